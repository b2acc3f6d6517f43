import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { startFixture } from './fixture/server.mjs';
import { drawn, openAs } from './page-steps.mjs';
import { CLIENT, PEOPLE, startProvider } from './provider/provider.mjs';

/** Shorter than what the page takes for "ends soon": every call renews it. */
const TOKEN_SECONDS = 20;

let browser;
let fixture;
let provider;
before(async () => {
  browser = await launch();
  fixture = await startFixture({ count: 20, days: 10, start: Date.now() });
  provider = await startProvider({ page: fixture.address, tokenSeconds: TOKEN_SECONDS });
  const metadata = await (await fetch(`${provider.issuer}/.well-known/openid-configuration`)).json();
  fixture.state.signIn = {
    authorizationEndpoint: metadata.authorization_endpoint,
    tokenEndpoint: metadata.token_endpoint,
    endSessionEndpoint: metadata.end_session_endpoint,
    clientId: CLIENT,
    scope: 'openid',
  };
});
after(async () => {
  await browser.close();
  await fixture.stop();
  await provider.stop();
});

const token = (page) => page.evaluate(() => sessionStorage.getItem('ismtr.session'));
const subOf = (jwt) => JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url').toString('utf8')).sub;

async function signIn(person, path = '/?lang=en') {
  const page = await openAs(browser, fixture, { role: null, path });
  page.setDefaultTimeout(120_000);
  await page.click('.sign-in button.primary');
  await page.click(`button[value="${person}"]`);
  await page.waitForSelector('.who');
  return page;
}

for (const person of Object.keys(PEOPLE)) {
  test(`signs in as ${person} and stays in when the token ends`, async () => {
    const page = await signIn(person, '/?region=UA-46&lang=en');
    await drawn(page);
    assert.equal(new URL(page.url()).searchParams.get('region'), 'UA-46');
    const first = await token(page);
    assert.equal(subOf(first), PEOPLE[person].sub);
    const role = [PEOPLE[person].role].flat().at(-1);
    assert.equal(await page.locator('nav a', { hasText: 'Review' }).count() > 0, role !== 'regional');
    await page.waitForFunction((old) => sessionStorage.getItem('ismtr.session') !== old, first);
    await drawn(page);
    assert.equal(await page.locator('.sign-in').count(), 0);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });
}

test('a refused token is renewed, and the call is made again', async () => {
  const page = await signIn('moderator');
  await drawn(page);
  let refused = 0;
  await page.route('**/v1/dashboard?*', (route) => {
    refused += 1;
    return refused === 1 ? route.fulfill({ status: 401, json: { message: 'Unauthorized' } }) : route.fallback();
  });
  await page.selectOption('#filter-region', 'UA-46');
  await drawn(page);
  assert.ok(refused > 1);
  assert.equal(await page.locator('.sign-in').count(), 0);
  await page.context().close();
});

test('a provider that still knows the person gives a session back when the refresh token is gone', async () => {
  const page = await signIn('moderator', '/?region=UA-46&lang=en');
  await drawn(page);
  await page.evaluate(() => {
    sessionStorage.removeItem('ismtr.asked');
    sessionStorage.removeItem('ismtr.renewal');
    sessionStorage.setItem('ismtr.session', 'e30.e30.x');
  });
  await page.route('**/v1/me', (route) => (route.request().headers().authorization === 'Bearer e30.e30.x' ? route.fulfill({ status: 401, json: {} }) : route.fallback()));
  await page.reload();
  await drawn(page);
  assert.equal(subOf(await token(page)), PEOPLE.moderator.sub);
  assert.equal(new URL(page.url()).searchParams.get('region'), 'UA-46');
  await page.context().close();
});

test('a new tab is signed in, and the page of the e-mails too', async () => {
  const page = await signIn('admin');
  const mails = await page.context().newPage();
  await mails.goto(`${fixture.address}/mails.html?lang=en`);
  await mails.waitForSelector('section[aria-labelledby="subscriptions-title"]');
  assert.equal(subOf(await token(mails)), PEOPLE.admin.sub);
  await mails.evaluate(() => sessionStorage.clear());
  await page.close();
  await mails.reload();
  await mails.waitForSelector('section[aria-labelledby="subscriptions-title"]');
  assert.equal(new URL(mails.url()).pathname, '/mails.html', 'the provider sends people back to where they were');
  await mails.context().close();
});

test('signing out holds in every tab and at the provider', async () => {
  const page = await signIn('moderator');
  const beside = await page.context().newPage();
  await beside.goto(`${fixture.address}/?lang=en`);
  await beside.waitForSelector('.who');
  await page.click('button:has-text("Sign out")');
  await beside.waitForSelector('.sign-in');
  await page.waitForURL(/\/session\/end/);
  await page.click('button[autofocus]');
  await page.waitForSelector('.sign-in button.primary');
  const later = await page.context().newPage();
  await later.goto(fixture.address);
  await later.waitForSelector('.sign-in button.primary');
  await page.context().close();
});
