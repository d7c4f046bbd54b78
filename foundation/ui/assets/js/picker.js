// @ts-check
// Fields that choose another record by part of its name. The words stay in the field that is seen; what is sent is
// the value of the chosen record, or the words themselves when nothing was chosen from the list.
import { all, on, one } from './dom.js';
import { chosen, move, refresh } from './options.js';

/** @param {Element} field */
const list = (field) => /** @type {HTMLElement} */ (document.getElementById(field.getAttribute('aria-controls') ?? ''));

/** The field that is sent; made when a picker is first touched. @param {HTMLInputElement} field */
function sent(field) {
  let hidden = /** @type {HTMLInputElement | null} */ (one('input[type=hidden]', field.parentElement ?? document));
  if (!hidden) {
    hidden = Object.assign(document.createElement('input'), { type: 'hidden', name: field.name, value: field.dataset.value || field.value });
    field.removeAttribute('name');
    field.after(hidden);
  }
  return hidden;
}

/** @param {HTMLInputElement} field @param {boolean} on */
function show(field, on) {
  list(field).hidden = !on;
  field.ariaExpanded = String(on);
  if (!on) field.removeAttribute('aria-activedescendant');
}

/** @param {HTMLInputElement} field @param {HTMLElement} option */
function take(field, option) {
  field.value = one('span', option)?.textContent ?? '';
  sent(field).value = option.dataset.value ?? '';
  show(field, false);
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

let pause = 0;
on('input', '[data-picker] [role=combobox]', (element) => {
  const field = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (element));
  sent(field).value = field.value;
  clearTimeout(pause);
  pause = setTimeout(async () => {
    await refresh(field, list(field));
    show(field, document.activeElement === field && all('[role=option], .empty', list(field)).length > 0);
  }, 100);
});

on('keydown', '[data-picker] [role=combobox]', (element, event) => {
  const field = /** @type {HTMLInputElement} */ (/** @type {unknown} */ (element));
  if (event.isComposing) return;
  const open = !list(field).hidden;
  if (event.key === 'ArrowDown' && !open) {
    event.preventDefault();
    refresh(field, list(field)).then(() => show(field, true));
  } else if (open && event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    show(field, false);
  } else if (open && event.key === 'Enter') {
    const option = chosen(list(field));
    if (option) {
      event.preventDefault();
      take(field, option);
    }
  } else if (open) {
    move(field, list(field), event);
  }
});

// A press, not a click: the field would lose the focus and close its list before the click arrived.
on('pointerdown', '[data-picker] [role=option]', (option, event) => {
  event.preventDefault();
  const field = one('[role=combobox]', option.closest('[data-picker]') ?? document);
  if (field) take(/** @type {HTMLInputElement} */ (/** @type {unknown} */ (field)), option);
});

on('focusout', '[data-picker] [role=combobox]', (element) => show(/** @type {any} */ (element), false));
