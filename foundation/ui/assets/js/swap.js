// @ts-check
// Links and forms with `data-swap="regions"` fetch a page and replace only those regions of this one, by id.
// Focus, caret and history stay right; a newer request ends an older one; without this module they are plain links
// and forms. `data-quiet` leaves the address alone; `data-live` sends a form while it changes; `data-again` on a
// region asks for it again every two seconds.
import { all, announce, ask, elsewhere, on, one, parse } from './dom.js';

/** @typedef {{ history?: 'push' | 'replace' | 'none', request?: RequestInit, form?: HTMLFormElement | null }} Options */

/** Requests under way, by the regions they will replace. @type {Map<string, AbortController>} */
const underWay = new Map();
/** Every region that was ever swapped here: going back restores them all. @type {Set<string>} */
const swapped = new Set();
let here = location.pathname + location.search;

/**
 * Fetches an address and replaces regions of this page by those of the answer.
 * @param {string | URL} url
 * @param {string} regions ids, separated by spaces
 * @param {Options} [options]
 */
export async function swap(url, regions, { history: how = 'push', request = {}, form = null } = {}) {
  underWay.get(regions)?.abort();
  const control = new AbortController();
  underWay.set(regions, control);
  const ids = regions.split(' ');
  busy(ids, true);
  let answer, page;
  try {
    answer = await ask(url, { ...request, part: regions, signal: control.signal });
    page = parse(await answer.text());
  } catch (error) {
    if (control.signal.aborted) return;
    busy(ids, false);
    if (form?.method === 'post') unsent(form);
    else location.assign(url);
    return;
  } finally {
    if (underWay.get(regions) === control) underWay.delete(regions);
  }
  arrive(page, answer, ids, how, form);
}

/**
 * Puts an answer into the page, or goes to it where it is another page.
 * @param {Document} page @param {Response} answer @param {string[]} ids
 * @param {'push' | 'replace' | 'none'} how @param {HTMLFormElement | null} form
 */
function arrive(page, answer, ids, how, form) {
  const dialog = form?.closest('dialog');
  const pairs = ids.map((id) => /** @type {const} */ ([document.getElementById(id), page.getElementById(id)]));
  if (answer.redirected && dialog) {
    dialog.close();
    const next = new URL(answer.url);
    const stays = next.search === location.search;
    if (next.pathname === location.pathname) swap(answer.url, 'main', { history: stays ? 'none' : 'push' });
    else location.assign(answer.url);
    return;
  }
  if (pairs.some(([now, next]) => !now || !next)) {
    if (form?.method === 'post' && !answer.redirected) trouble(page, form);
    else location.assign(answer.url);
    return;
  }
  for (const [now, next] of pairs) if (now && next) replace(now, next);
  const url = new URL(answer.url);
  if (how !== 'none' && (form?.method !== 'post' || answer.redirected)) {
    history[how === 'push' ? 'pushState' : 'replaceState']({}, '', url);
    if (page.title) document.title = page.title;
    ids.forEach((id) => swapped.add(id));
    here = url.pathname + url.search;
    present(url);
  }
}

/**
 * Replaces one region, and puts focus, caret and sideways scrolling back.
 * @param {HTMLElement} now @param {HTMLElement} next
 */
function replace(now, next) {
  const active = now.contains(document.activeElement) ? /** @type {HTMLInputElement} */ (document.activeElement) : null;
  const caret = active && 'selectionStart' in active ? [active.selectionStart, active.selectionEnd] : null;
  const scrolls = all('[data-keep-scroll]', now).map((from) => [from.dataset.keepScroll, from.scrollLeft]);
  now.replaceWith(next);
  for (const [name, left] of scrolls) {
    const to = one(`[data-keep-scroll="${name}"]`, next);
    if (to) to.scrollLeft = Number(left);
  }
  const told = one('[data-announce]', next) ?? (next.matches('[data-announce]') ? next : null);
  if (told?.textContent) announce(told.textContent);
  if (active || one('[data-focus]', next)) focus(next, active, caret);
  const top = (next.firstElementChild ?? next).getBoundingClientRect().top;
  if (top < 0 && !caret) scrollBy(0, top - 60);
  next.dispatchEvent(new CustomEvent('swapped', { bubbles: true, detail: { before: now } }));
  watch(next);
}

/**
 * Gives the focus to what had it, or to what asks for it, or to the region itself.
 * @param {HTMLElement} region @param {HTMLInputElement | null} before @param {(number | null)[] | null} caret
 */
function focus(region, before, caret) {
  const same = before && (before.id ? document.getElementById(before.id)
    : before.getAttribute('name') ? one(`[name="${CSS.escape(before.getAttribute('name') ?? '')}"]`, region)
    : before.dataset.key ? one(`[data-key="${CSS.escape(before.dataset.key)}"]`, region) : null);
  const target = one('[data-focus]', region) ?? (same && region.contains(same) ? same : null) ?? region;
  if (target === region && region.tabIndex < 0) region.tabIndex = -1;
  target.focus({ preventScroll: true });
  if (caret && target instanceof HTMLInputElement && target === same) {
    // While the answer was under way somebody went on typing: their words are newer than the server's.
    if (before) target.value = before.value;
    try { target.setSelectionRange(caret[0], caret[1]); } catch { /* a date or a box has no caret */ }
  }
}

/** Marks the views and places that lead to where we are now. @param {URL} url */
function present(url) {
  const view = url.searchParams.get('view');
  for (const link of all('.views a[data-swap]', document)) {
    const target = new URL(/** @type {HTMLAnchorElement} */ (link).href);
    const same = target.pathname === url.pathname && target.searchParams.get('view') === view;
    if (same) link.setAttribute('aria-current', 'page'); else link.removeAttribute('aria-current');
  }
}

/** @param {string[]} ids @param {boolean} on */
function busy(ids, on) {
  for (const id of ids) document.getElementById(id)?.setAttribute('aria-busy', String(on));
}

/** Says that a form did not arrive; what was entered stays. @param {HTMLFormElement} form */
function unsent(form) {
  one('.notice[data-unsent]', form)?.remove();
  const notice = document.createElement('div');
  notice.className = 'notice bad';
  notice.role = 'alert';
  notice.dataset.unsent = '';
  notice.textContent = document.body.dataset.unsent ?? '';
  form.prepend(notice);
}

/** Shows the page that a form was answered with, such as a refusal that has no form. @param {Document} page @param {HTMLFormElement} form */
function trouble(page, form) {
  const main = one('main', document), other = one('main', page);
  form.closest('dialog')?.close();
  if (main && other) replace(main, other);
}

/** Asks again for regions that show work under way. @param {ParentNode} within */
function watch(within) {
  const found = all('[data-again]', within);
  if (within instanceof HTMLElement && within.dataset.again) found.push(within);
  for (const region of found) {
    setTimeout(() => {
      if (!region.isConnected) return;
      if (document.hidden) watch(region);
      else swap(region.dataset.again ?? '', region.id, { history: 'none' });
    }, 2000);
  }
}

/** @param {HTMLElement} element @returns {'push' | 'replace' | 'none'} */
const way = (element) => ('quiet' in element.dataset ? 'none' : 'live' in element.dataset ? 'replace' : 'push');

/** Sends a form in place. @param {HTMLFormElement} form @param {HTMLButtonElement | null} by */
function send(form, by) {
  const method = by?.hasAttribute('formmethod') ? by.formMethod : form.method;
  const url = new URL(by?.getAttribute('formaction') ?? form.getAttribute('action') ?? '', location.href);
  const data = new FormData(form, by);
  /** @type {RequestInit} */
  const request = {};
  if (method === 'post') {
    request.method = 'post';
    request.body = form.enctype === 'multipart/form-data' ? data : new URLSearchParams(/** @type {any} */ (data));
  } else {
    url.search = new URLSearchParams([...data].filter(([, value]) => value !== '').map(([name, value]) => [name, String(value)])).toString();
  }
  return swap(url, form.dataset.swap ?? '', { history: way(form), request, form });
}

on('click', 'a[data-swap][href]', (/** @type {HTMLAnchorElement} */ link, event) => {
  if (elsewhere(event) || event.defaultPrevented) return;
  event.preventDefault();
  for (const open of all(':popover-open')) open.hidePopover();
  swap(link.href, link.dataset.swap ?? '', { history: way(link) });
});

on('submit', 'form[data-swap]', (/** @type {HTMLFormElement} */ form, event) => {
  event.preventDefault();
  if (form.ariaBusy === 'true') return;
  const post = form.method === 'post';
  if (post) form.ariaBusy = 'true';
  send(form, event.submitter).finally(() => { form.ariaBusy = null; });
});

let pause = 0;
on('input', 'form[data-live]', (/** @type {HTMLFormElement} */ form, event) => {
  clearTimeout(pause);
  if (event.isComposing) return;
  const words = event.target instanceof HTMLInputElement && /^(search|text)$/.test(event.target.type);
  pause = setTimeout(() => send(form, null), words ? 140 : 0);
});

on('compositionend', 'form[data-live]', (/** @type {HTMLFormElement} */ form) => send(form, null));

addEventListener('popstate', () => {
  const there = location.pathname + location.search;
  if (there === here) return;
  here = there;
  const ids = [...swapped].filter((id) => document.getElementById(id));
  if (ids.length) swap(location.href, ids.join(' '), { history: 'none' }).then(() => present(new URL(location.href)));
  else location.reload();
});

watch(document);
