import type { Decision, RequestStatus, TrainingRequest } from './types.ts';

interface Standing {
  status: RequestStatus;
  topics: string[];
}

/** A decision of the signed-in person about one request. */
export interface Decided {
  requestId: string;
  center: string;
  region: string;
  at: string;
  before: Standing;
  after: Standing;
  /** The ETag that the request had after it. */
  etag: string | null;
  undone: boolean;
  /** The request that it was merged into, where that is what was decided. */
  mergedInto?: string;
}

/** Whether it can be undone: not twice, and what was delivered stays so. A merger changes no status. */
export function isReversible(decided: Decided): boolean {
  return !decided.undone && (decided.mergedInto !== undefined || decided.after.status !== 'delivered');
}

const KEY = 'ismtr.decisions';
const MOST = 200;

function standing(request: TrainingRequest): Standing {
  return { status: request.status, topics: request.topics.map((one) => one.topic) };
}

/** What the person decided in this tab, the latest first; it outlives a reload and ends with the session. */
export class Decisions {
  readonly list: Decided[];

  constructor(private readonly sub: string) {
    this.list = stored(sub);
  }

  add(before: TrainingRequest, after: TrainingRequest, etag: string | null): Decided {
    const decided = {
      requestId: before.requestId,
      center: before.center.name,
      region: before.region,
      at: after.updatedAt,
      before: standing(before),
      after: standing(after),
      etag,
      undone: false,
      ...(after.mergedInto === undefined ? {} : { mergedInto: after.mergedInto }),
    };
    this.list.unshift(decided);
    this.list.splice(MOST);
    this.store();
    return decided;
  }

  /** The latest decision that can still be undone. */
  last(): Decided | null {
    return this.list.find((one) => isReversible(one)) ?? null;
  }

  /** How many left the queue after this moment, less those that came back to it. */
  leftQueueSince(moment: string): number {
    return this.list.filter((one) => one.before.status === 'needs-review' && !one.undone && Date.parse(one.at) > Date.parse(moment)).length;
  }

  /** What gives a request the status and topics that it had before; the note says why. */
  reversal({ before, after }: Decided, note: string): Decision {
    const sameTopics = before.topics.join() === after.topics.join();
    return {
      ...(sameTopics || before.topics.length === 0 ? {} : { topics: before.topics }),
      ...(before.status === after.status ? {} : { status: before.status as NonNullable<Decision['status']> }),
      note,
    };
  }

  /** The decision no longer holds; with this ETag the request is as the decision before it left it. */
  reversed(decided: Decided, etag: string | null): void {
    decided.undone = true;
    const { before } = decided;
    const earlier = this.list.slice(this.list.indexOf(decided) + 1).find((one) => one.requestId === decided.requestId && !one.undone);
    if (earlier !== undefined && earlier.mergedInto === undefined && earlier.after.status === before.status && earlier.after.topics.join() === before.topics.join()) {
      earlier.etag = etag;
    }
    this.store();
  }

  /** The latest decision that merged this request, if it still holds. */
  mergerOf(requestId: string): Decided | null {
    return this.list.find((one) => one.requestId === requestId && one.mergedInto !== undefined && !one.undone) ?? null;
  }

  private store(): void {
    sessionStorage.setItem(KEY, JSON.stringify({ sub: this.sub, list: this.list }));
  }
}

/** Those of this person alone: another one may have signed in since. */
function stored(sub: string): Decided[] {
  try {
    const known = JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as { sub?: string; list?: Decided[] };
    return known.sub === sub && Array.isArray(known.list) ? known.list : [];
  } catch {
    return [];
  }
}
