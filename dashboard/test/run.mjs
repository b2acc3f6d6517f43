/** Runs the page's tests: `node test/run.mjs [file…]`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHROMIUM } from './browser.mjs';

const here = dirname(fileURLToPath(import.meta.url));
if (!existsSync(CHROMIUM)) {
  console.error(
    `The page is tested in Chromium, and there is none at ${CHROMIUM}.\n` +
      'Install it (Debian: apt-get install chromium fonts-dejavu) or name another with CHROMIUM=/path/to/chromium.',
  );
  process.exit(1);
}
const given = process.argv.slice(2);
const files = given.length > 0 ? given : readdirSync(here).filter((name) => name.endsWith('.test.mjs')).map((name) => join(here, name));
const result = spawnSync(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=spec', ...files], { stdio: 'inherit' });
process.exit(result.status ?? 1);
