/** The collection to import is that of openapi.yaml, its bodies are allowed by it, and its webhooks are signed rightly. */
import Ajv from '@redocly/ajv/dist/2020.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { collectionOf, SIGN } from '../../openapi/collection.mjs';
import { operations, read, resolved } from '../../openapi/description.mjs';

const api = read();
const calls = collectionOf(api).item.flatMap((folder) => folder.item);

/** Method and path as openapi.yaml writes them. */
function callOf({ request }) {
  return `${request.method} /${request.url.path.join('/').replace(/:(\w+)/g, '{$1}')}`;
}

test('the page has what openapi.yaml makes of it', () => {
  const file = new URL('../../dist/ismtr.postman_collection.json', import.meta.url);
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), collectionOf(api));
});

test('every operation is in it once', () => {
  assert.deepEqual(calls.map(callOf).sort(), operations(api).map((one) => `${one.method} ${one.path}`).sort());
});

test('its bodies are allowed by the description', () => {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ ...api, $id: 'api' });
  const inline = (node) => JSON.parse(JSON.stringify(node).replaceAll('"#/components', '"api#/components'));
  const wrong = [];
  let checked = 0;
  for (const operation of operations(api)) {
    const schema = resolved(api, operation.requestBody)?.content?.['application/json']?.schema;
    if (schema !== undefined) {
      const { request } = calls.find((one) => callOf(one) === `${operation.method} ${operation.path}`);
      const valid = ajv.compile(inline(schema));
      if (!valid(JSON.parse(request.body.raw))) {
        wrong.push(`${operation.operationId}: ${request.body.raw} ${ajv.errorsText(valid.errors)}`);
      }
      checked++;
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(checked > 20);
});

test('a webhook is signed as the test vector says', () => {
  const guide = readFileSync(new URL('../../../docs/integration.md', import.meta.url), 'utf8');
  const cell = (name) => new RegExp(`^\\| ${name} \\| \`(.*)\` \\|$`, 'm').exec(guide.slice(guide.indexOf('### A test vector')))[1];
  const headers = {};
  class FixedDate extends Date {
    static now() {
      return Number(cell('`webhook-timestamp`')) * 1000;
    }
  }
  const values = { '{{$guid}}': cell('`webhook-id`') };
  const pm = {
    variables: { get: () => cell('secret'), replaceIn: (text) => values[text] ?? text },
    request: { body: { raw: cell('body') }, headers: { upsert: ({ key, value }) => (headers[key] = value) } },
  };
  runInNewContext(SIGN.join('\n'), { pm, Date: FixedDate, require: createRequire(import.meta.url) });
  assert.deepEqual(headers, {
    'webhook-id': cell('`webhook-id`'),
    'webhook-timestamp': cell('`webhook-timestamp`'),
    'webhook-signature': cell('`webhook-signature`'),
  });
});
