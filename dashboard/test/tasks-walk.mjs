/** What a moderator and a regional centre have to do in a day, done on a running system and compared with what the API says. */
import assert from 'node:assert/strict';
import { accessible, contentOf, drawn, fits } from './page-steps.mjs';

const PLAN_MILLIS = 120_000;
const FOLLOW_MILLIS = 90_000;
const digits = (text) => Number(text.replace(/[^\d]/g, ''));

/** Waits until the list says that it found so many. */
async function found(page, count, where) {
  try {
    await page.waitForFunction(
      (wanted) => {
        const text = document.querySelector('[data-figure="found"]')?.textContent ?? '';
        return /Знайдено|Found/.test(text) && Number(text.replace(/\D/g, '')) === wanted;
      },
      count,
      { timeout: 30_000 },
    );
  } catch (error) {
    throw new Error(`${where}: wanted ${count}, found ${await page.textContent('[data-figure="found"]')}`, { cause: error });
  }
}

/** Presses Tab until the focus is on what the selector names. */
async function tabTo(page, selector, most = 60) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) {
      return;
    }
  }
  assert.fail(`${selector} is not reached by ${most} Tabs`);
}

async function open(page, base, path, ready) {
  await page.goto(base + path);
  await page.waitForSelector(ready);
}

/** Every kind of figure on the overview leads to as many requests as it says. */
async function figuresLeadToTheirRequests(page, base, region) {
  await open(page, base, '/?period=90', '.figures[aria-busy="false"] .tile .big');
  const figures = ['[data-figure="requests"] a', '.big[data-figure="needsReview"] a', `#card-regions tr:has([data-region="${region}"]) .to-requests`];
  const tables = ['topics', 'areas', 'formats', 'roles'].map((card) => `#card-${card} tbody tr:first-child .to-requests`);
  for (const selector of [...figures, ...tables, '#card-heat a.cell']) {
    await drawn(page);
    const link = page.locator(selector).first();
    const said = digits(await link.textContent());
    await link.click();
    await found(page, said, selector);
    await page.goBack();
  }
  await drawn(page);
  const there = digits(await page.textContent(`#card-regions tr:has([data-region="${region}"]) .with-bar span`));
  await page.focus(`#card-map [data-key="${region}"]`);
  await page.keyboard.press('Shift+Enter');
  await found(page, there, 'the map');
}

/** Finds requests by a word, a region and days, and exports just these. */
async function findAndExport(page, base, json, { region, from, to }) {
  await open(page, base, '/?view=requests', '.found-items li');
  await page.fill('#search', 'навчання');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await page.selectOption('#filter-region', region);
  await page.fill('#filter-from', from);
  await page.dispatchEvent('#filter-from', 'change');
  await page.waitForURL(new RegExp(`from=${from}`));
  const { total } = await json(`/v1/training-requests?q=${encodeURIComponent('навчання')}&region=${region}&from=${from}&to=${to}&total=true&limit=1`);
  assert.ok(total > 0, 'there is something to find');
  await found(page, total, 'word, region and days');
  await accessible(page, 'requests');
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.click('.found summary').then(() => page.click('.found .menu-items button:nth-child(1)')),
  ]);
  const ends = (await contentOf(file)).toString('utf8').trim().split('\r\n').length - 1;
  assert.equal(ends, total, 'the file has all that was found');
}

async function planFiveAndTakeOneBack(page, base, json) {
  await open(page, base, '/?view=requests&status=classified&period=365', '.found-items li:nth-child(5)');
  const { items } = await json('/v1/training-requests?status=classified&limit=50');
  // What asks for no training cannot be planned.
  const ids = items.filter((one) => one.topics[0].topic !== 'not-a-request').slice(0, 5).map((one) => one.requestId);
  for (const id of ids) {
    await page.check(`[data-request="${id}"] input`);
  }
  await page.click('[data-bulk="planned"]');
  await page.waitForSelector('.notice .remedy');
  await page.click('#decisions summary');
  await page.click('#decisions li:first-child button');
  await page.waitForFunction(() => /скасовано|undone/.test(document.querySelector('#decisions')?.textContent ?? ''));
  const now = await Promise.all(ids.map(async (id) => (await json(`/v1/training-requests/${id}?author=hidden`)).status));
  assert.deepEqual(now.sort(), ['classified', 'planned', 'planned', 'planned', 'planned']);
}

async function mergeAndSeparate(page, base, json) {
  const { items } = await json('/v1/training-requests?status=classified&limit=100');
  const [first] = items.filter((one) => items.some((other) => other !== one && other.region === one.region && other.center.code === one.center.code));
  assert.ok(first !== undefined, 'two open requests of one centre');
  await open(page, base, `/?view=requests&period=365&request=${first.requestId}`, '#open-merge');
  await page.click('#open-merge');
  await page.waitForSelector('.sides');
  const into = await page.inputValue('#merge-into');
  await page.click('#merge');
  await page.waitForSelector('#separate');
  assert.equal((await json(`/v1/training-requests/${first.requestId}?author=hidden`)).mergedInto, into);
  await page.click('#separate');
  await page.waitForSelector('#separate', { state: 'detached' });
  assert.equal((await json(`/v1/training-requests/${first.requestId}?author=hidden`)).mergedInto, undefined);
}

/** What changed, in sentences for a meeting: each figure in them is that of the dashboard JSON. */
async function sentencesForAMeeting(page, base, json, { from, to }) {
  await open(page, base, `/?from=${from}&to=${to}`, '.figures[aria-busy="false"] .tile .big');
  const { totals, byTopic, byRegion } = await json(`/v1/dashboard?from=${from}&to=${to}`);
  const sentences = (await page.locator('#card-changes .changes li').allTextContents()).map((text) => text.replace(/\s+/g, ' '));
  assert.equal(digits(/\d[\d ]*/.exec(sentences[0])[0]), totals.requests, sentences[0]);
  const known = [...byTopic, ...byRegion].map((row) => `${row.previous} → ${row.requests}`);
  const said = sentences.slice(1).flatMap((text) => [...text.matchAll(/\((\d[\d ]*) → (\d[\d ]*)\)/g)]).map(([, before, now]) => `${digits(before)} → ${digits(now)}`);
  said.forEach((one) => assert.ok(known.includes(one), `${one} is no figure of the JSON`));
  assert.ok(sentences.length >= 3 && said.length >= 2, `three sentences: ${sentences.join(' | ')}`);
}

async function byKeyboardAlone(page, base) {
  await open(page, base, '/?view=requests&period=365', '.found-items li');
  await page.evaluate(() => document.activeElement.blur());
  await tabTo(page, '#search');
  await page.keyboard.type('навчання');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await page.waitForSelector('.found-items li');
  await tabTo(page, '.found-items li:first-child input');
  await page.keyboard.press('Space');
  await page.waitForSelector('[data-figure="selected"]');
  await tabTo(page, '.found-items li:first-child a');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#request-title');
  await page.waitForFunction(() => document.activeElement.id === 'request-card');
  await page.keyboard.press('Escape');
  await page.waitForFunction(() => document.activeElement.matches('.found-items li:first-child a'));
}

/** A phone, letters twice as large, dark colours, paper. */
async function inEveryLight(page, base) {
  const views = ['overview', 'requests', 'review', 'planning'];
  const ready = { overview: '.figures[aria-busy="false"]', requests: '.found-items li', review: '#request-card, .empty', planning: '.plan-line, .empty' };
  for (const view of views) {
    await open(page, base, `/?view=${view}&period=365`, ready[view]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await accessible(page, `${view}, dark`);
    await page.emulateMedia({ colorScheme: 'light' });
    for (const [name, width, height] of [
      ['390 px', 390, 844],
      ['200 %', 683, 450],
    ]) {
      await page.setViewportSize({ width, height });
      await fits(page, `${view}, ${name}`);
    }
    await page.setViewportSize({ width: 1366, height: 900 });
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.top nav, .filters label').evaluateAll((all) => all.filter((one) => one.checkVisibility()).length), 0, `${view}: controls on paper`);
    assert.ok((await page.pdf({ format: 'A4' })).length > 5_000, `${view} on paper`);
    await page.emulateMedia({ media: 'screen' });
  }
}

/** A moderator's tasks, each done on its own. Its scope has the region and the days in which something is to be found. */
export const TASKS = [
  ['every figure leads to as many requests as it says', (page, base, json, { region }) => figuresLeadToTheirRequests(page, base, region)],
  ['find by word, region and days, and export', findAndExport],
  ['plan five at once and take one back', planFiveAndTakeOneBack],
  ['merge two requests and separate them', mergeAndSeparate],
  ['sentences for a meeting, with the figures of the JSON', sentencesForAMeeting],
  ['search, choose and read by keyboard alone', byKeyboardAlone],
  ['a phone, 200 %, dark and paper', inEveryLight],
];

async function giveSeats(page, code, people, together = false) {
  const before = await page.locator('[data-seat]').count();
  await page.fill('#seat-form [name="code"]', code);
  await page.fill('#seat-form [name="name"]', `ЦНАП ${code}`);
  await page.fill('#seat-form [name="katottg"]', 'UA46060250010015970');
  await page.fill('#seat-form [name="people"]', String(people));
  await page.setChecked('#seat-form [name="together"]', together);
  await page.click('#seat-form button[type="submit"]');
  await page.waitForFunction((count) => document.querySelectorAll('[data-seat]').length > count, before);
}

/** From the plan to training that was delivered. */
export async function fromPlanToTraining(page, base, json, { from, to }, step) {
  await fetch(`${base}/local/schedules/PlanningFunction`, { method: 'POST' });
  const planned = async () => (await json(`/v1/dashboard?from=${from}&to=${to}`)).totals;
  const before = await planned();
  await page.goto(`${base}/?view=planning`);
  await page.waitForSelector('[data-draft="1"]', { timeout: PLAN_MILLIS });
  await accessible(page, 'plan');
  await page.click('[data-draft="1"]');
  await page.waitForSelector('#event-edit');
  const path = `/v1/events/${new URL(page.url()).searchParams.get('event')}`;
  const { requests } = await json(path);
  const inside = async (day) => (day >= from && day <= to ? 1 : 0);
  const all = await Promise.all(requests.map((id) => json(`/v1/training-requests/${id}?author=hidden`)));
  const counted = (await Promise.all(all.map((one) => inside(one.submittedAt.slice(0, 10))))).reduce((a, b) => a + b, 0);
  const year = new Date().getUTCFullYear() + 1;
  await page.fill('#event-edit [name="capacity"]', '30');
  await page.fill('#event-edit [name="minimum"]', '5');
  await page.fill('#event-edit [name="start-0"]', `${year}-02-01T10:00`);
  await page.fill('#event-edit [name="end-0"]', `${year}-02-01T14:00`);
  await page.click('#event-save');
  await page.waitForFunction(() => !document.querySelector('#event-announce').disabled);
  await page.click('#event-announce');
  await page.waitForSelector('#seat-form');
  const statuses = async () => new Set((await Promise.all(requests.map((id) => json(`/v1/training-requests/${id}?author=hidden`)))).map((one) => one.status));
  await eventually(async () => assert.deepEqual([...(await statuses())], ['planned']));
  await eventually(async () => assert.ok((await planned()).planned >= before.planned + counted, 'the dashboard counts them as planned'));
  step(`announced an event for ${requests.length} requests`);

  await giveSeats(page, 'UA46-9001', 20);
  await giveSeats(page, 'UA46-9002', 8);
  await giveSeats(page, 'UA46-9003', 6, true);
  assert.equal(await page.locator('[data-seat="waiting"]').count(), 1);
  await page.click('[data-seat="seated"] [data-give-back]');
  await page.waitForFunction(() => document.querySelectorAll('[data-seat]').length === 2 && document.querySelectorAll('[data-seat="waiting"]').length === 0);
  assert.equal((await json(path)).taken, 14);
  await accessible(page, 'an announced event');
  step('seated three centres, one waited and moved up');

  const came = all[0].center.code;
  await page.click('#attendance summary');
  await page.fill(`#attendance [name="${came}"]`, '4');
  await page.click('#event-hold');
  await page.waitForSelector('#attended');
  await eventually(async () => assert.equal((await json(`/v1/training-requests/${requests[0]}?author=hidden`)).status, 'delivered'));
  await eventually(async () => assert.ok((await planned()).delivered > before.delivered || counted === 0, 'the dashboard counts it as delivered'));
  step('held it: who came is delivered');
}

async function eventually(check) {
  const end = Date.now() + FOLLOW_MILLIS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

/** A regional centre drafts for its own region, and changes nothing of another's. */
export async function regionalCentre(browser, base, tokenOf, step) {
  const moderator = await tokenOf({ sub: 'walk', role: 'moderator', regions: [] });
  const call = (path, token, init = {}) => fetch(base + path, { ...init, headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...init.headers } });
  const year = new Date().getUTCFullYear() + 1;
  const sessions = [{ start: `${year}-03-01T08:00:00Z`, end: `${year}-03-01T12:00:00Z` }];
  const event = (region, title) =>
    JSON.stringify({ title: { uk: title, en: title }, topics: ['land'], format: 'online', region, capacity: 10, minimum: 2, sessions, requests: [] });
  const made = await call('/v1/events', moderator, { method: 'POST', body: event(null, 'Для всієї країни') });
  assert.equal(made.status, 201);
  const { eventId } = await made.json();
  const announced = await call(`/v1/events/${eventId}`, moderator, { method: 'PATCH', body: '{"status":"announced"}', headers: { 'If-Match': made.headers.get('etag') } });
  assert.equal(announced.status, 200);
  const own = await tokenOf({ sub: 'walk-region', role: 'regional', regions: ['UA-46'] });
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'uk-UA', timezoneId: 'Europe/Kyiv' });
  const page = await context.newPage();
  await page.addInitScript((token) => sessionStorage.setItem('ismtr.session', token), own);
  const drafted = await call('/v1/events', own, { method: 'POST', body: event('UA-46', 'Для області') });
  assert.equal(drafted.status, 201);
  await open(page, base, `/?view=planning&tab=events&event=${(await drafted.json()).eventId}`, '#event-edit');
  assert.equal(await page.locator('#event-announce, #event-cancel').count(), 0);
  await page.fill('#event-edit [name="provider"]', 'Центр області');
  await page.click('#event-save');
  await page.waitForSelector('.notice');
  await accessible(page, 'a draft of a region at 320 px');
  await open(page, base, `/?view=planning&tab=events&event=${eventId}`, '#event-status');
  assert.equal(await page.locator('#event-edit, #event-announce, #event-cancel').count(), 0);
  const refused = await call(`/v1/events/${eventId}`, own, { method: 'PATCH', body: '{"capacity":5}', headers: { 'If-Match': announced.headers.get('etag') } });
  assert.ok([403, 404].includes(refused.status), `a foreign event was changed: ${refused.status}`);
  await context.close();
  step('a regional centre changed its own draft, and no event of others');
}
