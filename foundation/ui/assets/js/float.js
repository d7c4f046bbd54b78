// @ts-check
// What floats: menus under their buttons, the menu of a row, forms that open over the page.
import { all, ask, elsewhere, on, one, parse } from './dom.js';

const anchored = CSS.supports('position-area', 'block-end');

/**
 * Puts a popover under an element where the browser cannot do that by itself.
 * @param {HTMLElement} pop @param {Element} under
 */
function place(pop, under) {
  const box = under.getBoundingClientRect();
  const above = box.bottom + pop.offsetHeight + 8 > innerHeight && box.top > pop.offsetHeight + 8;
  pop.style.top = `${above ? box.top - pop.offsetHeight - 12 : box.bottom}px`;
  pop.style.left = `${Math.max(8, Math.min(box.left, innerWidth - pop.offsetWidth - 8))}px`;
  pop.style.setProperty('position-area', 'none');
}

document.addEventListener('toggle', (event) => {
  const pop = /** @type {HTMLElement} */ (event.target), open = /** @type {ToggleEvent} */ (event).newState === 'open';
  if (!pop.matches('.pop, .side')) return;
  const button = one(`[popovertarget="${pop.id}"]`) ?? one('[data-menu][aria-expanded=true]');
  if (button) button.ariaExpanded = String(open);
  if (open && button && pop.matches('.pop') && (!anchored || button.dataset.menu)) place(pop, button);
}, true);

// Up and down go through a menu.
on('keydown', '.pop', (pop, event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[/** @type {string} */ (event.key)];
  if (!step || event.target.matches('input:not([type=checkbox]), textarea, select')) return;
  const lines = all('a[href], button, input, select, textarea', pop).filter((line) => line.checkVisibility());
  const at = lines.indexOf(/** @type {any} */ (document.activeElement));
  event.preventDefault();
  lines[(at + step + lines.length) % lines.length]?.focus();
});

/** The menu of a row comes from the server when it is asked for. */
on('click', '[data-menu]', async (link, event) => {
  if (elsewhere(event)) return;
  event.preventDefault();
  const answer = await ask(link.dataset.menu ?? '', { part: 'menu' });
  if (!answer.ok) return location.assign(/** @type {any} */ (link).href);
  one('#row-menu')?.remove();
  const pop = Object.assign(document.createElement('div'), { id: 'row-menu', className: 'pop', popover: 'auto' });
  pop.append(...parse(await answer.text()).body.childNodes);
  link.after(pop);
  link.ariaExpanded = 'true';
  pop.showPopover();
  one('a, button', pop)?.focus();
  pop.addEventListener('toggle', () => { link.ariaExpanded = 'false'; }, { once: false });
});

/** Opens a form that has a page of its own in a dialog over this page. */
on('click', 'a[data-dialog][href]', async (element, event) => {
  const link = /** @type {HTMLAnchorElement} */ (/** @type {unknown} */ (element));
  if (elsewhere(event)) return;
  event.preventDefault();
  for (const open of all(':popover-open')) open.hidePopover();
  if (link.hash && link.pathname === location.pathname) {
    const target = /** @type {HTMLDialogElement | null} */ (/** @type {unknown} */ (one(link.hash)));
    if (target) return target.showModal();
  }
  const answer = await ask(link.href, { part: 'dialog' }).catch(() => null);
  const page = answer?.ok ? parse(await answer.text()) : null;
  const content = page && (one('main [data-region]:has(> form)', page) ?? one('[data-dialog-title]', page) ?? one('main form', page));
  if (!page || !content) return location.assign(link.href);
  show(content, content.dataset.dialogTitle ?? one('h1', page)?.textContent ?? page.title);
});

/** @param {HTMLElement} content @param {string} title */
function show(content, title) {
  const dialog = /** @type {HTMLDialogElement | null} */ (/** @type {unknown} */ (one('#dialog')));
  const header = one('#keys > header')?.cloneNode(true);
  if (!dialog || !(header instanceof HTMLElement)) return;
  const heading = one('h2', header);
  if (heading) Object.assign(heading, { id: 'dialog-title', textContent: title });
  const body = Object.assign(document.createElement('div'), { className: 'body' });
  body.append(content);
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  dialog.replaceChildren(header, body);
  dialog.showModal();
  one('input:not([type=hidden]), select, textarea', body)?.focus();
}

// "Cancel" in a dialog closes it, and so does a press beside it.
on('click', 'dialog a[data-back]', (link, event) => {
  event.preventDefault();
  link.closest('dialog')?.close();
});
document.addEventListener('pointerdown', (event) => {
  const dialog = event.target;
  if (!(dialog instanceof HTMLDialogElement)) return;
  const box = dialog.getBoundingClientRect();
  const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
  if (!inside && !one('form[data-guard][data-changed]', dialog)) dialog.close();
});
