import type { Range } from '../../core/view-state.ts';
import type { Api } from '../../data/api.ts';
import { Fault } from '../../data/faults.ts';
import type { RequestList, TrainingRequest } from '../../data/types.ts';

/** Which requests are wanted: those for which all of it is true. */
export interface Find {
  /** Words of the text, in any form. */
  q: string | null;
  days: Range | null;
  region: string | null;
  topic: string | null;
  area: string | null;
  status: string | null;
  /** The code of a centre; it belongs to a region. */
  center: string | null;
  format: string | null;
  urgency: string | null;
  role: string | null;
  /** Those in the figures, those that are no requests, or all. */
  counted: 'yes' | 'no' | null;
}

export const ANY: Find = {
  q: null,
  days: null,
  region: null,
  topic: null,
  area: null,
  status: null,
  center: null,
  format: null,
  urgency: null,
  role: null,
  counted: null,
};

const PAGE = 100;
/** As many are read for a count, an order or a file. */
export const MOST = 5_000;

/** The filters that the server knows. */
function filtersOf({ q, days, region, topic, status, format, urgency }: Find): URLSearchParams {
  const filters = { q, from: days?.from ?? null, to: days?.to ?? null, region, topic, status, format, urgency };
  return new URLSearchParams(Object.entries(filters).filter((filter): filter is [string, string] => filter[1] !== null));
}

function path(find: Find, cursor: string | null): string {
  const params = filtersOf(find);
  params.set('limit', String(PAGE));
  if (cursor !== null) {
    params.set('cursor', cursor);
  }
  return `/v1/training-requests?${params}`;
}

/** Where the server makes a file of the list, which it notes in its audit log. */
export function exportPath(find: Find, ending: 'csv' | 'xlsx'): string {
  return `/v1/training-requests.${ending}?${filtersOf(find)}`;
}

/** What is not a request, as the figures have it: decided so, and by a model only when it was certain. */
function isNoise(request: TrainingRequest): boolean {
  return request.status !== 'needs-review' && request.topics.length === 1 && request.topics[0]?.topic === 'not-a-request';
}

/** Whether a request of the list is wanted, as far as the list itself cannot tell. */
export function isWanted(find: Find, request: TrainingRequest, areaOf: (topic: string) => string | null): boolean {
  const counts = request.mergedInto === undefined && request.status !== ('withdrawn' as string);
  return (
    (find.center === null || request.center.code === find.center) &&
    (find.role === null || request.author?.role === find.role) &&
    (find.area === null || (counts && !isNoise(request) && request.topics.some((one) => areaOf(one.topic) === find.area))) &&
    (find.counted === null || (counts && isNoise(request) === (find.counted === 'no')))
  );
}

/** Whether only part of a page of the list may be wanted. */
function isNarrower(find: Find): boolean {
  return find.center !== null || find.role !== null || find.area !== null || find.counted !== null;
}

/** Reads the requests that are wanted, page by page, each once; what the list cannot filter by itself is left out here. */
export class RequestSearch {
  items: TrainingRequest[] = [];
  /** Whether the list was read to its end. */
  complete = false;
  loading = false;
  fault: Fault | null = null;
  private cursor: string | null = null;
  private read = 0;
  private wanted = 0;
  private ended = false;

  constructor(
    private readonly api: Api,
    readonly find: Find,
    private readonly areaOf: (topic: string) => string | null,
    private readonly changed: () => void,
  ) {}

  /** Whether so many were read that the rest is not. */
  get cut(): boolean {
    return !this.complete && this.read >= MOST;
  }

  /** Whether the search must be read to its end to know how many there are. */
  get counts(): boolean {
    return isNarrower(this.find);
  }

  /** Stops reading: something else is wanted. */
  stop(): void {
    this.ended = true;
  }

  /** Reads until so many are known, or all. */
  async upTo(count: number): Promise<void> {
    this.wanted = Math.max(this.wanted, count);
    if (this.loading) {
      return;
    }
    this.loading = true;
    this.fault = null;
    try {
      while (!this.ended && !this.complete && !this.cut && this.items.length < this.wanted) {
        await this.page();
        this.changed();
      }
    } catch (error) {
      this.fault = error instanceof Fault ? error : new Fault('server');
    } finally {
      this.loading = false;
    }
    if (!this.ended) {
      this.changed();
    }
  }

  async all(): Promise<void> {
    await this.upTo(MOST);
  }

  /** Puts a changed request in place of the one that was read. */
  replace(request: TrainingRequest): void {
    this.items = this.items.map((one) => (one.requestId === request.requestId ? { ...one, ...request } : one));
  }

  private async page(): Promise<void> {
    const answer = await this.api.get<RequestList>(path(this.find, this.cursor));
    const { items, nextCursor } = (answer as { data: RequestList }).data;
    const known = new Set(this.items.map((one) => one.requestId));
    this.items = [...this.items, ...items.filter((one) => !known.has(one.requestId) && isWanted(this.find, one, this.areaOf))];
    this.read += items.length;
    this.cursor = nextCursor;
    this.complete = nextCursor === null;
  }
}
