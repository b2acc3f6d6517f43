/**
 * Signs in at a running system through its OpenID provider, as a moderator, a regional centre and an administrator: the tokens end, links are
 * opened in new tabs, and the administrator takes the moderator's role away. `node test/sign-in-walk.mjs <address of the page>`.
 */
import assert from 'node:assert/strict';
import { launch } from './browser.mjs';
import { PEOPLE } from './provider/provider.mjs';

const address = process.argv[2].replace(/\/$/, '');
const browser = await launch();

const token = (page) => page.evaluate(() => sessionStorage.getItem('ismtr.session'));
const claimsOf = (jwt) => JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url').toString('utf8'));
const sections = (page) => page.locator('nav a').allTextContents();
const renew = (page) => page.evaluate(() => dispatchEvent(new Event('online')));

/** Signs in as a person of the provider, in a browser of their own, and comes back to the address that was opened. */
async function signIn(person, path) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Kyiv', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(address + path);
  await page.click('.sign-in button.primary');
  const asked = new URL(page.url()).pathname;
  assert.match(asked, /^\/interaction\//, 'the person is at the provider');
  await page.click(`button[value="${person}"]`);
  await page.waitForURL(address + path);
  await page.waitForSelector('.who');
  assert.equal(claimsOf(await token(page)).sub, PEOPLE[person].sub);
  return page;
}

/** A link that is opened in a tab of its own, which knows nothing of the tab that it comes from. */
async function inNewTab(page, path) {
  const tab = await page.context().newPage();
  tab.setDefaultTimeout(60_000);
  await tab.goto(address + path);
  return tab;
}

const moderator = await signIn('moderator', '/?region=UA-46&lang=en');
assert.ok((await sections(moderator)).some((name) => /Review/.test(name)), 'a moderator reviews');
console.log('A moderator is signed in and back at the view that was opened.');

const regional = await signIn('regional', '/?lang=en');
await regional.waitForFunction(() => /Regional/.test(document.querySelector('.who')?.textContent ?? ''));
assert.ok(!(await sections(regional)).some((name) => /Review/.test(name)), 'a regional centre does not');
console.log('A regional centre is signed in.');

const admin = await signIn('admin', '/?lang=en');
console.log('An administrator is signed in.');

// A tab beside an open one, and one that is opened when no other is left: the provider still knows the person.
const mails = await inNewTab(admin, '/mails.html?lang=en');
await mails.waitForSelector('section[aria-labelledby="subscriptions-title"]');
await admin.goto('about:blank');
await mails.close();
const alone = await inNewTab(admin, '/mails.html?lang=en');
await alone.waitForSelector('section[aria-labelledby="subscriptions-title"]');
assert.equal(new URL(alone.url()).pathname, '/mails.html');
console.log('Links in new tabs are signed in, with another tab and without.');

const first = await token(moderator);
const { exp } = claimsOf(first);
await moderator.waitForFunction((end) => Date.now() > end, exp * 1000 + 1000, { polling: 500 });
await renew(moderator);
await moderator.waitForFunction((old) => sessionStorage.getItem('ismtr.session') !== old, first);
await moderator.waitForSelector('.figures[aria-busy="false"]');
assert.equal(await moderator.locator('.sign-in').count(), 0);
console.log('The token has ended and was renewed unnoticed.');

const { status } = await moderator.evaluate(async () => {
  const answer = await fetch('/v1/me', { headers: { Authorization: `Bearer ${sessionStorage.getItem('ismtr.session')}` } });
  return { status: answer.status };
});
assert.equal(status, 200);
const taken = await alone.evaluate(async (sub) => {
  const headers = { Authorization: `Bearer ${sessionStorage.getItem('ismtr.session')}`, 'Content-Type': 'application/json' };
  const answer = await fetch(`/v1/roles/${sub}`, { method: 'PUT', headers, body: JSON.stringify({ role: 'regional', regions: ['UA-46'] }) });
  return answer.status;
}, PEOPLE.moderator.sub);
assert.ok(taken === 200 || taken === 204, `the role could not be changed: ${taken}`);
await renew(moderator);
await moderator.waitForFunction(() => /Regional/.test(document.querySelector('.who')?.textContent ?? ''));
assert.ok(!(await sections(moderator)).some((name) => /Review/.test(name)), 'nothing to review any more');
console.log('A demoted person has lost the buttons at the next call.');

await alone.goto(`${address}/?lang=en`);
await alone.waitForSelector('.who');
const beside = await inNewTab(alone, '/?lang=en');
await beside.waitForSelector('.who');
await alone.click('#sign-out, .who button, button:has-text("Sign out")');
await beside.waitForSelector('.sign-in');
await alone.waitForSelector('button[value="yes"]');
assert.match(new URL(alone.url()).pathname, /^\/session\/end/, 'the provider is asked to end its session too');
await alone.click('button[value="yes"]');
await alone.waitForURL(`${address}/**`);
await alone.waitForSelector('.sign-in button.primary');
const after = await inNewTab(alone, '/?lang=en');
await after.waitForSelector('.sign-in button.primary');
console.log('Signing out holds in every tab, and for the provider.');
await browser.close();
