import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { launch } from './browser.mjs';
import { reviewOrder, startFixture } from './fixture/server.mjs';
import { accessible, drawn, leftToTheBrowser, openAs } from './page-steps.mjs';

let browser;
let fixture;
before(async () => {
  browser = await launch();
});
beforeEach(async () => {
  await fixture?.stop();
  fixture = await startFixture({ count: 700, days: 300 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

const path = (language) => `/?view=review&lang=${language}`;

async function queueLength(page) {
  return Number((await page.textContent('[data-figure="queue"]')).replace(/\D/g, ''));
}

async function currentTitle(page) {
  return page.textContent('#request-title');
}

/** Waits until Enter means the request on show: right after it came, it does nothing. */
async function seen(page) {
  await page.waitForTimeout(600);
}

test('opened by its link, the review has the focus, so that its keys work', async () => {
  const page = await openAs(browser, fixture);
  await drawn(page);
  await page.click('nav a[href*="view=review"]');
  await page.waitForSelector('#confirm');
  await page.waitForFunction(() => ['view-title', 'request-card'].includes(document.activeElement.id));
  await page.context().close();
});

test('shows the most urgent and oldest first, the words that decided marked with the number of their topic', async () => {
  const page = await openAs(browser, fixture, { path: path('uk') });
  await page.waitForSelector('#confirm');
  const waiting = fixture.state.requests.filter((one) => one.status === 'needs-review').sort(reviewOrder);
  assert.equal(await queueLength(page), waiting.length);
  assert.equal(await currentTitle(page), waiting[0].center.name);
  const marks = await page.$$eval('mark', (found) => found.map((mark) => mark.textContent.replace(/[\d,]+$/, '')));
  const words = Object.values(waiting[0].reasons).flat();
  assert.ok(marks.length > 0 && marks.every((mark) => words.includes(mark)), `${marks} of ${words}`);
  await page.context().close();
});

test('a click with Ctrl in the queue leaves the open request where it is', async () => {
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  const title = await currentTitle(page);
  assert.ok(await leftToTheBrowser(page, '.queue a:not([aria-current])'));
  assert.equal(await currentTitle(page), title);
  await page.context().close();
});

test('ten requests are decided by keyboard alone', async () => {
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  const before = await queueLength(page);
  assert.ok(before >= 12);
  await page.focus('#request-card');
  for (let i = 0; i < 10; i++) {
    const count = before - i;
    const id = await page.getAttribute('.queue-items [aria-current]', 'href');
    if (i === 3) {
      await page.keyboard.press('x');
    } else if (i === 5) {
      await page.keyboard.press('t');
      await page.keyboard.type('integ');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#topic-search', { state: 'detached' });
    }
    await seen(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction((wanted) => document.querySelector('[data-figure="queue"]')?.textContent.replace(/\D/g, '') === String(wanted), count - 1);
    await page.waitForFunction((old) => document.querySelector('.queue-items [aria-current]')?.getAttribute('href') !== old && document.querySelector('#confirm') !== null, id);
    assert.equal(await page.evaluate(() => document.activeElement.id), 'request-card');
  }
  const decided = fixture.state.requests.filter((one) => one.classifiedBy === 'moderator:test');
  assert.equal(decided.length, 10);
  assert.ok(decided.every((one) => one.status === 'classified'));
  assert.equal(decided.filter((one) => one.topics[0].topic === 'not-a-request').length, 1);
  assert.equal(decided.filter((one) => one.topics.some((named) => named.topic === 'integrity')).length, 1);
  assert.match(await page.textContent('.progress'), /Done: 10.requests/);
  await page.context().close();
});

test('keys work in the Ukrainian layout, and not while something is typed', async () => {
  const page = await openAs(browser, fixture, { path: path('uk') });
  await page.waitForSelector('#confirm');
  const first = await currentTitle(page);
  const second = await page.textContent('.queue-items li:nth-child(2) .queue-center');
  await page.focus('#request-card');
  await page.evaluate(() => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'о', code: 'KeyJ', bubbles: true })));
  await page.waitForFunction((title) => document.querySelector('#request-title')?.textContent === title, second);
  await page.evaluate(() => document.querySelector('#request-card').dispatchEvent(new KeyboardEvent('keydown', { key: 'л', code: 'KeyK', bubbles: true })));
  await page.waitForFunction((title) => document.querySelector('#request-title')?.textContent === title, first);
  await page.fill('textarea', '');
  await page.focus('textarea');
  await page.keyboard.type('jkx1');
  assert.equal(await page.inputValue('textarea'), 'jkx1');
  assert.equal(await currentTitle(page), first);
  await page.context().close();
});

test('a choice that cannot be is refused in words', async () => {
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  await page.focus('#request-card');
  for (const box of await page.$$('.option input:checked')) {
    await box.uncheck();
  }
  await page.focus('#request-card');
  await seen(page);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.desk-message .warning');
  assert.match(await page.textContent('.desk-message'), /Choose at least one topic/);
  await page.context().close();
});

test('what another person changed first is shown as it is now', async () => {
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  const waiting = fixture.state.requests.filter((one) => one.status === 'needs-review').sort(reviewOrder);
  fixture.decide(waiting[0].requestId, { topics: ['integrity'], status: 'classified' }, 'moderator:another');
  await page.focus('#request-card');
  await seen(page);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.desk-message .warning');
  assert.match(await page.textContent('.desk-message'), /Another person has already reviewed/);
  await page.waitForFunction(() => /Integrity and anti-corruption/.test(document.querySelector('.choice')?.textContent ?? ''));
  const settled = await currentTitle(page);
  await page.click('#go-on');
  await page.waitForFunction((title) => document.querySelector('#request-title')?.textContent !== title, settled);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'request-card');
  await page.context().close();
});

test('a choice stays when it could not be saved', async () => {
  const page = await openAs(browser, fixture, { path: path('uk') });
  await page.waitForSelector('#confirm');
  await page.focus('#request-card');
  await page.keyboard.press('x');
  fixture.state.fault = 500;
  fixture.state.faultPath = '/v1/training-requests/';
  await seen(page);
  await page.keyboard.press('Enter');
  await page.waitForSelector('.desk-message .warning');
  assert.match(await page.textContent('.desk-message'), /Не вдалося зберегти/);
  fixture.state.fault = null;
  assert.ok(await page.isChecked('input[value="not-a-request"]'));
  await page.focus('#request-card');
  await seen(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /Опрацьовано: 1.запит/.test(document.querySelector('.progress')?.textContent));
  await page.context().close();
});

test('a key that is held down, or comes too soon, decides about nothing unread', async () => {
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  await seen(page);
  await page.keyboard.down('Enter');
  for (let i = 0; i < 5; i++) {
    await page.keyboard.down('Enter');
  }
  await page.keyboard.up('Enter');
  await page.waitForFunction(() => /Done: 1.request/.test(document.querySelector('.progress')?.textContent));
  assert.equal(fixture.state.requests.filter((one) => one.classifiedBy === 'moderator:test').length, 1);
  await seen(page);
  // The next Enter comes in the very moment in which another request comes under the eyes.
  await page.evaluate(() => {
    const press = () => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true }));
    const title = document.querySelector('#request-title').textContent;
    const observer = new MutationObserver(() => {
      if (document.querySelector('#request-title')?.textContent !== title) {
        observer.disconnect();
        press();
      }
    });
    observer.observe(document.querySelector('#request-card'), { childList: true, subtree: true, characterData: true });
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ', bubbles: true }));
  });
  await page.waitForTimeout(700);
  assert.equal(fixture.state.requests.filter((one) => one.classifiedBy === 'moderator:test').length, 1);
  await page.context().close();
});

test('a decision can be taken back, by Z and from the list of what I decided', async () => {
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  const before = await queueLength(page);
  const first = await currentTitle(page);
  await page.keyboard.press('x');
  await seen(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction((count) => Number(document.querySelector('[data-figure="queue"]')?.textContent.replace(/\D/g, '')) === count, before - 1);
  await page.keyboard.press('z');
  await page.waitForFunction((title) => document.querySelector('#request-title')?.textContent === title && /needs review/.test(document.querySelector('#request-card')?.textContent), first);
  await page.waitForFunction((count) => Number(document.querySelector('[data-figure="queue"]')?.textContent.replace(/\D/g, '')) === count, before);
  await page.click('#decisions summary');
  assert.match(await page.textContent('#decisions li'), /undone/);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('what is taken back is as the model left it: no certainty of a person, and the doubt again', async () => {
  const [first] = fixture.state.requests.filter((one) => one.status === 'needs-review').sort(reviewOrder);
  first.doubt = 'too-short';
  const percent = `${Math.round(first.topics[0].confidence * 100)}%`;
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('.why');
  await seen(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => /Done: 1.request/.test(document.querySelector('.progress')?.textContent));
  await page.keyboard.press('z');
  await page.waitForFunction((title) => document.querySelector('#request-title')?.textContent === title && document.querySelector('.why') !== null, first.center.name);
  assert.match(await page.textContent('.why'), /very short/);
  const offered = await page.textContent('.option');
  assert.ok(offered.includes(percent) && !/confirmed by a person/.test(offered), offered);
  await page.context().close();
});

test('topics that a person named are no certainty while they wait', async () => {
  const [first] = fixture.state.requests.filter((one) => one.status === 'needs-review').sort(reviewOrder);
  first.topics = first.topics.map(({ topic }) => ({ topic, confidence: 1 }));
  first.classifiedBy = 'moderator:another';
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  assert.doesNotMatch(await page.textContent('.option'), /100|confirmed/);
  assert.doesNotMatch(await page.textContent('.queue-items li:first-child'), /100/);
  await page.context().close();
});

test('a merger is a decision like others: Z takes back the latest first', async () => {
  const waiting = fixture.state.requests.filter((one) => one.status === 'needs-review').sort(reviewOrder);
  const [first, second, other] = [waiting[0], waiting[1], fixture.state.requests.find((one) => one.status === 'classified')];
  other.region = second.region;
  other.center = { ...second.center };
  second.similar = [other.requestId];
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  await seen(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction((title) => document.querySelector('#request-title')?.textContent === title && document.querySelector('#open-merge') !== null, second.center.name);
  await page.click('#open-merge');
  await page.click('#merge');
  await page.waitForFunction(() => /Done: 2.requests/.test(document.querySelector('.progress')?.textContent));
  assert.equal(second.mergedInto, other.requestId);
  await page.focus('#request-card');
  await page.keyboard.press('z');
  await page.waitForFunction((title) => document.querySelector('#request-title')?.textContent === title && document.querySelector('#confirm') !== null, second.center.name);
  assert.deepEqual([second.mergedInto, first.status], [undefined, 'classified']);
  await page.focus('#request-card');
  await page.keyboard.press('z');
  await page.waitForFunction((title) => document.querySelector('#request-title')?.textContent === title && document.querySelector('#confirm') !== null, first.center.name);
  assert.equal(first.status, 'needs-review');
  await page.click('#decisions summary');
  assert.match(await page.textContent('#decisions li'), /merged with another/);
  assert.equal(await page.locator('#decisions li button').count(), 0, 'both are taken back');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('an old letter does not wait, and shows its number', async () => {
  const [first] = fixture.state.requests.filter((one) => one.status === 'needs-review').sort(reviewOrder);
  fixture.keep([Object.assign(first, { source: 'import', externalRef: '17-б', submittedAt: '2020-02-01T08:00:00Z' })]);
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  assert.match(await page.textContent('.queue-items li'), /old letter, not waiting/);
  assert.match(await page.textContent('.facts'), /Old letter no\. 17-б/);
  await page.goto(`${fixture.address}/?lang=en&from=2020-01-01&to=2020-12-31`);
  await drawn(page);
  await page.waitForFunction(() => /Nothing waits/.test(document.querySelector('#card-backlog')?.textContent));
  assert.doesNotMatch(await page.textContent('#card-backlog'), /has waited/);
  await page.context().close();
});

test('with a filter the queue says how many it leaves, however many there are', async () => {
  const [region] = fixture.state.requests.map((one) => one.region);
  fixture.state.requests.slice(0, 130).forEach((one) => Object.assign(one, { status: 'needs-review', region }));
  const count = fixture.state.requests.filter((one) => one.status === 'needs-review' && one.region === region).length;
  const page = await openAs(browser, fixture, { path: `${path('en')}&region=${region}` });
  await page.waitForSelector('#confirm');
  assert.equal(await page.textContent('[data-figure="queue"]'), String(count));
  await seen(page);
  await page.keyboard.press('Enter');
  await page.waitForFunction((left) => document.querySelector('[data-figure="queue"]')?.textContent === String(left), count - 1);
  await page.context().close();
});

test('all decisions of the session can be seen', async () => {
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  await page.evaluate(() => {
    const one = (i) => ({ requestId: `r-${i}`, center: `Centre ${i}`, region: 'UA-46', at: '2026-11-25T08:00:00Z', before: { status: 'needs-review', topics: [] }, after: { status: 'classified', topics: ['land'] }, etag: null, undone: false });
    sessionStorage.setItem('ismtr.decisions', JSON.stringify({ sub: 'test', list: Array.from({ length: 25 }, (_, i) => one(i)) }));
  });
  await page.reload();
  await page.click('#decisions summary');
  assert.equal(await page.locator('#decisions li').count(), 20);
  await page.click('#decisions .unfold');
  assert.equal(await page.locator('#decisions li').count(), 25);
  assert.ok(await leftToTheBrowser(page, '#decisions li a'));
  await page.context().close();
});

test('Back stays in the review after decisions', async () => {
  const page = await openAs(browser, fixture, { path: '/?lang=en' });
  await drawn(page);
  await page.click('nav a[href*="view=review"]');
  await page.waitForSelector('#confirm');
  for (const done of [1, 2]) {
    await seen(page);
    await page.keyboard.press('x');
    await page.keyboard.press('Enter');
    await page.waitForFunction((count) => new RegExp(`Done: ${count}.request`).test(document.querySelector('.progress')?.textContent), done);
  }
  await page.goBack();
  await page.waitForSelector('#request-title');
  assert.equal(new URL(page.url()).searchParams.get('view'), 'review');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a choice that is not saved yet is kept when one goes on and comes back, and the queue marks it', async () => {
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  const [first, second] = fixture.state.requests.filter((one) => one.status === 'needs-review').sort(reviewOrder);
  const titled = (request) => page.waitForSelector(`#request-card header time[datetime="${request.submittedAt}"]`);
  await titled(first);
  await page.keyboard.press('x');
  await page.fill('.note-field textarea', 'Call them first');
  await page.focus('#request-card');
  await page.keyboard.press('j');
  await titled(second);
  assert.ok(!(await page.isChecked('input[value="not-a-request"]')));
  assert.match(await page.textContent('.queue-items li:first-child'), /draft/);
  await page.keyboard.press('k');
  await titled(first);
  assert.ok(await page.isChecked('input[value="not-a-request"]'));
  assert.equal(await page.inputValue('.note-field textarea'), 'Call them first');
  await page.context().close();
});

test('the queue says what a request is about and how sure that is, and can be narrowed', async () => {
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  const waiting = fixture.state.requests.filter((one) => one.status === 'needs-review').sort(reviewOrder);
  const [first] = waiting;
  assert.equal(await page.textContent('.queue-items li:first-child .queue-excerpt'), first.text.slice(0, 120));
  const said = (await page.textContent('.queue-items li:first-child .note')).replace(/\s+/g, ' ');
  assert.ok(said.includes(fixture.topics.areas.flatMap((area) => area.topics).find((one) => one.id === first.topics[0].topic)?.en ?? 'Other'), said);
  assert.ok(said.includes(`${Math.round(100 * first.topics[0].confidence)}%`), said);
  const narrowed = async (wanted) => {
    await page.waitForFunction((count) => document.querySelector('[data-figure="queue"]')?.textContent === String(count) || (count === 0 && document.querySelector('.queue-items') === null), wanted.length);
    const shown = await page.$$eval('.queue-items a', (links) => links.map((link) => new URL(link.href).searchParams.get('request')));
    assert.deepEqual(shown, wanted.map((one) => one.requestId));
  };
  await page.selectOption('#filter-urgency', 'high');
  const urgent = waiting.filter((one) => one.urgency === 'high');
  assert.ok(urgent.length > 0 && urgent.length < waiting.length);
  await narrowed(urgent);
  await page.selectOption('#filter-region', urgent[0].region);
  await narrowed(urgent.filter((one) => one.region === urgent[0].region));
  await page.selectOption('#filter-urgency', '');
  await page.selectOption('#filter-topic', first.topics[0].topic);
  await narrowed(waiting.filter((one) => one.region === urgent[0].region && one.topics.some((named) => named.topic === first.topics[0].topic)));
  await page.context().close();
});

test('what the server does not take back is opened, to be corrected by hand', async () => {
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('#confirm');
  const first = await currentTitle(page);
  await page.click('[data-status="planned"]');
  await page.waitForSelector('.notice .remedy');
  const planned = fixture.state.requests.find((one) => one.status === 'planned' && one.classifiedBy === 'moderator:test');
  fixture.decide(planned.requestId, { status: 'delivered' }, 'moderator:another');
  await page.click('.notice .remedy');
  await page.waitForFunction((title) => document.querySelector('#request-title')?.textContent === title, first);
  await page.waitForFunction(() => /Could not be undone/.test(document.querySelector('.notices')?.textContent));
  await page.context().close();
});

test('the navigation and the queue say the same number, whatever is filtered', async () => {
  const page = await openAs(browser, fixture, { path: path('en') });
  await page.waitForSelector('[data-figure="waiting"]');
  const whole = fixture.state.requests.filter((one) => one.status === 'needs-review').length;
  assert.equal(Number(await page.textContent('[data-figure="waiting"]')), whole);
  await page.goto(`${fixture.address}/?lang=en&period=7&region=UA-46`);
  await page.waitForSelector('[data-figure="waiting"]');
  assert.equal(Number(await page.textContent('[data-figure="waiting"]')), whole);
  await page.context().close();
});

test('says when nothing waits', async () => {
  fixture.keep(fixture.state.requests.filter((one) => one.status !== 'needs-review'));
  for (const [language, words] of [['uk', /Немає запитів, що чекають/], ['en', /No request waits/]]) {
    const page = await openAs(browser, fixture, { path: path(language) });
    await page.waitForFunction((text) => new RegExp(text).test(document.querySelector('main')?.textContent), words.source);
    await accessible(page, 'nothing waits');
    await page.context().close();
  }
});

test('a text with HTML in it is only text', async () => {
  const request = fixture.state.requests.filter((one) => one.status === 'needs-review').sort(reviewOrder)[0];
  request.text = '<img src=x onerror="document.title=1"> <b>Потрібен</b> курс';
  const page = await openAs(browser, fixture, { path: path('uk') });
  await page.waitForSelector('.request-text');
  assert.equal(await page.textContent('.request-text'), request.text);
  assert.equal(await page.locator('.request-text img').count(), 0);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});
