import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const DEPLOY = join(dirname(fileURLToPath(import.meta.url)), '..', 'deploy.mjs');
const OUTPUTS = [
  { OutputKey: 'PageBucketName', OutputValue: 'the-bucket' },
  { OutputKey: 'PageUrl', OutputValue: 'https://desk.example' },
  { OutputKey: 'SignInConfig', OutputValue: JSON.stringify({ clientId: 'page', endSessionEndpoint: '' }) },
];

/** Stands where the AWS CLI would: notes what it is called with, and what config.json it is given. */
const AWS = `#!/usr/bin/env node
const { appendFileSync, readFileSync } = require('node:fs');
const args = process.argv.slice(2);
const body = args[args.indexOf('--body') + 1];
appendFileSync(process.env.CALLS, JSON.stringify([args, body?.endsWith('config.json') ? readFileSync(body, 'utf8') : '']) + '\\n');
if (args[0] === 'cloudformation') console.log(process.env.STACKS);
`;

test('uploads the built page: hashed files for a year and first, the rest to be asked for again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ismtr-deploy-'));
  try {
    writeFileSync(join(folder, 'aws'), AWS);
    chmodSync(join(folder, 'aws'), 0o755);
    const calls = join(folder, 'calls');
    const env = { ...process.env, PATH: folder + delimiter + process.env.PATH, CALLS: calls, STACKS: JSON.stringify({ Stacks: [{ Outputs: OUTPUTS }] }) };
    const { status, stderr } = spawnSync(process.execPath, [DEPLOY, 'ismtr-test', 'eu-central-1'], { env, encoding: 'utf8' });
    assert.equal(status, 0, stderr);
    const [[stack], ...uploads] = readFileSync(calls, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(stack.slice(0, 4), ['cloudformation', 'describe-stacks', '--stack-name', 'ismtr-test']);
    const given = uploads.map(([args, config]) => {
      const option = (name) => args[args.indexOf(name) + 1];
      assert.equal(option('--bucket'), 'the-bucket');
      assert.equal(option('--region'), 'eu-central-1');
      return { name: option('--key'), type: option('--content-type'), cache: option('--cache-control'), config };
    });
    const hashed = given.filter(({ name }) => /\.[A-Z0-9]{8}\./.test(name));
    assert.ok(hashed.some(({ type }) => type.startsWith('text/javascript')) && hashed.some(({ type }) => type.startsWith('text/css')));
    assert.deepEqual(given.slice(0, hashed.length), hashed);
    assert.deepEqual(new Set(hashed.map(({ cache }) => cache)), new Set(['public, max-age=31536000, immutable']));
    assert.deepEqual(new Set(given.slice(hashed.length).map(({ cache }) => cache)), new Set(['no-cache']));
    assert.deepEqual(JSON.parse(given.find(({ name }) => name === 'config.json').config), { clientId: 'page' });
    assert.equal(given.find(({ name }) => name === 'index.html').type, 'text/html; charset=utf-8');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
