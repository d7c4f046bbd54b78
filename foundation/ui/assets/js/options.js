// @ts-check
// A text field with a list of options under it that come from our server: the palette and the pickers.
import { all, ask, one, parse } from './dom.js';

/**
 * Asks for the options that fit what was typed, and puts them into the field's list. Older requests end.
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 */
export async function refresh(field, list) {
  const url = new URL(field.dataset.options ?? '', location.href);
  url.searchParams.set('q', field.value.trim());
  /** @type {any} */ (list).control?.abort();
  const control = new AbortController();
  /** @type {any} */ (list).control = control;
  try {
    const page = parse(await (await ask(url, { part: list.id, signal: control.signal })).text());
    const found = one('[role=listbox]', page);
    if (!found) return;
    list.replaceChildren(...found.childNodes);
    all('[role=option]', list).forEach((option, at) => { option.id ||= `${list.id}-${at}`; });
    choose(field, list, 0);
  } catch { /* ended by a newer request, or offline: the list stays as it was */ }
}

/**
 * Marks an option as the one that Enter takes.
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 * @param {number} at
 */
export function choose(field, list, at) {
  const options = all('[role=option]', list);
  options.forEach((option, index) => { option.ariaSelected = String(index === at); });
  const chosen = options[at];
  if (chosen) field.setAttribute('aria-activedescendant', chosen.id);
  else field.removeAttribute('aria-activedescendant');
  chosen?.scrollIntoView({ block: 'nearest' });
}

/**
 * Moves the mark with the arrow keys; answers whether the key was one of them.
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 * @param {KeyboardEvent} event
 */
export function move(field, list, event) {
  const options = all('[role=option]', list);
  const at = options.findIndex((option) => option.ariaSelected === 'true');
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: options.length - 1 }[event.key];
  if (to === undefined || !options.length || ((event.key === 'Home' || event.key === 'End') && field.value)) return false;
  event.preventDefault();
  choose(field, list, (to + options.length) % options.length);
  return true;
}

/** The option that Enter takes. @param {HTMLElement} list */
export const chosen = (list) => one('[role=option][aria-selected=true]', list);
