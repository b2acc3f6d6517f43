/** A client that is generated from openapi.yaml compiles and sends requests. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { before, test } from 'node:test';
import { startFixture } from '../fixture/server.mjs';
import { generatedClient } from './client.mjs';

const KEY = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
const sign = (id, timestamp, body) => `v1,${createHmac('sha256', KEY).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
let client;

before(async () => {
  client = await generatedClient();
});

test('a signed request arrives as it was typed', async () => {
  const received = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    received.push({ method: request.method, url: request.url, headers: request.headers, body });
    response.writeHead(202, { 'Content-Type': 'application/json' }).end('{"requestId":"3f2c1a5e-0000-4000-8000-000000000000","status":"accepted"}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const answer = await client.submit(`http://127.0.0.1:${server.address().port}`, 'm-1', 1_764_000_000, (body) => sign('m-1', 1_764_000_000, body));
    assert.deepEqual(answer, { status: 202, requestId: '3f2c1a5e-0000-4000-8000-000000000000', detail: undefined });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  const [{ method, url, headers, body }] = received;
  assert.equal(`${method} ${url} ${headers['content-type']}`, 'POST /v1/training-requests application/json');
  assert.equal(headers['webhook-signature'], sign(headers['webhook-id'], headers['webhook-timestamp'], body));
  assert.deepEqual(Object.keys(JSON.parse(body).data), ['center', 'author', 'text']);
});

test('figures, a list, a request and a refusal are read', async (context) => {
  const fixture = await startFixture();
  context.after(() => fixture.stop());
  const seen = await client.look(fixture.address, fixture.token({ sub: 'client', role: 'moderator', regions: [] }));
  assert.ok(seen.requests > 0);
  assert.equal(seen.request, seen.first);
});
