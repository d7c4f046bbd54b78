// @ts-check
// Scanning labels with the camera: the browser's own reader where it has one, else ours for QR codes.
import { announce, count, keepOffline, one, parse } from './dom.js';
import { readQr } from './qr.js';
import { keep, send, waiting } from './queue.js';

const WIDE = 640;

/** @param {HTMLElement} page */
async function start(page) {
  const video = /** @type {HTMLVideoElement} */ (/** @type {unknown} */ (one('video', page)));
  const words = /** @type {HTMLElement} */ (one('output', page));
  /** Labels already found in this round; a label stays in view for many pictures. @type {Set<string>} */
  const seen = new Set();
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
    await video.play();
  } catch {
    words.textContent = page.dataset.noCamera ?? '';
    return;
  }
  torch(page, video);
  const read = reader(page, video);
  const look = async () => {
    const code = await read().catch(() => null);
    if (code && !seen.has(code)) {
      seen.add(code);
      found(page, code);
    }
    if (page.isConnected) setTimeout(look, 90);
  };
  look();
}

/** How a picture is read. @param {HTMLElement} page @param {HTMLVideoElement} video @returns {() => Promise<string | null>} */
function reader(page, video) {
  const Native = /** @type {any} */ (window).BarcodeDetector;
  if (Native) {
    const detector = new Native({ formats: ['qr_code', 'data_matrix', 'code_128'] });
    return async () => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const canvas = /** @type {HTMLCanvasElement} */ (/** @type {unknown} */ (one('canvas', page)));
  const paper = canvas.getContext('2d', { willReadFrequently: true });
  return async () => {
    if (!paper || !video.videoWidth) return null;
    const high = Math.round((WIDE * video.videoHeight) / video.videoWidth);
    if (canvas.height !== high) Object.assign(canvas, { width: WIDE, height: high });
    paper.drawImage(video, 0, 0, WIDE, high);
    const pixels = paper.getImageData(0, 0, WIDE, high).data, grey = new Uint8Array(WIDE * high);
    for (let at = 0; at < grey.length; at++) grey[at] = (pixels[4 * at] * 77 + pixels[4 * at + 1] * 151 + pixels[4 * at + 2] * 28) >> 8;
    return readQr(grey, WIDE, high);
  };
}

/** @param {HTMLElement} page @param {string} code */
async function found(page, code) {
  const words = one('output', page), aim = one('.aim', page), name = code.split('/').pop() ?? code;
  if (words) words.textContent = (page.dataset.found ?? '').replace('%code', name);
  announce(words?.textContent ?? '');
  aim?.classList.add('hit');
  setTimeout(() => aim?.classList.remove('hit'), 700);
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(40);
  await keep(code, page.dataset.round ?? '');
  await flush(page);
}

/** Sends what waits, shows what the server says about it and what still waits. @param {HTMLElement} page */
async function flush(page) {
  const told = await send(page.dataset.door ?? '', page.dataset.token ?? '');
  for (const line of told) one('[data-finds]', page)?.prepend(...parse(`<ul>${line}</ul>`).querySelectorAll('li'));
  const left = await waiting(), pill = one('[data-queue] .pill', page);
  if (!pill) return;
  pill.textContent = left ? (page.dataset.queued ?? '').replace('%n', count(left)) : page.dataset.sent ?? '';
  pill.className = left ? 'pill warn' : 'pill ok';
}

/** The lamp, where the camera has one. @param {HTMLElement} page @param {HTMLVideoElement} video */
function torch(page, video) {
  const track = /** @type {MediaStream} */ (video.srcObject).getVideoTracks()[0], button = one('[data-torch]', page);
  if (!button || !(/** @type {any} */ (track.getCapabilities?.())?.torch)) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    const on = button.ariaPressed !== 'true';
    button.ariaPressed = String(on);
    track.applyConstraints(/** @type {any} */ ({ advanced: [{ torch: on }] }));
  });
}

const page = one('[data-scan]');
if (page) {
  start(page);
  flush(page);
  addEventListener('online', () => flush(page));
  keepOffline().catch(() => { /* without a secure address there is no worker; scanning works while online */ });
}
