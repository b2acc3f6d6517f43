import type { Order } from '../../core/find-link.ts';
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
/** As many the server sorts and counts, and as many are read for a file. */
export const MOST = 5_000;

function filtersOf({ days, ...filters }: Find): URLSearchParams {
  const all = { ...filters, from: days?.from ?? null, to: days?.to ?? null };
  return new URLSearchParams(Object.entries(all).filter((filter): filter is [string, string] => filter[1] !== null));
}

/** Where the server makes a file of the list, which it notes in its audit log. */
export function exportPath(find: Find, ending: 'csv' | 'xlsx'): string {
  return `/v1/training-requests.${ending}?${filtersOf(find)}`;
}

/** The same filters as the call for a file of any length has them. */
export function exportFilters(find: Find): Record<string, string> {
  return Object.fromEntries(filtersOf(find));
}

/** Reads the requests that are wanted, page by page, each once, and how many there are in all. */
export class RequestSearch {
  items: TrainingRequest[] = [];
  /** How many there are; null where nobody knows yet, or where there are too many to count. */
  total: number | null = null;
  /** Whether the list was read to its end. */
  complete = false;
  loading = false;
  fault: Fault | null = null;
  /** Whether there are too many to be sorted: then they come in the order in which the list is kept. */
  unsorted = false;
  private cursor: string | null = null;
  private begun = false;
  private wanted = 0;
  private ended = false;

  constructor(
    private readonly api: Api,
    readonly find: Find,
    private readonly changed: () => void,
    readonly order: Order | null = null,
  ) {}

  /** Whether so many were read that the rest is not. */
  get cut(): boolean {
    return !this.complete && this.items.length >= MOST;
  }

  /** Whether it is known by now that there are more than can be counted. */
  get uncounted(): boolean {
    return this.begun && this.total === null;
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
    const { items, nextCursor, total } = await this.read();
    const known = new Set(this.items.map((one) => one.requestId));
    this.items = [...this.items, ...items.filter((one) => !known.has(one.requestId))];
    this.total = total ?? this.total;
    this.begun = true;
    this.cursor = nextCursor;
    this.complete = nextCursor === null;
  }

  private async read(): Promise<RequestList> {
    try {
      const answer = await this.api.get<RequestList>(this.path());
      return (answer as { data: RequestList }).data;
    } catch (error) {
      if (this.order === null || this.begun || this.unsorted || !(error instanceof Fault && isAboutOrder(error))) {
        throw error;
      }
      this.unsorted = true;
      return this.read();
    }
  }

  private path(): string {
    const params = filtersOf(this.find);
    params.set('limit', String(PAGE));
    // The list is kept newest first, but for what waits for review.
    if (this.order !== null && !this.unsorted && (this.order !== 'newest' || this.find.status === 'needs-review')) {
      params.set('sort', this.order);
    }
    if (this.cursor !== null) {
      params.set('cursor', this.cursor);
    } else if (this.order !== null) {
      params.set('total', 'true');
    }
    return `/v1/training-requests?${params}`;
  }
}

function isAboutOrder({ body }: Fault): boolean {
  const errors = (body as { errors?: { pointer?: string }[] } | null)?.errors ?? [];
  return errors.some((one) => one.pointer === 'sort' || one.pointer === '/sort');
}
