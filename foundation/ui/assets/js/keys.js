// @ts-check
// Keys. An element with `data-key="n"` is pressed by that key, one with `data-key="g a"` by the two after each other;
// a field gets the focus instead. Single letters can be turned off in the profile (`data-keys="off"`).
import { all, on, one, typing } from './dom.js';
import { openPalette } from './palette.js';
import { rowKey } from './rows.js';

let first = '', waiting = 0;

document.addEventListener('keydown', (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    openPalette();
    return;
  }
  const off = document.documentElement.dataset.keys === 'off';
  if (off || typing(event.target) || event.ctrlKey || event.metaKey || event.altKey || one('dialog[open]')) return;
  const key = event.key.toLowerCase();
  if (key === '?') showKeys();
  else if (press(first ? `${first} ${key}` : key) || (!first && rowKey(key))) first = '';
  else if (!first && starts(key)) wait(key);
  else { first = ''; return; }
  event.preventDefault();
});

/** @param {string} key */
function wait(key) {
  first = key;
  clearTimeout(waiting);
  waiting = setTimeout(() => { first = ''; }, 1000);
}

/** Whether some key of two letters starts with this one. @param {string} key */
const starts = (key) => all(`[data-key^="${CSS.escape(key)} "]`).length > 0;

/** Presses the element with this key; answers whether there is one. @param {string} key */
function press(key) {
  const target = all(`[data-key="${CSS.escape(key)}"]`).find((element) => element.isConnected && !element.ariaDisabled
    && (element.checkVisibility() || element.closest('.side')));
  if (!target) return false;
  if (typing(target)) { target.focus(); /** @type {HTMLInputElement} */ (target).select(); } else target.click();
  return true;
}

/** The list of keys: the fixed ones, and those that this page really has. */
function showKeys() {
  const dialog = /** @type {HTMLDialogElement | null} */ (/** @type {unknown} */ (one('#keys')));
  const list = dialog && one('dl', dialog);
  if (!dialog || !list) return;
  all('[data-found]', list).forEach((old) => old.remove());
  for (const element of all('[data-key]')) {
    const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
    all('.count', copy).forEach((number) => number.remove());
    const name = (element.ariaLabel ?? copy.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (!name || typing(element)) continue;
    const term = Object.assign(document.createElement('dt'), { textContent: name });
    const keys = document.createElement('dd');
    keys.append(...(element.dataset.key ?? '').split(' ').map((key) => Object.assign(document.createElement('kbd'), { textContent: key.toUpperCase() })));
    term.dataset.found = keys.dataset.found = '';
    list.append(term, keys);
  }
  dialog.showModal();
}

on('click', '[data-show-keys]', showKeys);
all('[data-show-keys]').forEach((button) => { button.hidden = false; });

on('keydown', '.search input', (field, event) => {
  if (event.key === 'Escape') field.blur();
});
