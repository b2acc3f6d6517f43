/** Calls by a client whose types are generated from openapi.yaml, as another system would make them: nothing is cast. */
import createClient from 'openapi-fetch';
import type { components, paths } from '../../src/data/openapi.d.ts';

/** What a request must say; the rest has usual values. */
const REQUEST: components['schemas']['Submitted'] = {
  type: 'training_request.submitted',
  timestamp: '2026-11-20T09:12:00Z',
  data: {
    center: { code: 'UA46-0117', name: 'ЦНАП', katottg: 'UA46060250010015970' },
    author: { role: 'administrator' },
    text: 'Потрібне навчання для адміністраторів',
  },
};

/** Submits the request under this id, signed by `sign`. */
export async function submit(address: string, id: string, timestamp: number, sign: (body: string) => string) {
  const client = createClient<paths>({ baseUrl: address });
  const body = JSON.stringify(REQUEST);
  const { data, error, response } = await client.POST('/v1/training-requests', {
    params: { header: { 'webhook-id': id, 'webhook-timestamp': timestamp } },
    headers: { 'webhook-signature': sign(body) },
    body: REQUEST,
    bodySerializer: () => body,
  });
  return { status: response.status, requestId: data?.requestId, detail: error?.detail };
}

/** Reads the figures, a list and its first request, and what is wrong with a region that does not exist. */
export async function look(address: string, accessToken: string) {
  const client = createClient<paths>({ baseUrl: address, headers: { Authorization: `Bearer ${accessToken}` } });
  const { data: dashboard } = await client.GET('/v1/dashboard', { params: { query: { topic: 'land' } } });
  const { data: list } = await client.GET('/v1/training-requests', { params: { query: { limit: 1, total: true } } });
  const first = list?.items[0]?.requestId;
  const { data: request } =
    first === undefined ? { data: undefined } : await client.GET('/v1/training-requests/{requestId}', { params: { path: { requestId: first }, query: { author: 'hidden' } } });
  const refused = await client.GET('/v1/dashboard', { params: { query: { region: 'UA-99' } } });
  return { requests: dashboard?.totals.requests, first, request: request?.requestId, problems: refused.error?.errors?.map((one) => one.pointer), status: refused.response.status };
}
