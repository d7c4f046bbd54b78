// @ts-check
// Scanning labels with the camera: what is seen is read here or by the server, and kept on the device until it is sent.
import { announce, count, keepOffline, on, one, parse } from './dom.js';
import { needsHelp, readHere, readThere } from './frame.js';
import { keep, send, waiting } from './queue.js';

/** Milliseconds between two pictures that are read here, and between two that the server reads. */
const PAUSE = 90, PAUSE_THERE = 600;

/** @param {HTMLElement} page */
async function start(page) {
  const video = /** @type {HTMLVideoElement} */ (/** @type {unknown} */ (one('video', page)));
  /** Labels already found in this round; a label stays in view for many pictures. @type {Set<string>} */
  const seen = new Set();
  const see = (/** @type {string | null} */ code) => {
    if (!code || seen.has(code)) return;
    seen.add(code);
    found(page, code);
  };
  try {
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1280 } } });
    await video.play();
  } catch {
    say(page, page.dataset.noCamera ?? '');
    return;
  }
  torch(page, video);
  const look = async () => {
    see(await readHere(video).catch(() => null));
    if (page.isConnected) setTimeout(look, PAUSE);
  };
  /** Bars of few digits are easily misread: what they say counts when two pictures in a row say it. */
  const ask = async (/** @type {string | null} */ before) => {
    const code = await readThere(video, page.dataset.reader ?? '').catch(() => null);
    if (code === before) see(code);
    if (page.isConnected) setTimeout(ask, code ? PAUSE : PAUSE_THERE, code);
  };
  look();
  if (needsHelp) ask(null);
}

/** A photo is as good where a page may not use the camera itself. @param {HTMLInputElement} input @param {HTMLElement} page */
async function photo(input, page) {
  const sight = input.files?.[0] && await createImageBitmap(input.files[0]).catch(() => null);
  input.value = '';
  if (!sight) return;
  const code = await readHere(sight).catch(() => null) ?? await readThere(sight, page.dataset.reader ?? '').catch(() => null);
  if (code) await found(page, code);
  else say(page, page.dataset.nothing ?? '');
}

/** @param {HTMLElement} page @param {string} words */
function say(page, words) {
  const place = one('output', page);
  if (place) place.textContent = words;
  announce(words);
}

/** A short high tone, for those who look at the shelf and not at the screen. */
function beep() {
  const sound = new AudioContext(), tone = sound.createOscillator(), volume = sound.createGain();
  volume.gain.value = 0.08;
  tone.frequency.value = 1_320;
  tone.connect(volume).connect(sound.destination);
  tone.onended = () => sound.close();
  tone.start();
  tone.stop(sound.currentTime + 0.09);
}

/** @param {HTMLElement} page @param {string} code */
async function found(page, code) {
  const aim = one('.aim', page), name = code.split('/').pop() ?? code;
  say(page, (page.dataset.found ?? '').replace('%code', name));
  aim?.classList.add('hit');
  setTimeout(() => aim?.classList.remove('hit'), 700);
  // Browsers let a page be heard and felt only after it was touched.
  if (navigator.userActivation?.hasBeenActive) {
    navigator.vibrate?.(40);
    if (one('[data-sound]', page)?.ariaPressed === 'true') beep();
  }
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
  on('change', '[data-photo]', (input) => photo(/** @type {HTMLInputElement} */ (/** @type {unknown} */ (input)), page));
  on('click', '[data-sound]', (button) => { button.ariaPressed = String(button.ariaPressed !== 'true'); });
  addEventListener('online', () => flush(page));
  keepOffline().catch(() => { /* without a secure address there is no worker; scanning works while online */ });
}
