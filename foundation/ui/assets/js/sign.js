// @ts-check
// A pad to sign on: the points of the pointer, smoothed, kept as one SVG path on 600 × 180, so that a document can
// print it as sharp as it was drawn.
import { all, on, one } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDE = 600, HIGH = 180;

/** @typedef {[number, number]} Point */

/** A stroke as a smooth path. @param {Point[]} points */
export function stroke(points) {
  const [first, ...rest] = points;
  if (!rest.length) return `M${first}l.1 0`;
  const bends = rest.slice(0, -1).map((point, at) => `Q${point} ${(point[0] + rest[at + 1][0]) / 2},${(point[1] + rest[at + 1][1]) / 2}`);
  return `M${first}${bends.join('')}L${rest[rest.length - 1]}`;
}

/** How far a point may lie from the line that stands for it. */
const NEAR = 1.2;

/** A stroke with as few points as look the same, so that a signature stays small. @param {Point[]} points @returns {Point[]} */
export function thinned(points) {
  if (points.length < 3) return points;
  const [ax, ay] = points[0], [bx, by] = points[points.length - 1], length = Math.hypot(bx - ax, by - ay) || 1;
  let farthest = 0, at = 0;
  for (let n = 1; n < points.length - 1; n++) {
    const [x, y] = points[n];
    const away = length === 1 ? Math.hypot(x - ax, y - ay) : Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length;
    if (away > farthest) [farthest, at] = [away, n];
  }
  if (farthest <= NEAR) return [points[0], points[points.length - 1]];
  return [...thinned(points.slice(0, at + 1)), ...thinned(points.slice(at)).slice(1)];
}

/** @param {HTMLElement} box */
function ready(box) {
  const pad = one('.pad', box), input = /** @type {HTMLInputElement | null} */ (/** @type {unknown} */ (one('input[type=hidden]', box)));
  if (!pad || !input) return;
  const svg = document.createElementNS(SVG, 'svg'), path = document.createElementNS(SVG, 'path');
  svg.setAttribute('viewBox', `0 0 ${WIDE} ${HIGH}`);
  for (const [name, value] of Object.entries({ fill: 'none', stroke: 'currentColor', 'stroke-width': '3', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' })) path.setAttribute(name, value);
  svg.append(path);
  pad.append(svg);
  /** @type {Point[][]} */
  let strokes = [];
  let drawing = false;
  const draw = () => {
    input.value = strokes.map(stroke).join('');
    path.setAttribute('d', input.value);
  };
  /** @param {PointerEvent} event @returns {Point} */
  const spot = (event) => {
    const area = svg.getBoundingClientRect();
    return [Math.round(((event.clientX - area.left) / area.width) * WIDE), Math.round(((event.clientY - area.top) / area.height) * HIGH)];
  };
  pad.addEventListener('pointerdown', (event) => {
    pad.setPointerCapture(event.pointerId);
    drawing = true;
    strokes.push([spot(event)]);
    draw();
  });
  pad.addEventListener('pointermove', (event) => {
    const now = strokes[strokes.length - 1];
    if (!drawing) return;
    for (const each of event.getCoalescedEvents?.() ?? [event]) {
      const point = spot(each), last = now[now.length - 1];
      if (Math.hypot(point[0] - last[0], point[1] - last[1]) > 2) now.push(point);
    }
    draw();
  });
  for (const end of ['pointerup', 'pointercancel']) pad.addEventListener(end, () => {
    if (drawing) strokes.push(thinned(strokes.pop() ?? []));
    drawing = false;
    draw();
  });
  box.addEventListener('clear', () => { strokes = []; draw(); });
}

on('click', '[data-sign] [data-clear]', (button) => button.closest('[data-sign]')?.dispatchEvent(new Event('clear')));
all('[data-sign]').forEach(ready);
