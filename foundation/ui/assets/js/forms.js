// @ts-check
// Small comforts of forms: leaving unsaved work asks first, a fact is edited where it stands, files are dropped,
// lines are put in order, a tag is copied with a click.
import { all, announce, on, one } from './dom.js';

// --- unsaved work ---
on('input', 'form[data-guard]', (form) => { form.dataset.changed = ''; });
on('submit', 'form[data-guard]', (form) => { delete form.dataset.changed; });
addEventListener('beforeunload', (event) => {
  if (one('form[data-guard][data-changed]')) event.preventDefault();
});

// --- a fact edited where it stands: Escape puts it back ---
/** @type {WeakMap<Element, Element>} */
const before = new WeakMap();
on('swapped', '[data-region]', (region, event) => {
  const form = one('form[data-inline]', region);
  if (!form) return;
  if (!one('form[data-inline]', event.detail.before)) before.set(region, event.detail.before);
  const field = /** @type {HTMLInputElement | null} */ (/** @type {unknown} */ (one('input:not([type=hidden]), select, textarea', form)));
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
});
/** @param {Element} within */
function putBack(within) {
  const region = within.closest('[data-region]'), old = region && before.get(region);
  if (!region || !old) return;
  region.replaceWith(old);
  one('.edit', old)?.focus();
}
on('keydown', 'form[data-inline]', (form, event) => {
  if (event.key === 'Escape' && !event.defaultPrevented) putBack(form);
});
on('click', '[data-cancel]', putBack);

// --- files ---
/** @param {HTMLElement} drop */
function listFiles(drop) {
  const input = /** @type {HTMLInputElement | null} */ (/** @type {unknown} */ (one('input', drop)));
  const size = new Intl.NumberFormat(document.documentElement.lang, { notation: 'compact', style: 'unit', unit: 'byte', unitDisplay: 'narrow' });
  one('[data-files]', drop)?.replaceChildren(...[...(input?.files ?? [])].map((file) => {
    const line = document.createElement('span');
    line.append(Object.assign(document.createElement('span'), { textContent: file.name }), Object.assign(document.createElement('span'), { textContent: size.format(file.size) }));
    return line;
  }));
}
on('change', '[data-drop]', listFiles);
on('dragover', '[data-drop]', (drop, event) => { event.preventDefault(); drop.classList.add('over'); });
on('dragleave', '[data-drop]', (drop) => drop.classList.remove('over'));
on('drop', '[data-drop]', (drop, event) => {
  event.preventDefault();
  drop.classList.remove('over');
  const input = /** @type {HTMLInputElement | null} */ (/** @type {unknown} */ (one('input', drop)));
  if (!input) return;
  const files = new DataTransfer();
  [...event.dataTransfer.files].slice(0, input.multiple ? undefined : 1).forEach((file) => files.items.add(file));
  input.files = files.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
});

// --- order: by the arrows beside a line, or by dragging its grip ---
/** @param {Element} line */
const moved = (line) => line.dispatchEvent(new Event('input', { bubbles: true }));
on('click', '[data-reorder] [data-move]', (button, event) => {
  event.preventDefault();
  const line = button.closest('li');
  if (!line) return;
  if (button.dataset.move === 'up') line.previousElementSibling?.before(line); else line.nextElementSibling?.after(line);
  button.focus();
  moved(line);
});
on('pointerdown', '[data-reorder] .grip', (grip, event) => {
  const line = grip.closest('li'), list = line?.parentElement;
  if (!line || !list) return;
  event.preventDefault();
  line.classList.add('moving');
  const drag = (/** @type {PointerEvent} */ { clientY }) => {
    const over = all(':scope > li', list).find((other) => other !== line && clientY < other.getBoundingClientRect().top + other.offsetHeight / 2);
    if (over) over.before(line); else list.append(line);
  };
  const drop = () => {
    line.classList.remove('moving');
    removeEventListener('pointermove', drag);
    moved(line);
  };
  addEventListener('pointermove', drag);
  addEventListener('pointerup', drop, { once: true });
});

// --- a tag is copied ---
on('click', '[data-copy]', async (tag) => {
  await navigator.clipboard?.writeText(tag.dataset.copy ?? '');
  announce(document.body.dataset.copied ?? '');
  tag.classList.add('copied');
  setTimeout(() => tag.classList.remove('copied'), 900);
});
