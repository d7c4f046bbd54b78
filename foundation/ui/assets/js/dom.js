// @ts-check
// What the other modules share: finding elements, listening for all of a kind, parsing answers, speaking.

/**
 * The first element that matches.
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {T | null}
 */
export const one = (selector, within = document) => within.querySelector(selector);

/**
 * All elements that match.
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {T[]}
 */
export const all = (selector, within = document) => [...within.querySelectorAll(/** @type {any} */ (selector))];

/**
 * Listens for an event on every element that matches, now and after any swap.
 * @template {Element} [T=HTMLElement]
 * @param {string} event
 * @param {string} selector
 * @param {(element: T, event: any) => void} then
 * @param {boolean} [capture]
 */
export function on(event, selector, then, capture = false) {
  document.addEventListener(event, (e) => {
    const element = e.target instanceof Element ? e.target.closest(selector) : null;
    if (element) then(/** @type {any} */ (element), e);
  }, capture);
}

/**
 * Whether a key that is pressed there is meant as text.
 * @param {EventTarget | null} target
 */
export const typing = (target) => target instanceof Element
  && target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]');

/** Whether a click asks for another tab or window. @param {MouseEvent} event */
export const elsewhere = (event) => event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

/**
 * Says something to those who hear the page.
 * @param {string} words
 */
export function announce(words) {
  const place = one('#announce');
  if (!place) return;
  place.textContent = '';
  // Saying the same words twice needs a pause between them.
  setTimeout(() => { place.textContent = words; }, 60);
}

const policy = /** @type {any} */ (window).trustedTypes?.createPolicy('tenure', {
  createHTML: (/** @type {string} */ html) => html,
  createScriptURL: (/** @type {string} */ url) => url,
});

/**
 * An answer of our server as a document. Nothing in it runs.
 * @param {string} html
 */
export const parse = (html) => new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');

/**
 * Lets this page open without a network from now on. The worker is not under the hashed addresses, because a browser
 * looks for a newer one at the address where it found the last.
 */
export async function keepOffline() {
  if (!navigator.serviceWorker) return;
  const url = policy ? policy.createScriptURL('/worker.js') : '/worker.js';
  await navigator.serviceWorker.register(url, { scope: location.pathname, type: 'module' });
  const { active } = await navigator.serviceWorker.ready;
  const parts = performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => new URL(name).pathname.startsWith('/a/'));
  active?.postMessage({ keep: [location.href, ...new Set(parts)] });
}

/**
 * Asks our server for a page or a part of one.
 * @param {string | URL} url
 * @param {RequestInit & { part?: string }} [options]
 */
export function ask(url, { part = '', ...options } = {}) {
  return fetch(url, { credentials: 'same-origin', ...options, headers: { 'x-swap': part } });
}

/** Writes a number as the page's language does. @param {number} number */
export const count = (number) => number.toLocaleString(document.documentElement.lang || undefined);
