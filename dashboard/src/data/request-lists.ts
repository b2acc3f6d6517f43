import type { Range, ViewState } from '../core/view-state.ts';
import { queried } from './query.ts';

const QUEUE_LIMIT = 50;
const NEWEST_LIMIT = 8;

/** Most urgent first. */
export const URGENCIES = ['high', 'normal', 'low'] as const;
export type Urgency = (typeof URGENCIES)[number];

const LIST = '/v1/training-requests';

/** The requests that wait for review, in the API's order: the most urgent first, among them the oldest. */
export function queuePath({ region, topic, own }: ViewState, cursor: string | null = null): string {
  const urgency = URGENCIES.find((one) => one === own['urgency']) ?? null;
  const narrowed = region !== null || topic !== null || urgency !== null;
  // The whole queue is counted by the figures; with filters the list itself is, once.
  return queried(LIST, { status: 'needs-review', region, topic, urgency, limit: String(QUEUE_LIMIT), cursor, total: narrowed && cursor === null ? 'true' : null });
}

/** The oldest request of an urgency that waits for review. */
export function oldestPath({ region, topic }: ViewState, urgency: Urgency): string {
  return queried(LIST, { status: 'needs-review', region, topic, urgency, limit: '1' });
}

/** The requests of these days that arrived last. */
export function newestPath({ region, topic }: ViewState, { from, to }: Range): string {
  return queried(LIST, { region, topic, from, to, limit: String(NEWEST_LIMIT) });
}

export function requestPath(id: string): string {
  return `/v1/training-requests/${encodeURIComponent(id)}`;
}

/** A request with its author and original text; the reason is recorded with the look. */
export function unveiledRequestPath(id: string, reason: string): string {
  return `${requestPath(id)}?reason=${encodeURIComponent(reason)}`;
}

/** A request without its author and in the shown text alone: whoever looks is not recorded. */
export function shownRequestPath(id: string): string {
  return `${requestPath(id)}?author=hidden`;
}
