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

const LIMIT = 60;

/** Keeps what was read from the API, asks again with its ETag, and tells when something is new. */
export class Feed {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly api: Api,
    private readonly changed: (path: string) => void,
  ) {}

  /** What is known of this path; the first time it is asked for. */
  want<T>(path: string): Entry<T> {
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
