// @ts-check
// Theme and density change at once; the server is told in the background, so that the next page comes that way.
import { all, ask, on } from './dom.js';

on('submit', 'form[data-look]', (element, event) => {
  const form = /** @type {HTMLFormElement} */ (/** @type {unknown} */ (element));
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (!button || button.name === 'lang') return;
  event.preventDefault();
  const root = document.documentElement;
  if (button.value === 'system' || button.value === 'normal') delete root.dataset[button.name];
  else root.dataset[button.name] = button.value;
  for (const other of all(`button[name="${button.name}"]`, form)) other.ariaPressed = String(other === button);
  const body = new URLSearchParams(/** @type {any} */ (new FormData(form, button)));
  ask(form.action, { method: 'post', body, keepalive: true }).catch(() => { /* it counts for this page at least */ });
});
