import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { source } from '../../test/source.mjs';

const { RequestLook, Fault } = await source('data/request-look', 'data/faults');

/** The calls that were made, and what they are answered. */
let calls;
let answer;
let heard;
let seen;
/** The timers that are set, by a clock of their own. */
let timers;
let time;

const { setTimeout: trueSetTimeout, clearTimeout: trueClearTimeout } = globalThis;

beforeEach(() => {
  timers = new Map();
  time = 0;
  globalThis.setTimeout = (run, millis) => {
    const timer = Symbol('timer');
    timers.set(timer, { run, due: time + millis });
    return timer;
  };
  globalThis.clearTimeout = (timer) => timers.delete(timer);
  calls = [];
  answer = async () => [];
  heard = [];
  seen = true;
});

afterEach(() => {
  globalThis.setTimeout = trueSetTimeout;
  globalThis.clearTimeout = trueClearTimeout;
});

function look(id = 'one') {
  const api = {
    put: async (path, etag, content) => {
      calls.push([path, etag, content]);
      return { data: { until: '2026-11-25T10:01:00Z', others: await answer() }, etag: null };
    },
  };
  return new RequestLook(api, id, () => seen, (others) => heard.push(others));
}

/** Lets the time pass, and what waits for answers go on. */
async function pass(millis) {
  time += millis;
  for (const [timer, { run, due }] of [...timers]) {
    if (due <= time && timers.delete(timer)) {
      run();
    }
  }
  await new Promise((resolve) => setImmediate(resolve));
}

test('says so soon after the request came, and every 25 seconds from then on', async () => {
  answer = async () => [{ sub: 'olena', role: 'moderator' }];
  look('a b');
  await pass(499);
  assert.equal(calls.length, 0, 'a request that passes by is not looked at');
  await pass(1);
  assert.deepEqual(calls, [['/v1/training-requests/a%20b/look', null, {}]]);
  assert.deepEqual(heard, [[{ sub: 'olena', role: 'moderator' }]]);
  await pass(24_999);
  assert.equal(calls.length, 1);
  await pass(1);
  assert.equal(calls.length, 2);
});

test('says nothing once it has ended, and hears nothing that was asked before', async () => {
  let reply;
  answer = () => new Promise((resolve) => (reply = resolve));
  const one = look();
  await pass(500);
  assert.equal(calls.length, 1);
  one.end();
  reply([{ sub: 'olena', role: 'moderator' }]);
  await pass(0);
  await pass(120_000);
  assert.equal(calls.length, 1);
  assert.deepEqual(heard, []);
});

test('has no timer while nobody sees the page, and begins again when somebody does', async () => {
  const one = look();
  await pass(500);
  seen = false;
  one.seen();
  assert.equal(timers.size, 0);
  await pass(120_000);
  assert.equal(calls.length, 1);
  seen = true;
  one.seen();
  await pass(500);
  assert.equal(calls.length, 2);
  await pass(25_000);
  assert.equal(calls.length, 3);
});

test('does not begin in a hidden tab, and an answer that comes to one is the last', async () => {
  seen = false;
  const one = look();
  await pass(120_000);
  assert.equal(calls.length, 0);
  let reply;
  answer = () => new Promise((resolve) => (reply = resolve));
  seen = true;
  one.seen();
  await pass(500);
  seen = false;
  one.seen();
  reply([]);
  await pass(0);
  await pass(120_000);
  assert.equal(calls.length, 1);
});

test('tries again after what passes, when the server says', async () => {
  const faults = [new Fault('server'), new Fault('throttled', 90), new Fault('offline')];
  answer = async () => {
    throw faults.shift();
  };
  look();
  await pass(500);
  await pass(25_000);
  assert.equal(calls.length, 2);
  await pass(89_999);
  assert.equal(calls.length, 2);
  await pass(1);
  assert.equal(calls.length, 3);
  assert.deepEqual(heard, [[], [], []], 'who else looks is not known');
});

for (const kind of ['signed-out', 'forbidden', 'missing', 'invalid']) {
  test(`does not ask again after a refusal: ${kind}`, async () => {
    answer = async () => {
      throw new Fault(kind);
    };
    look();
    await pass(500);
    await pass(120_000);
    assert.equal(calls.length, 1);
  });
}
