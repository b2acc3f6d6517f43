/** Runs the page's tests, two files at a time with one browser: `node test/run.mjs [file…]`. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from '../build.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..');

/** The longest first, so that none is left over at the end. */
const LONGEST = ['accessibility.test.mjs', 'review.test.mjs', 'overview.test.mjs', 'requests.test.mjs'];

function testsBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.name === 'node_modules' ? [] : entry.isDirectory() ? testsBelow(path) : entry.name.endsWith('.test.mjs') ? [path] : [];
  });
}

function place(path) {
  const at = LONGEST.findIndex((name) => path.endsWith(name));
  return at === -1 ? LONGEST.length : at;
}

install(here);
const { writeRules } = await import('../openapi/rules.mjs');
writeRules();
const { serve } = await import('./browser.mjs');
const given = process.argv.slice(2);
const files = given.length > 0 ? given : [...testsBelow(here), ...testsBelow(join(root, 'src'))].sort((a, b) => place(a) - place(b));
const browser = await serve();
const started = Date.now();
const tests = spawn(process.execPath, ['--test', '--test-concurrency=2', '--test-reporter=spec', ...files], { stdio: 'inherit' });
const status = await new Promise((resolve) => tests.on('exit', (code) => resolve(code ?? 1)));
await browser.close();
console.log(`The page's tests took ${Math.round((Date.now() - started) / 1000)} s.`);
process.exit(status);
