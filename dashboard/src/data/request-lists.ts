import type { Range, ViewState } from '../core/view-state.ts';

const QUEUE_LIMIT = 50;
const NEWEST_LIMIT = 8;

/** Most urgent first. */
export const URGENCIES = ['high', 'normal', 'low'] as const;
export type Urgency = (typeof URGENCIES)[number];

function listPath(filters: Record<string, string | null>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== null) {
      params.set(name, value);
    }
  }
  return `/v1/training-requests?${params}`;
}

/** The requests that wait for review, in the API's order: the most urgent first, among them the oldest. */
export function queuePath({ region, topic }: ViewState, cursor: string | null = null): string {
  return listPath({ status: 'needs-review', region, topic, limit: String(QUEUE_LIMIT), cursor });
}

/** The oldest request of an urgency that waits for review. */
export function oldestPath({ region, topic }: ViewState, urgency: Urgency): string {
  return listPath({ status: 'needs-review', region, topic, urgency, limit: '1' });
}

/** The requests of these days that arrived last. */
export function newestPath({ region, topic }: ViewState, { from, to }: Range): string {
  return listPath({ region, topic, from, to, limit: String(NEWEST_LIMIT) });
}

export function requestPath(id: string): string {
  return `/v1/training-requests/${encodeURIComponent(id)}`;
}
