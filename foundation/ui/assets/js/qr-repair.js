// @ts-check
// Reed-Solomon repair over the field of 256 elements: syndromes, Berlekamp-Massey, then Chien's search with Forney's
// values.

const POWER = new Uint8Array(512), LOG = new Uint8Array(256);
for (let at = 0, value = 1; at < 255; at++) {
  POWER[at] = POWER[at + 255] = value;
  LOG[value] = at;
  value <<= 1;
  if (value & 256) value ^= 285;
}
/** @param {number} a @param {number} b */
const times = (a, b) => (a && b ? POWER[LOG[a] + LOG[b]] : 0);
/** @param {number} a */
const inverse = (a) => POWER[255 - LOG[a]];
/** The value of a polynomial, lowest coefficient first. @param {number[]} of @param {number} at */
const value = (of, at) => of.reduceRight((sum, coefficient) => times(sum, at) ^ (coefficient ?? 0), 0);

/**
 * Repairs a block in place; answers whether it is whole.
 * @param {Uint8Array} block data, then repair bytes
 * @param {number} spare how many repair bytes
 */
export function repair(block, spare) {
  const syndromes = Array.from({ length: spare }, (_, at) => block.reduce((sum, byte) => times(sum, POWER[at]) ^ byte, 0));
  if (syndromes.every((syndrome) => syndrome === 0)) return true;
  const { locator, errors } = locate(syndromes);
  if (2 * errors > spare) return false;
  const evaluator = syndromes.map((_, at) => {
    let sum = 0;
    for (let part = 0; part <= Math.min(at, errors); part++) sum ^= times(locator[part] ?? 0, syndromes[at - part]);
    return sum;
  });
  let found = 0;
  for (let place = 0; place < block.length; place++) {
    const at = POWER[(255 - place) % 255];
    if (value(locator.slice(0, errors + 1), at)) continue;
    found++;
    // The formal derivative keeps the odd powers only.
    const slope = value(Array.from({ length: Math.ceil(errors / 2) }, (_, half) => locator[2 * half + 1] ?? 0), times(at, at));
    if (!slope) return false;
    block[block.length - 1 - place] ^= times(POWER[place], times(value(evaluator, at), inverse(slope)));
  }
  return found === errors;
}

/** The polynomial whose roots are the places of the errors. @param {number[]} syndromes */
function locate(syndromes) {
  let locator = [1], before = [1], errors = 0, shift = 1, scale = 1;
  syndromes.forEach((syndrome, at) => {
    let gap = syndrome;
    for (let part = 1; part <= errors; part++) gap ^= times(locator[part] ?? 0, syndromes[at - part]);
    if (!gap) { shift++; return; }
    const kept = [...locator], factor = times(gap, inverse(scale));
    before.forEach((coefficient, part) => { locator[part + shift] = (locator[part + shift] ?? 0) ^ times(factor, coefficient); });
    locator = Array.from(locator, (coefficient) => coefficient ?? 0);
    if (2 * errors > at) { shift++; return; }
    [errors, before, scale, shift] = [at + 1 - errors, kept, gap, 1];
  });
  return { locator, errors };
}
