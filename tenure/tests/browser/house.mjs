// What the scripts share: a browser, somebody signed in, and what a machine can see of a page by itself.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';

const require = createRequire(`${process.env.TEST_BROWSER_PACKAGES}/package.json`);
const { chromium } = require('playwright-core');
const axe = require.resolve('axe-core/axe.min.js');
const { HtmlValidate, StaticConfigLoader } = require('html-validate');
const validator = new HtmlValidate(new StaticConfigLoader({ root: true, extends: ['html-validate:standard'], elements: ['html5'] }));

/** Where the server is, who may sign in, and what there is to see: told by the test that started us. */
export const { base, link, other, places, kinds } = JSON.parse(process.env.TEST_HOUSE ?? '{}');

/** The widths of the house: a desk and a phone. */
export const DESK = { viewport: { width: 1440, height: 900 } };
export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** A browser. Tests run as root in containers, where its own sandbox cannot be. */
export const browse = (more = []) => chromium.launch({
  executablePath: process.env.TEST_BROWSER,
  args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', ...more],
});

/**
 * A window that keeps what goes wrong in it: errors of scripts, and whatever the console is told as an error.
 * A page that refuses a form answers with 409 or 422, and the console says so: that is no fault.
 */
export async function open(browser, size, more = {}) {
  const context = await browser.newContext({ baseURL: base, reducedMotion: 'reduce', ...size, ...more });
  context.setDefaultTimeout(20_000);
  await context.addInitScript({ path: axe });
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(`${page.url()}: ${error.message}`));
  page.on('console', (said) => {
    if (said.type() === 'error' && !/status of (409|422)/.test(said.text())) page.faults.push(`${page.url()}: ${said.text()}`);
  });
  return page;
}

/** Takes a link that the server printed; answers what keeps one signed in. */
export async function signIn(browser, by = link) {
  const page = await open(browser, DESK);
  await page.goto(by);
  await page.locator('main button').click();
  await page.waitForURL(`${base}/`);
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

/**
 * What is wrong with a page as it stands: rules of accessibility, and whether it is wider than its window. The
 * navigation is the same everywhere: it is looked at with the overview.
 */
export async function wrongs(page, rules = null) {
  // What somebody waited for may be there before the style sheet is: without it everything lies on top of each other.
  await page.waitForLoadState('load');
  return page.evaluate(lookAt, [RULES, rules]);
}

/** Runs in the page: it can use nothing of this file. */
async function lookAt([tags, rules]) {
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags };
  const context = location.pathname === '/' ? document : { exclude: [['nav.nav'], ['.tabbar']] };
  const { violations } = await window.axe.run(context, { runOnly, resultTypes: ['violations'], elementRef: false });
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(', ')}`);
  // A phone's window grows with a page that is too wide; its first width is that of the root.
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  return over > 0 ? [...told, `wider than its window by ${over} px`] : told;
}

/** Where the text of a page is no valid HTML. */
export async function invalid(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`));
}

/** Changes the theme, and waits until colours have arrived there. */
export const wear = (page, theme) => page.evaluate(async (theme) => {
  document.documentElement.dataset.theme = theme;
  await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
  await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)));
}, theme);

/** No rule is broken and nothing went wrong so far. */
export async function isFine(page) {
  assert.deepEqual(await wrongs(page), [], page.url());
  assert.deepEqual(page.faults, []);
}

/** Chooses a record in a field that finds it by part of its name. */
export async function choose(field, words) {
  // Whoever types before the page has its script is not heard.
  await field.page().waitForLoadState();
  await field.pressSequentially(words);
  const option = field.page().locator(`#${await field.getAttribute('aria-controls')} [role=option]`).filter({ hasText: words }).first();
  await option.click();
}

/** A picture of a label, as wide as it lies before a camera. */
export async function pictureOf(browser, label, wide) {
  const table = await browser.newPage({ viewport: { width: 640, height: 480 } });
  await table.setContent(`<style>body { margin: 40px; background: #ddd } svg { background: #fff; ${wide ? `width: ${wide}px; height: auto` : ''} }</style>${label}`);
  const picture = await table.screenshot({ type: 'jpeg', quality: 90 });
  await table.context().close();
  return picture;
}

/** Pictures of each label in turn, as a film for the camera that the browser makes up. */
export async function filmOf(browser, labels, wide = 0) {
  const film = [];
  for (const label of labels) film.push(...Array(30).fill(await pictureOf(browser, label, wide)));
  return Buffer.concat(film);
}
