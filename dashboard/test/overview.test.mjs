import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { launch } from './browser.mjs';
import { dayInKyiv } from './fixture/dashboard-json.mjs';
import { startFixture } from './fixture/server.mjs';
import { clickRegion, contentOf, drawn, figure, leftToTheBrowser, openAs } from './page-steps.mjs';

let browser;
let fixture;
let everything;
before(async () => {
  browser = await launch();
  fixture = await startFixture();
  everything = fixture.state.requests;
});
beforeEach(() => {
  fixture.keep(everything);
  Object.assign(fixture.state, { fault: null, faultPath: '/v1/', retryAfter: null, asOf: null, delay: 0, extraTopic: null, calls: [] });
});
after(async () => {
  await browser.close();
  await fixture.stop();
});

const MILLIS_A_DAY = 86_400_000;

function day(ago) {
  return dayInKyiv(fixture.now() - ago * MILLIS_A_DAY);
}

async function dashboard(query) {
  const response = await fetch(`${fixture.address}/v1/dashboard?${query}`, {
    headers: { Authorization: `Bearer ${fixture.token({ sub: 't', role: 'moderator', regions: [] })}` },
  });
  return response.json();
}

test('shows the figures of the dashboard JSON', async () => {
  const page = await openAs(browser, fixture);
  await drawn(page);
  const json = await dashboard(`from=${day(89)}&to=${day(0)}`);
  for (const id of ['requests', 'participants', 'centers', 'planned', 'delivered', 'needsReview']) {
    assert.equal(await figure(page, id), json.totals[id], id);
  }
  for (const row of json.byRegion.slice(0, 5)) {
    const text = await page.textContent(`#card-regions tr:has([data-region="${row.region}"]) .with-bar span`);
    assert.equal(Number(text), row.requests);
  }
  await page.context().close();
});

test('says the change against the time before, and against last year', async () => {
  const page = await openAs(browser, fixture, { path: '/?period=30&lang=en' });
  await drawn(page);
  const now = await dashboard(`from=${day(29)}&to=${day(0)}`);
  const before = await dashboard(`from=${day(59)}&to=${day(30)}`);
  await page.waitForFunction(() => /was/.test(document.querySelector('[data-figure="requests"] .tile-change')?.textContent));
  const text = await page.textContent('[data-figure="requests"] .tile-change');
  assert.match(text, new RegExp(`${Math.abs(now.totals.requests - before.totals.requests)} .*was ${before.totals.requests}`, 's'));
  await page.selectOption('#filter-compare', 'year');
  await page.waitForURL(/compare=year/);
  await drawn(page);
  assert.ok(fixture.state.calls.some((call) => call.path.includes(`from=${Number(day(29).slice(0, 4)) - 1}`)));
  await page.context().close();
});

test('a click with Ctrl leaves the overview as it is: the browser opens the link elsewhere', async () => {
  const page = await openAs(browser, fixture, { path: '/?lang=en' });
  await drawn(page);
  await page.waitForSelector('.newest-head a');
  for (const link of ['.newest-head a', '#card-backlog a.action', 'nav a[href*="view=review"]']) {
    assert.ok(await leftToTheBrowser(page, link), link);
  }
  await page.context().close();
});

test('a region chosen on the map filters all, and Back undoes it', async () => {
  const page = await openAs(browser, fixture);
  await drawn(page);
  const whole = await figure(page, 'requests');
  await clickRegion(page, 'UA-46');
  await page.waitForURL(/region=UA-46/);
  await drawn(page);
  const json = await dashboard(`from=${day(89)}&to=${day(0)}&region=UA-46`);
  await page.waitForFunction((count) => Number(document.querySelector('[data-figure="requests"] .big')?.textContent.replace(/\D/g, '')) === count, json.totals.requests);
  assert.equal(await page.inputValue('#filter-region'), 'UA-46');
  assert.ok((await page.locator('#card-regions tbody tr').count()) === 27, 'the other regions stay to compare with');
  await page.goBack();
  await drawn(page);
  await page.waitForFunction((count) => Number(document.querySelector('[data-figure="requests"] .big')?.textContent.replace(/\D/g, '')) === count, whole);
  assert.equal(await page.inputValue('#filter-region'), '');
  await page.context().close();
});

test('topics, areas, heat cells and bars of the dynamics filter too', async () => {
  const page = await openAs(browser, fixture, { path: '/?period=365' });
  await drawn(page);
  await page.click('#card-topics [data-pick="veterans"]');
  await page.waitForURL(/topic=veterans/);
  await drawn(page);
  await page.click('#card-areas [data-pick="services"]');
  await page.waitForURL(/area=services/);
  assert.match(await page.textContent('.area-scope'), /Решта показників/);
  assert.ok((await page.locator('#card-topics tbody tr').count()) <= 12);
  await page.click('#card-heat [data-key="veterans/UA-53"]');
  await page.waitForURL(/view=requests.*region=UA-53/);
  await page.goBack();
  await drawn(page);
  await page.click('#reset');
  await page.waitForFunction(() => location.search === '');
  await drawn(page);
  await page.locator('#card-dynamics [data-key]').nth(20).click({ force: true });
  await page.waitForURL(/from=.*to=/);
  await page.context().close();
});

test('an address shown to a colleague shows the same', async () => {
  const path = '/?lang=en&region=UA-53&topic=veterans&period=365&compare=year&measure=participants&sort=region';
  const page = await openAs(browser, fixture, { path });
  await drawn(page);
  assert.equal(await page.inputValue('#filter-region'), 'UA-53');
  assert.equal(await page.inputValue('#filter-topic'), 'veterans');
  assert.equal(await page.getAttribute('#card-regions th[aria-sort]', 'aria-sort'), 'ascending');
  assert.equal(await page.inputValue('#card-map select'), 'participants');
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await page.click('[hreflang="uk"]');
  await page.waitForFunction(() => document.documentElement.lang === 'uk');
  assert.equal(new URL(page.url()).searchParams.get('region'), 'UA-53');
  await page.context().close();
});

test('sorts the table of regions by each column, with the direction told', async () => {
  const page = await openAs(browser, fixture);
  await drawn(page);
  const column = () => page.$$eval('#card-regions tbody td:nth-of-type(3)', (cells) => cells.map((cell) => Number(cell.textContent.replace(/\s/g, ''))));
  await page.click('#card-regions thead th:nth-child(4) button');
  await page.waitForURL(/sort=-participants/);
  const down = await column();
  assert.deepEqual(down, [...down].sort((a, b) => b - a));
  await page.click('#card-regions thead th:nth-child(4) button');
  const up = await column();
  assert.deepEqual(up, [...up].sort((a, b) => a - b));
  await page.context().close();
});

test('a CSV and a workbook hold exactly what is shown', async () => {
  const page = await openAs(browser, fixture, { acceptDownloads: true });
  await drawn(page);
  const shown = await page.$$eval('#card-topics tbody tr', (rows) =>
    rows.map((row) => [row.querySelector('.pick').textContent.trim(), Number(row.querySelector('.with-bar span').textContent.replace(/\s/g, ''))]),
  );
  await page.click('#card-topics summary');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('#card-topics .menu-items button:nth-child(1)')]);
  assert.match(file.suggestedFilename(), /^ismtr-topics-90d\.csv$/);
  const lines = (await contentOf(file)).toString('utf8').replace('\ufeff', '').trim().split('\r\n').slice(1);
  assert.deepEqual(
    lines.map((line) => line.split(';').slice(0, 2)).map(([name, count]) => [name.replace(/^"|"$/g, ''), Number(count)]),
    shown,
  );
  const [book] = await Promise.all([page.waitForEvent('download'), page.click('#download-all')]);
  const bytes = await contentOf(book);
  assert.equal(bytes.readUInt32LE(0), 0x04034b50);
  assert.match(bytes.toString('utf8'), /Послуги для ветеранів/);
  await page.click('#card-dynamics summary');
  const [days] = await Promise.all([page.waitForEvent('download'), page.click('#card-dynamics .menu-items button:nth-child(1)')]);
  assert.match((await contentOf(days)).toString('utf8').split('\r\n')[1], /^2026-08-28;\d+;\d+;2026-05-30;/);
  await page.click('#card-map summary');
  const [drawing] = await Promise.all([page.waitForEvent('download'), page.click('#card-map .menu-items button:nth-child(3)')]);
  const svg = (await contentOf(drawing)).toString('utf8');
  assert.match(svg, /^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(svg, /fill="rgb\(/);
  await page.context().close();
});

test('renews itself with If-None-Match and moves nothing that is read', async () => {
  const page = await openAs(browser, fixture);
  await drawn(page);
  const order = () => page.$$eval('#card-regions [data-region]', (buttons) => buttons.map((button) => button.dataset.region));
  const before = await order();
  const last = before.at(-4);
  await page.evaluate(() => window.scrollTo(0, 900));
  const read = await page.evaluateHandle(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('[id^="card-"]'));
  const place = () => read.evaluate((card) => card.getBoundingClientRect().top);
  const placed = await place();
  const asked = fixture.state.calls.length;
  const sample = everything.find((request) => request.region !== last);
  for (let i = 0; i < 40; i++) {
    fixture.add({ ...sample, requestId: `new-${i}`, region: last, status: 'classified', submittedAt: new Date(fixture.now()).toISOString(), center: { ...sample.center, name: 'ЦНАП, що щойно написав' } });
  }
  await page.click('#refresh');
  await page.waitForSelector('#card-newest .waiting button');
  assert.ok(fixture.state.calls.slice(asked).some((call) => call.path.startsWith('/v1/dashboard') && call.tag !== null));
  assert.equal(await page.textContent(`#card-regions tr:has([data-region="${last}"]) .with-bar span`).then(Number) >= 40, true);
  assert.deepEqual(await order(), before, 'rows keep their places');
  assert.ok(Math.abs((await place()) - placed) < 60, 'the card that is read keeps its place');
  assert.ok(!(await page.textContent('#card-newest .newest')).includes('щойно написав'));
  assert.match(await page.textContent('#card-newest .waiting'), /новий запит|нові запити|нових запитів/);
  await page.click('#card-newest .waiting button');
  assert.ok((await page.textContent('#card-newest .newest')).includes('щойно написав'));
  await page.context().close();
});

test('unchanged figures are fresh when the server says so', async () => {
  fixture.state.asOf = new Date(fixture.now() - 3 * 60_000 - 20_000).toISOString();
  const page = await openAs(browser, fixture, { path: '/?lang=en' });
  await drawn(page);
  assert.match(await page.textContent('#freshness'), /3 minutes ago/);
  await page.click('#refresh');
  await page.waitForFunction(() => /just now/.test(document.querySelector('#freshness')?.textContent));
  await page.context().close();
});

test('figures age by themselves and a banner says when they are old', async () => {
  fixture.state.asOf = new Date(fixture.now() - 3 * 3_600_000 - 60_000).toISOString();
  for (const [language, words] of [['uk', /застаріли: останнє оновлення 3 години тому/], ['en', /old: last updated 3 hours ago/]]) {
    const page = await openAs(browser, fixture, { path: `/?lang=${language}` });
    await drawn(page);
    assert.match(await page.textContent('#banner'), words);
    await page.context().close();
  }
});

test('a regional centre sees its region, the others as outside its access', async () => {
  const page = await openAs(browser, fixture, { role: 'regional', regions: ['UA-46'] });
  await drawn(page);
  const there = everything.filter((one) => one.region === 'UA-46' && dayInKyiv(one.submittedAt) >= day(89));
  await page.waitForSelector('#card-centers tbody tr');
  await page.waitForFunction(
    (count) => [...document.querySelectorAll('#card-centers .to-requests')].reduce((sum, link) => sum + Number(link.textContent), 0) === count,
    there.length,
  );
  assert.equal(await page.locator('#card-map, #card-regions, [data-figure="waiting"]').count(), 0);
  assert.match(await page.textContent('.shown'), /Львівська область/);
  assert.equal(await page.locator('#filter-region option').count(), 2);
  await page.context().close();
  const two = await openAs(browser, fixture, { role: 'regional', regions: ['UA-46', 'UA-56'] });
  await drawn(two);
  assert.equal(await two.locator('#card-regions tbody tr').count(), 2);
  assert.match(await two.getAttribute('#card-map [data-key="UA-53"]', 'aria-label'), /поза вашим доступом/);
  await two.context().close();
});

test('a topic that the page does not know is named by its id', async () => {
  fixture.state.extraTopic = 'quantum-services';
  fixture.keep(everything);
  for (const [language, words] of [['uk', 'Невідома тема (quantum-services)'], ['en', 'Unknown topic (quantum-services)']]) {
    const page = await openAs(browser, fixture, { path: `/?lang=${language}` });
    await drawn(page);
    assert.ok((await page.textContent('#card-topics')).includes(words));
    assert.ok((await page.textContent('#card-heat')).includes(words));
    await page.context().close();
  }
});

test('one single request is drawn and worded rightly', async () => {
  const one = { ...everything[0], participants: 1, submittedAt: new Date(fixture.now() - 60_000).toISOString() };
  fixture.keep([one]);
  for (const [language, words] of [['uk', /1.запит, 1.учасник/], ['en', /1.request, 1.participant/]]) {
    const page = await openAs(browser, fixture, { path: `/?lang=${language}` });
    await drawn(page);
    assert.equal(await figure(page, 'requests'), 1);
    assert.match(await page.getAttribute(`#card-map [data-key="${one.region}"]`, 'aria-label'), words);
    assert.equal(await page.locator('#card-newest li').first().isVisible(), true);
    assert.deepEqual(page.errors, []);
    await page.context().close();
  }
});

test('an empty system, and filters without a request, say so', async () => {
  fixture.keep([]);
  for (const [language, words] of [['uk', /Ще немає жодного запиту/], ['en', /No requests yet/]]) {
    const page = await openAs(browser, fixture, { path: `/?lang=${language}` });
    await page.waitForSelector('.empty');
    await page.waitForFunction((text) => new RegExp(text).test(document.querySelector('.empty')?.textContent), words.source);
    await page.context().close();
  }
  fixture.keep(everything);
  for (const [language, words] of [['uk', /За цими фільтрами запитів немає/], ['en', /No requests match these filters/]]) {
    const page = await openAs(browser, fixture, { path: `/?lang=${language}&region=UA-43` });
    await page.waitForSelector('.empty');
    assert.match(await page.textContent('.empty'), words);
    await page.context().close();
  }
});

test('nothing of the page comes from elsewhere, and its policy forbids it', async () => {
  const page = await openAs(browser, fixture);
  const foreign = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(fixture.address) && !request.url().startsWith('blob:')) {
      foreign.push(request.url());
    }
  });
  await page.reload();
  await drawn(page);
  assert.deepEqual(foreign, []);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('months can be chosen, days that have not come are cut off and said to be, and reversed days are named', async () => {
  const page = await openAs(browser, fixture, { path: '/?lang=en' });
  await drawn(page);
  await page.selectOption('#filter-calendar', '2026-10');
  await page.waitForURL(/period=2026-10/);
  const month = await dashboard('from=2026-10-01&to=2026-10-31');
  await page.waitForFunction((count) => Number(document.querySelector('[data-figure="requests"] .big')?.textContent.replace(/\D/g, '')) === count, month.totals.requests);
  await page.fill('#filter-from', '2026-11-10');
  await page.waitForSelector('.days-fault');
  assert.match(await page.textContent('.days-fault'), /first day is after the last/);
  await page.goto(`${fixture.address}/?lang=en&from=2026-11-01&to=2027-03-01`);
  await drawn(page);
  assert.match(await page.textContent('#cut-at-today'), /have not come yet/);
  assert.ok(fixture.state.calls.every((call) => !(call.path.startsWith('/v1') && call.path.includes('2027'))));
  await page.goto(`${fixture.address}/?lang=en&from=2026-02-30&to=2026-03-01`);
  await drawn(page);
  assert.match(await page.textContent('.address-fault'), /from/);
  await page.context().close();
});

test('says in sentences what changed, with the figures of the dashboard JSON', async () => {
  const page = await openAs(browser, fixture, { path: '/?period=30' });
  await drawn(page);
  const now = await dashboard(`from=${day(29)}&to=${day(0)}`);
  const before = await dashboard(`from=${day(59)}&to=${day(30)}`);
  const past = new Map(before.byTopic.map((row) => [row.topic, row.requests]));
  const most = now.byTopic.map((row) => row.requests - past.get(row.topic)).sort((a, b) => b - a)[0];
  await page.waitForFunction(() => document.querySelectorAll('.changes li').length > 1);
  const text = (await page.textContent('.changes')).replace(/\s+/g, ' ');
  assert.ok(text.includes(`За період надійшло ${now.totals.requests}`), text);
  const pairs = [...text.matchAll(/\((\d+) → (\d+)\)/g)].map((match) => Number(match[2]) - Number(match[1]));
  assert.ok(pairs.includes(most), `${most} in ${pairs}`);
  await page.context().close();
});

test('what compares all says so, and the newest and the workbook obey the filters', async () => {
  const page = await openAs(browser, fixture, { path: '/?lang=en&period=7&region=UA-46&topic=veterans', acceptDownloads: true });
  await drawn(page);
  for (const [card, words] of [
    ['map', /all regions, to compare/],
    ['regions', /all regions, to compare/],
    ['topics', /all topics, to compare/],
    ['areas', /all areas, to compare/],
    ['heat', /all topics and regions, to compare/],
  ]) {
    assert.match(await page.textContent(`#card-${card} .card-title .note`), words);
  }
  const ids = await page.$$eval('#card-newest .newest a', (links) => links.map((link) => new URL(link.href).searchParams.get('request')));
  const wanted = everything.filter((one) => one.region === 'UA-46' && one.topics.some((named) => named.topic === 'veterans') && dayInKyiv(one.submittedAt) >= day(6));
  assert.deepEqual([...ids].sort(), wanted.map((one) => one.requestId).sort().slice(0, 8));
  await page.goto(`${fixture.address}/?lang=en&period=90&region=UA-46&topic=veterans&area=services`);
  await drawn(page);
  const [book] = await Promise.all([page.waitForEvent('download'), page.click('#download-all')]);
  const text = (await contentOf(book)).toString('utf8');
  for (const said of ['What is shown', 'Lviv', 'Services for veterans', 'all regions, to compare']) {
    assert.ok(text.includes(said), said);
  }
  await page.goto(`${fixture.address}/?lang=en`);
  await drawn(page);
  for (const card of ['map', 'regions']) {
    assert.equal(await page.locator(`#card-${card} .card-title .note`).count(), 0, 'nothing is compared where all is shown');
  }
  await page.context().close();
});

test('a change of a rate is that of the figures that are shown', async () => {
  const [sample] = everything;
  const clones = (requests, centers, ago) =>
    Array.from({ length: requests }, (_, i) => ({
      ...sample,
      requestId: `rate-${ago}-${i}`,
      status: 'classified',
      center: { ...sample.center, code: `rate-${i % centers}` },
      submittedAt: new Date(fixture.now() - ago * MILLIS_A_DAY).toISOString(),
    }));
  fixture.keep([...clones(20, 13, 1), ...clones(21, 20, 40)]);
  const page = await openAs(browser, fixture, { path: '/?lang=en&period=30' });
  await drawn(page);
  await page.waitForFunction(() => /was/.test(document.querySelector('[data-figure="rate"] .tile-change')?.textContent));
  assert.equal((await page.textContent('[data-figure="rate"] .big')).trim(), '1.5');
  assert.match(await page.textContent('[data-figure="rate"] .tile-change'), /\+0\.4\s+was 1\.1/);
  await page.context().close();
});

test('a menu is closed by Escape and by a click elsewhere', async () => {
  const page = await openAs(browser, fixture);
  await drawn(page);
  const isOpen = () => page.$eval('#card-topics details.menu', (menu) => menu.open);
  await page.click('#card-topics summary');
  assert.ok(await isOpen());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  assert.ok(!(await isOpen()));
  assert.equal(await page.evaluate(() => document.activeElement === document.querySelector('#card-topics summary')), true, 'the focus is not lost');
  await page.click('#card-topics summary');
  assert.ok(await isOpen());
  await page.click('#title-regions');
  assert.ok(!(await isOpen()));
  await page.context().close();
});

test('topics stand by their change when that is wanted', async () => {
  const page = await openAs(browser, fixture, { path: '/?period=30' });
  await drawn(page);
  const now = await dashboard(`from=${day(29)}&to=${day(0)}`);
  const before = new Map((await dashboard(`from=${day(59)}&to=${day(30)}`)).byTopic.map((row) => [row.topic, row.requests]));
  const change = new Map(now.byTopic.map((row) => [row.topic, row.requests - before.get(row.topic)]));
  const shown = async () => (await page.$$eval('#card-topics [data-pick]', (picks) => picks.map((pick) => pick.dataset.pick))).map((topic) => change.get(topic));
  await page.waitForFunction(() => document.querySelector('#card-topics .change') !== null);
  const bySize = await shown();
  assert.notDeepEqual(bySize, [...bySize].sort((a, b) => b - a));
  await page.click('#topics-by-change');
  const byChange = await shown();
  assert.equal(byChange.length, bySize.length);
  assert.deepEqual(byChange, [...byChange].sort((a, b) => b - a));
  assert.equal(await page.getAttribute('#topics-by-change', 'aria-pressed'), 'true');
  await page.click('#card-regions thead th:nth-child(3) button');
  await page.waitForURL(/sort=-change/);
  await page.click('#topics-by-change');
  assert.deepEqual(await shown(), bySize);
  await page.context().close();
});

for (const [known, body] of [
  [[], { regions: ['UA-46'], language: 'en' }],
  [[{ status: 'active' }], { regions: ['UA-46'] }],
]) {
  test(`what is shown can be had each Monday, ${known.length === 0 ? 'in the language of the page' : 'in the language that was chosen before'}`, async () => {
    const page = await openAs(browser, fixture, { path: '/favicon.svg' });
    const posted = [];
    await page.route(/\/v1\/subscriptions/, (route) => {
      if (route.request().method() === 'POST') {
        posted.push(route.request().postDataJSON());
        return route.fulfill({ status: 201, json: {} });
      }
      return route.fulfill({ json: { subscriptions: known } });
    });
    await page.goto(`${fixture.address}/?lang=en&region=UA-46`);
    await drawn(page);
    await page.click('#weekly');
    await page.waitForSelector('.notice:has-text("each Monday")');
    assert.deepEqual(posted, [body]);
    await page.context().close();
  });
}

test('a regional centre sees who in its region asks for a topic, and how many people', async () => {
  const there = everything.filter((one) => one.region === 'UA-46' && one.topics.some((named) => named.topic === 'veterans') && dayInKyiv(one.submittedAt) >= day(364));
  const page = await openAs(browser, fixture, { path: '/?lang=en&topic=veterans&period=365', role: 'regional', regions: ['UA-46'] });
  await drawn(page);
  const wanted = new Map();
  for (const one of there) {
    const row = wanted.get(one.center.code) ?? [0, 0];
    wanted.set(one.center.code, [row[0] + 1, row[1] + one.participants]);
  }
  assert.ok(wanted.size > 1);
  await page.waitForFunction((rows) => document.querySelectorAll('#card-centers tbody tr').length === rows, Math.min(15, wanted.size));
  const shown = await page.$$eval('#card-centers tbody tr', (rows) => rows.map((row) => [row.dataset.center, ...[...row.querySelectorAll('td.figure')].map((cell) => Number(cell.textContent.replace(/\D/g, '')))]));
  for (const [code, requests, people] of shown) {
    assert.deepEqual([requests, people], wanted.get(code), code);
  }
  await page.click('#card-centers tbody tr:first-child .to-requests');
  await page.waitForURL(/view=requests/);
  const { searchParams } = new URL(page.url());
  assert.deepEqual([searchParams.get('center'), searchParams.get('topic')], [shown[0][0], 'veterans']);
  await page.waitForFunction((count) => Number(/\d+/.exec(document.querySelector('[data-figure="found"]')?.textContent ?? '')?.[0]) === count, shown[0][1]);
  await page.context().close();
});
