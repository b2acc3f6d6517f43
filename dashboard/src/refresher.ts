import type { Fault } from './data/faults.ts';

const REFRESH_MILLIS = 15_000;
const FIRST_RETRY_SECONDS = 5;
const LONGEST_RETRY_SECONDS = 60;

/** Decides when what is on show is asked for again: regularly, and after a fault as the server says or ever more slowly. */
export class Refresher {
  private renewedAt = Date.now();
  private failures = 0;
  /** When the next try after a fault is due, by this clock. */
  retryAt: number | null = null;

  constructor(private readonly renewAll: () => Promise<void>) {}

  /** Something else is shown: earlier faults are no matter. */
  reset(): void {
    this.retryAt = null;
    this.failures = 0;
  }

  /** A call for what is on show failed. */
  failed(fault: Fault): void {
    if (fault.passing) {
      this.failures++;
      const growing = Math.min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** Math.min(4, this.failures - 1));
      this.retryAt ??= Date.now() + 1000 * (fault.retryAfter ?? growing);
    }
  }

  /** Asks again now. */
  async renew(): Promise<void> {
    this.renewedAt = Date.now();
    this.retryAt = null;
    await this.renewAll();
    if (this.retryAt === null) {
      this.failures = 0;
    }
  }

  /** Asks again if it is time to. */
  tick(): void {
    const now = Date.now();
    if (this.retryAt === null ? now - this.renewedAt >= REFRESH_MILLIS : now >= this.retryAt) {
      void this.renew();
    }
  }
}
