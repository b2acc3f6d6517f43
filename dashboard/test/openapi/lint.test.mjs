/** Two linters have nothing to say about openapi.yaml. */
import { createConfig, lint } from '@redocly/openapi-core';
import core from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import rulesets from '@stoplight/spectral-rulesets';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { FILE } from '../../openapi/description.mjs';

/** No licence and no contact are decided about: whoever runs the system names them. */
const REDOCLY = { extends: ['recommended-strict'], rules: { 'info-license': 'off', 'info-license-strict': 'off' } };

const SPECTRAL = {
  extends: [[rulesets.oas, 'all']],
  rules: {
    'info-contact': 'off',
    'info-license': 'off',
    'license-url': 'off',
    // The order of the tags is that of the work, and a summary or a name that says all needs no description.
    'openapi-tags-alphabetical': 'off',
    'operation-description': 'off',
    'oas3-parameter-description': 'off',
  },
};

test('Redocly finds nothing', async () => {
  const problems = await lint({ ref: FILE, config: await createConfig(REDOCLY) });
  assert.deepEqual(problems.map((one) => `${one.ruleId} ${one.location[0].pointer} ${one.message}`), []);
});

test('Spectral finds nothing', async () => {
  const spectral = new core.Spectral();
  spectral.setRuleset(SPECTRAL);
  const problems = await spectral.run(new core.Document(readFileSync(FILE, 'utf8'), parsers.Yaml, FILE));
  assert.deepEqual(problems.map((one) => `${one.code} ${one.path.join('.')} ${one.message}`), []);
});
