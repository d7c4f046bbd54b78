// @ts-check
// What every page loads. Each module does one thing and listens for all of its kind, so pages that are swapped in
// later need no wiring.
import './swap.js';
import './float.js';
import './keys.js';
import './rows.js';
import './palette.js';
import './picker.js';
import './look.js';
import './forms.js';
import './charts.js';
