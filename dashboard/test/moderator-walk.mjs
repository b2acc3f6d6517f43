/**
 * Walks a running system as a moderator does: `node test/walk.mjs http://127.0.0.1:8080`, the whole in Ukrainian and in
 * English up to the first filter. With `tasks` behind the address the whole in both languages, and a day's tasks of a
 * moderator and of a regional centre. Figures are compared with the API, axe looks at each step, and requests are
 * decided about, so the system needs some that wait for review; the tasks need a year of them. Ends with 0 when all was right.
 */
import assert from 'node:assert/strict';
import { launch } from './browser.mjs';
import { accessible, clickRegion, contentOf, drawn } from './page-steps.mjs';
import { fromPlanToTraining, regionalCentre, TASKS } from './tasks-walk.mjs';

const base = (process.argv[2] ?? 'http://127.0.0.1:8080').replace(/\/$/, '');
const FOLLOW_MILLIS = 90_000;
const REVIEWED = 3;
const withTasks = process.argv[3] === 'tasks';

const kyiv = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Kyiv', year: 'numeric', month: '2-digit', day: '2-digit' });
const day = (ago) => kyiv.format(new Date(Date.now() - ago * 86_400_000));
const digits = (text) => Number(text.replace(/[^\d]/g, ''));

async function tokenOf(claims) {
  const response = await fetch(`${base}/local/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(claims),
  });
  return (await response.json()).accessToken;
}

async function json(path, accessToken) {
  const response = await fetch(base + path, { headers: { Authorization: `Bearer ${accessToken}` } });
  assert.equal(response.status, 200, path);
  return response.json();
}

async function shownFigure(page, id) {
  return digits(await page.textContent(`[data-figure="${id}"] .big, .big[data-figure="${id}"]`));
}

/** The page shows the figures of this scope to the digit. */
async function sameAsJson(page, accessToken, query, where) {
  const wanted = await json(`/v1/dashboard?${query}`, accessToken);
  await page.waitForFunction(
    (count) => Number(document.querySelector('[data-figure="requests"] .big')?.textContent.replace(/[^\d]/g, '')) === count,
    wanted.totals.requests,
    { timeout: 30_000 },
  );
  for (const id of ['requests', 'participants', 'centers', 'planned', 'delivered', 'needsReview']) {
    assert.equal(await shownFigure(page, id), wanted.totals[id], `${where}: ${id}`);
  }
  return wanted;
}

/** Presses Enter until another request is open: right after one came, and while it is read, Enter does nothing. */
async function confirmed(page, before) {
  for (let attempt = 0; ; attempt++) {
    await page.waitForTimeout(700);
    await page.keyboard.press('Enter');
    try {
      await page.waitForFunction(
        (old) => {
          const open = document.querySelector('.queue-items [aria-current]');
          return open === null ? /\d/.test(document.querySelector('.progress').textContent) : open.getAttribute('href') !== old;
        },
        before,
        { timeout: 5_000 },
      );
      return;
    } catch (error) {
      if (attempt === 8) {
        throw error;
      }
    }
  }
}

async function signOut(page) {
  await page.click('#sign-out');
  await page.waitForSelector('[data-person="moderator"]');
  assert.equal(await page.evaluate(() => sessionStorage.getItem('ismtr.session')), null);
  await accessible(page, 'signed out');
}

async function walk(browser, language, accessToken) {
  const step = (text) => console.log(`${language}: ${text}`);
  const context = await browser.newContext({
    viewport: { width: 1366, height: 900 },
    locale: language === 'uk' ? 'uk-UA' : 'en-GB',
    timezoneId: 'Europe/Kyiv',
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const days = `from=${day(364)}&to=${day(0)}`;

  await page.goto(`${base}/?lang=${language}&period=365`);
  await page.waitForSelector('[data-person="moderator"]');
  await accessible(page, 'sign-in');
  await page.click('[data-person="moderator"]');
  await drawn(page);
  step('signed in');

  const whole = await sameAsJson(page, accessToken, days, 'whole country');
  for (const row of whole.byRegion) {
    assert.equal(digits(await page.textContent(`#card-regions tr:has([data-region="${row.region}"]) .with-bar span`)), row.requests, row.region);
  }
  const mostAsked = [...whole.byTopic].sort((a, b) => b.requests - a.requests)[0];
  assert.equal(digits(await page.textContent(`#card-topics tr:has([data-pick="${mostAsked.topic}"]) .with-bar span`)), mostAsked.requests);
  await accessible(page, 'overview');
  step('the figures are those of the dashboard JSON');

  const region = [...whole.byRegion].sort((a, b) => b.requests - a.requests)[0].region;
  await clickRegion(page, region);
  await page.waitForURL(new RegExp(`region=${region}`));
  await sameAsJson(page, accessToken, `${days}&region=${region}`, 'filter by map');
  await accessible(page, 'filtered by map');
  await page.goBack();
  await sameAsJson(page, accessToken, days, 'back');
  step('filtered by the map and went back');
  if (language === 'en' && !withTasks) {
    await signOut(page);
    step('signed out');
    assert.deepEqual(errors, []);
    await context.close();
    return;
  }

  await page.click(`#card-regions [data-region="${region}"]`);
  const there = await sameAsJson(page, accessToken, `${days}&region=${region}`, 'filter by table');
  const topic = [...there.byTopic].sort((a, b) => b.requests - a.requests)[0].topic;
  await page.click(`#card-topics [data-pick="${topic}"]`);
  await sameAsJson(page, accessToken, `${days}&region=${region}&topic=${topic}`, 'region and topic');
  await accessible(page, 'filtered by tables');
  await page.click('#reset');
  await drawn(page);
  step('filtered by the tables');

  await page.focus('#card-map [tabindex="0"]');
  await page.keyboard.press('ArrowRight');
  const walked = await page.evaluate(() => document.activeElement.getAttribute('data-key'));
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`region=${walked}`));
  await sameAsJson(page, accessToken, `from=${day(89)}&to=${day(0)}&region=${walked}`, 'filter by keyboard');
  await page.click('#reset');
  step('filtered by keyboard');

  await page.click('[data-period="30"]');
  await sameAsJson(page, accessToken, `from=${day(29)}&to=${day(0)}`, '30 days');
  await page.fill('#filter-from', day(200));
  await page.dispatchEvent('#filter-from', 'change');
  await sameAsJson(page, accessToken, `from=${day(200)}&to=${day(0)}`, 'chosen days');
  step('changed the period');

  await page.click('#copy-link');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, new RegExp(`from=${day(200)}&to=${day(0)}`));
  const colleague = await (await browser.newContext()).newPage();
  await colleague.goto(link);
  await colleague.click('[data-person="moderator"]');
  await drawn(colleague);
  assert.equal(await colleague.inputValue('#filter-from'), day(200));
  assert.equal(await shownFigure(colleague, 'requests'), await shownFigure(page, 'requests'));
  await colleague.context().close();
  step('shared the link');

  await page.click('#card-regions summary');
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('#card-regions .menu-items button:nth-child(1)')]);
  const table = await json(`/v1/dashboard?from=${day(200)}&to=${day(0)}`, accessToken);
  const counts = (await contentOf(file)).toString('utf8')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => Number(line.split(language === 'uk' ? ';' : ',')[1]));
  assert.deepEqual(counts.sort((a, b) => a - b), table.byRegion.map((row) => row.requests).sort((a, b) => a - b));
  step('the CSV holds the figures');

  await page.goto(`${base}/?lang=${language}&from=${day(729)}&to=${day(0)}`);
  await drawn(page);
  const waitedBefore = await shownFigure(page, 'needsReview');
  await page.click('nav a[href*="view=review"]');
  await page.waitForSelector('#confirm');
  await accessible(page, 'review');
  for (let i = 0; i < REVIEWED; i++) {
    const before = await page.getAttribute('.queue-items [aria-current]', 'href');
    await confirmed(page, before);
    if (i < REVIEWED - 1) {
      await page.waitForSelector('#confirm:not([disabled])');
    }
  }
  assert.equal(digits(await page.textContent('.progress')), REVIEWED);
  step(`reviewed ${REVIEWED} requests by keyboard`);

  await page.click('#decisions summary');
  await page.click('#decisions li:nth-child(2) button');
  await page.waitForFunction(() => /скасовано|undone/.test(document.querySelector('#decisions').textContent));
  step('took back the decision before the last');

  await page.click('nav a:first-child');
  await drawn(page);
  await page.waitForFunction(
    (count) => Number(document.querySelector('.big[data-figure="needsReview"]')?.textContent.replace(/[^\d]/g, '')) === count,
    waitedBefore - REVIEWED + 1,
    { timeout: FOLLOW_MILLIS },
  );
  step('the dashboard followed by itself');

  if (withTasks) {
    const read = (path) => json(path, accessToken);
    for (const [name, task] of TASKS) {
      await task(page, base, read, { region, from: day(59), to: day(0) });
      step(name);
    }
    await fromPlanToTraining(page, base, read, { from: day(364), to: day(0) }, step);
    await regionalCentre(browser, base, tokenOf, step);
  }
  await signOut(page);
  step('signed out');
  assert.deepEqual(errors, []);
  await context.close();
}

const browser = await launch();
try {
  const accessToken = await tokenOf({ sub: 'walk', role: 'moderator', regions: [] });
  for (const language of ['uk', 'en']) {
    await walk(browser, language, accessToken);
  }
  console.log('The walk was right.');
} finally {
  await browser.close();
}
