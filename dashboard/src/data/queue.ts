import type { Day } from '../core/dates.ts';
import type { Decisions } from './decisions.ts';
import type { Feed } from './feed.ts';
import { dashboardPath } from './figures.ts';
import type { Dashboard } from './types.ts';

/** No request is older. */
export const FIRST_DAY: Day = '2020-01-01';

/**
 * How many requests wait for review, whatever is filtered: all of the dashboard's time, less what this person decided
 * since its figures were right. Null while it is not known.
 */
export function queueLength(feed: Feed, decisions: Decisions, today: Day): number | null {
  const { data } = feed.want<Dashboard>(dashboardPath({ from: FIRST_DAY, to: today }, null, null));
  return data === null ? null : Math.max(0, data.totals.needsReview - decisions.leftQueueSince(data.asOf));
}
