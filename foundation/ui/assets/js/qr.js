// @ts-check
// Reads a QR code from a grey picture: finds its three corners, straightens it, and hands the grid to `qr-grid.js`.
// Written for labels of assets: one code, any size, any turn, seen from the side and a little out of focus.
import { readGrid } from './qr-grid.js';

/** A corner of a code: its middle, and the size of one module in pixels. @typedef {{ x: number, y: number, size: number, seen: number }} Corner */
/** A black and white picture: one where it is dark. @typedef {{ dark: Uint8Array, wide: number, high: number }} Picture */
/** @typedef {[number, number]} Point */

/**
 * The text of the code in a picture, if there is one.
 * @param {Uint8Array} grey one byte for each pixel, row by row
 * @param {number} wide
 * @param {number} high
 * @returns {string | null}
 */
export function readQr(grey, wide, high) {
  const picture = { dark: darken(grey, wide, high), wide, high };
  for (const corners of triples(findCorners(picture)).slice(0, 6)) {
    const text = readBetween(picture, corners);
    if (text) return text;
  }
  return null;
}

/** Dark is what is darker than its surroundings, so that shadows do no harm. @param {Uint8Array} grey @param {number} wide @param {number} high */
function darken(grey, wide, high) {
  const sums = new Float64Array((wide + 1) * (high + 1)), across = wide + 1;
  for (let y = 0; y < high; y++) {
    let row = 0;
    for (let x = 0; x < wide; x++) {
      row += grey[y * wide + x];
      sums[(y + 1) * across + x + 1] = sums[y * across + x + 1] + row;
    }
  }
  const reach = Math.max(12, Math.trunc(Math.min(wide, high) / 12)), dark = new Uint8Array(wide * high);
  for (let y = 0; y < high; y++) {
    const top = Math.max(0, y - reach), bottom = Math.min(high, y + reach + 1);
    for (let x = 0; x < wide; x++) {
      const left = Math.max(0, x - reach), right = Math.min(wide, x + reach + 1);
      const sum = sums[bottom * across + right] - sums[top * across + right] - sums[bottom * across + left] + sums[top * across + left];
      dark[y * wide + x] = grey[y * wide + x] < (sum / ((right - left) * (bottom - top))) * 0.94 ? 1 : 0;
    }
  }
  return dark;
}

/** The size of a module if five runs are as 1 : 1 : 3 : 1 : 1, else 0. @param {number[]} runs */
function moduleSize(runs) {
  const total = runs[0] + runs[1] + runs[2] + runs[3] + runs[4];
  if (total < 7) return 0;
  const size = total / 7, slack = size * 0.62;
  const fits = [1, 1, 3, 1, 1].every((modules, at) => Math.abs(runs[at] - modules * size) < modules * slack);
  return fits ? size : 0;
}

/**
 * Measures the five runs through a point in one direction.
 * @param {Picture} picture @param {number} x0 @param {number} y0 @param {number} dx @param {number} dy @param {number} most
 */
function measure({ dark, wide, high }, x0, y0, dx, dy, most) {
  const runs = [0, 0, 0, 0, 0];
  const walk = (/** @type {number} */ side) => {
    let x = x0 + (side > 0 ? dx : 0), y = y0 + (side > 0 ? dy : 0), middle = 0;
    const here = () => x >= 0 && y >= 0 && x < wide && y < high;
    const step = () => { x += dx * side; y += dy * side; };
    while (here() && dark[y * wide + x]) { middle++; step(); }
    while (here() && !dark[y * wide + x] && runs[2 + side] <= most) { runs[2 + side]++; step(); }
    while (here() && dark[y * wide + x] && runs[2 + 2 * side] <= most) { runs[2 + 2 * side]++; step(); }
    return middle;
  };
  const before = walk(-1), after = walk(1);
  runs[2] = before + after;
  const size = moduleSize(runs);
  return size ? { size, shift: (after - before + 1) / 2 } : null;
}

/** Places that look like the corners of a code, those seen on most rows first. @param {Picture} picture @returns {Corner[]} */
function findCorners(picture) {
  const { dark, wide, high } = picture;
  /** @type {Corner[]} */
  const corners = [];
  for (let y = 0; y < high; y++) {
    let runs = [0, 0, 0, 0, 0], before = 0, changes = 0;
    for (let x = 0; x <= wide; x++) {
      const now = x < wide ? dark[y * wide + x] : 0;
      if (x < wide && now === before) { runs[4]++; continue; }
      const size = before === 1 && changes >= 5 ? moduleSize(runs) : 0;
      if (size) addCorner(picture, corners, Math.round(x - runs[4] - runs[3] - runs[2] / 2), y, size);
      runs = [...runs.slice(1), 1];
      before = now;
      changes++;
    }
  }
  return corners.filter((corner) => corner.seen > 1).sort((a, b) => b.seen - a.seen).slice(0, 9);
}

/** Checks a place from above and from the side, and adds it to the corner it belongs to. @param {Picture} picture @param {Corner[]} corners @param {number} x @param {number} y @param {number} size */
function addCorner(picture, corners, x, y, size) {
  const down = measure(picture, x, y, 0, 1, size * 5);
  if (!down || Math.abs(down.size - size) >= size * 0.6) return;
  const middle = Math.round(y + down.shift), across = measure(picture, x, middle, 1, 0, size * 5);
  if (!across) return;
  const now = { x: x + across.shift, y: middle, size: (down.size + across.size) / 2, seen: 1 };
  const known = corners.find((corner) => Math.hypot(corner.x - now.x, corner.y - now.y) < corner.size * 3);
  if (!known) { corners.push(now); return; }
  for (const part of /** @type {const} */ (['x', 'y', 'size'])) known[part] = (known[part] * known.seen + now[part]) / (known.seen + 1);
  known.seen++;
}

/** Triples of corners that form a right angle, the likeliest first: corner, right of it, below it. @param {Corner[]} corners @returns {[Corner, Corner, Corner][]} */
function triples(corners) {
  /** @type {{ doubt: number, of: [Corner, Corner, Corner] }[]} */
  const found = [];
  for (const a of corners) {
    corners.forEach((b, at) => {
      for (const c of corners.slice(at + 1)) {
        if (a === b || a === c) continue;
        const [bx, by, cx, cy] = [b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y], ab = Math.hypot(bx, by), ac = Math.hypot(cx, cy);
        const cosine = Math.abs((bx * cx + by * cy) / (ab * ac));
        const sizes = Math.max(a.size, b.size, c.size) / Math.min(a.size, b.size, c.size);
        if (cosine > 0.5 || sizes > 1.9 || ab < 7 * a.size) continue;
        const doubt = cosine + Math.abs(Math.log(ab / ac)) + Math.log(sizes);
        found.push({ doubt, of: bx * cy - by * cx > 0 ? [a, b, c] : [a, c, b] });
      }
    });
  }
  return found.sort((a, b) => a.doubt - b.doubt).map(({ of }) => of);
}

/** Tries the sizes of code that fit between three corners. @param {Picture} picture @param {[Corner, Corner, Corner]} corners */
function readBetween(picture, [corner, right, below]) {
  const size = (corner.size + right.size + below.size) / 3;
  const side = (Math.hypot(right.x - corner.x, right.y - corner.y) + Math.hypot(below.x - corner.x, below.y - corner.y)) / 2;
  const guess = Math.round((side / size + 7 - 17) / 4);
  for (const version of [guess, guess + 1, guess - 1, guess + 2, guess - 2]) {
    if (version < 1 || version > 40) continue;
    const modules = version * 4 + 17;
    for (const far of farCorners(picture, [corner, right, below], modules, size)) {
      const grid = sample(picture, toSquare([corner, right, below], far), modules);
      const text = grid && readGrid(grid, modules);
      if (text) return text;
    }
  }
  return null;
}

/**
 * Where the fourth corner may be: so that the small square near it falls where it was seen, and else where a flat
 * code would have it.
 * @param {Picture} picture @param {[Corner, Corner, Corner]} corners @param {number} modules @param {number} size
 * @returns {Point[]}
 */
function farCorners(picture, corners, modules, size) {
  const [corner, right, below] = corners, span = modules - 7;
  /** @type {Point} */
  const flat = [right.x + below.x - corner.x, right.y + below.y - corner.y];
  if (modules === 21) return [flat];
  const part = 1 - 3 / span;
  const seen = findSquare(picture, corner.x + part * (flat[0] - corner.x), corner.y + part * (flat[1] - corner.y), size);
  if (!seen) return [flat];
  /** @type {Point} */
  const far = [flat[0], flat[1]];
  for (let round = 0; round < 12; round++) {
    const [x, y] = project(toSquare(corners, far), part, part);
    far[0] += (seen[0] - x) * 1.1;
    far[1] += (seen[1] - y) * 1.1;
  }
  return [far, flat];
}

/** The small square of a code nearest to where it is expected. @param {Picture} picture @param {number} x0 @param {number} y0 @param {number} size @returns {Point | null} */
function findSquare({ dark, wide, high }, x0, y0, size) {
  const reach = Math.trunc(size * 7);
  let best = null, most = 14;
  for (let y = Math.max(2, Math.trunc(y0 - reach)); y < Math.min(high - 2, y0 + reach); y++) {
    const end = Math.min(wide, Math.trunc(x0 + reach));
    for (let x = Math.max(0, Math.trunc(x0 - reach)); x < end;) {
      while (x < end && !dark[y * wide + x]) x++;
      const start = x;
      while (x < end && dark[y * wide + x]) x++;
      if (x - start <= size * 0.4 || x - start >= size * 1.7) continue;
      const middle = Math.trunc((start + x) / 2);
      let up = 0, down = 0;
      while (dark[(y - up) * wide + middle] && up < size * 2) up++;
      while (dark[(y + down) * wide + middle] && down < size * 2) down++;
      if (up + down <= size * 0.4 || up + down >= size * 1.9) continue;
      const centre = y + (down - up) / 2;
      const score = rings({ dark, wide, high }, middle, centre, size) - Math.hypot(middle - x0, centre - y0) / size;
      if (score > most) { most = score; best = /** @type {Point} */ ([middle, centre]); }
    }
  }
  return best;
}

/** How well a light and then a dark ring lie around a point, up to 48. @param {Picture} picture @param {number} x @param {number} y @param {number} size */
function rings({ dark, wide }, x, y, size) {
  let score = 0;
  for (let at = 0; at < 24; at++) {
    const turn = (at * Math.PI) / 12, square = 1 / Math.max(Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn)));
    const shade = (/** @type {number} */ ring) => dark[Math.round(y + Math.sin(turn) * ring * square * size) * wide + Math.round(x + Math.cos(turn) * ring * square * size)];
    score += (shade(1) === 0 ? 1 : -1) + (shade(2) === 1 ? 1 : -1);
  }
  return score;
}

/** The projection that takes a unit square to the code. @param {[Corner, Corner, Corner]} corners @param {Point} far */
function toSquare([{ x: x0, y: y0 }, { x: x1, y: y1 }, { x: x3, y: y3 }], [x2, y2]) {
  const dx1 = x1 - x2, dx2 = x3 - x2, dx3 = x0 - x1 + x2 - x3, dy1 = y1 - y2, dy2 = y3 - y2, dy3 = y0 - y1 + y2 - y3;
  const area = dx1 * dy2 - dx2 * dy1, g = (dx3 * dy2 - dx2 * dy3) / area, h = (dx1 * dy3 - dx3 * dy1) / area;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h];
}

/** @param {number[]} by @param {number} u @param {number} v @returns {Point} */
function project(by, u, v) {
  const depth = by[6] * u + by[7] * v + 1;
  return [(by[0] * u + by[1] * v + by[2]) / depth, (by[3] * u + by[4] * v + by[5]) / depth];
}

/** The modules of a code, or nothing when too many lie outside the picture. @param {Picture} picture @param {number[]} by @param {number} modules */
function sample({ dark, wide, high }, by, modules) {
  const grid = new Uint8Array(modules * modules), span = modules - 7;
  let outside = 0;
  for (let row = 0; row < modules; row++) {
    for (let column = 0; column < modules; column++) {
      const [x, y] = project(by, (column - 3) / span, (row - 3) / span).map(Math.round);
      if (x < 0 || y < 0 || x >= wide || y >= high) outside++;
      else grid[row * modules + column] = dark[y * wide + x];
    }
  }
  return outside > modules ? null : grid;
}
