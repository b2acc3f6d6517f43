import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { launch } from './browser.mjs';
import { startFixture } from './fixture/server.mjs';
import { accessible, drawn, openAs } from './page-steps.mjs';

let browser;
let fixture;
before(async () => {
  browser = await launch();
  fixture = await startFixture({ count: 240, days: 200 });
});
beforeEach(() => Object.assign(fixture.state, { fault: null, faultPath: '/v1/', retryAfter: null, delay: 0, signIn: 'local' }));
after(async () => {
  await browser.close();
  await fixture.stop();
});

const FAULTS = [
  { answer: 403, kind: 'forbidden', uk: /Немає доступу/, en: /No access/ },
  { answer: 422, kind: 'invalid', uk: /Такого фільтра немає/, en: /no such filter/ },
  { answer: 429, kind: 'throttled', uk: /Забагато запитів/, en: /Too many calls/ },
  { answer: 500, kind: 'server', uk: /Помилка на сервері/, en: /server has a fault/ },
  { answer: 503, kind: 'server', uk: /Помилка на сервері/, en: /server has a fault/ },
  { answer: 'drop', kind: 'offline', uk: /Немає зв’язку/, en: /No connection/ },
];

for (const { answer, kind, ...words } of FAULTS) {
  for (const language of ['uk', 'en']) {
    test(`says what happened when the API answers with ${answer} (${language})`, async () => {
      fixture.state.fault = answer;
      fixture.state.faultPath = '/v1/dashboard';
      const page = await openAs(browser, fixture, { path: `/?lang=${language}&region=UA-46` });
      await page.waitForSelector(`[data-fault="${kind}"]`);
      assert.match(await page.textContent('.fault'), words[language]);
      if (language === 'uk' && (answer === 403 || answer === 500)) {
        await accessible(page, `${answer} ${language}`);
      }
      await page.context().close();
    });
  }
}

test('waits as long as the server asks, counts it down, and goes on by itself', async () => {
  fixture.state.fault = 429;
  fixture.state.retryAfter = 3;
  const page = await openAs(browser, fixture);
  await page.waitForSelector('[data-fault="throttled"]');
  assert.match(await page.textContent('.fault'), /Наступна спроба через [1-3]\s(секунду|секунди)/);
  fixture.state.fault = null;
  await drawn(page);
  await page.context().close();
});

test('tells of a slow network before it gives up', async () => {
  fixture.state.fault = 'hang';
  for (const [language, words] of [['uk', /довше, ніж звичайно/], ['en', /longer than usual/]]) {
    const page = await openAs(browser, fixture, { path: `/?lang=${language}` });
    await page.waitForFunction((text) => new RegExp(text).test(document.querySelector('main')?.textContent), words.source);
    await page.context().close();
  }
});

test('keeps the last figures when the network goes, says so, and comes back', async () => {
  const page = await openAs(browser, fixture, { path: '/?lang=en' });
  await drawn(page);
  await page.context().setOffline(true);
  await page.click('#refresh');
  await page.waitForSelector('#banner');
  assert.match(await page.textContent('#banner'), /No connection.*last figures received/s);
  assert.ok(await page.isVisible('#card-map'));
  await page.context().setOffline(false);
  await page.waitForSelector('#banner', { state: 'detached' });
  await page.context().close();
});

test('an ended session asks to sign in again and comes back to the same view', async () => {
  for (const [language, words] of [['uk', /Сеанс завершився/], ['en', /session has ended/]]) {
    const path = `/?lang=${language}&region=UA-53&period=30`;
    const page = await openAs(browser, fixture, { path });
    await drawn(page);
    fixture.state.fault = 401;
    await page.click('#refresh');
    await page.waitForSelector('[data-person="moderator"]');
    assert.match(await page.textContent('main'), words);
    fixture.state.fault = null;
    await page.click('[data-person="moderator"]');
    await drawn(page);
    const search = new URL(page.url()).searchParams;
    assert.equal(search.get('region'), 'UA-53');
    assert.equal(await page.inputValue('#filter-region'), 'UA-53');
    await page.context().close();
  }
});

test('a region that a person may not see is refused in words, and filters can be reset', async () => {
  const page = await openAs(browser, fixture, { role: 'regional', regions: ['UA-46'], path: '/?region=UA-53' });
  await page.waitForSelector('[data-fault="forbidden"]');
  await page.click('.fault button');
  await drawn(page);
  await page.context().close();
});

test('an unknown topic in the address is refused in words', async () => {
  const page = await openAs(browser, fixture, { path: '/?topic=no-such-topic&lang=en' });
  await page.waitForSelector('[data-fault="invalid"]');
  assert.match(await page.inputValue('#filter-topic'), /no-such-topic/);
  await page.click('.fault button');
  await drawn(page);
  await page.context().close();
});

test('signs in through an identity provider with PKCE and comes back to the same view', async () => {
  // Nobody can sign in until the provider is there, so that the page does not go anywhere by itself and break off the reload.
  fixture.state.signIn = null;
  const page = await openAs(browser, fixture, { role: null, path: '/?region=UA-46&lang=en' });
  await page.waitForSelector('.sign-in [role="alert"]');
  fixture.state.signIn = {
    authorizationEndpoint: `${fixture.address}/provider/authorize`,
    tokenEndpoint: `${fixture.address}/provider/token`,
    clientId: 'ismtr-page',
    scope: 'openid ismtr',
  };
  let asked;
  let exchanged;
  await page.route('**/provider/authorize?*', (route) => {
    asked = new URL(route.request().url()).searchParams;
    const answer = asked.get('prompt') === 'none' ? 'error=login_required' : 'code=c0de';
    return route.fulfill({ status: 302, headers: { Location: `${asked.get('redirect_uri')}?${answer}&state=${asked.get('state')}` } });
  });
  await page.route('**/provider/token', (route) => {
    exchanged = new URLSearchParams(route.request().postData());
    return route.fulfill({ json: { access_token: fixture.token({ sub: 'x', role: 'moderator', regions: [] }) } });
  });
  await page.reload();
  await page.click('.sign-in button.primary');
  await drawn(page);
  assert.equal(new URL(page.url()).searchParams.get('region'), 'UA-46');
  assert.equal(asked.get('code_challenge_method'), 'S256');
  assert.equal(exchanged.get('code'), 'c0de');
  const digest = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(exchanged.get('code_verifier')))).toString('base64url');
  assert.equal(digest, asked.get('code_challenge'));
  await page.context().close();
});

test('follows the decisions about a person, whatever the access token says', async () => {
  const page = await openAs(browser, fixture, { path: '/?lang=en' });
  await drawn(page);
  const sections = () => page.locator('nav a').allTextContents();
  assert.ok((await sections()).some((name) => /Review/.test(name)));
  fixture.state.decided = { role: 'regional', regions: ['UA-46'] };
  fixture.forgetAnswers();
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForFunction(() => document.querySelectorAll('#filter-region option').length === 2);
  assert.match(await page.textContent('.who'), /Regional/);
  fixture.state.decided = { role: null };
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForSelector('[data-fault="forbidden"]');
  fixture.state.decided = {};
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForFunction(() => /Moderator/.test(document.querySelector('.who')?.textContent));
  await page.context().close();
});

test('a return from the provider that was not begun here signs nobody in', async () => {
  const page = await openAs(browser, fixture, { role: null, path: '/?code=stolen&state=wrong' });
  await page.waitForSelector('[data-person]');
  assert.match(await page.textContent('main'), /Увійти не вдалося/);
  assert.equal(new URL(page.url()).search, '');
  await page.context().close();
});

test('says when nobody can sign in', async () => {
  fixture.state.signIn = null;
  const page = await openAs(browser, fixture, { role: null, path: '/?lang=en' });
  await page.waitForSelector('.sign-in [role="alert"]');
  assert.match(await page.textContent('main'), /Sign-in is not available/);
  await accessible(page, 'no sign-in');
  fixture.state.signIn = 'local';
  await page.click('.sign-in button.primary');
  await page.waitForSelector('[data-person]');
  await page.context().close();
});
