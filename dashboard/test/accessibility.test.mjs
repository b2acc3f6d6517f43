import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { startFixture } from './fixture/server.mjs';
import { accessible, drawn, fits, openAs } from './page-steps.mjs';

let browser;
let fixture;
before(async () => {
  browser = await launch();
  fixture = await startFixture({ count: 120, days: 250 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

const WIDTHS = [320, 390, 768, 1280, 1920, 2560];

/** axe looks at each view once in each theme, in one language each; what changes with width is checked at every width. */
for (const [colorScheme, language] of [
  ['light', 'uk'],
  ['dark', 'en'],
]) {
  test(`axe finds nothing in the overview, the review and the sign-in (${colorScheme}, ${language})`, async () => {
    const page = await openAs(browser, fixture, { path: `/?lang=${language}`, colorScheme });
    await drawn(page);
    await accessible(page, `overview ${colorScheme}`);
    await page.goto(`${fixture.address}/?lang=${language}&view=review`);
    await page.waitForSelector('#confirm');
    await page.focus('#request-card');
    await page.keyboard.press('t');
    await page.waitForSelector('#topic-options');
    await accessible(page, `review, looking for a topic, ${colorScheme}`);
    await page.keyboard.press('Escape');
    await page.click('#sign-out');
    await page.waitForSelector('[data-person]');
    await accessible(page, `sign-in ${colorScheme}`);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });
}

for (const language of ['uk', 'en']) {
  test(`every view fits into every width (${language})`, async () => {
    const page = await openAs(browser, fixture, { path: `/?lang=${language}` });
    const everyWidth = async (where) => {
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForFunction(() => [...document.querySelectorAll('svg.drawing')].every((svg) => Math.abs(svg.getBoundingClientRect().width - Number(svg.getAttribute('width'))) <= 1));
        await fits(page, `${where} ${language} ${width}`);
      }
    };
    await drawn(page);
    await everyWidth('overview');
    await page.goto(`${fixture.address}/?lang=${language}&view=review`);
    await page.waitForSelector('#confirm');
    await everyWidth('review');
    await page.context().close();
  });
}

test('axe finds nothing while filters are set, tables are open and a menu is unfolded', async () => {
  const page = await openAs(browser, fixture, { path: '/?region=UA-46&topic=veterans&area=services&compare=year&measure=perRequest&from=2026-01-01&to=2026-06-30' });
  await drawn(page);
  await page.click('#card-map .card-tools > button');
  await page.click('#card-dynamics .card-tools > button');
  await page.click('#card-topics summary');
  await accessible(page, 'filters and tables');
  await page.context().close();
});

test('400 % zoom of a 1280 px window needs no sideways scrolling and keeps the filters out of the way', async () => {
  const page = await openAs(browser, fixture, { width: 320, height: 225, deviceScaleFactor: 4 });
  await drawn(page);
  await fits(page, '400 %');
  await page.evaluate(() => window.scrollTo(0, 2000));
  const top = await page.evaluate(() => document.querySelector('.filters').getBoundingClientRect().bottom);
  assert.ok(top < 0, 'the filter bar must not stay over a small screen');
  await page.context().close();
});

test('200 % zoom of a 1280 px window breaks nothing', async () => {
  const page = await openAs(browser, fixture, { width: 640, height: 450, deviceScaleFactor: 2 });
  await drawn(page);
  await fits(page, '200 %');
  await page.context().close();
});

test('the whole overview can be walked by keyboard: skip link, filters, map, heat table', async () => {
  const page = await openAs(browser, fixture, { width: 1440 });
  await drawn(page);
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.className), /skip/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.closest('.filters') !== null), true);
  await page.focus('#card-map .skip');
  assert.ok(await page.isVisible('#card-map .skip'));
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => document.activeElement.getAttribute('data-key'));
  assert.match(first, /^UA-/);
  await page.keyboard.press('ArrowRight');
  const second = await page.evaluate(() => document.activeElement.getAttribute('data-key'));
  assert.notEqual(second, first);
  assert.ok(await page.isVisible('#tip'), 'the region tells of itself');
  await page.keyboard.press('Escape');
  assert.ok(!(await page.isVisible('#tip')), 'Escape hides the tip');
  await page.keyboard.press('Enter');
  await page.waitForFunction((id) => new URLSearchParams(location.search).get('region') === id, second);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('data-key')), second, 'the focus stays where it was');
  await page.context().close();
});

test('one tab stop each for the map, the dynamics and the tables, and arrow keys within', async () => {
  const page = await openAs(browser, fixture);
  await drawn(page);
  for (const group of ['map', 'dynamics', 'heat', 'regions', 'topics', 'areas', 'formats', 'roles']) {
    assert.equal(await page.locator(`[data-group="${group}"] [data-key][tabindex="0"]`).count(), 1, group);
  }
  assert.equal(await page.locator('#card-heat table button:not([tabindex="-1"])').count(), 0, 'the heads of the heat table are reached by arrows');
  await page.focus('#card-heat [data-key][tabindex="0"]');
  await page.keyboard.press('ArrowUp');
  await page.waitForFunction(() => document.activeElement.matches('#card-heat thead button[tabindex="0"]'));
  const first = page.locator('#card-topics [data-key][tabindex="0"]');
  const topic = await first.getAttribute('data-key');
  await first.focus();
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await page.evaluate(() => document.activeElement.getAttribute('data-key')), topic);
  await page.keyboard.press('Shift+Enter');
  await page.waitForURL(/view=requests/);
  await page.context().close();
});

test('what is not data is hatched, and Crimea and Sevastopol are on the map', async () => {
  const page = await openAs(browser, fixture);
  await drawn(page);
  assert.equal(await page.locator('#card-map .region').count(), 27);
  for (const id of ['UA-43', 'UA-40']) {
    assert.equal(await page.getAttribute(`#card-map [data-key="${id}"]`, 'fill'), 'url(#hatch)');
  }
  await page.context().close();
});

test('prints without controls', async () => {
  const page = await openAs(browser, fixture);
  await drawn(page);
  await page.emulateMedia({ media: 'print' });
  assert.ok(!(await page.isVisible('#refresh')));
  assert.ok(!(await page.isVisible('.card-tools')));
  assert.ok(await page.isVisible('#card-map svg'));
  await page.context().close();
});

test('prints a summary of one page, whole tables under repeated heads, and the heat table with its regions', async () => {
  // A4 with the margins that browsers have, in CSS pixels.
  const paper = { width: 718, height: 1046 };
  const page = await openAs(browser, fixture, paper);
  await drawn(page);
  await page.emulateMedia({ media: 'print' });
  const style = (selector, property) => page.$eval(selector, (element, name) => getComputedStyle(element)[name], property);
  assert.equal(await style('.card-changes', 'breakAfter'), 'page');
  const end = await page.$eval('.card-changes', (card) => card.getBoundingClientRect().bottom + window.scrollY);
  assert.ok(end <= paper.height, `the summary ends at ${end} px`);
  for (const table of ['#card-regions table', '#card-topics table', '#card-heat table']) {
    assert.equal(await style(`${table} thead`, 'display'), 'table-header-group', table);
  }
  assert.equal(await style('#card-regions tfoot', 'display'), 'table-row-group', 'the sum stands once, at the end');
  assert.equal(await page.locator('#card-regions tbody tr:visible').count(), 27);
  assert.equal(await page.locator('#card-heat thead th button:visible').count(), await page.locator('#card-heat thead th').count());
  assert.ok((await page.locator('#card-heat thead th').count()) > 10);
  assert.equal(await style('#card-regions .tall', 'overflowY'), 'visible');
  await page.context().close();
});

test('a phone shows the first ten rows of a long table, and all when they are wanted', async () => {
  const page = await openAs(browser, fixture, { width: 390 });
  await drawn(page);
  const rows = page.locator('#card-regions tbody tr:visible');
  assert.equal(await rows.count(), 10);
  await page.click('#card-regions .only-phone');
  assert.equal(await rows.count(), 27);
  assert.equal(await page.getAttribute('#card-regions .only-phone', 'aria-expanded'), 'true');
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.equal(await page.locator('#card-regions .only-phone:visible').count(), 0);
  await page.context().close();
});
