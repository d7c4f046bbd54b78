// @ts-check
// What a scan found is kept on the device first and then sent. Each find has a key of its own, so sending one twice
// does no harm, and closing the page or losing the network loses nothing.

/** @typedef {{ key: string, code: string, round: string, at: string }} Find */

/** @type {Promise<IDBDatabase>} */
const opened = new Promise((done, fail) => {
  const request = indexedDB.open('tenure-finds', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('finds', { keyPath: 'key' });
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

/**
 * One transaction over the kept finds.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(finds: IDBObjectStore) => IDBRequest<T> | void} act
 * @returns {Promise<T | undefined>}
 */
async function work(mode, act) {
  const database = await opened;
  return new Promise((done, fail) => {
    const transaction = database.transaction('finds', mode), request = act(transaction.objectStore('finds'));
    transaction.oncomplete = () => done(request?.result);
    transaction.onerror = () => fail(transaction.error);
  });
}

/** How many finds wait to be sent. */
export const waiting = async () => (await work('readonly', (finds) => finds.count())) ?? 0;

/** Keeps a find. @param {string} code @param {string} round */
export const keep = (code, round) => work('readwrite', (finds) => finds.add({ key: crypto.randomUUID(), code, round, at: new Date().toISOString() }));

let sending = false;
/**
 * Sends all that waits, several at a time. The door answers with the keys that it has taken.
 * @param {string} door
 * @param {string} token
 * @returns {Promise<unknown[]>} what the server says about each find
 */
export async function send(door, token) {
  if (sending) return [];
  sending = true;
  try {
    const finds = /** @type {Find[]} */ (await work('readonly', (store) => store.getAll()) ?? []);
    if (!finds.length) return [];
    const answer = await fetch(door, { method: 'POST', headers: { 'content-type': 'application/json', 'x-token': token }, body: JSON.stringify(finds) });
    if (!answer.ok) return [];
    const { done, told } = await answer.json();
    await work('readwrite', (store) => { for (const key of done) store.delete(key); });
    return told ?? [];
  } catch {
    return []; // offline: they stay
  } finally {
    sending = false;
  }
}
