// Ten minutes of somebody who has never seen Tenure, on a desk, on a phone, and with the keyboard alone.
import assert from 'node:assert/strict';
import test from 'node:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DESK, PHONE, base, browse, choose, filmOf, isFine, open, signIn, other } from './house.mjs';

const browser = await browse();
const storageState = await signIn(browser), theirs = await signIn(browser, other);
test.after(() => browser.close());

/** Assets in stock, as programs see them: what to look for on pages. */
async function inStock(page, more = '') {
  const answer = await page.request.get(`/api/v1/assets?stage=in-stock${more}&limit=12`);
  return (await answer.json()).data;
}

/** Laptops in stock that nobody has reserved. */
async function free(page) {
  const laptops = [];
  for (const laptop of await inStock(page, '&category=Laptops&sort=id')) {
    const booked = await (await page.request.get(`/api/v1/bookings?asset=${laptop.id}&limit=1`)).json();
    if (!booked.data.length) laptops.push(laptop);
  }
  return laptops;
}

const TODAY = new Date().toISOString().slice(0, 10);
const dialog = (page) => page.locator('dialog[open]:not(#palette)');
const main = (page) => page.getByRole('main');

/** Finds a record by what is on it, and opens it. */
async function find(page, words, tag) {
  await page.locator('[data-palette]').click();
  await page.locator('#palette input').fill(words);
  await page.locator('#palette-options').getByRole('option').filter({ hasText: tag }).click();
}

/** Looks at a plan, applies it, waits until the job is done. */
async function apply(page) {
  await main(page).getByRole('button', { name: /See what would change/ }).click();
  await page.waitForURL(/\/changes\/\d+/);
  await main(page).getByRole('button', { name: /^Apply/ }).click();
  await main(page).getByRole('button', { name: /^Undo/ }).waitFor();
}

for (const size of [DESK, PHONE]) {
  test(`the ten minutes at ${size.viewport.width} px`, async (t) => {
    const page = await open(browser, size, { storageState });
    await page.goto('/');
    const [laptop] = await free(page);
    const [person] = (await (await page.request.get('/api/v1/people?employment=active&limit=1')).json()).data;

    await t.test('finds a laptop by its serial number and sees its life', async () => {
      await find(page, laptop.serial, laptop.tag);
      await page.waitForURL(`**/assets/${laptop.id}`);
      await main(page).getByRole('region', { name: 'Lifecycle' }).waitFor();
      await main(page).getByRole('heading', { name: 'History' }).waitFor();
      await isFine(page);
    });

    await t.test('hands it to a colleague', async () => {
      await main(page).getByRole('link', { name: 'Hand out' }).first().click();
      await choose(dialog(page).getByRole('combobox', { name: 'To a person' }), person.name);
      await isFine(page);
      await dialog(page).getByRole('button', { name: 'Hand out' }).click();
      await main(page).locator('.holder, .custody').filter({ hasText: person.name }).first().waitFor();
    });

    await t.test('scans five labels and moves what they name', async () => {
      const labels = (await inStock(page)).slice(0, 5).map((asset) => asset.tag);
      await page.goto('/scan');
      for (const tag of labels) {
        await page.locator('#scan-code').fill(tag);
        await page.locator('#scan-code').press('Enter');
        await page.locator('[data-finds]').getByText(tag).waitFor();
      }
      await page.getByRole('link', { name: /Go on with the set/ }).click();
      await main(page).getByRole('button', { name: 'Move' }).click();
      const to = size === DESK ? 'Hamburg' : 'Oslo';
      await choose(main(page).getByRole('combobox', { name: 'To' }), to);
      await apply(page);
      const [moved] = (await (await page.request.get(`/api/v1/assets?tag=${labels[4]}`)).json()).data;
      assert.ok(moved.location.label.includes(to), moved.location.label);
      await page.goto('/scan/set');
      await main(page).getByRole('button', { name: /Start over/ }).click();
    });

    await t.test('keeps a list under a name and shares it', async () => {
      await page.goto('/assets');
      for (const [field, how, value] of [['Category', null, 'Laptops'], ['Warranty ends', 'is before', TODAY], ['Place', 'is in', 'Berlin']]) {
        await main(page).getByRole('button', { name: 'Filter', exact: true }).click();
        await page.locator(':popover-open').getByRole('link', { name: field, exact: true }).click();
        const form = dialog(page).filter({ hasText: field });
        if (how) await form.getByRole('combobox', { name: 'How it compares' }).selectOption({ label: how });
        if (field === 'Category') await form.getByRole('checkbox', { name: value }).check();
        else if (field === 'Place') await choose(form.getByRole('combobox', { name: field }), value);
        else await form.getByLabel(field, { exact: true }).fill(value);
        await form.getByRole('button', { name: 'Apply' }).click();
        await main(page).locator('.chip').filter({ hasText: field }).waitFor();
      }
      await main(page).getByRole('link', { name: 'Save view' }).click();
      const name = `Laptops out of warranty in Berlin, ${size.viewport.width}`;
      await dialog(page).getByLabel('Name').fill(name);
      await dialog(page).getByLabel(/Everybody/).check();
      await dialog(page).getByRole('button', { name: 'Save' }).click();
      await page.waitForURL(/view=\d+/);
      const shared = page.url(), rows = await main(page).locator('tbody tr').count();
      const colleague = await open(browser, size, { storageState: theirs });
      await colleague.goto(shared);
      await main(colleague).getByRole('link', { name }).waitFor();
      assert.equal(await main(colleague).locator('tbody tr').count(), rows);
      await colleague.context().close();
    });

    await t.test('moves two hundred assets after seeing what would change, and undoes it', async () => {
      await page.goto('/assets?stage=in-use');
      const before = (await (await page.request.get('/api/v1/assets?stage=in-use&limit=1')).json()).data[0];
      await main(page).locator('.pick input').first().waitFor({ state: 'attached' });
      // On a phone there is no head of the table: one row is enough to be asked for all.
      await main(page).locator(size === DESK ? '[data-pick-all]' : 'tbody .pick input').first().check();
      const all = main(page).getByRole('button', { name: /^Select all/ });
      const count = Number((await all.innerText()).replace(/\D/g, ''));
      assert.ok(count >= 200, `${count} assets are in use`);
      await all.click();
      await main(page).getByRole('button', { name: 'Move', exact: true }).click();
      await choose(main(page).getByRole('combobox', { name: 'To' }), size === DESK ? 'Lisbon' : 'Hamburg');
      await apply(page);
      await isFine(page);
      const place = async () => (await (await page.request.get(`/api/v1/assets/${before.id}`)).json()).location?.label;
      assert.match(await place(), /Lisbon|Hamburg/);
      await main(page).getByRole('button', { name: /^Undo/ }).click();
      await main(page).getByRole('heading', { name: /^Undo: .*Applied/ }).waitFor();
      assert.equal(await place(), before.location?.label);
    });

    await t.test('sees the register as it was on 1 March', async () => {
      await page.goto('/assets');
      await main(page).getByRole('button', { name: 'As it was on…' }).click();
      await page.locator(':popover-open input[type=date]').fill('2026-03-01');
      await page.locator(':popover-open').getByRole('button').first().click();
      await page.waitForURL(/as_of=2026-03-01/);
      await main(page).getByText(/1 March 2026|1 Mar 2026/).first().waitFor();
      assert.equal(await main(page).getByRole('link', { name: 'New asset' }).count(), 0, 'nothing is made in the past');
      await isFine(page);
    });

    await t.test('brings in a file and finds what was in it', async () => {
      const serial = `FILE${size.viewport.width}`;
      await page.goto('/assets');
      await main(page).getByRole('link', { name: 'Import' }).click();
      const file = `Asset Tag;Serial;Model\nIM-${serial};${serial};ThinkPad T14 Gen 5\n`;
      await page.locator('input[type=file]').setInputFiles({ name: 'more.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
      await main(page).getByRole('button', { name: 'Take the file in' }).click();
      await page.waitForURL(/\/import\/\d+/);
      await isFine(page);
      const missing = main(page).getByLabel(/Make what rows refer to/);
      if (await missing.count()) await missing.check();
      await main(page).getByRole('button', { name: 'See what would happen' }).click();
      await main(page).getByRole('button', { name: /^Apply/ }).click();
      await main(page).getByRole('button', { name: /^Undo/ }).waitFor();
      await find(page, serial, `IM-${serial}`);
      await main(page).getByText(serial).first().waitFor();
    });

    await t.test('prints labels', async () => {
      await page.goto('/assets?stage=in-stock');
      for (const at of [0, 1, 2]) await main(page).locator('tbody .pick input').nth(at).check();
      await main(page).getByRole('button', { name: 'Labels' }).click();
      await page.waitForURL(/\/labels/);
      assert.equal(await main(page).locator('.labels svg').count(), 3);
      await isFine(page);
    });
    await page.context().close();
  });
}

test('five labels are held before the camera of a phone', async () => {
  const page = await open(browser, DESK, { storageState });
  await page.goto('/');
  const assets = (await inStock(page)).slice(0, 5);
  await page.goto(`/labels?id=${assets.map((asset) => asset.id).join(',')}`);
  const labels = await main(page).locator('.labels svg').evaluateAll((all) => all.map((svg) => svg.outerHTML));
  const folder = await mkdtemp(join(tmpdir(), 'labels-')), film = join(folder, 'labels.mjpeg');
  await writeFile(film, await filmOf(browser, labels));
  const withCamera = await browse([`--use-file-for-fake-video-capture=${film}`]);
  const phone = await open(withCamera, PHONE, { storageState });
  await phone.goto('/scan');
  for (const { tag } of assets) await phone.locator('[data-finds]').getByText(tag).waitFor();
  await phone.getByRole('link', { name: /Go on with the set/ }).click();
  for (const { tag } of assets) await main(phone).getByRole('link', { name: tag }).waitFor();
  await main(phone).getByRole('button', { name: /Start over/ }).click();
  assert.deepEqual(phone.faults, []);
  await withCamera.close();
  await rm(folder, { recursive: true });
  await page.context().close();
});

test('the main parts of it with the keyboard alone', async () => {
  const page = await open(browser, DESK, { storageState });
  await page.goto('/');
  const [laptop] = await free(page);
  const [, person] = (await (await page.request.get('/api/v1/people?employment=active&limit=2')).json()).data;
  const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
  const tabTo = async (name) => {
    for (let at = 0; at < 60; at++) {
      await press('Tab');
      if (await page.evaluate((name) => document.activeElement?.textContent?.trim() === name, name)) return;
    }
    assert.fail(`Tab does not lead to ${name}`);
  };
  /** Over the navigation, to what the page is about. */
  const skip = async () => {
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
    await tabTo('Skip to content');
    await press('Enter');
  };
  // Finds and opens.
  await press('Control+k');
  await page.keyboard.type(laptop.serial);
  await page.locator('#palette-options').getByRole('option', { selected: true }).filter({ hasText: laptop.tag }).waitFor();
  await press('Enter');
  await page.waitForURL(`**/assets/${laptop.id}`);
  // Hands out, in the dialog that opens over the page.
  await skip();
  await tabTo('Hand out');
  await press('Enter');
  await dialog(page).getByRole('combobox', { name: 'To a person' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type(person.name);
  await dialog(page).getByRole('option').filter({ hasText: person.name }).first().waitFor();
  await press('ArrowDown', 'Enter');
  await tabTo('Hand out');
  await press('Enter');
  await main(page).getByText(person.name).first().waitFor();
  await dialog(page).waitFor({ state: 'hidden' });
  // Goes to the list, searches it, chooses two rows, and opens what can be done.
  await press('g', 'a');
  await page.waitForURL(/\/assets$/);
  await press('/');
  await page.keyboard.type(laptop.tag.slice(0, 6));
  await page.waitForURL(/q=/);
  await press('Escape', 'Escape');
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement)?.blur());
  await press('j', 'x', 'j', 'x');
  await page.getByText('2 selected').waitFor();
  await press('?');
  await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await press('Escape');
  await press('b');
  await tabTo('Move');
  await press('Enter');
  await main(page).getByRole('heading', { name: 'Move: 2 Assets' }).waitFor();
  await isFine(page);
  await page.context().close();
});
