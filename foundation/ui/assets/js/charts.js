// @ts-check
// Reading a chart with the pointer or the arrow keys. What is read comes from the table that belongs to the chart, so
// picture and words cannot differ.
import { all, announce, on, one } from './dom.js';

const reading = document.createElement('div');
reading.className = 'reading';
reading.hidden = true;
document.body.append(reading);

/** @param {Element} chart @returns {HTMLTableElement | null} */
const table = (chart) => /** @type {any} */ (one('table', chart.closest('.chart') ?? chart));

/**
 * What a chart says at one place: a heading, and name, colour and value of each series.
 * @param {Element} chart @param {number} row @param {number} [column]
 */
function told(chart, row, column) {
  const twin = table(chart), line = twin?.tBodies[0].rows[row];
  if (!twin || !line) return null;
  const head = [...(twin.tHead?.rows[0].cells ?? [])];
  const cells = [...line.cells];
  const title = (cells[0].textContent ?? '').trim();
  if (column !== undefined) {
    return { title: `${title}, ${head[column + 1]?.textContent}`, values: [{ name: '', ink: '', value: cells[column + 1]?.textContent ?? '' }] };
  }
  const ink = one('i', cells[0])?.className ?? '';
  const values = cells.slice(1).map((cell, at) => ({ name: head[at + 1]?.textContent ?? '', ink: head[at + 1]?.dataset.ink ?? (at ? '' : ink), value: cell.textContent ?? '' }));
  return { title, values: values.filter((value) => value.value) };
}

/** @param {NonNullable<ReturnType<typeof told>>} what @param {number} x @param {number} y */
function show(what, x, y) {
  const line = (/** @type {{ name: string, ink: string, value: string }} */ { name, ink, value }) => {
    const row = document.createElement('div'), swatch = document.createElement('i');
    swatch.className = ink;
    const words = Object.assign(document.createElement('span'), { textContent: name });
    const number = Object.assign(document.createElement('span'), { textContent: value });
    row.append(...(ink ? [swatch] : []), ...(name ? [words] : []), number);
    return row;
  };
  reading.replaceChildren(Object.assign(document.createElement('b'), { textContent: what.title }), ...what.values.map(line));
  reading.hidden = false;
  reading.style.left = `${Math.max(8, Math.min(innerWidth - reading.offsetWidth - 8, x + 14))}px`;
  reading.style.top = `${Math.max(8, y - reading.offsetHeight - 10)}px`;
}

function hide() {
  reading.hidden = true;
  all('.read').forEach((mark) => mark.classList.remove('read'));
  all('[data-cross]').forEach((cross) => cross.setAttribute('visibility', 'hidden'));
}

/** The places of a course of points, in the drawing's own units. @param {Element} chart */
const points = (chart) => (one('[data-cross]', chart)?.dataset.cross ?? '').split(' ').map((pair) => pair.split(',').map(Number));

/** Marks a point of a course. @param {Element} chart @param {number} at */
function cross(chart, at) {
  const mark = one('[data-cross]', chart), point = points(chart)[at];
  if (!mark || !point) return;
  const line = one('line', mark), dot = one('circle', mark);
  line?.setAttribute('x1', String(point[0]));
  line?.setAttribute('x2', String(point[0]));
  dot?.setAttribute('cx', String(point[0]));
  dot?.setAttribute('cy', String(point[1]));
  mark.setAttribute('visibility', 'visible');
}

document.addEventListener('pointermove', (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const chart = /** @type {SVGSVGElement | null} */ (target?.closest('[data-chart]') ?? null);
  if (!target || !chart) {
    if (!reading.hidden && !document.activeElement?.matches('[data-chart]')) hide();
    return;
  }
  hide();
  const cell = target.closest('[data-cell]')?.getAttribute('data-cell')?.split(',').map(Number);
  const index = target.closest('[data-i]')?.getAttribute('data-i');
  let what = null;
  if (cell) what = told(chart, cell[0], cell[1]);
  else if (index) what = told(chart, Number(index));
  else if (chart.dataset.chart === 'points') {
    const box = chart.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * chart.viewBox.baseVal.width;
    const near = points(chart).reduce((best, point, at, every) => (Math.abs(point[0] - x) < Math.abs(every[best][0] - x) ? at : best), 0);
    cross(chart, near);
    what = told(chart, near);
  }
  if (what) show(what, event.clientX, event.clientY);
});

// A map that does not fit starts where its path is.
for (const map of all('.map')) {
  const hit = one('.node.hit', map);
  if (hit) map.scrollLeft = hit.getBoundingClientRect().left - map.getBoundingClientRect().left - map.clientWidth / 2 + 84;
}

/** The way to the rows behind a part of a chart, as its table has it. @param {Element} mark */
function way(mark) {
  const chart = mark.closest('[data-chart]');
  const row = Number(mark.getAttribute('data-i') ?? mark.getAttribute('data-cell')?.split(',')[0]);
  return chart && one('th a[href]', table(chart)?.tBodies[0].rows[row] ?? document.createElement('tr'));
}
on('click', '[data-chart] :is([data-i], [data-cell])', (mark) => way(mark)?.click());
on('pointerover', '[data-chart] :is([data-i], [data-cell])', (mark) => { mark.style.cursor = way(mark) ? 'pointer' : ''; });

on('focusin', '[data-chart]', () => announce(document.body.dataset.reading ?? ''));
on('focusout', '[data-chart]', hide);

// The arrow keys step through what a pointer would find; Enter opens it.
on('keydown', '[data-chart]', (element, event) => {
  const chart = /** @type {SVGSVGElement & { at?: number }} */ (/** @type {unknown} */ (element));
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[/** @type {string} */ (event.key)];
  const read = one('.read', chart);
  if (event.key === 'Enter' && read) way(read)?.click();
  if (!step) return;
  event.preventDefault();
  const marks = all('[data-i], [data-cell]', chart), spots = chart.dataset.chart === 'points' ? points(chart) : marks;
  const wide = Number(marks.at(-1)?.dataset.cell?.split(',')[1] ?? -1) + 1;
  const by = wide && /Up|Down/.test(event.key) ? step * wide : step;
  chart.at = Math.max(0, Math.min(spots.length - 1, (chart.at ?? -by) + by));
  hide();
  const mark = marks[chart.at], cell = mark?.dataset.cell?.split(',').map(Number);
  const what = cell ? told(chart, cell[0], cell[1]) : told(chart, chart.at);
  if (!what) return;
  const box = (mark ?? chart).getBoundingClientRect();
  mark?.classList.add('read');
  if (!mark) cross(chart, chart.at);
  const dot = mark ? box : (one('[data-cross] circle', chart) ?? chart).getBoundingClientRect();
  show(what, dot.left + dot.width / 2, dot.top + Math.min(dot.height / 2, 40));
  announce(`${what.title}: ${what.values.map(({ name, value }) => `${name} ${value}`).join(', ')}`);
});
