// @ts-check
// The text of a QR code from the grid of its modules (ISO/IEC 18004): format, mask, order of the bits, blocks,
// repair, segments.
import { repair } from './qr-repair.js';

// For each level of repair (L, M, Q, H) and each version: bytes of repair in a block, and how many blocks there are.
const REPAIR = [
  '7 10 15 20 26 18 20 24 30 18 20 24 26 30 22 24 28 30 28 28 28 28 30 30 26 28',
  '10 16 26 18 24 16 18 22 22 26 30 22 22 24 24 28 28 26 26 26 26',
  '13 22 18 26 18 24 18 22 20 24 28 26 24 20 30 24 28 28 26 30 28 30 30 30 30 28',
  '17 28 22 16 22 28 26 26 24 28 24 28 22 24 24 30 28 28 26 28 30 24',
].map((row, level) => {
  const listed = row.split(' ').map(Number), rest = level === 1 ? 28 : 30;
  return Array.from({ length: 40 }, (_, version) => listed[version] ?? rest);
});
const BLOCKS = [
  '1 1 1 1 1 2 2 2 2 4 4 4 4 4 6 6 6 6 7 8 8 9 9 10 12 12 12 13 14 15 16 17 18 19 19 20 21 22 24 25',
  '1 1 1 2 2 4 4 4 5 5 5 8 9 9 10 10 11 13 14 16 17 17 18 20 21 23 25 26 28 29 31 33 35 37 38 40 43 45 47 49',
  '1 1 2 2 4 4 6 6 8 8 8 10 12 16 12 17 16 18 21 20 23 23 25 27 29 34 34 35 38 40 43 45 48 51 53 56 59 62 65 68',
  '1 1 2 4 4 4 5 6 8 8 11 11 16 16 18 16 19 21 25 25 25 34 30 32 35 37 40 42 45 48 51 54 57 60 63 66 70 74 77 81',
].map((row) => row.split(' ').map(Number));

/** The eight masks; a module is turned where its mask is zero. @type {((x: number, y: number) => number)[]} */
const MASKS = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.trunc(x / 3) + Math.trunc(y / 2)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
];

/** The 32 words that tell level and mask, each with its own repair bits. */
const FORMATS = Array.from({ length: 32 }, (_, data) => {
  let rest = data;
  for (let bit = 0; bit < 10; bit++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  return ((data << 10) | rest) ^ 0x5412;
});

/** @param {number} word */
function ones(word) {
  let count = 0;
  for (; word; word &= word - 1) count++;
  return count;
}

/**
 * The text of a grid, or nothing when it is none or cannot be repaired.
 * @param {Uint8Array} grid one for each dark module, row by row
 * @param {number} side
 * @returns {string | null}
 */
export function readGrid(grid, side) {
  const version = (side - 17) / 4, format = readFormat(grid, side);
  if (format === null) return null;
  const level = [1, 0, 3, 2][format >> 3];
  const bytes = readBytes(grid, side, reserved(version, side), MASKS[format & 7]);
  const data = repaired(bytes, REPAIR[level][version - 1], BLOCKS[level][version - 1]);
  return data && readText(data, version);
}

/** Level and mask, from the better of their two copies; up to three wrong bits are forgiven. @param {Uint8Array} grid @param {number} side */
function readFormat(grid, side) {
  const at = (/** @type {number} */ x, /** @type {number} */ y) => grid[y * side + x];
  let first = 0, second = 0;
  for (const [x, y] of [[0, 8], [1, 8], [2, 8], [3, 8], [4, 8], [5, 8], [7, 8], [8, 8], [8, 7], [8, 5], [8, 4], [8, 3], [8, 2], [8, 1], [8, 0]]) first = (first << 1) | at(x, y);
  for (let step = 1; step <= 7; step++) second = (second << 1) | at(8, side - step);
  for (let step = 8; step >= 1; step--) second = (second << 1) | at(side - step, 8);
  let best = 4, found = null;
  FORMATS.forEach((word, format) => {
    const wrong = Math.min(ones(word ^ first), ones(word ^ second));
    if (wrong < best) { best = wrong; found = format; }
  });
  return /** @type {number | null} */ (found);
}

/** Modules that carry no data: corners, timing, small squares, version. @param {number} version @param {number} side */
function reserved(version, side) {
  const taken = new Uint8Array(side * side);
  const box = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, /** @type {number} */ h) => {
    for (let row = y; row < y + h; row++) taken.fill(1, row * side + x, row * side + x + w);
  };
  box(0, 0, 9, 9); box(side - 8, 0, 8, 9); box(0, side - 8, 9, 8); box(6, 0, 1, side); box(0, 6, side, 1);
  if (version >= 7) { box(side - 11, 0, 3, 6); box(0, side - 11, 6, 3); }
  const squares = squarePlaces(version), last = squares.length - 1;
  squares.forEach((x, i) => squares.forEach((y, j) => {
    const atACorner = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
    if (!atACorner) box(x - 2, y - 2, 5, 5);
  }));
  return taken;
}

/** Where the middles of the small squares are, in either direction. @param {number} version */
function squarePlaces(version) {
  if (version === 1) return [];
  const count = Math.trunc(version / 7) + 2, side = version * 4 + 17;
  const step = version === 32 ? 26 : Math.ceil((side - 13) / (2 * count - 2)) * 2;
  const places = [6];
  for (let place = side - 7; places.length < count; place -= step) places.splice(1, 0, place);
  return places;
}

/** The bytes in the order of the standard: up and down in pairs of columns, from the right. @param {Uint8Array} grid @param {number} side @param {Uint8Array} taken @param {(x: number, y: number) => number} mask */
function readBytes(grid, side, taken, mask) {
  /** @type {number[]} */
  const bits = [];
  for (let right = side - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let step = 0; step < side; step++) {
      const y = up ? side - 1 - step : step;
      for (const x of [right, right - 1]) if (!taken[y * side + x]) bits.push(grid[y * side + x] ^ (mask(x, y) === 0 ? 1 : 0));
    }
  }
  return Uint8Array.from({ length: bits.length >> 3 }, (_, at) => bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0));
}

/** The data bytes after every block was repaired. @param {Uint8Array} bytes @param {number} spare @param {number} count */
function repaired(bytes, spare, count) {
  const short = Math.floor(bytes.length / count), shorter = count - (bytes.length % count);
  const blocks = Array.from({ length: count }, (_, at) => new Uint8Array(short + (at >= shorter ? 1 : 0)));
  let next = 0;
  for (let at = 0; at <= short - spare; at++) blocks.forEach((block, which) => { if (at < short - spare || which >= shorter) block[at] = bytes[next++]; });
  for (let at = 0; at < spare; at++) for (const block of blocks) block[block.length - spare + at] = bytes[next++];
  if (!blocks.every((block) => repair(block, spare))) return null;
  return blocks.flatMap((block) => [...block.subarray(0, block.length - spare)]);
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

/** The text of all segments; nothing when one is of a sort that labels never have. @param {number[]} data @param {number} version */
function readText(data, version) {
  let at = 0, text = '';
  const take = (/** @type {number} */ bits) => {
    let value = 0;
    for (const end = at + bits; at < end; at++) value = (value << 1) | ((data[at >> 3] >> (7 - (at & 7))) & 1);
    return value;
  };
  const size = version < 10 ? 0 : version < 27 ? 1 : 2;
  while (at + 4 <= data.length * 8) {
    const sort = take(4);
    if (sort === 0) break;
    if (sort === 1) {
      let count = take([10, 12, 14][size]);
      for (; count >= 3; count -= 3) text += String(take(10)).padStart(3, '0');
      if (count) text += String(take(count === 2 ? 7 : 4)).padStart(count, '0');
    } else if (sort === 2) {
      let count = take([9, 11, 13][size]);
      for (; count >= 2; count -= 2) { const pair = take(11); text += LETTERS[Math.trunc(pair / 45)] + LETTERS[pair % 45]; }
      if (count) text += LETTERS[take(6)];
    } else if (sort === 4) {
      text += new TextDecoder().decode(Uint8Array.from({ length: take([8, 16, 16][size]) }, () => take(8)));
    } else if (sort === 7) {
      const first = take(8);
      if (first >> 7) take(first >> 6 === 2 ? 8 : 16);
    } else if (sort === 9) {
      take(8);
    } else if (sort !== 5) {
      return null;
    }
  }
  return text;
}
