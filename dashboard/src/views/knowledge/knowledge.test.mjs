import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../../../test/browser.mjs';
import { startFixture } from '../../../test/fixture/server.mjs';
import { accessible, fits, openAs } from '../../../test/page-steps.mjs';

let browser;
let fixture;
before(async () => {
  browser = await launch();
  fixture = await startFixture({ count: 700, days: 500 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

test('a search marks the words found, narrows by facets and leads to the page of a topic', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=knowledge&lang=uk' });
  await page.fill('#knowledge-q', 'ветеран');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.knowledge-items li');
  assert.ok((await page.$$eval('.knowledge-items mark', (marks) => marks.map((mark) => mark.textContent.toLowerCase()))).every((word) => word === 'ветеран'));
  assert.match(page.url(), /q=/);
  const before = Number((await page.textContent('#knowledge-found')).replace(/\D/g, ''));
  await page.selectOption('#facet-type', 'request');
  await page.waitForFunction((count) => Number(document.querySelector('#knowledge-found')?.textContent.replace(/\D/g, '')) < count, before);
  await page.click('#knowledge-more');
  await page.waitForFunction(() => document.querySelectorAll('.knowledge-items li').length > 20);
  await page.selectOption('#facet-type', 'topic');
  await page.click('.knowledge-items li:first-child:has(.tag:text-is("Тема")) a');
  await page.waitForSelector('.topic-page h1');
  assert.match(await page.textContent('.topic-page h1'), /ветеран/i);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a snippet never becomes markup', async () => {
  fixture.state.requests[0].text = '<img src=x onerror="document.title=1"> & <mark>квазар</mark>';
  const page = await openAs(browser, fixture, { path: '/?view=knowledge&lang=en&q=%D0%BA%D0%B2%D0%B0%D0%B7%D0%B0%D1%80' });
  await page.waitForSelector('.knowledge-items li');
  assert.equal(await page.textContent('.knowledge-items .excerpt'), '<img src=x onerror="document.title=1"> & <mark>квазар</mark>');
  assert.equal(await page.$('.knowledge-items img'), null);
  assert.equal((await page.$$('.knowledge-items mark')).length, 1);
  await page.context().close();
});

test('the page of a topic shows the figures of the dashboard, and takes a note', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=knowledge&lang=en&topic=veterans' });
  await page.waitForSelector('#topic-need .big');
  const shown = await page.$$eval('#topic-need .big', (figures) => figures.map((figure) => Number(figure.textContent.replace(/\D/g, ''))));
  const answer = await fetch(`${fixture.address}/v1/dashboard?topic=veterans`, {
    headers: { Authorization: `Bearer ${fixture.token({ sub: 'test', role: 'moderator', regions: [] })}` },
  });
  const { totals } = await answer.json();
  assert.deepEqual(shown, [totals.requests, totals.participants, totals.centers, totals.planned, totals.delivered, totals.needsReview]);
  await page.click('.topic-write summary');
  await page.fill('.topic-write textarea', 'A note with\na second line');
  await page.fill('.topic-write [name="url"]', 'https://zakon.rada.gov.ua/laws/show/3551-12');
  await page.click('.topic-write button');
  await page.waitForSelector('#topic-notes .topic-note a[href="https://zakon.rada.gov.ua/laws/show/3551-12"]');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a regional caller cannot write, and sees its region', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=knowledge&lang=uk&topic=veterans&region=UA-46', role: 'regional', regions: ['UA-46'] });
  await page.waitForSelector('#topic-need .big');
  assert.equal(await page.$('.topic-write'), null);
  assert.equal(await page.$$eval('#topic-region option', (options) => options.length), 2);
  await page.context().close();
});

for (const [colorScheme, language] of [
  ['light', 'uk'],
  ['dark', 'en'],
]) {
  test(`axe finds nothing, and everything fits (${colorScheme}, ${language})`, async () => {
    const page = await openAs(browser, fixture, { path: `/?view=knowledge&lang=${language}`, colorScheme });
    await page.waitForSelector('.knowledge-areas a');
    await accessible(page, `topics ${colorScheme}`);
    await page.goto(`${fixture.address}/?view=knowledge&lang=${language}&topic=veterans`);
    await page.waitForSelector('#topic-need .big');
    await accessible(page, `topic page ${colorScheme}`);
    for (const width of [320, 390, 768, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await fits(page, `topic page ${width}`);
    }
    await page.goto(`${fixture.address}/?view=knowledge&lang=${language}&q=%D0%BD%D0%B0%D0%B2%D1%87%D0%B0%D0%BD%D0%BD%D1%8F`);
    await page.waitForSelector('.knowledge-items li');
    await accessible(page, `search ${colorScheme}`);
    for (const width of [320, 390, 768, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await fits(page, `search ${width}`);
    }
    await page.context().close();
  });
}
