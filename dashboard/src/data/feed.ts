import { type Api, serverNow } from './api.ts';
import { Fault } from './faults.ts';

/** What is known of one path of the API. */
export interface Entry<T = unknown> {
  data: T | null;
  etag: string | null;
  /** When the server last said that nothing changed since the data were read, by its clock. */
  confirmedAt: number | null;
  /** Why the last try failed; data of an earlier one may still be there. */
  fault: Fault | null;
  /** When the call that runs now began, by this clock. */
  loadingSince: number | null;
}

const LIMIT = 120;

/** Keeps what was read from the API, asks again with its ETag, and tells when something is new. */
export class Feed {
  private readonly entries = new Map<string, Entry>();
  /** The paths that the drawing on show was made of, and those of the one that is being made. */
  private shown = new Set<string>();
  private drawing = new Set<string>();

  constructor(
    private readonly api: Api,
    private readonly changed: (path: string) => void,
  ) {}

  /** A drawing begins: what it wants from here on is what is renewed later. */
  begin(): void {
    this.drawing = new Set();
  }

  /** The drawing is on show. */
  end(): void {
    this.shown = this.drawing;
  }

  /** Whether what is on show was made of this path. */
  shows(path: string): boolean {
    return this.shown.has(path);
  }

  /** What is known of this path; the first time it is asked for, and again while it stays on show. */
  want<T>(path: string): Entry<T> {
    this.drawing.add(path);
    return this.once(path);
  }

  /** What is known of this path; the first time it is asked for. It is not renewed by itself. */
  once<T>(path: string): Entry<T> {
    let entry = this.entries.get(path);
    if (entry === undefined) {
      entry = { data: null, etag: null, confirmedAt: null, fault: null, loadingSince: null };
      void this.load(path, entry);
    }
    this.entries.delete(path);
    this.entries.set(path, entry);
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= LIMIT) {
        break;
      }
      this.entries.delete(oldest);
    }
    return entry as Entry<T>;
  }

  /** Asks the server again; nothing is called twice at once. */
  async refresh(path: string): Promise<void> {
    const entry = this.entries.get(path);
    if (entry !== undefined && entry.loadingSince === null) {
      await this.load(path, entry);
    }
  }

  /** Asks the server again for all that is on show. */
  async renew(): Promise<void> {
    await Promise.all([...this.shown].map((path) => this.refresh(path)));
  }

  /** Forgets what was read of paths that begin so. */
  forget(prefix: string): void {
    for (const path of [...this.entries.keys()]) {
      if (path.startsWith(prefix)) {
        this.entries.delete(path);
      }
    }
  }

  private async load(path: string, entry: Entry): Promise<void> {
    this.entries.set(path, entry);
    entry.loadingSince = Date.now();
    try {
      const answer = await this.api.get<unknown>(path, entry.etag);
      if (answer === null) {
        entry.confirmedAt = serverNow();
      } else {
        entry.data = answer.data;
        entry.etag = answer.etag;
        entry.confirmedAt = null;
      }
      entry.fault = null;
    } catch (error) {
      entry.fault = error instanceof Fault ? error : new Fault('server');
    } finally {
      entry.loadingSince = null;
    }
    this.changed(path);
  }
}
