import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../../../test/browser.mjs';
import { startFixture } from '../../../test/fixture/server.mjs';
import { accessible, contentOf, drawn, fits, openAs } from '../../../test/page-steps.mjs';

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

const plain = (text) => text.replaceAll(/[\s\u00a0]+/g, ' ').trim();

test('the overview has the indicators of its days and region, and leads to their definitions', async () => {
  const page = await openAs(browser, fixture, { path: '/?lang=uk&period=365&region=UA-46' });
  await drawn(page);
  await page.waitForSelector('[data-indicator="coverage"]');
  assert.equal(plain(await page.textContent('[data-indicator="time-to-planned"]')), 'Від запиту до плану 21,5 дня від 18 до 30,3 дня');
  assert.match(await page.textContent('[data-indicator="time-to-delivered"]'), /ще не можна сказати/);
  assert.match(await page.textContent('[data-indicator="repeated-need"]'), /приховано, бо йдеться про менше ніж п’ятьох людей/);
  await page.click('#open-indicators');
  await page.waitForSelector('#indicator-coverage');
  assert.match(page.url(), /view=indicators.*region=UA-46.*period=365/);
  assert.equal(await page.$$eval('.indicator', (cards) => cards.length), 6);
  assert.match(await page.textContent('#indicator-coverage .formula'), /numerator and denominator of coverage/);
  assert.match(plain(await page.textContent('#indicator-heard-centers dl')), /від 33% до 52% .*42 \/ 100/);
  assert.equal(await page.$('#indicator-repeated-need dl'), null);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('the files are those of the server, of the days and the region shown', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=indicators&lang=en&region=UA-46&from=2026-10-01&to=2026-10-31' });
  await page.waitForSelector('#indicator-coverage');
  await page.click('.indicators .menu summary');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('.indicators .menu-items button:first-child')]);
  assert.equal(download.suggestedFilename(), 'ismtr-indicators-UA-46-2026-10-01_2026-10-31.csv');
  assert.match((await contentOf(download)).toString('utf8'), /^id,value\r\ntime-to-planned,21\.5/);
  assert.ok(fixture.state.calls.some((call) => call.path === '/v1/indicators.csv?from=2026-10-01&to=2026-10-31&region=UA-46'));
  const [rows] = await Promise.all([page.waitForEvent('download'), page.click('#indicator-rows')]);
  assert.equal(rows.suggestedFilename(), 'ismtr-indicator-rows.csv');
  await page.context().close();
});

test('more than two years are cut to the last two', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=indicators&lang=en&from=2022-01-01&to=2026-10-31' });
  await page.waitForSelector('#indicator-coverage');
  assert.ok(fixture.state.calls.some((call) => call.path === '/v1/indicators?from=2024-10-31&to=2026-10-31'));
  assert.match(await page.textContent('.indicators header'), /31 Oct 2024/);
  await page.goto(`${fixture.address}/?lang=en&from=2022-01-01&to=2026-10-31`);
  await page.waitForFunction(() => /of the requests of 31 Oct 2024/.test(document.querySelector('#card-indicators')?.textContent));
  await page.context().close();
});

for (const [colorScheme, language] of [
  ['light', 'uk'],
  ['dark', 'en'],
]) {
  test(`axe finds nothing in the indicators, and everything fits (${colorScheme}, ${language})`, async () => {
    const page = await openAs(browser, fixture, { path: `/?view=indicators&lang=${language}`, colorScheme });
    await page.waitForSelector('#indicator-coverage');
    await accessible(page, `indicators ${colorScheme}`);
    for (const width of [320, 390, 768, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await fits(page, `indicators ${width}`);
    }
    await page.context().close();
  });
}
