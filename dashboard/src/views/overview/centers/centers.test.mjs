import assert from 'node:assert/strict';
import { test } from 'node:test';
import { source } from '../../../../test/source.mjs';

const { centerRows } = await source('views/overview/centers/center-rows');

const request = (region, code, participants, topic, submittedAt, name = code) => ({
  region,
  center: { code, name },
  participants,
  topics: [{ topic }],
  submittedAt,
});

test('sums people and requests by centre, and keeps centres of two regions with one code apart', () => {
  const rows = centerRows([
    request('UA-46', 'A', 3, 'land', '2026-11-01T08:00:00Z', 'Старий'),
    request('UA-46', 'A', 4, 'veterans', '2026-11-03T08:00:00Z', 'Новий'),
    request('UA-46', 'A', 1, 'veterans', '2026-11-02T08:00:00Z', 'Старий'),
    request('UA-53', 'A', 5, 'land', '2026-11-02T08:00:00Z'),
  ], 'moderator');
  assert.deepEqual(
    rows.map((row) => [row.region, row.name, row.requests, row.participants, row.topics]),
    [
      ['UA-46', 'Новий', 3, 8, ['veterans', 'land']],
      ['UA-53', 'A', 1, 5, ['land']],
    ],
  );
});

test('has no row for centres that are not named', () => {
  const rows = centerRows([request('UA-46', 'hidden', 3, 'integrity', '2026-11-01T08:00:00Z', '[приховано]'), request('UA-46', 'A', 4, 'land', '2026-11-03T08:00:00Z')], 'regional');
  assert.deepEqual(
    rows.map((row) => row.code),
    ['A'],
  );
});

test('a row counts what its link finds: for regional callers nothing that says something of the people who ask', () => {
  const requests = [
    ...['1', '2', '3'].map((day) => request('UA-46', 'A', 2, 'burnout-wellbeing', `2026-11-0${day}T08:00:00Z`)),
    request('UA-46', 'A', 4, 'land', '2026-11-04T08:00:00Z'),
  ];
  const figures = (role) => centerRows(requests, role).map((row) => [row.requests, row.participants]);
  assert.deepEqual(figures('regional'), [[1, 4]]);
  assert.deepEqual(figures('moderator'), [[4, 10]]);
});
