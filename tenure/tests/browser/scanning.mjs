// Labels before the camera of a phone: every kind of code, and without a network.
import assert from 'node:assert/strict';
import test from 'node:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DESK, PHONE, browse, filmOf, isFine, open, pictureOf, signIn } from './house.mjs';

const browser = await browse();
const storageState = await signIn(browser);
test.after(() => browser.close());

const desk = await open(browser, DESK, { storageState });
await desk.goto('/');
const assets = (await (await desk.request.get('/api/v1/assets?stage=in-stock&limit=5')).json()).data;
assert.equal(assets.length, 5);

/** Does something as the page would; answers status and body. */
const sends = (page, address, body, type = 'application/json') => page.evaluate(async ([address, body, type]) => {
  const content = type === 'application/json' ? JSON.stringify(body) : new Uint8Array(body);
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': type }, body: content });
  return { status: answer.status, told: await answer.json() };
}, [address, body, type]);

/** The labels of assets in a design of our own, with another code. */
async function labelsWith(code) {
  const design = {
    name: `Labels with ${code}, ${Date.now()}`, media: 'roll', width_mm: '80', height_mm: '30', code, code_holds: 'tag', lines: ['tag'],
  };
  const { status, told } = await sends(desk, '/api/v1/label-templates', design);
  assert.equal(status, 201, JSON.stringify(told));
  await desk.goto(`/labels?id=${assets.map((asset) => asset.id).join(',')}&design=${told.id}`);
  return desk.locator('main .labels svg').evaluateAll((all) => all.map((svg) => svg.outerHTML));
}

/** A phone with a film before its camera. */
async function phoneWith(film, then) {
  const folder = await mkdtemp(join(tmpdir(), 'labels-')), file = join(folder, 'labels.mjpeg');
  await writeFile(file, film);
  const withCamera = await browse([`--use-file-for-fake-video-capture=${file}`]);
  try {
    await then(await open(withCamera, PHONE, { storageState }));
  } finally {
    await withCamera.close();
    await rm(folder, { recursive: true });
  }
}

const startOver = (page) => page.evaluate(() => fetch('/scan/set', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } }));
/** The tags in the set, and how many codes of it name nothing. */
async function set(page) {
  const { found, unknown } = await (await page.request.get('/api/v1/my/scans')).json();
  return { tags: found.map((one) => one.tag).sort(), unknown: unknown.length };
}
const tags = assets.map((asset) => asset.tag).sort();

for (const code of ['code-128', 'data-matrix']) {
  test(`the server reads ${code} for a browser that cannot`, async () => {
    const labels = await labelsWith(code);
    await phoneWith(await filmOf(browser, labels, 540), async (phone) => {
      await phone.goto('/scan');
      for (const tag of tags) await phone.locator('[data-finds]').getByText(tag).first().waitFor();
      assert.deepEqual(await set(phone), { tags, unknown: 0 });
      await isFine(phone);
      await startOver(phone);
    });
  });
}

test('a photo is as good as the camera', async () => {
  const [label] = await labelsWith('code-128');
  const page = await open(browser, PHONE, { storageState, permissions: [] });
  await page.goto('/scan');
  await page.waitForLoadState('load');
  const buffer = await pictureOf(browser, label, 540);
  await page.locator('[data-photo]').setInputFiles({ name: 'label.jpg', mimeType: 'image/jpeg', buffer });
  await page.locator('[data-finds]').getByText(assets[0].tag).first().waitFor();
  await startOver(page);
  await page.context().close();
});

test('what is no picture is refused with a sentence', async () => {
  const small = await sends(desk, '/scan/picture?wide=640&high=480', [1, 2, 3], 'application/octet-stream');
  assert.equal(small.status, 409);
  assert.match(small.told.title, /640 by 480 pixels/);
  const huge = await sends(desk, '/scan/picture?wide=90000&high=90000', [], 'application/octet-stream');
  assert.equal(huge.status, 409);
  assert.match(huge.told.title, /a million pixels at most/);
});

/** What waits on the phone. */
const kept = (phone) => phone.evaluate(() => new Promise((then) => {
  const opening = indexedDB.open('tenure-finds', 1);
  opening.onsuccess = () => {
    const all = opening.result.transaction('finds').objectStore('finds').getAll();
    all.onsuccess = () => { opening.result.close(); then(all.result); };
  };
}));

test('finds that come late, twice and in another order make the same set', async () => {
  await desk.goto(`/labels?id=${assets.map((asset) => asset.id).join(',')}`);
  const labels = await desk.locator('main .labels svg').evaluateAll((all) => all.map((svg) => svg.outerHTML));
  await phoneWith(await filmOf(browser, labels), async (phone) => {
    // The page is opened once with a network, and works without one from then on.
    await phone.goto('/scan');
    await phone.evaluate(async () => { await navigator.serviceWorker.ready; });
    await phone.waitForFunction(async () => (await (await caches.open('tenure-scan')).keys()).length > 3);
    await phone.context().setOffline(true);
    await phone.reload();
    // A page that was opened anew finds labels again that wait already: what counts is which they are.
    let finds = [];
    for (let tries = 0; new Set(finds.map((find) => find.code)).size < 5 && tries < 200; tries++) {
      await phone.waitForTimeout(100);
      finds = await kept(phone);
    }
    assert.equal(new Set(finds.map((find) => find.code)).size, 5);
    // What was on its way when the network went has arrived by now.
    await startOver(desk);
    assert.deepEqual(await set(desk), { tags: [], unknown: 0 });
    // The page is left and comes back: nothing is lost.
    await phone.reload();
    await phone.locator('[data-queue]').getByText('waiting to be sent').waitFor();
    // They come in parts, backwards and twice, as from a network that takes them and loses the answers.
    const backwards = [...finds].reverse();
    for (const part of [backwards.slice(2), backwards.slice(0, 3), backwards]) {
      const { status } = await sends(desk, '/scan/finds', part);
      assert.equal(status, 200);
    }
    assert.deepEqual(await set(desk), { tags, unknown: 0 });
    // And once more from the phone, as soon as it has a network.
    await phone.context().setOffline(false);
    await phone.locator('[data-queue]').getByText('All sent').waitFor();
    assert.deepEqual(await kept(phone), []);
    assert.deepEqual(await set(desk), { tags, unknown: 0 });
    await startOver(phone);
  });
});
