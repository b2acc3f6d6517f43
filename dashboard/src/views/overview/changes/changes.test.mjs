import assert from 'node:assert/strict';
import { test } from 'node:test';
import { source } from '../../../../test/source.mjs';

const { movers, silent } = await source('views/overview/changes/movers');

const ROWS = [
  { id: 'a', now: 10, before: 2 },
  { id: 'b', now: 5, before: 4 },
  { id: 'c', now: 0, before: 7 },
  { id: 'd', now: 9, before: 6 },
  { id: 'e', now: 4, before: null },
  { id: 'f', now: 1, before: 9 },
];

test('names what changed most, and no change that is chance', () => {
  assert.deepEqual(movers(ROWS, 1).map((row) => row.id), ['a', 'd']);
  assert.deepEqual(movers(ROWS, -1).map((row) => row.id), ['f', 'c']);
  assert.deepEqual(silent(ROWS).map((row) => row.id), ['c']);
});
