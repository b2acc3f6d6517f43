import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { startFixture } from './fixture/server.mjs';
import { accessible, openAs } from './page-steps.mjs';
import { source } from './source.mjs';

const { lastWeek, weekOf } = await source('core/weeks');

let browser;
let fixture;
before(async () => {
  browser = await launch();
  fixture = await startFixture({ count: 25, days: 10 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

const ONE = { subscriptionId: '0f0e', email: 'head@example.gov.ua', language: 'uk', regions: ['UA-46'], status: 'active' };
const STOPPED = {
  subscriptionId: '0f0f',
  email: 'gone@example.gov.ua',
  language: 'en',
  regions: [],
  pausedUntil: '2027-01-04',
  status: 'stopped',
  stopped: { reason: 'bounced', detail: 'Permanent General', at: '2026-11-16T06:00:00Z' },
};
const PAUSED = { subscriptionId: '0f10', email: 'left@example.gov.ua', language: 'uk', regions: ['UA-51'], status: 'paused' };
const MAILS = [
  { subscriptionId: '0f0e', mail: '2026-W46', about: 'UA-46', outcome: 'delivered', at: '2026-11-16T06:00:05Z' },
  { subscriptionId: '0f0f', mail: '2026-W46', about: 'country', outcome: 'bounced', at: '2026-11-16T06:00:09Z', detail: 'Permanent General' },
];

/** Opens the page over an API that notes what it is asked for. */
async function open(options) {
  const page = await openAs(browser, fixture, { path: '/favicon.svg', role: 'admin', ...options });
  const calls = [];
  const answers = {
    'GET /v1/subscriptions': { subscriptions: [ONE, STOPPED, PAUSED], next: null },
    'POST /v1/subscriptions': { ...ONE, status: 'pending' },
    'GET /v1/mails': { mails: MAILS, next: null },
    'GET /v1/subscriptions/0f0e/mails': { mails: MAILS.slice(0, 1), next: null },
    'POST /v1/summaries/links': { link: '/favicon.svg?shown' },
  };
  await page.route(/\/v1\/(subscriptions|mails|summaries)/, (route) => {
    const request = route.request();
    const name = `${request.method()} ${new URL(request.url()).pathname}`;
    calls.push({ name, body: request.postDataJSON() });
    const answer = answers[name];
    return answer === undefined ? route.fulfill({ status: 202, body: '' }) : route.fulfill({ json: answer });
  });
  await page.goto(`${fixture.address}/mails.html${options?.language === 'en' ? '?lang=en' : ''}`);
  return { page, calls };
}

test('names weeks as ISO 8601 does', () => {
  assert.equal(weekOf('2026-11-22'), '2026-W47');
  assert.equal(weekOf('2026-01-01'), '2026-W01');
  assert.equal(weekOf('2027-01-03'), '2026-W53');
  assert.equal(weekOf('2024-12-30'), '2025-W01');
  assert.equal(lastWeek('2026-11-22'), '2026-W46');
  assert.equal(lastWeek('2026-11-23'), '2026-W47');
});

test('an administrator sees who gets what and what was sent', async () => {
  const { page, calls } = await open();
  await page.waitForSelector('table');
  const text = await page.textContent('main');
  for (const words of ['head@example.gov.ua', 'Львівська область', 'зупинено: листи повертаються', 'призупинено: регіони вже не доступні', 'доставлено', 'Уся Україна']) {
    assert.ok(text.includes(words), words);
  }

  const waiting = fixture.state.requests.filter((one) => one.status === 'needs-review').length;
  assert.ok(waiting > 0);
  await page.waitForFunction((count) => document.querySelector('[data-figure="waiting"]')?.textContent === String(count), waiting);

  await page.click('text=Історія >> nth=0');
  await page.waitForSelector('text=Надіслано на head@example.gov.ua');
  assert.ok(calls.some((call) => call.name === 'GET /v1/subscriptions/0f0e/mails'));

  page.once('dialog', (dialog) => dialog.accept());
  await page.click('section[aria-labelledby="subscriptions-title"] >> text=Видалити >> nth=1');
  await page.waitForSelector('text=Підписку видалено.');
  assert.ok(calls.some((call) => call.name === 'DELETE /v1/subscriptions/0f0f'));

  const form = 'section[aria-labelledby="subscriptions-title"] form';
  await page.click('section[aria-labelledby="subscriptions-title"] tbody tr:nth-child(2) button:has-text("Змінити")');
  assert.equal(await page.inputValue(`${form} [name=email]`), 'gone@example.gov.ua');
  assert.equal(await page.inputValue(`${form} [name=language]`), 'en', 'the form is filled with what it changes');
  assert.equal(await page.inputValue(`${form} [name=pausedUntil]`), '2027-01-04');
  await page.fill(`${form} [name=email]`, 'new@example.gov.ua');
  await page.fill(`${form} [name=pausedUntil]`, '');
  await page.selectOption(`${form} [name=language]`, 'uk');
  await page.selectOption(`${form} [name=region]`, ['UA-51', 'UA-46']);
  await page.click(`${form} >> text=Підписати або змінити`);
  await page.waitForSelector('text=Власника адреси запитали листом');
  assert.deepEqual(calls.find((call) => call.name === 'POST /v1/subscriptions').body, {
    regions: ['UA-46', 'UA-51'],
    language: 'uk',
    email: 'new@example.gov.ua',
    pausedUntil: null,
  });
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('an administrator opens a summary in the browser and has it sent', async () => {
  const { page, calls } = await open({ language: 'en' });
  await page.waitForSelector('[name=region] option[value="UA-46"]', { state: 'attached' });
  await page.selectOption('form:has([value=open]) [name=region]', 'UA-46');
  await page.fill('form:has([value=open]) [name=week]', '2026-W46');
  const [tab] = await Promise.all([page.context().waitForEvent('page'), page.click('text=Open in a new tab')]);
  await tab.waitForURL(/favicon\.svg\?shown/);
  assert.deepEqual(calls.find((call) => call.name === 'POST /v1/summaries/links').body, { regions: ['UA-46'], language: 'uk', week: '2026-W46' });

  await page.click('text=Send it to me');
  await page.waitForSelector('text=The e-mail will come to your address.');
  assert.ok(calls.some((call) => call.name === 'POST /v1/summaries'));
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('everybody else sees their own summaries alone, and changes them', async () => {
  const { page, calls } = await open({ role: 'regional', regions: ['UA-46', 'UA-51'], language: 'en' });
  await page.waitForSelector('section[aria-labelledby="own-title"] form');
  assert.equal(await page.locator('section.card').count(), 1);
  assert.equal(await page.locator('[name=region] option').count(), 2);
  assert.deepEqual(calls.map((call) => call.name), ['GET /v1/subscriptions']);
  const own = 'section[aria-labelledby="own-title"]';
  assert.equal(await page.inputValue(`${own} [name=email]`), '', 'no row is meant before one is chosen');
  await page.click(`${own} li:nth-child(2) button:has-text("Change")`);
  assert.deepEqual(await Promise.all(['email', 'language', 'pausedUntil'].map((name) => page.inputValue(`${own} [name=${name}]`))), ['gone@example.gov.ua', 'en', '2027-01-04']);
  await page.reload();
  await page.waitForSelector(`${own} form`);
  await page.fill(`${own} [name=pausedUntil]`, '2027-02-01');
  await page.click('text=Subscribe or change');
  await page.waitForSelector('text=The owner of the address was asked by e-mail');
  assert.deepEqual(calls.find((call) => call.name === 'POST /v1/subscriptions').body, { pausedUntil: '2027-02-01' }, 'what is not filled in stays as it is');
  await page.context().close();
});

test('without a session it says where to sign in', async () => {
  const { page, calls } = await open({ role: null });
  await page.waitForSelector('text=Щоб побачити свої підписки');
  assert.deepEqual(calls, []);
  await page.context().close();
});

for (const colorScheme of ['light', 'dark']) {
  test(`axe finds nothing on the page of the e-mails (${colorScheme})`, async () => {
    const { page } = await open({ colorScheme });
    await page.waitForSelector('table');
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await accessible(page, `e-mails ${colorScheme} ${width}`);
    }
    await page.context().close();
  });
}
