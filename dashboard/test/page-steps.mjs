/** Steps that the page's tests share. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Opens the page as someone who is signed in already. */
export async function openAs(browser, fixture, { path = '/', role = 'moderator', regions = [], width = 1280, height = 900, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: 'uk-UA', timezoneId: 'Europe/Kyiv', ...options });
  const page = await context.newPage();
  // Nothing here takes long but on a machine that does much else; then the build shall be slow and not red.
  page.setDefaultTimeout(120_000);
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) {
      errors.push(message.text());
    }
  });
  page.errors = errors;
  if (role !== null) {
    await page.addInitScript((token) => {
      if (sessionStorage.getItem('test.begun') === null) {
        sessionStorage.setItem('test.begun', 'yes');
        sessionStorage.setItem('ismtr.session', token);
      }
    }, fixture.token({ sub: 'test', role, regions }));
  }
  await page.goto(fixture.address + path);
  return page;
}

/** What a downloaded file holds. */
export async function contentOf(download) {
  const folder = mkdtempSync(join(tmpdir(), 'ismtr-page-'));
  const path = join(folder, 'file');
  await download.saveAs(path);
  const content = readFileSync(path);
  rmSync(folder, { recursive: true });
  return content;
}

/** Waits until the figures of the present filters are drawn. */
export async function drawn(page) {
  await page.waitForSelector('.figures[aria-busy="false"] .tile .big');
}

/** The number that a headline tile shows. */
export async function figure(page, id) {
  const text = await page.textContent(`[data-figure="${id}"] .big, .big[data-figure="${id}"]`);
  return Number(text.replace(/[\s ,]/g, ''));
}

/** Clicks a region of the map where it is seen: the middle of its frame may lie in a neighbour. */
export async function clickRegion(page, id) {
  await page.locator(`#card-map [data-key="${id}"]`).scrollIntoViewIfNeeded();
  const point = await page.evaluate((key) => {
    const shape = document.querySelector(`#card-map [data-key="${key}"]`);
    const frame = shape.getBoundingClientRect();
    for (let i = 1; i < 400; i++) {
      const x = frame.left + (frame.width * ((i * 7) % 20)) / 20;
      const y = frame.top + (frame.height * Math.ceil(i / 20)) / 20;
      if (document.elementFromPoint(x, y) === shape) {
        return { x, y };
      }
    }
    return null;
  }, id);
  assert.ok(point !== null, `${id} is nowhere to be clicked`);
  await page.mouse.click(point.x, point.y);
}

/**
 * Asserts that axe finds nothing to say, and that the page fits. Colours are the same at any width and in either language,
 * and looking at all of them is slow: a caller that has them looked at elsewhere leaves them out.
 */
export async function accessible(page, where, { colours = true } = {}) {
  // Without frames on the page, axe need not be told its results in a page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
  const { violations } = await (colours ? axe : axe.disableRules(['color-contrast'])).analyze();
  const found = violations.map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`).join(' | ')}`);
  assert.deepEqual(found, [], where);
  await fits(page, where);
}

/** Asserts that no text on the screen is smaller than 12 px and that nothing scrolls sideways. */
export async function fits(page, where) {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== ''))
      .filter((element) => element.checkVisibility() && Number.parseFloat(getComputedStyle(element).fontSize) < 12)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  assert.deepEqual(small, [], `${where}: text under 12 px`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${where}: the page scrolls sideways by ${wide} px`);
}

/** Whether a click with Ctrl held is left to the browser, which opens the link elsewhere, and the page stays as it is. */
export async function leftToTheBrowser(page, selector) {
  const address = page.url();
  const prevented = await page.locator(selector).first().evaluate(
    (link) =>
      new Promise((resolve) => {
        const seen = (event) => {
          resolve(event.defaultPrevented);
          // Enough is known: no tab is opened.
          event.preventDefault();
        };
        window.addEventListener('click', seen, { once: true });
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }));
      }),
  );
  return !prevented && page.url() === address;
}
