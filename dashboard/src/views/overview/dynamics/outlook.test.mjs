import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../../../../test/browser.mjs';
import { startFixture } from '../../../../test/fixture/server.mjs';
import { drawn, openAs } from '../../../../test/page-steps.mjs';
import { source } from '../../../../test/source.mjs';

const { forecastSheet, meanInWords, skillInWords, weeksOf } = await source('views/overview/dynamics/forecast');
const { mondayOf, weekOf } = await source('core/weeks');
const { LOCALES } = await source('core/locale');

let browser;
let fixture;
before(async () => {
  browser = await launch();
  fixture = await startFixture({ count: 400, days: 400 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

test('a week begins on its Monday, at the turn of the year too', () => {
  for (const [week, monday] of [
    ['2026-W49', '2026-11-30'],
    ['2026-W01', '2025-12-29'],
    ['2026-W53', '2026-12-28'],
    ['2027-W01', '2027-01-04'],
  ]) {
    assert.equal(mondayOf(week), monday);
    assert.equal(weekOf(monday), week);
  }
});

test('days are summed into the weeks that are over and wholly shown', () => {
  const points = Array.from({ length: 30 }, (_, i) => ({ date: new Date(Date.UTC(2026, 9, 27 + i)).toISOString().slice(0, 10), requests: 1 }));
  const figures = { range: { from: '2026-10-27', to: '2026-11-25' }, main: { dynamics: { granularity: 'day', points } } };
  assert.deepEqual(weeksOf(figures, '2026-11-25'), [
    { monday: '2026-11-02', requests: 7 },
    { monday: '2026-11-09', requests: 7 },
    { monday: '2026-11-16', requests: 7 },
  ]);
});

test('skill is said only where it was proven', () => {
  const said = (language, method, skill) => skillInWords({ state: { language }, locale: LOCALES[language] }, { method, skill }).replaceAll('\u00a0', ' ');
  assert.equal(
    said('en', 'median', { mase: 0.82, coverage80: 0.79, forecasts: 144 }),
    "Forecasts published earlier erred 18% less than the rule “as many as in last year's week”. The band held in 79% of cases (144 forecasts checked).",
  );
  assert.match(said('uk', 'median', { mase: 0.82, coverage80: 0.79, forecasts: 142 }), /перевірено 142 прогнози\)/);
  assert.match(said('en', 'seasonal-naive', { mase: 0.5, coverage80: null, forecasts: 0 }), /^The forecast is not yet proven to be better/);
  assert.doesNotMatch(said('en', 'mean', { mase: 0.5, coverage80: null, forecasts: 0 }), /less than/);
  assert.match(said('uk', 'mean', { mase: null, coverage80: null, forecasts: 0 }), /за останні вісім тижнів/);
});

test('less than one request a week is said in weeks, in tips, table and download', () => {
  const said = (language, mean) => meanInWords({ state: { language }, locale: LOCALES[language] }, mean).replaceAll('\u00a0', ' ');
  assert.equal(said('en', 0.37), '1 request in 3 weeks');
  assert.equal(said('uk', 0.37), '1 запит за 3 тижні');
  assert.equal(said('uk', 0.05), '1 запит за 20 тижнів');
  assert.equal(said('en', 0.01), '0 requests in 52 weeks');
  assert.equal(said('en', 0.97), '1 request in 1 week');
  assert.equal(said('en', 1.5), '1.5');
  const points = [0.37, 2.25].map((mean) => ({ week: '2026-W49', mean, p10: 0, p50: 0, p90: 2 }));
  const { rows } = forecastSheet({ state: { language: 'en' }, locale: LOCALES.en }, { points });
  assert.equal(rows[0][1].replaceAll('\u00a0', ' '), '1 request in 3 weeks');
  assert.equal(rows[1][1], 2.25);
});

test('the dynamics go on with a band of the weeks to come, as a table too', async () => {
  const page = await openAs(browser, fixture, { path: '/?lang=en' });
  await drawn(page);
  await page.waitForSelector('.outlook .band');
  assert.equal(await page.$$eval('.outlook .coming', (weeks) => weeks.length), 12);
  assert.ok((await page.$$eval('.outlook-chart .column', (weeks) => weeks.length)) >= 11);
  assert.match(await page.textContent('#forecast-skill'), /18% less/);
  await page.click('.outlook-table summary');
  assert.equal(await page.$$eval('.outlook-table tbody tr', (rows) => rows.length), 12);
  await page.selectOption('#filter-topic', 'veterans');
  await page.waitForFunction(() => /not yet proven/.test(document.querySelector('#forecast-skill')?.textContent ?? ''));
  assert.ok(fixture.state.calls.some((call) => call.path === '/v1/forecast?weeks=12&topic=veterans'));
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('days that are over have no forecast', async () => {
  const page = await openAs(browser, fixture, { path: '/?lang=en&period=2026-Q3' });
  await drawn(page);
  await page.waitForSelector('svg.dynamics');
  assert.equal(await page.$('.outlook'), null);
  await page.context().close();
});
