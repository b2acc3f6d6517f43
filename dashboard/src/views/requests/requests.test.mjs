import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { launch } from '../../../test/browser.mjs';
import { dayInKyiv } from '../../../test/fixture/dashboard-json.mjs';
import { startFixture } from '../../../test/fixture/server.mjs';
import { accessible, contentOf, drawn, fits, openAs } from '../../../test/page-steps.mjs';

let browser;
let fixture;
before(async () => {
  browser = await launch();
});
beforeEach(async () => {
  await fixture?.stop();
  fixture = await startFixture({ count: 260, days: 200 });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

const NUMBER = /\d[\d\s ]*/;

function counted() {
  return fixture.state.requests.filter((one) => !(one.status !== 'needs-review' && one.topics.length === 1 && one.topics[0].topic === 'not-a-request'));
}

function since(days) {
  const first = dayInKyiv(fixture.now() - (days - 1) * 86_400_000);
  return (one) => dayInKyiv(one.submittedAt) >= first;
}

/** Waits until the list says that it found so many. */
async function found(page, count) {
  await page.waitForFunction(
    (wanted) => {
      const text = document.querySelector('[data-figure="found"]')?.textContent ?? '';
      return /Знайдено|Found/.test(text) && Number(text.replace(/\D/g, '')) === wanted;
    },
    count,
  );
}

test('finds by a word in any form, a region and a period, and exports all that was found', async () => {
  const wanted = fixture.state.requests.filter((one) => /кадастр/i.test(one.text) && since(365)(one));
  const region = wanted[0].region;
  const there = wanted.filter((one) => one.region === region);
  const page = await openAs(browser, fixture, { path: '/?view=requests&period=365', acceptDownloads: true });
  await page.fill('#search', 'кадастр');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=/);
  await found(page, wanted.length);
  await page.selectOption('#filter-region', region);
  await found(page, there.length);
  assert.match(await page.textContent('.found-items li'), /кадастр/);
  await page.click('.found summary');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('.found .menu-items button:nth-child(1)')]);
  const lines = (await contentOf(file)).toString('utf8').replace('\ufeff', '').trim().split('\r\n');
  assert.equal(lines.length, there.length + 1);
  assert.match(lines[0], /^Надіслано;Регіон;/);
  // The server gave the rows out, and has the export in its audit log.
  const exported = fixture.state.calls.filter((call) => call.path.startsWith('/v1/training-requests.csv?'));
  assert.deepEqual(exported.map((call) => new URLSearchParams(call.path.split('?')[1]).get('region')), [region]);
  assert.equal(await page.locator('.found details[open]').count(), 0, 'choosing closes the menu');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a file of more than the page reads is made by the server', async () => {
  fixture.state.mostSorted = 10_000;
  const [one] = fixture.state.requests.filter(since(90));
  fixture.keep(Array.from({ length: 5_001 }, (_, i) => ({ ...one, requestId: `many-${i}` })));
  const page = await openAs(browser, fixture, { path: '/?view=requests&lang=en' });
  await found(page, 5_001);
  await page.click('.found summary');
  const [wish] = await Promise.all([page.waitForRequest((request) => request.method() === 'POST' && /\/exports$/.test(request.url())), page.click('.found .menu-items button:nth-child(1)')]);
  assert.equal(wish.postDataJSON().file, 'csv');
  await page.context().close();
});

test('Escape closes an open menu, and only then the open request', async () => {
  const [request] = fixture.state.requests.filter(since(90));
  const page = await openAs(browser, fixture, { path: `/?view=requests&lang=en&request=${request.requestId}` });
  await page.waitForSelector('#request-title');
  await page.click('.found summary');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('details.menu[open]').count(), 0);
  assert.match(page.url(), /request=/);
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.search.includes('request='));
  await page.context().close();
});

test('no file is made of what the server does not give out', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=requests&lang=en', acceptDownloads: true });
  await page.waitForSelector('.found-items li');
  Object.assign(fixture.state, { fault: 403, faultPath: '/v1/training-requests.csv' });
  let files = 0;
  page.on('download', () => files++);
  await page.click('.found summary');
  await page.click('.found .menu-items button:nth-child(2)');
  await page.waitForSelector('.notice:has-text("file")');
  assert.equal(files, 0);
  Object.assign(fixture.state, { fault: null, faultPath: '/v1/' });
  await page.context().close();
});

test('every figure of the overview leads to exactly its requests', async () => {
  const page = await openAs(browser, fixture);
  const there = counted().filter(since(90));
  const region = there[0].region;
  const topic = there.find((one) => !['other', 'not-a-request'].includes(one.topics[0].topic)).topics[0].topic;
  const steps = [
    ['[data-figure="requests"] a', there.length],
    ['[data-figure="planned"] a', there.filter((one) => one.status === 'planned').length],
    ['.big[data-figure="needsReview"] a', there.filter((one) => one.status === 'needs-review').length],
    [`#card-regions tr:has([data-region="${region}"]) .to-requests`, there.filter((one) => one.region === region).length],
    [`#card-topics tr:has([data-pick="${topic}"]) .to-requests`, there.filter((one) => one.topics.some((named) => named.topic === topic)).length],
    ['#card-regions tfoot .to-requests', there.length],
    ['#card-changes li:first-child .to-requests', there.length],
    ['#card-formats tbody tr:first-child .to-requests', null],
    ['#card-roles tbody tr:first-child .to-requests', null],
    ['#card-areas tbody tr:first-child .to-requests', null],
    ['#card-heat td [data-key]', null],
  ];
  await drawn(page);
  for (const [selector, count] of steps) {
    const link = page.locator(selector).first();
    const said = Number((await link.textContent()).match(NUMBER)[0].replace(/\D/g, ''));
    assert.ok(count === null || said === count, `${selector} says ${said}, not ${count}`);
    await link.click();
    await found(page, said);
    await page.goBack();
    await drawn(page);
  }
  const centers = new Set(there.map((one) => `${one.region}/${one.center.code}`)).size;
  const tile = page.locator('.big a', { has: page.locator('xpath=ancestor::*[@data-figure="centers"]') });
  assert.equal(Number((await tile.textContent()).match(NUMBER)[0].replace(/\D/g, '')), centers);
  await tile.click();
  await found(page, there.length);
  await page.goBack();
  await drawn(page);
  const busiest = dayInKyiv(there[0].submittedAt);
  await page.focus(`#card-dynamics [data-key="${busiest}"]`);
  await page.keyboard.press('Shift+Enter');
  await found(page, there.filter((one) => dayInKyiv(one.submittedAt) === busiest).length);
  await page.goBack();
  await drawn(page);
  await page.focus(`#card-map [data-key="${region}"]`);
  await page.keyboard.press('Shift+Enter');
  await found(page, there.filter((one) => one.region === region).length);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('centre, urgency and format narrow the list, each alone and together', async () => {
  const whole = fixture.state.requests.filter(since(365));
  const [some] = whole.filter((one) => one.urgency === 'high');
  const filters = { center: (one) => one.center.code === some.center.code, urgency: (one) => one.urgency === 'high', format: (one) => one.format === some.format };
  const values = { center: some.center.code, urgency: 'high', format: some.format };
  const page = await openAs(browser, fixture, { path: '/?view=requests&period=365&lang=en' });
  for (const names of [['center'], ['urgency'], ['format'], ['center', 'urgency', 'format']]) {
    const address = new URLSearchParams({ view: 'requests', period: '365', lang: 'en', ...Object.fromEntries(names.map((name) => [name, values[name]])) });
    await page.goto(`${fixture.address}/?${address}`);
    const wanted = whole.filter((one) => names.every((name) => filters[name](one)));
    assert.ok(wanted.length > 0 && wanted.length < whole.length, String(names));
    await found(page, wanted.length);
    const shown = await page.$$eval('.found-items li', (rows) => rows.map((row) => row.dataset.request));
    assert.ok(shown.length > 0 && shown.every((id) => wanted.some((one) => one.requestId === id)), String(names));
    for (const name of names) {
      assert.equal(await page.inputValue(`#filter-${name}`), values[name]);
    }
  }
  await page.selectOption('#filter-urgency', '');
  await found(page, whole.filter((one) => filters.center(one) && filters.format(one)).length);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('the server sorts and counts; what is too much to sort stands newest first, and says so', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=requests&lang=en&period=365&counted=yes&order=people' });
  const there = counted().filter(since(365));
  await found(page, there.length);
  const sizes = await page.$$eval('.found-items li', (rows) => rows.map((row) => Number(/(\d+).participant/.exec(row.textContent)[1])));
  assert.deepEqual(sizes, there.map((one) => one.participants).sort((a, b) => b - a).slice(0, sizes.length));
  assert.equal(fixture.state.calls.filter((call) => call.path.startsWith('/v1/training-requests?') && call.path.includes('sort=people')).length, 1, 'one page is enough');
  fixture.state.mostSorted = 10;
  await page.selectOption('#order', 'desired');
  await page.waitForFunction(() => /more than 5,000/.test(document.querySelector('[data-figure="found"]')?.textContent));
  assert.match(await page.textContent('[data-figure="found"]'), /can be sorted.*newest first/);
  const newest = [...there].sort((a, b) => b.submittedAt.localeCompare(a.submittedAt))[0];
  assert.equal(await page.getAttribute('.found-items li', 'data-request'), newest.requestId);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('plans several requests at once and takes it back', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=requests&lang=en&status=classified' });
  await page.waitForSelector('.found-items li:nth-child(5)');
  const ids = await page.$$eval('.found-items li', (rows) => rows.slice(0, 5).map((row) => row.dataset.request));
  for (const id of ids) {
    await page.check(`[data-request="${id}"] input`);
  }
  assert.match(await page.textContent('[data-figure="selected"]'), /5/);
  await page.fill('#bulk-note', 'Spring plan');
  await page.click('[data-bulk="planned"]');
  await page.waitForSelector('.notice .remedy');
  const now = () => fixture.state.requests.filter((one) => ids.includes(one.requestId));
  assert.ok(now().every((one) => one.status === 'planned' && one.history.at(-1).note === 'Spring plan'));
  assert.match(await page.textContent('.notice'), /planned: 5.requests/);
  await page.click('#decisions summary');
  await page.click('#decisions li:first-child button');
  await page.waitForFunction(() => /undone/.test(document.querySelector('#decisions')?.textContent));
  assert.equal(now().filter((one) => one.status === 'planned').length, 4);
  await page.goto(`${fixture.address}/?view=requests&lang=en&status=planned`);
  await page.waitForSelector(`[data-request="${now().find((one) => one.status === 'planned').requestId}"]`);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('a plan that was declined by mistake is a plan again; what was delivered stays so', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=requests&lang=en&status=planned&period=365' });
  await page.waitForSelector('.found-items li:nth-child(2)');
  const [first, second] = await page.$$eval('.found-items li', (rows) => rows.map((row) => row.dataset.request));
  const statusOf = (id) => fixture.state.requests.find((one) => one.requestId === id).status;
  const become = async (id, status) => {
    await page.check(`[data-request="${id}"] input`);
    await page.click(`[data-bulk="${status}"]`);
    await page.waitForFunction((name) => document.querySelector('.notice')?.textContent.includes(name), status);
  };
  await become(first, 'declined');
  await page.click('.notice .remedy');
  await page.waitForFunction(() => /undone/.test(document.querySelector('#decisions')?.textContent));
  assert.equal(statusOf(first), 'planned');
  await page.goto(`${fixture.address}/?view=requests&lang=en&status=planned&period=365`);
  await page.waitForSelector(`[data-request="${second}"]`);
  await become(second, 'delivered');
  assert.equal(await page.locator('.notice .remedy').count(), 0);
  assert.equal(statusOf(second), 'delivered');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('drafts an event of chosen requests, without those that are not open', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=requests&lang=en&topic=veterans&period=365' });
  await page.waitForSelector('.found-items li');
  await page.click('#select-shown');
  const chosen = await page.$$eval('.found-items li', (rows) => rows.map((row) => row.dataset.request));
  const open = fixture.state.requests.filter((one) => chosen.includes(one.requestId) && ['classified', 'needs-review'].includes(one.status));
  assert.ok(open.length < chosen.length);
  await page.click('#draft-event');
  await page.waitForSelector('.notice .remedy');
  assert.match(await page.textContent('.notice'), /An event is drafted: \d+.requests\. Not open or in an event already, so left out: \d+.request/);
  const [event] = fixture.state.planning.events;
  assert.deepEqual([...event.requests].sort(), open.map((one) => one.requestId).sort());
  assert.equal(event.capacity, open.reduce((sum, one) => sum + one.participants, 0));
  assert.ok(event.topics.includes('veterans') && event.region === null && event.format === 'online');
  await page.click('#select-shown');
  await page.click('#draft-event');
  await page.waitForSelector('.notice:has-text("another event")');
  await page.goto(`${fixture.address}/?view=planning&tab=events&event=${event.eventId}&lang=en`);
  await page.waitForSelector('#event-edit');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('one that fails leaves the others as they are, and is named in the language of the page', async () => {
  const [delivered] = fixture.state.requests.filter((one) => one.status === 'delivered' && since(90)(one));
  const page = await openAs(browser, fixture, { path: '/?view=requests' });
  await page.waitForFunction(() => /Знайдено/.test(document.querySelector('[data-figure="found"]')?.textContent ?? ''));
  const shown = () => page.locator('.found-items li').count();
  while ((await page.locator(`[data-request="${delivered.requestId}"]`).count()) === 0) {
    const before = await shown();
    await page.click('#more');
    await page.waitForFunction((rows) => document.querySelectorAll('.found-items li').length > rows, before);
  }
  await page.check(`[data-request="${delivered.requestId}"] input`);
  assert.equal(await page.locator('[data-bulk]').count(), 0, 'nothing follows what was delivered');
  const open = await page.$$eval('.found-items li', (rows) => rows.map((row) => row.dataset.request));
  const [changed, left] = open.map((id) => fixture.state.requests.find((one) => one.requestId === id)).filter((one) => one.status === 'classified');
  await page.check(`[data-request="${changed.requestId}"] input`);
  await page.check(`[data-request="${left.requestId}"] input`);
  assert.deepEqual(await page.$$eval('[data-bulk]', (buttons) => buttons.map((button) => button.dataset.bulk)), ['planned', 'declined']);
  fixture.decide(changed.requestId, { topics: ['integrity'] }, 'moderator:another');
  await page.click('[data-bulk="declined"]');
  await page.waitForSelector('.notice');
  const said = await page.textContent('.notice');
  assert.match(said, /відхилено: 1.запит\. Стан «відхилено» для них неможливий, тому без змін: 1.запит\. Не вдалося: 1.запит \(запит тим часом хтось змінив\)/i);
  assert.equal(left.status, 'declined');
  await page.context().close();
});

test('merges two requests of a centre side by side, and separates them', async () => {
  const [first, second] = fixture.state.requests.filter((one) => one.status === 'classified' && since(90)(one));
  second.region = first.region;
  second.center = { ...first.center };
  first.similar = [second.requestId];
  const page = await openAs(browser, fixture, { path: `/?view=requests&request=${first.requestId}` });
  await page.click('#open-merge');
  await page.waitForSelector('.sides');
  assert.equal(await page.inputValue('#merge-into'), second.requestId, 'the similar one is suggested');
  assert.equal(await page.textContent('.side:nth-child(2) .request-text'), second.text);
  await accessible(page, 'merging');
  await page.click('#merge');
  await page.waitForSelector('#separate');
  assert.equal(first.mergedInto, second.requestId);
  await page.click('#separate');
  await page.waitForSelector('#separate', { state: 'detached' });
  assert.equal(first.mergedInto, undefined);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('hides words, and shows the author only when asked', async () => {
  const [request] = fixture.state.requests.filter((one) => one.status === 'classified' && since(90)(one));
  request.author = { role: 'head', name: 'Олена', email: 'olena@example.gov.ua' };
  request.text = 'Телефонуйте Олені Бондаренко щодо навчання';
  const page = await openAs(browser, fixture, { path: `/?view=requests&request=${request.requestId}`, role: 'admin' });
  await page.waitForSelector('#request-title');
  assert.ok(!(await page.textContent('.facts')).includes('olena@'));
  assert.ok(fixture.state.calls.every((call) => call.path !== `/v1/training-requests/${request.requestId}`), 'no look is recorded');
  page.once('dialog', (dialog) => void dialog.accept('Call back about the group'));
  await page.click('#unveil');
  await page.waitForFunction(() => /olena@/.test(document.querySelector('.facts')?.textContent ?? ''));
  await page.click('#open-mask');
  await page.click('.word:text-is("Олені")');
  await page.click('.word:text-is("Бондаренко")');
  await page.click('#mask');
  await page.waitForSelector('#mask-panel', { state: 'detached' });
  assert.equal(request.text, "Телефонуйте [ім'я] щодо навчання");
  page.once('dialog', (dialog) => dialog.accept());
  await page.click('#erase');
  await page.waitForFunction(() => document.querySelector('#unveil') !== null);
  assert.equal(request.author.name, undefined);
  await page.context().close();
});

test('says who else looks, only while the card is open and seen, and bears every refusal', async () => {
  const [request] = fixture.state.requests.filter((one) => one.status === 'classified' && since(90)(one));
  const path = `/v1/training-requests/${request.requestId}/look`;
  const looks = () => fixture.state.calls.filter((call) => call.path === path).length;
  const untilLooks = async (count) => {
    while (looks() < count) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  fixture.state.lookers = [{ sub: 'olena', role: 'moderator' }];
  const page = await openAs(browser, fixture, { path: '/favicon.svg' });
  await page.clock.install();
  await page.goto(`${fixture.address}/?view=requests&request=${request.requestId}`);
  await page.waitForSelector('.lookers[role="status"]:has-text("Зараз також переглядає модератор")');
  assert.equal(looks(), 1);
  await accessible(page, 'another person looks');
  fixture.state.lookers = ['olena', 'bohdan', 'ivan'].map((sub) => ({ sub, role: 'moderator' })).concat({ sub: 'taras', role: 'admin' });
  await page.clock.fastForward(25_000);
  await page.waitForSelector('.lookers:has-text("Зараз також переглядають 3 модератори"):has-text("адміністратор")');

  const see = (state) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await see('hidden');
  const before = looks();
  await page.clock.fastForward(120_000);
  await see('visible');
  await page.clock.fastForward(500);
  await untilLooks(before + 1);
  assert.equal(looks(), before + 1, 'one when the tab is seen again, none while it was hidden');

  fixture.state.faultPath = path;
  for (const fault of [500, 401]) {
    fixture.state.fault = fault;
    const so = looks();
    await page.clock.fastForward(25_000);
    await untilLooks(so + 1);
    await page.waitForFunction(() => document.querySelector('.lookers').textContent === '');
    assert.equal(await page.textContent('#request-title'), request.center.name);
    assert.equal(await page.locator('.desk-message .warning, .fault').count(), 0);
  }
  fixture.state.fault = null;
  await see('hidden');
  await see('visible');
  await page.clock.fastForward(500);
  await page.waitForSelector('.lookers:has-text("3 модератори")');

  await page.click('#close-request');
  await page.waitForSelector('#request-card', { state: 'detached' });
  const left = looks();
  const renewals = () => fixture.state.calls.filter((call) => call.path === '/v1/me').length;
  const renewed = renewals();
  await page.clock.fastForward(60_000);
  while (renewals() === renewed) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  assert.equal(looks(), left, 'nothing is asked once the card is left');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('says who else looks in English, and to a regional centre nothing of it', async () => {
  const [request] = fixture.state.requests.filter((one) => one.status === 'classified' && since(90)(one));
  fixture.state.lookers = [{ sub: 'olena', role: 'moderator' }, { sub: 'taras', role: 'admin' }];
  const path = `/?view=requests&lang=en&request=${request.requestId}`;
  const page = await openAs(browser, fixture, { path });
  await page.waitForSelector('.lookers:has-text("A moderator and an administrator are looking at this too")');
  await page.context().close();
  const regional = await openAs(browser, fixture, { path, role: 'regional', regions: [request.region] });
  await regional.waitForSelector('#request-title');
  assert.equal(await regional.locator('.lookers').count(), 0);
  await regional.context().close();
});

test('links to the other requests of the centre, the similar ones first', async () => {
  const [request, second, third] = fixture.state.requests.filter((one) => one.status === 'classified' && since(90)(one));
  for (const one of [second, third]) {
    one.region = request.region;
    one.center = { ...request.center };
  }
  request.similar = [third.requestId];
  const page = await openAs(browser, fixture, { path: `/?view=requests&lang=en&request=${request.requestId}` });
  await page.waitForSelector('#request-title');
  assert.equal(await page.locator('.same-center li').count(), 0, 'nothing is read before it is wanted');
  await page.click('.same-center summary');
  await page.waitForSelector('.same-center li:nth-child(2)');
  const others = fixture.state.requests.filter((one) => one.center.code === request.center.code && one !== request);
  const shown = await page.$$eval('.same-center li a', (links) => links.map((link) => new URL(link.href).searchParams.get('request')));
  assert.deepEqual([...shown].sort(), others.map((one) => one.requestId).sort());
  assert.equal(shown[0], third.requestId);
  await page.click('.same-center li:first-child a');
  await page.waitForFunction((id) => new URLSearchParams(location.search).get('request') === id, third.requestId);
  await page.waitForSelector(`#request-card header time[datetime="${third.submittedAt}"]`);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('asks the author, and shows the question and its answer', async () => {
  const [request] = fixture.state.requests.filter((one) => one.status === 'classified' && since(90)(one));
  const page = await openAs(browser, fixture, { path: `/?view=requests&request=${request.requestId}` });
  await page.waitForSelector('#request-title');
  await page.click('#ask');
  await page.waitForFunction(() => document.activeElement?.id === 'reason');
  await page.fill('#reason', 'Для скількох людей?');
  await page.click('#ask');
  await page.waitForFunction(() => /Запитання автору: Для скількох людей\?/.test(document.querySelector('.history')?.textContent ?? ''));
  assert.equal(await page.inputValue('#reason'), '');
  request.history.push({ at: request.updatedAt, by: 'platform', status: request.status, topics: [], answer: { id: 'one', text: 'Для п’ятьох' } });
  await page.reload();
  await page.waitForFunction(() => /Відповідь автора: Для п’ятьох/.test(document.querySelector('.history')?.textContent ?? ''));
  await page.context().close();
});

test('names people and models by what they are', async () => {
  const [request] = fixture.state.requests.filter((one) => one.status === 'classified' && since(90)(one));
  request.history = ['model:7', 'moderator:test', 'moderator:olena', 'regional:ivan', 'platform', 'import', 'redactor:3'].map((by) => ({ at: request.submittedAt, by, status: 'classified', topics: [] }));
  for (const [language, names] of [
    ['uk', ['автоматично', 'ви', 'модератор', 'регіональний центр', 'платформа «Центри Дії»', 'імпорт', 'автоматично']],
    ['en', ['automatically', 'you', 'moderator', 'regional centre', 'DIYA Centres platform', 'import', 'automatically']],
  ]) {
    const page = await openAs(browser, fixture, { path: `/?view=requests&lang=${language}&request=${request.requestId}` });
    await page.waitForSelector('.history li', { state: 'attached' });
    const said = await page.$$eval('.history li', (steps) => steps.map((step) => step.textContent.replace(/\s+/g, ' ').trim().split(', ').at(-1)));
    assert.deepEqual(said, names);
    await page.context().close();
  }
});

test('a value that cannot be read does not stop the drawing', async () => {
  const [request] = fixture.state.requests.filter((one) => one.status === 'needs-review');
  request.desiredBy = '+20270-02-01';
  for (const view of ['requests', 'review']) {
    const page = await openAs(browser, fixture, { path: `/?view=${view}&request=${request.requestId}` });
    await page.waitForSelector('#request-title');
    assert.match(await page.textContent('.facts'), /не вдалося прочитати/);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  }
});

test('shows what would come of a file before it is imported', async () => {
  const page = await openAs(browser, fixture, { path: '/?view=requests&lang=en' });
  const sent = [];
  await page.route('**/v1/training-requests/imports*', (route) => {
    const preview = route.request().url().endsWith('?preview=true');
    sent.push({ preview, type: route.request().headers()['content-type'] });
    return route.fulfill({ json: { created: 2, changed: 0, unchanged: 1, rejected: [{ index: 3, errors: [{ pointer: '/requests/3/center/katottg', detail: 'is unknown' }] }] } });
  });
  await page.click('#import summary');
  await page.setInputFiles('#import-file', { name: 'letters.csv', mimeType: 'text/csv', buffer: Buffer.from('externalRef\r\n1\r\n') });
  await page.waitForSelector('#import-do');
  assert.match(await page.textContent('#import'), /new: 2.*with errors: 1.*Row 4: \/center\/katottg is unknown/s);
  await page.click('#import-do');
  await page.waitForFunction(() => /Added:/.test(document.querySelector('#import')?.textContent));
  assert.deepEqual(sent, [
    { preview: true, type: 'text/csv' },
    { preview: false, type: 'text/csv' },
  ]);
  await page.context().close();
});

test('a regional centre finds and reads its requests, and decides nothing', async () => {
  const { region } = fixture.state.requests[0];
  const page = await openAs(browser, fixture, { path: '/?view=requests&period=365', role: 'regional', regions: [region] });
  await page.waitForSelector('.found-items li');
  assert.equal(await page.locator('.bulk, .found-items input, #decisions').count(), 0);
  const own = fixture.state.requests.filter((one) => one.region === region && since(365)(one));
  for (const [name, value, is] of [
    ['status', own[0].status, (one) => one.status === own[0].status],
    ['urgency', own[0].urgency, (one) => one.urgency === own[0].urgency],
    ['format', own[0].format, (one) => one.format === own[0].format],
    ['role', own[0].author.role, (one) => one.author.role === own[0].author.role],
  ]) {
    await page.selectOption(`#filter-${name}`, value);
    await found(page, own.filter(is).length);
    await page.selectOption(`#filter-${name}`, '');
  }
  assert.equal(await page.locator('#filter-topic, #filter-area, #filter-counted, #filter-center, #search').count(), 5);
  await page.click('.found-items a');
  await page.waitForSelector('#request-title');
  assert.equal(await page.locator('#confirm, #open-merge, #open-mask').count(), 0);
  await page.keyboard.press('Escape');
  await page.waitForSelector('#request-card', { state: 'detached' });
  await page.context().close();
});

for (const [colorScheme, language] of [
  ['light', 'uk'],
  ['dark', 'en'],
]) {
  test(`axe finds nothing in the list, and it fits into every width (${colorScheme}, ${language})`, async () => {
    const page = await openAs(browser, fixture, { path: `/?view=requests&lang=${language}&request=${fixture.state.requests[0].requestId}`, colorScheme });
    await page.waitForSelector('#request-title');
    await page.waitForSelector('.found-items li');
    await page.check('.found-items li:nth-child(2) input');
    await accessible(page, `requests ${colorScheme}`);
    for (const width of [320, 390, 768, 1920]) {
      await page.setViewportSize({ width, height: 900 });
      await fits(page, `requests ${language} ${width}`);
    }
    await page.context().close();
  });
}
