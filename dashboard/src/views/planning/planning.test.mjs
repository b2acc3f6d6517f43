import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { launch } from '../../../test/browser.mjs';
import { dayInKyiv } from '../../../test/fixture/dashboard-json.mjs';
import { emptyPlanning } from '../../../test/fixture/planning.mjs';
import { startFixture } from '../../../test/fixture/server.mjs';
import { accessible, contentOf, drawn, fits, openAs } from '../../../test/page-steps.mjs';
import { source } from '../../../test/source.mjs';

let browser;
let fixture;
before(async () => {
  browser = await launch();
  fixture = await startFixture({ count: 300, days: 300 });
});
beforeEach(() => {
  fixture.state.planning = emptyPlanning();
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

const CENTER = { code: 'UA46-0117', name: 'ЦНАП міської ради', katottg: 'UA46060250010015970' };

/** The first line of the plan, as its answer has it. */
async function firstLine() {
  const answer = await fetch(`${fixture.address}/v1/plan?events=10`, { headers: { Authorization: `Bearer ${fixture.token({ sub: 'test', role: 'moderator', regions: [] })}` } });
  return (await answer.json()).events[0];
}

async function giveSeats(page, { code, name, katottg }, people, { together = false } = {}) {
  await page.fill('#seat-form [name="code"]', code);
  await page.fill('#seat-form [name="name"]', name);
  await page.fill('#seat-form [name="katottg"]', katottg);
  await page.fill('#seat-form [name="people"]', String(people));
  await page.setChecked('#seat-form [name="together"]', together);
  const seats = await page.locator('[data-seat]').count();
  await page.click('#seat-form button[type="submit"]');
  await page.waitForFunction((count) => document.querySelectorAll('[data-seat]').length > count, seats);
}

/** Fills in one session of the open draft and saves it. */
async function saveSession(page) {
  await page.fill('#event-edit [name="start-0"]', '2027-02-01T10:00');
  await page.fill('#event-edit [name="end-0"]', '2027-02-01T14:00');
  await page.click('#event-save');
  await page.waitForFunction(() => document.querySelector('#event-announce')?.disabled === false);
}

test('a line of the plan gives its reasons, leads to exactly its requests, and becomes a draft at one click', async () => {
  const line = await firstLine();
  const page = await openAs(browser, fixture, { path: '/?view=planning&lang=en' });
  await page.waitForSelector('.plan-line');
  assert.equal(await page.locator('.curve-added').count(), await page.locator('.plan-line').count());
  assert.match(await page.textContent('.plan-line[data-rank="1"] .plan-reasons'), /Longest wait/);
  await page.focus('.plan-line[data-rank="1"] .figure-button');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => [...document.querySelectorAll('.trace li a')].length > 0);
  const unfold = page.locator('.plan-trace .quiet');
  if ((await unfold.count()) > 0) {
    await unfold.click();
  }
  await page.waitForFunction((count) => document.querySelectorAll('.trace li a').length === count, line.requestIds.length);
  const shown = await page.$$eval('.trace li a', (links) => links.map((link) => new URL(link.href).searchParams.get('request')));
  assert.deepEqual(shown, line.requestIds);
  await page.focus('[data-draft="1"]');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#event-status');
  assert.deepEqual(fixture.state.planning.events.map((event) => event.requests), [line.requestIds]);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a draft is announced, gives seats, lets a group wait and move up, and is held', async () => {
  const line = await firstLine();
  const page = await openAs(browser, fixture, { path: '/?view=planning&lang=uk' });
  await page.click('[data-draft="1"]');
  await page.waitForSelector('#event-edit');
  assert.ok(await page.isDisabled('#event-announce'), 'an event without a session is not announced');
  await saveSession(page);
  assert.deepEqual(fixture.state.planning.events[0].sessions, [{ start: '2027-02-01T08:00:00Z', end: '2027-02-01T12:00:00Z' }], 'Kyiv time is entered, UTC is sent');
  await page.click('#event-announce');
  await page.waitForSelector('#seat-form');
  assert.equal(fixture.state.requests.find((one) => one.requestId === line.requestIds[0]).status, 'planned');

  await giveSeats(page, CENTER, 20);
  await giveSeats(page, { ...CENTER, code: 'UA46-0118' }, 8);
  await giveSeats(page, { ...CENTER, code: 'UA46-0119' }, 6, { together: true });
  assert.equal(await page.locator('[data-seat="waiting"]').count(), 1);
  await page.click('[data-seat="seated"] [data-give-back]');
  await page.waitForFunction(() => document.querySelectorAll('[data-seat]').length === 2 && document.querySelectorAll('[data-seat="waiting"]').length === 0);
  await page.waitForFunction(() => /14/.test(document.querySelector('#event-taken')?.textContent));

  const came = fixture.state.requests.find((one) => one.requestId === line.requestIds[0]).center.code;
  await page.click('#attendance summary');
  await page.fill(`#attendance [name="${came}"]`, '4');
  await page.click('#event-hold');
  await page.waitForSelector('#attended');
  assert.equal(fixture.state.planning.events[0].status, 'held');
  assert.equal(fixture.state.requests.find((one) => one.requestId === line.requestIds[0]).status, 'delivered');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a cancelled event gives its requests back, after a second thought', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=planning&lang=en' });
  await page.click('[data-draft="1"]');
  await page.waitForSelector('#event-edit');
  const [event] = fixture.state.planning.events;
  await saveSession(page);
  await page.click('#event-announce');
  await page.waitForSelector('#seat-form');
  await page.click('#event-cancel');
  assert.equal(event.status, 'announced');
  await page.waitForFunction(() => document.activeElement.id === 'event-cancel-sure');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('#event-status')?.classList.contains('status-cancelled'));
  assert.ok(event.requests.every((id) => fixture.state.requests.find((one) => one.requestId === id).status === 'classified'));
  await page.click('#all-events');
  await page.waitForSelector(`#events-cancelled [data-event="${event.eventId}"]`);
  await page.context().close();
});

test('an event that too few come to says where its people could go', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=planning&lang=en' });
  await page.click('[data-draft="1"]');
  await page.waitForSelector('#event-edit');
  await saveSession(page);
  await page.click('#event-announce');
  await page.waitForSelector('#seat-form');
  const [event] = fixture.state.planning.events;
  fixture.state.planning.events.push({ ...event, eventId: 'the-other', title: { uk: 'Інший захід', en: 'The other event' }, requests: [], seats: [] });
  assert.equal(await page.locator('#event-proposals').count(), 0);
  event.decideBy = dayInKyiv(fixture.now());
  await page.reload();
  await page.waitForSelector('#event-proposals li:nth-child(3)');
  assert.match(await page.textContent('#event-proposals'), /Seats taken: 0; at least \d+ are needed.*The other event \(.*seats left: \d+\).*online.*cancelled/s);
  assert.match(await page.textContent('.event-facts'), /Time that suits\s*9 Dec 2026, 10:00 \(3.centres, 14.people\)/);
  await page.fill('#seat-form [name="code"]', CENTER.code);
  await page.fill('#seat-form [name="name"]', CENTER.name);
  await page.fill('#seat-form [name="katottg"]', CENTER.katottg);
  await page.fill('#seat-form [name="people"]', '120');
  await page.click('#seat-form button[type="submit"]');
  await page.waitForSelector('.notice:has-text("To this event: 5, to another: 115")');
  await page.click('#event-proposals a');
  await page.waitForURL(/event=the-other/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('an event that someone else changed is shown as it is now, and nothing is overwritten', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=planning&lang=en' });
  await page.click('[data-draft="1"]');
  await page.waitForSelector('#event-edit');
  const [event] = fixture.state.planning.events;
  event.capacity = 44;
  event.version++;
  await page.fill('#event-edit [name="provider"]', 'Somebody');
  await page.click('#event-save');
  await page.waitForSelector('.notice');
  await page.waitForFunction(() => /44/.test(document.querySelector('#event-taken')?.textContent));
  assert.equal(event.provider, null);
  await page.context().close();
});

test('the calendar of announced events is downloaded', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=planning&lang=en&tab=events' });
  await page.waitForSelector('#events-draft');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#events-calendar')]);
  assert.match(download.suggestedFilename(), /\.ics$/);
  assert.match(String(await contentOf(download)), /^BEGIN:VCALENDAR/);
  await page.context().close();
});

test('what is asked for and missing comes first and stands out; every figure leads to its requests', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=planning&lang=en&tab=catalogue' });
  await page.waitForSelector('.supply tbody tr');
  const classes = await page.$$eval('.supply tbody tr', (rows) => rows.map((row) => row.className));
  const last = classes.lastIndexOf('supply-missing');
  assert.ok(last >= 0 && classes.slice(0, last + 1).every((one) => one === 'supply-missing'));
  const fills = await page.$$eval('.supply-missing .need, .supply-supplied .need', (bars) => bars.map((bar) => getComputedStyle(bar).fill));
  assert.ok(new Set(fills).size > 1, 'a bar of a missing topic looks unlike others');
  const figure = page.locator('.supply tbody tr .to-requests').first();
  const count = Number((await figure.textContent()).replace(/\D/g, ''));
  await figure.click();
  await page.waitForURL(/view=requests/);
  await page.waitForFunction((expected) => Number(document.querySelector('[data-figure="found"]')?.textContent.replace(/\D/g, '')) === expected, count);
  assert.equal(new URL(page.url()).searchParams.get('status'), 'classified');
  await page.context().close();
});

test('overlaps stand side by side with shared words marked, and a decision is remembered', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=planning&lang=uk&tab=catalogue' });
  await page.waitForSelector('.overlap-side');
  assert.equal(await page.locator('.overlap-side').count(), 2);
  assert.deepEqual(await page.$$eval('.overlap-side a mark', (marks) => marks.map((mark) => mark.textContent)), ['Кібергігієна', 'Кібергігієна', 'паролі']);
  await page.click('[data-compare]');
  await page.waitForSelector('.overlap-text mark');
  await page.fill('.overlap-decision [name="note"]', 'Різні рівні');
  await page.click('.overlap-decision [value="divide"]');
  await page.waitForFunction(() => document.querySelector('.overlap') === null);
  await page.selectOption('#overlaps-decided', 'yes');
  await page.waitForSelector('.overlap [value="divide"][aria-pressed="true"]');
  assert.match(await page.textContent('.overlap-kind'), /Різні рівні/);
  await page.context().close();
});

test('courses are found, corrected and withdrawn; an idea is compared with them', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=planning&tab=catalogue&lang=en' });
  await page.waitForSelector('.course');
  assert.equal(await page.locator('.course').count(), 2);
  await page.selectOption('#courses-state', 'stale');
  await page.waitForURL(/state=stale/);
  await page.waitForFunction(() => document.querySelectorAll('.course').length === 1);
  assert.match(await page.textContent('.course'), /1\.5 hours.*not confirmed for long/s);
  await page.click('.course [data-correct]');
  await page.selectOption('.course-topics label:nth-child(2) select', 'land');
  await page.click('.course-topics [type="submit"]');
  await page.waitForFunction(() => /confirmed by a person/.test(document.querySelector('.course')?.textContent ?? ''));
  assert.deepEqual(fixture.state.planning.courses[1].topics.map((one) => one.topic), ['cybersecurity', 'land']);
  await page.click('.course [data-state]');
  await page.waitForFunction(() => document.querySelectorAll('.course').length === 0);
  assert.equal(fixture.state.planning.courses[1].state, 'withdrawn');
  await page.click('#draft-check summary');
  await page.fill('#draft-check [name="title"]', 'Кібергігієна для новачків');
  await page.fill('#draft-check [name="about"]', 'Паролі та багато іншого');
  await page.click('#check-draft');
  await page.waitForSelector('[data-like="c-1"] mark');
  assert.deepEqual(await page.locator('[data-like="c-1"] .overlap-side:nth-child(2) mark').allTextContents(), ['Кібергігієна', 'Паролі']);
  await page.fill('#draft-check [name="title"]', 'Садівництво');
  await page.fill('#draft-check [name="about"]', '');
  await page.click('#check-draft');
  await page.waitForFunction(() => /No course of the catalogue/.test(document.querySelector('#draft-check')?.textContent));
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a file of courses is looked at before it is saved, and its provider can be said', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=planning&tab=catalogue&lang=en' });
  const sent = [];
  await page.route('**/v1/courses/imports*', (route) => {
    sent.push(new URL(route.request().url()).search);
    return route.fulfill({ json: { created: 1, changed: 1, unchanged: 0, rejected: [{ index: 2, errors: [{ pointer: '/courses/2/url', detail: 'must be an address' }] }] } });
  });
  await page.click('#import summary');
  await page.fill('#import-provider', 'Test-One');
  await page.setInputFiles('#import-file', { name: 'courses.csv', mimeType: 'text/csv', buffer: Buffer.from('externalId,title,url,format\r\n') });
  await page.waitForSelector('#import-do');
  assert.match(await page.textContent('#import'), /with errors: 1.*Row 3: \/url must be an address.*Save 2.courses/s);
  await page.click('#import-do');
  await page.waitForFunction(() => /Added:/.test(document.querySelector('#import')?.textContent));
  assert.deepEqual(sent, ['?preview=true&provider=test-one', '?provider=test-one']);
  await page.context().close();
});

test('a regional centre drafts for its region alone, and decides nothing', async () => {
  const national = { ...(await firstLine()) };
  const page = await openAs(browser, fixture, { path: '/?view=planning&lang=en', role: 'regional', regions: ['UA-46'] });
  await page.waitForSelector('.plan-line, .empty, .card');
  fixture.state.planning.events.push({
    eventId: '11111111-1111-4111-8111-111111111111',
    title: { uk: 'Національний захід', en: 'A national event' },
    topics: [national.topic],
    format: 'online',
    region: null,
    place: null,
    link: null,
    capacity: 30,
    minimum: 5,
    decideBy: null,
    sessions: [],
    audience: [],
    provider: null,
    courseId: null,
    requests: [],
    status: 'draft',
    taken: 0,
    waiting: 0,
    attendance: [],
    createdBy: 'other',
    createdAt: '2026-11-20T10:00:00Z',
    updatedAt: '2026-11-20T10:00:00Z',
    version: 1,
    seats: [],
  });
  await page.click('[data-draft="1"]');
  await page.waitForSelector('#event-edit');
  assert.equal(fixture.state.planning.events[1].region, 'UA-46');
  assert.equal(await page.locator('#event-announce, #event-cancel').count(), 0);
  await page.goto(`${fixture.address}/?view=planning&lang=en&tab=events&event=11111111-1111-4111-8111-111111111111`);
  await page.waitForSelector('#event-status');
  assert.equal(await page.locator('#event-edit, #event-announce, #event-cancel').count(), 0);
  await page.goto(`${fixture.address}/?view=planning&lang=en&tab=catalogue`);
  await page.waitForSelector('.overlap-side');
  assert.equal(await page.locator('.overlap-decision').count(), 0);
  await page.context().close();
});

test('a regional centre says what it has, makes its plan of a quarter and submits it; a moderator returns and approves it', async () => {
  const own = await openAs(browser, fixture, { path: '/?view=planning&tab=quarter&quarter=2027-Q1&lang=en', role: 'regional', regions: ['UA-46'] });
  await own.click('#make-plan');
  await own.waitForSelector('#plan-status');
  const plan = fixture.state.planning.quarters.get('rc-46/2027-Q1');
  await own.click('.plan-line .figure-button');
  await own.waitForFunction((count) => document.querySelectorAll('.trace li a').length === count, plan.events[0].requestIds.length);
  await own.click('#profile-edit summary');
  await own.fill('#profile-edit [name="days"]', '7');
  await own.click('#profile-save');
  await own.waitForFunction(() => /7.days/.test(document.querySelector('#profile')?.textContent));
  assert.deepEqual(fixture.state.planning.centers[0].venues.map((venue) => venue.places), [20], 'what was not changed stays');
  await own.click('#plan-submit');
  await own.waitForFunction(() => /submitted/.test(document.querySelector('#plan-status')?.textContent));
  assert.equal(await own.locator('#plan-approve, #plan-return').count(), 0);
  await accessible(own, 'a quarter of a region');
  await own.setViewportSize({ width: 320, height: 640 });
  await fits(own, 'a quarter at 320 px');
  await own.context().close();

  const page = await openAs(browser, fixture, { path: '/?view=planning&tab=quarter&quarter=2027-Q1&lang=uk', colorScheme: 'dark' });
  await page.click('#quarter-sum [data-region="UA-46"] td:last-child a');
  await page.fill('#quarter-plan [name="note"]', 'Додайте онлайн');
  await page.click('#plan-return');
  await page.waitForFunction(() => /Чому повернуто: Додайте онлайн/.test(document.querySelector('#quarter-plan')?.textContent));
  await page.click('#plan-submit');
  await page.click('#plan-approve');
  await page.waitForFunction(() => /затверджено/.test(document.querySelector('#plan-status')?.textContent));
  await page.waitForFunction(() => /1.план, 1.захід/.test(document.querySelector('#quarter-sum .planning-figures div:nth-child(2)').textContent));
  await accessible(page, 'quarters of all regions');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('the overview leads to events from its figures, and to the plan from the row of a topic', async () => {
  const page = await openAs(browser, fixture, { path: '/?lang=en&period=365' });
  await drawn(page);
  const row = page.locator('#card-topics tbody tr').first();
  const topic = await row.locator('[data-key]').first().getAttribute('data-key');
  await row.locator('.view-link').click();
  await page.waitForSelector('.planning');
  assert.equal(new URL(page.url()).searchParams.get('topic'), topic);
  await page.goBack();
  await drawn(page);
  await page.click('[data-figure="delivered"] .view-link');
  await page.waitForSelector('#events-held');
  assert.equal(await page.locator('#events-draft').count(), 0);
  await page.context().close();
});

for (const [language, colorScheme] of [
  ['uk', 'light'],
  ['en', 'dark'],
]) {
  test(`axe finds nothing in planning, and it fits a phone (${language}, ${colorScheme})`, async () => {
    const page = await openAs(browser, fixture, { path: `/?view=planning&lang=${language}`, colorScheme });
    await page.waitForSelector('.plan-line');
    await page.click('.plan-line .figure-button');
    await page.waitForSelector('.trace a');
    await accessible(page, 'plan');
    await page.setViewportSize({ width: 320, height: 640 });
    await fits(page, 'plan at 320 px');
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.click('[data-draft="1"]');
    await page.waitForSelector('#event-edit');
    await saveSession(page);
    await accessible(page, 'draft');
    await page.click('#event-announce');
    await page.waitForSelector('#seat-form');
    await giveSeats(page, CENTER, 40);
    await page.click('#attendance summary');
    await accessible(page, 'announced event');
    await page.setViewportSize({ width: 320, height: 640 });
    await fits(page, 'event at 320 px');
    await page.click('#all-events');
    await page.waitForSelector('#events-announced tbody tr');
    await accessible(page, 'events', { colours: false });
    await page.click('.planning-tabs a:nth-child(3)');
    await page.waitForSelector('.supply tbody tr');
    await page.click('[data-compare]');
    await page.waitForSelector('.overlap-text');
    await accessible(page, 'catalogue');
    assert.deepEqual(page.errors, []);
    await page.context().close();
  });
}

test('prints the plan without its controls', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=planning&lang=uk' });
  await page.waitForSelector('.plan-line');
  await page.emulateMedia({ media: 'print' });
  assert.ok(!(await page.isVisible('[data-draft="1"]')) && !(await page.isVisible('.planning-tabs')));
  assert.ok(await page.isVisible('.curve-drawing'));
  await page.context().close();
});

test('the wall clock in Kyiv and the moment are told apart right around both changes of the clock', async () => {
  const { momentOf, wallClock } = await source('core/dates');
  for (const [clock, moment] of [
    ['2027-02-01T10:00', '2027-02-01T08:00:00Z'],
    ['2027-03-28T02:59', '2027-03-28T00:59:00Z'],
    ['2027-03-28T04:00', '2027-03-28T01:00:00Z'],
    ['2027-10-31T02:30', '2027-10-30T23:30:00Z'],
    ['2027-10-31T04:00', '2027-10-31T02:00:00Z'],
  ]) {
    assert.equal(momentOf(clock), moment);
    assert.equal(wallClock(moment), clock);
  }
  assert.equal(momentOf('tomorrow'), null);
});

test('words in any form are marked, and nothing else', async () => {
  const { markedParts } = await source('views/planning/marked');
  const marked = markedParts('Паролі та пароль, а не пароплав', ['пароль']).filter((part) => part.shared);
  assert.deepEqual(marked.map((part) => part.text), ['Паролі', 'пароль']);
});
