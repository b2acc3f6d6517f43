/**
 * Measures how light the page is: `node test/performance.mjs [file.md]` prints the figures as Markdown, or writes them
 * into the file. It serves the built page over 3,000 requests of two years.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { launch } from './browser.mjs';
import { dayInKyiv } from './fixture/dashboard-json.mjs';
import { startFixture } from './fixture/server.mjs';
import { drawn, openAs } from './page-steps.mjs';

const DIST = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist');
const ROUNDS = 9;
const KILO = 1024;

/** Networks of a phone: bits a second and the time of a round trip. */
const PROFILES = [
  { name: 'slow 3G: 400 kbit/s, 400 ms a round trip, processor slowed 4 times', bits: 400_000, latency: 400, slower: 4 },
  { name: 'slow 3G of Chromium’s developer tools: 400 kbit/s, 2,000 ms a call, processor slowed 4 times', bits: 400_000, latency: 2000, slower: 4 },
];

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** The files that the overview needs, as the build lists them; chunks together. */
function sizes() {
  const sizes = new Map();
  for (const file of JSON.parse(readFileSync(join(DIST, '..', 'target', 'first-load.json'), 'utf8'))) {
    const name = file.replace(/\.[A-Z0-9]{8}\./, '.');
    const { count, bytes } = sizes.get(name) ?? { count: 0, bytes: 0 };
    sizes.set(name, { count: count + 1, bytes: bytes + gzipSync(readFileSync(join(DIST, file)), { level: 9 }).length });
  }
  return [...sizes].map(([name, { count, bytes }]) => ({ name: count === 1 ? name : `${name}, ${count} files together`, bytes }));
}

async function dashboardSize(fixture) {
  const to = dayInKyiv(fixture.now());
  const from = dayInKyiv(fixture.now() - 364 * 86_400_000);
  const response = await fetch(`${fixture.address}/v1/dashboard?from=${from}&to=${to}`, {
    headers: { Authorization: `Bearer ${fixture.token({ sub: 'x', role: 'moderator', regions: [] })}` },
  });
  return gzipSync(Buffer.from(await response.arrayBuffer()), { level: 9 }).length;
}

/** Milliseconds from the first byte to the first content, and to the figures. */
async function firstContent(browser, fixture, profile) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await page.addInitScript((token) => sessionStorage.setItem('ismtr.session', token), fixture.token({ sub: 'x', role: 'moderator', regions: [] }));
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: profile.latency,
    downloadThroughput: profile.bits / 8,
    uploadThroughput: profile.bits / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: profile.slower });
  await page.goto(fixture.address, { timeout: 60_000 });
  await page.waitForSelector('.tile .big', { timeout: 60_000 });
  const times = await page.evaluate(() => ({
    first: performance.getEntriesByName('first-contentful-paint')[0].startTime - performance.getEntriesByType('navigation')[0].responseStart,
    figures: performance.now() - performance.getEntriesByType('navigation')[0].responseStart,
  }));
  await context.close();
  return times;
}

/** Milliseconds from choosing a region to its figures drawn; the answers wait ready on the server. */
async function filterChange(page, regions) {
  const times = [];
  for (const region of regions) {
    times.push(
      await page.evaluate(async (id) => {
        const select = document.querySelector('#filter-region');
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        await frame();
        const start = performance.now();
        select.value = id;
        select.dispatchEvent(new Event('change', { bubbles: true }));
        while (document.querySelector('.figures')?.getAttribute('aria-busy') !== 'false') {
          await frame();
        }
        await frame();
        return performance.now() - start;
      }, region),
    );
    await page.waitForTimeout(400);
  }
  return times;
}

const browser = await launch();
const fixture = await startFixture({ count: 3000, days: 730 });
const files = sizes();
const total = files.reduce((sum, file) => sum + file.bytes, 0);
const json = await dashboardSize(fixture);

const loads = [];
for (const profile of PROFILES) {
  const runs = [];
  for (let i = 0; i < 3; i++) {
    runs.push(await firstContent(browser, fixture, profile));
  }
  loads.push({ profile, first: median(runs.map((run) => run.first)), figures: median(runs.map((run) => run.figures)) });
}

const regions = fixture.regions.map((region) => region.id).slice(1, ROUNDS + 1);
const warm = await openAs(browser, fixture, { width: 1440 });
await drawn(warm);
await filterChange(warm, regions);
await warm.context().close();
const page = await openAs(browser, fixture, { width: 1440 });
await drawn(page);
const unread = await filterChange(page, regions);
const read = await filterChange(page, regions);

const kilobytes = (bytes) => `${(bytes / KILO).toFixed(1)} KB`;
const milliseconds = (time) => `${Math.round(time)} ms`;
const text = `# How light the page is

Measured by \`cd dashboard && node test/performance.mjs ../docs/dashboard-performance.md\` in
${(await browser.version()).replace(/^/, 'Chromium ')}, over the test server with 3,000 requests of two years, on a machine with two cores.

| what | measured | wanted |
| --- | --- | --- |
${files.map((file) => `| ${file.name}, gzipped | ${kilobytes(file.bytes)} | |`).join('\n')}
| **all that the overview loads first, gzipped** | **${kilobytes(total)}** | 80 KB |
| dashboard JSON of the whole country and a year, gzipped | ${kilobytes(json)} | 40 KB |
${loads
  .map(
    ({ profile, first, figures }) =>
      `| first content after the first byte, ${profile.name} | ${milliseconds(first)} | 2,000 ms |\n| all figures after the first byte, the same network | ${milliseconds(figures)} | |`,
  )
  .join('\n')}
| a filter change, from the choice to the figures drawn, call to the server included: median of ${ROUNDS} (longest) | ${milliseconds(median(unread))} (${milliseconds(Math.max(...unread))}) | 100 ms |
| the same for figures that were read before | ${milliseconds(median(read))} (${milliseconds(Math.max(...read))}) | 100 ms |
`;
await browser.close();
await fixture.stop();
if (process.argv[2] === undefined) {
  console.log(text);
} else {
  writeFileSync(process.argv[2], text);
  console.log(`Written to ${process.argv[2]}`);
}
