// @ts-check
// The palette: Ctrl K, or a click on the search of the top bar. Results come from the server while one types.
import { elsewhere, on, one } from './dom.js';
import { chosen, move, refresh } from './options.js';

const palette = () => /** @type {HTMLDialogElement | null} */ (one('#palette'));
const field = () => /** @type {HTMLInputElement} */ (one('#palette input'));
const list = () => /** @type {HTMLElement} */ (one('#palette-options'));

/** Opens the palette, with what was typed last selected. */
export function openPalette() {
  const dialog = palette();
  if (!dialog || dialog.open) return;
  dialog.showModal();
  field().select();
  refresh(field(), list());
}

on('click', '[data-palette]', (_, event) => {
  if (elsewhere(event)) return;
  event.preventDefault();
  openPalette();
});

let pause = 0;
on('input', '#palette input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => refresh(field(), list()), 60);
});

on('keydown', '#palette input', (input, event) => {
  if (event.isComposing) return;
  if (move(/** @type {HTMLInputElement} */ (/** @type {unknown} */ (input)), list(), event)) return;
  const option = event.key === 'Enter' ? chosen(list()) : null;
  if (option) {
    event.preventDefault();
    option.click();
  }
});

on('click', '#palette a', (_, event) => {
  if (!elsewhere(event)) palette()?.close();
}, true);
