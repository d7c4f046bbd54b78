// The pictures of the book: what somebody sees first, as small files.
import { mkdir, writeFile } from 'node:fs/promises';
import { DESK, PHONE, browse, open, signIn } from './house.mjs';

const QUALITY = 82;
const folder = process.argv[2];
const browser = await browse();
const storageState = await signIn(browser);

/** A picture of a page, or of the page that is behind the first row of a list. */
async function picture(name, size, colorScheme, address, sharp, then = async () => {}) {
  const page = await open(browser, { ...size, deviceScaleFactor: sharp }, { storageState, colorScheme });
  await page.goto(address);
  await then(page);
  await page.evaluate(() => document.fonts.ready);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await writeFile(`${folder}/${name}.webp`, Buffer.from(data, 'base64'));
  await page.context().close();
}

/** Opens the first row of a list. */
const first = async (page) => {
  await page.locator('.table .lead a').first().click();
  await page.locator('.object').waitFor();
};

await mkdir(folder, { recursive: true });
const tall = { viewport: { width: 1440, height: 1080 } };
await picture('overview', tall, 'light', '/', 1.5);
await picture('asset', tall, 'dark', '/assets?stage=in-use&category=Laptops&sort=-warranty_ends_on', 1.5, first);
await picture('list', DESK, 'light', '/assets?stage=in-use', 1.5, async (page) => {
  for (const at of [1, 3, 4]) await page.locator('tbody .pick input').nth(at).check();
});
await picture('phone-asset', PHONE, 'light', '/assets?stage=in-use&category=Laptops&sort=-warranty_ends_on', 2, first);
await picture('phone-scan', PHONE, 'dark', '/scan', 2, async (page) => {
  const answer = await page.request.get('/api/v1/assets?stage=in-stock&category=Laptops&limit=4');
  for (const { tag } of (await answer.json()).data) {
    await page.locator('#scan-code').fill(tag);
    await page.locator('#scan-code').press('Enter');
    await page.locator('[data-finds]').getByText(tag).waitFor();
  }
});
await browser.close();
