/**
 * Takes the two pictures of the README from a running system: `node test/screenshots.mjs http://127.0.0.1:8080 [folder]`
 * writes dashboard.png and review.png.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './browser.mjs';

const [base = 'http://127.0.0.1:8080', folder = join(import.meta.dirname, '..', '..', 'docs', 'pictures')] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 1440, height: 1180 }, locale: 'uk-UA', timezoneId: 'Europe/Kyiv', colorScheme: 'light' });
const page = await context.newPage();
await page.goto(`${base}/?period=365`);
await page.click('[data-person="moderator"]');
await page.waitForSelector('.figures[aria-busy="false"] .tile .big');
await page.waitForTimeout(1500);
await page.screenshot({ path: join(folder, 'dashboard.png') });
await page.setViewportSize({ width: 1440, height: 900 });
await page.goto(`${base}/?view=review`);
await page.waitForSelector('.request-text');
await page.waitForTimeout(500);
await page.screenshot({ path: join(folder, 'review.png') });
await browser.close();
console.log(`Written to ${folder}`);
