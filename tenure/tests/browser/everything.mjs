// Every place, every list and a record of every kind: on a desk and on a phone, in light and in dark.
import assert from 'node:assert/strict';
import test from 'node:test';
import { DESK, PHONE, browse, invalid, kinds, open, places, signIn, wear, wrongs } from './house.mjs';

/** Windows that are filled side by side. */
const SIDE_BY_SIDE = 2;
/** Rows of a list: more look the same. */
const ROWS = 8;
/** Fewer, and the estate or the way to its records is broken. */
const RECORDS_MIN = 80;

const browser = await browse();
const storageState = await signIn(browser);
test.after(() => browser.close());

/** Where to look. Lists that are walked add the first of their records. */
const addresses = new Set([...places, ...kinds.map((kind) => `/${kind}?limit=${ROWS}`)]);
const records = new Set();

/** Everything in one size and theme; with another theme, its colours as well. */
async function walk(size, theme, other) {
  const found = [], left = [...addresses];
  const go = async () => {
    const page = await open(browser, size, { storageState, colorScheme: theme });
    for (let address = left.shift(); address; address = left.shift()) {
      const answer = await page.goto(address);
      if (answer.status() !== 200) found.push(`${address}: ${answer.status()}`);
      const tell = (theme) => (wrong) => found.push(`${address} (${size.viewport.width}, ${theme}): ${wrong}`);
      (await wrongs(page)).forEach(tell(theme));
      if (size === DESK) (await invalid(await answer.text())).forEach(tell(theme));
      if (other) {
        await wear(page, other);
        (await wrongs(page, ['color-contrast'])).forEach(tell(other));
      }
      const record = await page.evaluate(() => document.querySelector('.table .lead a')?.getAttribute('href')?.split('?')[0]);
      if (record && address.startsWith(`${record.replace(/\/\d+$/, '')}?`) && !records.has(record)) {
        addresses.add(record);
        records.add(record);
        left.push(record);
      }
    }
    found.push(...page.faults);
    await page.context().close();
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, go));
  return found;
}

// The colours of a theme are the same on a phone, so there one theme will do.
for (const [size, theme, other] of [[DESK, 'light', 'dark'], [PHONE, 'dark', null]]) {
  test(`no page breaks a rule, is too wide, or tells the console of an error at ${size.viewport.width} px`, async () => {
    assert.deepEqual(await walk(size, theme, other), []);
    assert.ok(records.size >= RECORDS_MIN, `only ${records.size} kinds have a record`);
  });
}
