import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../../../test/browser.mjs';
import { startFixture } from '../../../test/fixture/server.mjs';
import { accessible, drawn, fits, openAs } from '../../../test/page-steps.mjs';

let browser;
let fixture;
before(async () => {
  browser = await launch();
  fixture = await startFixture({ count: 300, days: 250 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

const state = (page) => page.textContent('#warning-card [data-figure="state"]');

test('a badge on the overview counts the new warnings and leads to them', async () => {
  const page = await openAs(browser, fixture, { path: '/?lang=uk' });
  await drawn(page);
  assert.match(await page.textContent('.warnings-badge h2'), /^3\s+нові попередження$/);
  await page.click('.warnings-badge li:nth-child(2) a');
  await page.waitForSelector('#warning-card');
  assert.match(await page.textContent('#warning-title'), /^Мовчання: центр /);
  assert.match(page.url(), /view=warnings.*state=new/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a warning says what came, what was expected, from which centres, with typical requests', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=warnings&lang=en' });
  await page.waitForSelector('#warning-card .warning-requests .excerpt');
  const [jump] = fixture.state.warnings;
  assert.match(await page.textContent('#warning-card .lead'), /14\s+requests in 2\s+weeks; 4\.2 expected\./);
  assert.equal((await page.textContent('#warning-card [data-figure="observed"]')).trim(), '14');
  assert.equal((await page.textContent('#warning-card [data-figure="p90"]')).trim(), '8');
  assert.equal(await page.$$eval('.warning-centers li', (items) => items.length), jump.centers.length);
  const texts = await page.$$eval('.warning-requests .excerpt', (items) => items.map((item) => item.textContent));
  assert.deepEqual(texts, jump.requests.map((id) => fixture.state.requests.find((one) => one.requestId === id).text));
  assert.ok(fixture.state.calls.filter((call) => jump.requests.some((id) => call.path.includes(id))).every((call) => call.path.endsWith('author=hidden')));
  await page.click('#warning-requests');
  await page.waitForSelector('.found');
  const address = new URL(page.url());
  assert.deepEqual([address.searchParams.get('region'), address.searchParams.get('topic'), address.searchParams.get('from')], ['UA-46', 'veterans', jump.since]);
  await page.context().close();
});

test('new warnings are worked through by keys alone', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=warnings&lang=uk&state=new' });
  await page.waitForSelector('#warning-card');
  assert.equal(await page.textContent('[data-figure="warnings"]'), 'Показано: 3');
  const first = await page.textContent('#warning-title');
  await page.keyboard.press('j');
  await page.waitForFunction((before) => (document.querySelector('#warning-title')?.textContent ?? before) !== before, first);
  await page.keyboard.press('k');
  await page.waitForFunction((before) => document.querySelector('#warning-title')?.textContent === before, first);
  // Without a cause nothing is explained.
  await page.keyboard.press('e');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.warning-form .warning');
  assert.equal(fixture.state.warnings[0].state, 'new');
  await page.keyboard.type('Новий порядок із 1 листопада');
  await page.keyboard.press('Control+Enter');
  await page.waitForFunction(() => document.querySelector('[data-figure="warnings"]')?.textContent === 'Показано: 2');
  assert.deepEqual([fixture.state.warnings[0].state, fixture.state.warnings[0].cause], ['explained', 'Новий порядок із 1 листопада']);
  // The next one is open, with a cause of its own to write.
  assert.equal(await page.inputValue('#warning-cause'), '');
  await page.waitForFunction(() => document.activeElement.id === 'warning-card');
  await page.keyboard.press('s');
  await page.waitForFunction(() => document.querySelector('[data-figure="warnings"]')?.textContent === 'Показано: 1');
  await page.keyboard.press('c');
  await page.waitForFunction(() => document.querySelector('[data-figure="warnings"]')?.textContent === 'Показано: 0');
  assert.deepEqual(fixture.state.warnings.slice(1, 3).map((one) => one.state), ['seen', 'closed']);
  await page.selectOption('#filter-state', 'explained');
  await page.waitForFunction(() => document.querySelector('[data-figure="warnings"]')?.textContent === 'Показано: 2');
  assert.match(await page.textContent('#warning-card .cause'), /Новий порядок із 1 листопада/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a warning that another has changed meanwhile is not overwritten', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=warnings&lang=en&kind=drift' });
  await page.waitForSelector('#warning-card');
  const drift = fixture.state.warnings.find((one) => one.kind === 'drift');
  drift.version++;
  drift.cause = 'Written by another';
  const before = drift.state;
  await page.click('#warning-seen');
  await page.waitForSelector('.warning-form .warning');
  await page.waitForFunction(() => document.querySelector('#warning-card .cause')?.textContent.includes('Written by another'));
  assert.equal(drift.state, before);
  await page.click('#warning-seen');
  await page.waitForFunction(() => document.querySelector('#warning-card [data-figure="state"]')?.textContent === 'seen');
  await page.context().close();
});

test('a regional caller reads its warnings and decides nothing; a silence of all is for administrators', async () => {
  const regional = await openAs(browser, fixture, { path: '/?view=warnings&lang=uk', role: 'regional', regions: ['UA-46'] });
  await regional.waitForSelector('#warning-card');
  assert.equal(await regional.$$eval('.warning-items li', (items) => items.length), 2);
  assert.equal(await regional.$('.warning-form'), null);
  assert.equal(await regional.$('#import'), null);
  const before = await state(regional);
  await regional.keyboard.press('c');
  assert.equal(await state(regional), before);
  await regional.context().close();
  const admin = await openAs(browser, fixture, { path: '/?view=warnings&lang=en&kind=all-silent', role: 'admin' });
  await admin.waitForSelector('#warning-card');
  assert.match(await admin.textContent('#warning-title'), /^All silent/);
  await admin.context().close();
});

test('a register of centres is shown before it is taken in, once', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=warnings&lang=en' });
  await page.waitForSelector('#import');
  await page.click('#import summary');
  const register = { name: 'centres.csv', mimeType: 'text/csv', buffer: Buffer.from('code,name,katottg,state,since\nUA46-9001,One,,closed,2026-11-01\nUA46-9002,,,active,\n') };
  await page.setInputFiles('#import-file', register);
  await page.waitForSelector('#import-do');
  assert.match(await page.textContent('#import'), /new: 1, changed: 0, unchanged: 0, with errors: 1/);
  assert.match(await page.textContent('#import .rejected'), /Row 2: \/name must be there/);
  assert.deepEqual(fixture.state.register, []);
  await page.click('#import-do');
  await page.waitForFunction(() => /Added:/.test(document.querySelector('#import')?.textContent));
  assert.deepEqual(fixture.state.register, ['UA46-9001']);
  await page.setInputFiles('#import-file', { name: 'centres.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('x') });
  await page.waitForFunction(() => /must be CSV or JSON/.test(document.querySelector('#import')?.textContent));
  await page.context().close();
});

for (const [colorScheme, language] of [
  ['light', 'uk'],
  ['dark', 'en'],
]) {
  test(`axe finds nothing in the warnings, and everything fits (${colorScheme}, ${language})`, async () => {
    const page = await openAs(browser, fixture, { path: `/?view=warnings&lang=${language}`, colorScheme });
    await page.waitForSelector('#warning-card .warning-requests .excerpt');
    await accessible(page, `warnings ${colorScheme}`);
    for (const width of [320, 390, 768, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await fits(page, `warnings ${width}`);
    }
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });
}
