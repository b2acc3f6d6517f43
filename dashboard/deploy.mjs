/**
 * Builds the page and uploads it to the bucket of a stack: `node dashboard/deploy.mjs <stack> <region>`. Files with a hash in their name first, kept by
 * browsers for a year; then config.json and the HTML, which are asked for again each time. Files of earlier builds stay, so that a page that is
 * open goes on working. It may be run any number of times. It calls the AWS CLI, with the credentials that the CLI finds.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const DIST = join(HERE, 'dist');
const HASHED = /\.[A-Z0-9]{8}\.[a-z]+$/;
const FOR_A_YEAR = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', json: 'application/json', svg: 'image/svg+xml' };

const [stack, region] = process.argv.slice(2);
if (stack === undefined || region === undefined) {
  throw new Error('Name the stack and its Region: node dashboard/deploy.mjs ismtr-production eu-central-1');
}
if (spawnSync(process.execPath, [join(HERE, 'build.mjs')], { stdio: 'inherit' }).status !== 0) {
  throw new Error('The page could not be built');
}

function aws(...args) {
  const result = spawnSync('aws', [...args, '--region', region], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (result.error !== undefined || result.status !== 0) {
    throw new Error(`aws ${args.slice(0, 2).join(' ')} failed${result.error === undefined ? '' : `: ${result.error.message}`}`);
  }
  return result.stdout;
}

const { Stacks } = JSON.parse(aws('cloudformation', 'describe-stacks', '--stack-name', stack, '--output', 'json'));
const outputs = Object.fromEntries(Stacks[0].Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
const { endSessionEndpoint, ...needed } = JSON.parse(outputs.SignInConfig);
const config = endSessionEndpoint === '' ? needed : { ...needed, endSessionEndpoint };

function upload(file, name, cacheControl) {
  const type = TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  aws('s3api', 'put-object', '--bucket', outputs.PageBucketName, '--key', name, '--body', file, '--content-type', type, '--cache-control', cacheControl);
  console.log(`${name}: ${cacheControl}`);
}

const files = readdirSync(DIST);
for (const name of files.filter((one) => HASHED.test(one))) {
  upload(join(DIST, name), name, FOR_A_YEAR);
}
const folder = mkdtempSync(join(tmpdir(), 'ismtr-config-'));
try {
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  upload(join(folder, 'config.json'), 'config.json', ASK_AGAIN);
} finally {
  rmSync(folder, { recursive: true });
}
for (const name of files.filter((one) => !HASHED.test(one))) {
  upload(join(DIST, name), name, ASK_AGAIN);
}
console.log(`The page is at ${outputs.PageUrl}`);
