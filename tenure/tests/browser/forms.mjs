// Forms of every stage of a life, filled in and sent by hand: refused with what was written kept, then taken.
import assert from 'node:assert/strict';
import test from 'node:test';
import { DESK, PHONE, browse, choose, open, signIn, wrongs } from './house.mjs';

const browser = await browse();
const storageState = await signIn(browser);
test.after(() => browser.close());

const probe = await open(browser, DESK, { storageState });
/** The newest records of a list, as programs see them. */
const rows = async (query) => (await (await probe.request.get(`/api/v1/${query}`)).json()).data;
const first = async (query) => {
  const [row] = await rows(`${query}${query.includes('?') ? '&' : '?'}limit=1`);
  assert.ok(row, `the estate has ${query}`);
  return row;
};
const asset = (await first('assets?stage=in-stock&category=Laptops')).tag;
const medium = await first('media?state=installed');

const NEXT_YEAR = `${new Date().getFullYear() + 1}-03-31`;
const cases = [
  ['/stock-items/1', 'Add stock', { Quantity: '12', Place: 'Berlin HQ · Depot', Bin: 'Z 99' }, 'Z 99', { Quantity: 'a dozen' }],
  ['/contracts', 'New contract', { Name: 'Window cleaning of screens', Kind: 0, Supplier: 'Hafenlicht', 'Starts on': NEXT_YEAR }, 'Window cleaning of screens', { 'Starts on': '' }],
  ['/contracts/1', 'Cover an asset', { Asset: asset }, asset, {}],
  ['/rfqs', 'New request for quotation', { 'What for': 'Forty displays', 'Needed by': NEXT_YEAR }, 'Forty displays', {}],
  ['/needs', 'New need', { What: 'A plotter', Category: 'Printers', Quantity: '1', 'Wanted by': NEXT_YEAR }, 'A plotter', { Quantity: 'some' }],
  ['/work-orders', 'New work order', { Title: 'Fan is loud', 'Kind of work': 0, Asset: asset }, 'Fan is loud', {}],
  ['/tickets', 'New ticket', { Title: 'The lid does not close' }, 'The lid does not close', {}],
  [`/media/${medium.id}`, 'Sanitise', { Purge: true, Technique: 'Disk key destroyed (TCG Opal revert)', Failed: true, Verification: 0, Failure: 'It did not answer' }, 'Failed, to be destroyed', { Technique: 'Degauss' }],
];

/** Fills in one field, whatever it is: one of a few, a choice (by its place or its words), words, a record. */
async function fill(form, label, value) {
  const field = form.getByLabel(new RegExp(`^${label}\\s*(required)?$`)).and(form.locator('input, select, textarea')).first();
  if (value === true) return field.check();
  if (typeof value === 'number') return field.selectOption({ index: value + 1 });
  if (await field.evaluate((it) => it.tagName === 'SELECT')) return field.selectOption({ label: value });
  if (await field.getAttribute('role') !== 'combobox') return field.fill(value);
  return choose(field, value);
}

for (const [at, [address, verb, fields, told, wrong]] of cases.entries()) {
  const size = at % 2 ? PHONE : DESK;
  test(`${address}: ${verb}`, async () => {
    const page = await open(browser, size, { storageState });
    await page.goto(address);
    const door = page.getByRole('main').getByRole('link', { name: verb, exact: true }).first();
    if (await door.isVisible()) await door.click();
    else {
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.locator(':popover-open').getByRole('link', { name: verb }).click();
    }
    const form = page.locator('form.form[method=post]').filter({ has: page.getByRole('button', { name: verb, exact: true }) });
    await form.waitFor();
    assert.deepEqual(await wrongs(page), [], page.url());
    for (const [label, value] of Object.entries({ ...fields, ...wrong })) await fill(form, label, value);
    const send = form.getByRole('button', { name: verb });
    if (Object.keys(wrong).length) {
      await send.click();
      if (!Object.values(wrong).includes('')) await form.locator('.error, .notice.bad').first().waitFor();
      for (const label of Object.keys(wrong)) await fill(form, label, fields[label]);
    }
    await send.click();
    await form.waitFor({ state: 'hidden' }).catch(async () => assert.fail(`${page.url()}: ${await form.innerText()}`));
    await page.getByRole('main').getByText(told).first().waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}
