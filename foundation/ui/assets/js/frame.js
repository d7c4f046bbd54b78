// @ts-check
// Pictures of labels: what the camera or a photo shows, as grey values, and what a code in it says. The browser's own
// reader is asked first, where it has one; else ours for QR codes, and the server for every other kind.
import { readQr } from './qr.js';

/** Widths of pictures in pixels: enough for a QR code before the camera, and for the thin bars of a long code. */
const WIDE = 640, DETAILED = 1280;
/** Most bytes that the server takes of a picture. */
const BYTES_MAX = 1_000_000;
const FORMATS = ['qr_code', 'data_matrix', 'code_128', 'code_39', 'ean_13', 'ean_8', 'upc_a'];

/** A grey picture: one byte for each pixel, row by row. @typedef {{ grey: Uint8Array, wide: number, high: number }} Grey */
/** What can be looked at. @typedef {HTMLVideoElement | ImageBitmap} Sight */

const Native = /** @type {any} */ (window).BarcodeDetector, detector = Native && new Native({ formats: FORMATS });
const canvas = document.createElement('canvas'), paper = canvas.getContext('2d', { willReadFrequently: true });

/** How large something is. @param {Sight} sight @returns {[number, number]} */
const size = (sight) => sight instanceof HTMLVideoElement ? [sight.videoWidth, sight.videoHeight] : [sight.width, sight.height];

/** The grey values of something, at most so wide. @param {Sight} sight @param {number} most @returns {Grey | null} */
function greyOf(sight, most) {
  const [across, down] = size(sight);
  if (!across || !paper) return null;
  const scale = Math.min(1, most / across, Math.sqrt(BYTES_MAX / (across * down)));
  const wide = Math.floor(across * scale), high = Math.floor(down * scale);
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
  paper.drawImage(sight, 0, 0, wide, high);
  const pixels = paper.getImageData(0, 0, wide, high).data, grey = new Uint8Array(wide * high);
  for (let at = 0; at < grey.length; at++) grey[at] = (pixels[4 * at] * 77 + pixels[4 * at + 1] * 151 + pixels[4 * at + 2] * 28) >> 8;
  return { grey, wide, high };
}

/** Whether this browser reads QR codes only, so that the server is asked for the others. */
export const needsHelp = !detector;

/** The code that this device can read by itself. @param {Sight} sight @returns {Promise<string | null>} */
export async function readHere(sight) {
  if (detector) return (await detector.detect(sight))[0]?.rawValue ?? null;
  const picture = greyOf(sight, WIDE);
  return picture && readQr(picture.grey, picture.wide, picture.high);
}

/** The code that the server can read, if there is a network. @param {Sight} sight @param {string} door @returns {Promise<string | null>} */
export async function readThere(sight, door) {
  const picture = navigator.onLine && door ? greyOf(sight, DETAILED) : null;
  if (!picture) return null;
  const answer = await fetch(`${door}?wide=${picture.wide}&high=${picture.high}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: new Blob([/** @type {any} */ (picture.grey)]) });
  return answer.ok ? (await answer.json()).code : null;
}
