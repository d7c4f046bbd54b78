// @ts-check
// Lets a page that scans open without a network. It serves the pages below the path it was registered for: pages from
// the network where there is one and else as they were last, everything else from what the page asked it to keep.
const CACHE = 'tenure-scan';
const scope = /** @type {any} */ (self);

scope.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(scope.clients.claim()));

// The page says what it is made of; what an older release was made of goes.
scope.addEventListener('message', (/** @type {any} */ event) => event.waitUntil(keep(event.data.keep ?? [])));

/** @param {string[]} addresses */
async function keep(addresses) {
  const cache = await caches.open(CACHE), wanted = new Set(addresses);
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  await Promise.all(addresses.map(async (address) => {
    if (await cache.match(address)) return;
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) await cache.put(address, answer);
  }));
}

scope.addEventListener('fetch', (/** @type {any} */ event) => {
  const request = /** @type {Request} */ (event.request);
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  event.respondWith(request.mode === 'navigate' ? page(request) : part(request));
});

/** @param {Request} request */
async function page(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(request, answer.clone());
    return answer;
  } catch {
    return (await cache.match(request)) ?? Response.error();
  }
}

/** @param {Request} request */
const part = async (request) => (await (await caches.open(CACHE)).match(request)) ?? fetch(request);
