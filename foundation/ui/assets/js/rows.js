// @ts-check
// Lists by keyboard: j and k move the focus from row to row, x selects, b leads to what can be done with what
// is selected, shift-click selects a range; Enter opens because the focus is on a link. The bar of what can be done
// with selected rows counts and can take them all.
import { all, announce, count, on, one } from './dom.js';

/** @returns {HTMLInputElement[]} */
const boxes = () => all('[data-rows] tbody .pick input');

/** The row that has the focus, or none. */
const current = () => document.activeElement?.closest('[data-rows] tbody tr') ?? null;

/**
 * Acts on a key of the list; answers whether it was one.
 * @param {string} key
 */
export function rowKey(key) {
  const rows = all('[data-rows] tbody tr:not(.group)').filter((row) => one('.name a', row));
  if (!rows.length || !'jkxb'.includes(key)) return false;
  if (key === 'b') {
    const acts = all('[data-bulk] button:not([hidden])').filter((button) => button.checkVisibility());
    acts[0]?.focus();
    return acts.length > 0;
  }
  const now = current();
  const at = now ? rows.indexOf(/** @type {HTMLElement} */ (now)) : -1;
  if (key === 'x') {
    const box = at >= 0 ? /** @type {HTMLInputElement | null} */ (/** @type {unknown} */ (one('.pick input', rows[at]))) : null;
    box?.click();
  } else {
    const to = rows[Math.max(0, Math.min(rows.length - 1, at + (key === 'j' ? 1 : -1)))];
    one('.name a', to)?.focus();
    to.scrollIntoView({ block: 'nearest' });
  }
  return true;
}

/** Tells how many rows are selected, and takes back "all" when the selection changes. */
function tell() {
  const bar = /** @type {HTMLFormElement | null} */ (/** @type {unknown} */ (one('[data-bulk]')));
  const found = boxes(), chosen = found.filter((box) => box.checked).length;
  const whole = /** @type {HTMLInputElement | null} */ (/** @type {unknown} */ (one('[data-pick-all]')));
  if (whole) {
    whole.checked = chosen > 0 && chosen === found.length;
    whole.indeterminate = chosen > 0 && chosen < found.length;
  }
  if (bar) everything(bar, false, chosen);
}

/** @param {HTMLFormElement} bar @param {boolean} every @param {number} chosen */
function everything(bar, every, chosen) {
  const words = one('p', bar), button = one('[data-choose-all]', bar);
  const query = /** @type {HTMLInputElement | null} */ (/** @type {unknown} */ (one('[name=query]', bar)));
  if (words) words.textContent = every ? words.dataset.all ?? '' : (words.dataset.some ?? '').replace('%n', count(chosen));
  if (query) query.disabled = !every;
  // On a phone no head of the table offers the whole page, so one row is enough to be asked whether all are meant.
  const whole = one('[data-pick-all]')?.checkVisibility() ?? false;
  if (button) button.hidden = every || chosen === 0 || (whole && chosen < boxes().length);
}

let last = -1;
on('click', '[data-rows] tbody .pick input', (element, event) => {
  const found = boxes(), box = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (element)), at = found.indexOf(box);
  if (event.shiftKey && last >= 0) {
    for (let index = Math.min(at, last); index <= Math.max(at, last); index++) found[index].checked = box.checked;
  }
  last = at;
  tell();
});

on('change', '[data-pick-all]', (whole) => {
  for (const box of boxes()) box.checked = /** @type {any} */ (whole).checked;
  tell();
});

on('click', '[data-choose-all]', (button) => {
  const bar = button.closest('form');
  if (!bar) return;
  everything(bar, true, boxes().length);
  announce(one('p', bar)?.textContent ?? '');
});

on('reset', '[data-bulk]', () => setTimeout(tell));
on('swapped', '[data-region], main', () => { last = -1; tell(); });
