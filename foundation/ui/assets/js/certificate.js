// @ts-check
// Checks a signed certificate here, in this browser: nothing is sent anywhere. The same as `tenure verify-certificate`.

const PURPOSE = 'tenure-certificate-v1';
const utf8 = new TextEncoder();

/** @typedef {{fault: string, at?: string}} Fault */
/** @typedef {{[path: string]: string}} Fingerprints */

/** The canonical form (RFC 8785), which writes numbers and texts as JSON.stringify does. Beyond 2^53 - 1 numbers are not
 * the same in every reader, so they are refused. @param {any} value @returns {string} */
export function canonical(value) {
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) throw new Error(`${value} is too large`);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** @param {string} text */
async function digest(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8.encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The fingerprint of every value, by its path. @param {string} path @param {any} value @param {Fingerprints} all */
async function gather(path, value, all) {
  const inside = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  for (const [name, one] of inside) await gather(path ? `${path}.${name}` : name, one, all);
  if (!inside.length && path) all[path] = await digest(canonical(value));
}

/** @param {string} text */
const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Everything that is wrong with a document; nothing if it is as it was signed.
 * @param {string} text @param {string} trusted the public key that it should be signed with, in base64; empty for the one it names
 * @returns {Promise<{faults: Fault[], number: string, key: string}>} */
export async function check(text, trusted = '') {
  /** @type {Fault[]} */
  const faults = [];
  let document, key = '';
  try {
    document = JSON.parse(text);
    if (document.format !== PURPOSE) throw new Error('format');
    key = trusted || document.signature.public_key;
    /** @type {Fingerprints} */
    const found = {};
    await gather('', document.claims, found);
    const signed = document.fingerprints;
    for (const path of Object.keys(signed)) {
      if (!(path in found)) faults.push({ fault: 'missing', at: path });
      else if (found[path] !== signed[path]) faults.push({ fault: 'changed', at: path });
    }
    for (const path of Object.keys(found)) if (!(path in signed)) faults.push({ fault: 'added', at: path });
  } catch {
    return { faults: [{ fault: 'unreadable' }], number: '', key };
  }
  if (document.signature.public_key !== key) faults.push({ fault: 'another-key' });
  if (!(await isSigned(document, key))) faults.push({ fault: 'signature' });
  return { faults, number: document.claims?.certificate?.number ?? '', key };
}

/** @param {any} document @param {string} key */
async function isSigned(document, key) {
  try {
    const known = await crypto.subtle.importKey('raw', bytes(key), { name: 'Ed25519' }, false, ['verify']);
    const message = utf8.encode(`${PURPOSE}\n${canonical(document.fingerprints)}`);
    return await crypto.subtle.verify({ name: 'Ed25519' }, known, bytes(document.signature.value), message);
  } catch {
    return false;
  }
}
