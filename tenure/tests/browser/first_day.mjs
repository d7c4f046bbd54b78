// The first day: an administrator, a file, and the first things done with what was in it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { DESK, PHONE, base, browse, isFine, open } from './house.mjs';

const ROWS = 240;
const SITES = ['Berlin', 'Lisbon', 'Hamburg'];
const line = (at) => `IM-${String(at).padStart(4, '0')},SN${at}X,${SITES[at % 3]},${900 + at}.00`;
const FILE = ['Asset Tag,Serial,Location,Purchase Cost', ...Array.from({ length: ROWS }, (_, at) => line(at))].join('\n');

const browser = await browse();
test.after(() => browser.close());

test('the first administrator comes in, takes a file in, finds what was in it, and takes it back', async (t) => {
  const page = await open(browser, DESK);
  const main = page.getByRole('main');

  await t.test('makes an account', async () => {
    await page.goto('/');
    await page.waitForURL(`${base}/welcome`);
    await isFine(page);
    for (const [label, words] of [['name', 'Ana Silva'], ['username', 'ana'], ['password', 'a long way to tipperary']]) {
      await main.locator(`[name=${label}]`).fill(words);
    }
    await main.getByRole('button').click();
    await page.waitForURL(`${base}/`);
    await isFine(page);
  });

  await t.test('empty pages say what is next, on a phone too', async () => {
    const phone = await open(browser, PHONE, { storageState: await page.context().storageState(), colorScheme: 'dark' });
    for (const address of ['/', '/assets', '/people', '/scan', '/scan/set', '/changes', '/calendar', '/planning', '/tickets']) {
      await phone.goto(address);
      await isFine(phone);
    }
    await phone.context().close();
  });

  await t.test('takes a file in after seeing what would happen', async () => {
    await page.goto('/import?kind=assets');
    await page.locator('input[type=file]').setInputFiles({ name: 'estate.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
    await main.getByRole('button', { name: 'Take the file in' }).click();
    await page.waitForURL(/\/import\/\d+/);
    await isFine(page);
    const missing = main.getByLabel(/Make what rows refer to/);
    if (await missing.count()) await missing.check();
    await main.getByRole('button', { name: 'See what would happen' }).click();
    await main.getByRole('button', { name: /^Apply/ }).click();
    await main.getByRole('button', { name: /^Undo/ }).waitFor();
    await isFine(page);
  });

  await t.test('finds one of them by its serial number', async () => {
    const undo = page.url();
    await page.keyboard.press('Control+k');
    await page.locator('#palette input').fill('SN77X');
    await page.locator('#palette-options').getByRole('option').filter({ hasText: 'IM-0077' }).click();
    await page.waitForURL(/\/assets\/\d+/);
    await main.getByText('SN77X').first().waitFor();
    await page.goto('/assets');
    await main.getByText(`of ${ROWS}`).waitFor();
    await isFine(page);
    await page.goto(undo);
  });

  await t.test('takes all of it back', async () => {
    await main.getByRole('button', { name: /^Undo/ }).click();
    await main.getByRole('heading', { name: /^Undo: .*Applied/ }).waitFor();
    await page.goto('/assets');
    assert.equal(await main.locator('tbody tr').count(), 0);
  });
  assert.deepEqual(page.faults, []);
});
