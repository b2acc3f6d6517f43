import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { startFixture } from './fixture/server.mjs';
import { accessible, drawn, openAs } from './page-steps.mjs';

let browser;
let fixture;
before(async () => {
  browser = await launch();
  fixture = await startFixture({ count: 40, days: 90 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

test('a filter that a section does not have, and a value that a filter cannot have, are named', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=requests&lang=en&status=foo&format=online' });
  await page.waitForSelector('.found-items li');
  assert.match(await page.textContent('.address-fault'), /status/);
  assert.doesNotMatch(await page.textContent('.address-fault'), /format/);
  await page.goto(`${fixture.address}/?view=requests&lang=en&order=foo&sort=bar`);
  await page.waitForSelector('.found-items li');
  assert.match(await page.textContent('.address-fault'), /sort, order/);
  await page.goto(`${fixture.address}/?lang=en&perod=7`);
  await drawn(page);
  assert.match(await page.textContent('.address-fault'), /perod/);
  await page.context().close();
});

test('a region or topic that the server does not know is named', async () => {
  for (const [parameter, name] of [['region', 'Region'], ['topic', 'Topic']]) {
    const page = await openAs(browser, fixture, { path: `/?lang=en&${parameter}=nowhere` });
    await page.waitForSelector('.fault-about');
    assert.equal(await page.textContent('.fault-about'), `Not understood: ${name}.`);
    await page.context().close();
  }
});

for (const [language, words] of [
  ['uk', 'Такої сторінки немає'],
  ['en', 'There is no such page'],
]) {
  for (const role of ['moderator', null]) {
    test(`a path that leads nowhere says so in words (${language}, ${role ?? 'nobody signed in'})`, async () => {
      const page = await openAs(browser, fixture, { path: `/nope?lang=${language}`, role });
      await page.waitForSelector('#no-such-page');
      assert.equal(await page.textContent('#no-such-page h1'), words);
      assert.equal((await page.request.get(`${fixture.address}/nope`, { headers: { Accept: 'text/html' } })).status(), 404);
      await accessible(page, `no such page ${language}`, { colours: false });
      await page.click('#no-such-page a');
      if (role === null) {
        await page.waitForSelector('[data-person]');
      } else {
        await drawn(page);
      }
      assert.equal(new URL(page.url()).pathname, '/');
      await page.context().close();
    });
  }
}
