// @ts-check
// The page that checks certificates: a file is dropped or chosen, and checked without being sent anywhere.
import { check } from './certificate.js';
import { all, one } from './dom.js';

/** @param {HTMLElement} box */
function ready(box) {
  const input = /** @type {HTMLInputElement | null} */ (/** @type {unknown} */ (one('input[type=file]', box)));
  const told = /** @type {HTMLElement | null} */ (/** @type {unknown} */ (one('[data-told]', box)));
  if (!input || !told) return;
  /** @param {string} name */
  const words = (name) => box.dataset[name] ?? '';
  /** @param {boolean} fine @param {string[]} lines */
  const tell = (fine, lines) => {
    told.className = `notice ${fine ? 'ok' : 'bad'}`;
    told.replaceChildren(...lines.map((line, at) => {
      const part = document.createElement(at ? 'p' : 'b');
      part.textContent = line;
      return part;
    }));
    told.hidden = false;
  };
  input.addEventListener('change', async () => {
    const file = input.files?.[0];
    if (!file) return;
    if (!globalThis.crypto?.subtle) return tell(false, [words('unable')]);
    const { faults, number } = await check(await file.text(), box.dataset.key);
    if (!faults.length) return tell(true, [words('fine'), number]);
    const named = faults.slice(0, 20).map(({ fault, at }) => `${at ? `${at}: ` : ''}${words(`fault${fault.replace(/(^|-)./g, (part) => part.slice(-1).toUpperCase())}`)}`);
    tell(false, [words('wrong'), ...named]);
  });
}

for (const box of all('[data-verify]')) ready(/** @type {HTMLElement} */ (box));
