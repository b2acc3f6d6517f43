import type { Api } from './api.ts';
import { Fault } from './faults.ts';
import { requestPath } from './request-lists.ts';
import type { Look, Looker } from './types.ts';

/** A request that only passes by is not looked at. */
const FIRST_MILLIS = 500;

/** The server ends a look after a minute. */
const RENEWAL_MILLIS = 25_000;

/** Tells the server that this person looks at a request, again and again while the page is seen, and hears who else does. */
export class RequestLook {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private ended = false;

  constructor(
    private readonly api: Pick<Api, 'put'>,
    private readonly id: string,
    private readonly isSeen: () => boolean,
    private readonly heard: (others: Looker[]) => void,
  ) {
    this.seen();
  }

  /** The page came on show or went from it. */
  seen(): void {
    clearTimeout(this.timer);
    if (this.isSeen()) {
      this.schedule(FIRST_MILLIS);
    }
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
  }

  private schedule(millis: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.renew(), millis);
  }

  private async renew(): Promise<void> {
    let others: Looker[] = [];
    let next: number | null = RENEWAL_MILLIS;
    try {
      others = (await this.api.put<Look>(`${requestPath(this.id)}/look`, null, {})).data.others;
    } catch (error) {
      // Who else looks is not known then; nothing else on the page depends on it.
      const fault = error instanceof Fault ? error : new Fault('server');
      next = fault.passing ? Math.max(RENEWAL_MILLIS, 1000 * (fault.retryAfter ?? 0)) : null;
    }
    if (this.ended) {
      return;
    }
    if (next !== null && this.isSeen()) {
      this.schedule(next);
    }
    this.heard(others);
  }
}
