import type { Api } from '../../data/api.ts';
import type { Decided, Decisions } from '../../data/decisions.ts';
import { MAY_BECOME } from '../../data/openapi-rules.ts';
import { requestPath, shownRequestPath } from '../../data/request-lists.ts';
import type { Decision, TrainingRequest } from '../../data/types.ts';
import { saidOf } from '../../ui/guarded.ts';

/** What came of a decision about one of several requests. */
export interface Result {
  requestId: string;
  status: number;
  etag?: string;
  request?: TrainingRequest;
  problem?: { detail?: string; errors?: { detail: string }[] };
}

type Correction = Decision & { requestId: string; ifMatch: string };

const AT_ONCE = 100;

/** Decides about each alone; one that fails leaves the others as they are. */
async function decideAll(api: Api, corrections: Correction[]): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < corrections.length; from += AT_ONCE) {
    const answer = await api.patch<{ results: Result[] }>('/v1/training-requests', null, corrections.slice(from, from + AT_ONCE));
    results.push(...answer.data.results);
  }
  return results;
}

/** Sets a status; a request that waited for review keeps the topics that were proposed. */
export async function setStatus(
  api: Api,
  decisions: Decisions,
  requests: TrainingRequest[],
  status: NonNullable<Decision['status']>,
  note: string,
): Promise<{ done: Decided[]; results: Result[] }> {
  const byId = new Map(requests.map((request) => [request.requestId, request]));
  const results = await decideAll(
    api,
    requests.map((request) => ({
      requestId: request.requestId,
      ifMatch: `"${request.version}"`,
      status,
      ...(request.status === 'needs-review' ? { topics: request.topics.slice(0, 3).map((one) => one.topic) } : {}),
      ...(note === '' ? {} : { note }),
    })),
  );
  const done = results.flatMap((result) => {
    const before = byId.get(result.requestId);
    return result.status === 200 && result.request !== undefined && before !== undefined ? [decisions.add(before, result.request, result.etag ?? null)] : [];
  });
  return { done, results };
}

type Goal = NonNullable<Decision['status']>;

/** Whether this status can follow: nothing is decided about a merged request, and nothing planned where nothing is asked for. */
export function mayBecome({ status, mergedInto, topics }: TrainingRequest, next: Goal): boolean {
  const asksForNothing = topics.some((one) => one.topic === 'not-a-request');
  return mergedInto === undefined && (MAY_BECOME[status] ?? []).includes(next) && !(asksForNothing && (next === 'planned' || next === 'delivered'));
}

/** Whether a note must say why what was decided is taken back. */
export function needsNote(request: TrainingRequest, next: Goal): boolean {
  const { status } = request;
  return mayBecome(request, next) && ((next === 'classified' && status !== 'needs-review') || (next === 'planned' && status === 'declined'));
}

/** Why a decision failed, in the server's words. */
export function reasonOf(result: Result): string {
  return saidOf({ body: result.problem }) || String(result.status);
}

/** Gives requests the status and topics that they had, and separates those that were merged; those that somebody changed since stay. */
export async function undoAll(api: Api, decisions: Decisions, undone: Decided[], note: string): Promise<Result[]> {
  const set = undone.filter((one) => one.mergedInto === undefined);
  const results = await decideAll(
    api,
    set.map((one) => ({ requestId: one.requestId, ifMatch: one.etag ?? '*', ...decisions.reversal(one, note) })),
  );
  results.forEach((result, i) => {
    const decided = set[i];
    if (result.status === 200 && decided !== undefined) {
      decisions.reversed(decided, result.etag ?? null);
    }
  });
  for (const one of undone.filter((merger) => merger.mergedInto !== undefined)) {
    results.push(await separate(api, decisions, one.requestId));
  }
  return results;
}

/** Makes a merged request one that counts by itself again. */
export async function separate(api: Api, decisions: Decisions, requestId: string): Promise<Result> {
  const path = requestPath(requestId);
  await api.remove(`${path}/merge`);
  const now = await api.get<TrainingRequest>(shownRequestPath(requestId));
  const merger = decisions.mergerOf(requestId);
  if (merger !== null) {
    decisions.reversed(merger, now?.etag ?? null);
  }
  return { requestId, status: 200, ...(now === null ? {} : { request: now.data }) };
}
