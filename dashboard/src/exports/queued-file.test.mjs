import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../../test/browser.mjs';
import { startFixture } from '../../test/fixture/server.mjs';
import { openAs } from '../../test/page-steps.mjs';

let browser;
let fixture;
before(async () => {
  browser = await launch();
  fixture = await startFixture({ count: 60, days: 30 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

/** Opens a list that the server does not count, over an API that makes files by these answers to one question after the other. */
async function withExports(statuses) {
  const page = await openAs(browser, fixture, { path: '/favicon.svg', acceptDownloads: true });
  const wishes = [];
  await page.route('**/v1/training-requests?*', async (route) => {
    const answer = await route.fetch();
    const { items } = await answer.json();
    await route.fulfill({ json: { items, nextCursor: 'more', total: null } });
  });
  await page.route(/\/v1\/exports/, (route) => {
    const request = route.request();
    if (request.method() === 'POST') {
      wishes.push(request.postDataJSON());
    }
    const status = request.method() === 'POST' ? { status: 'running', rows: 0 } : statuses.shift();
    const id = `export-${wishes.length}`;
    return route.fulfill({ status: request.method() === 'POST' ? 202 : 200, json: { exportId: id, file: 'csv', filters: {}, createdAt: '', updatedAt: '', ...status } });
  });
  await page.goto(`${fixture.address}/?view=requests&lang=en`);
  await page.waitForSelector('.found-items li');
  return { page, wishes };
}

const begin = async (page) => {
  await page.click('.found summary');
  await page.click('.found .menu-items button:nth-child(1)');
};

test('a long list is made into a file by the server, and the page says how far it is', async () => {
  const { page, wishes } = await withExports([
    { status: 'running', rows: 1200 },
    { status: 'done', rows: 2400, fileName: 'requests.csv', link: '/favicon.svg?file' },
  ]);
  const file = page.waitForEvent('download');
  await begin(page);
  await page.waitForSelector('.notice:has-text("1,200 requests")');
  assert.match((await file).url(), /favicon\.svg\?file$/);
  await page.waitForSelector('.notice:has-text("The file is ready.")');
  assert.deepEqual(wishes.map((wish) => wish.file), ['csv']);
  assert.ok(wishes[0].filters.from !== undefined, 'the period is among the filters');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('an export that breaks off is begun once more', async () => {
  const { page, wishes } = await withExports([{ status: 'interrupted', rows: 10 }, { status: 'done', rows: 20, fileName: 'requests.csv', link: '/favicon.svg?file' }]);
  const file = page.waitForEvent('download');
  await begin(page);
  await file;
  assert.equal(wishes.length, 2);
  await page.context().close();
});

test('a list that is too long says how much of it fitted', async () => {
  const { page } = await withExports([{ status: 'too-large', rows: 1_048_575 }]);
  await begin(page);
  await page.waitForSelector('.notice:has-text("1,048,575 requests fitted")');
  await page.context().close();
});
