import type { ViewState } from './view-state.ts';

/** The filters that only the list of requests has, as its address names them. */
export const FIND_FILTERS = ['q', 'status', 'center', 'format', 'urgency', 'role', 'counted'] as const;
export type FindFilter = (typeof FIND_FILTERS)[number];

/** The values that such a filter can have, where not all are possible. */
export const FIND_VALUES: Partial<Record<FindFilter, readonly string[]>> = {
  status: ['accepted', 'classified', 'needs-review', 'planned', 'delivered', 'declined', 'withdrawn'],
  format: ['online', 'offline', 'blended', 'any'],
  urgency: ['high', 'normal', 'low'],
  role: ['administrator', 'head', 'registrar', 'starosta', 'back-office', 'trainer', 'other'],
  counted: ['yes', 'no'],
};

export const ORDERS = ['newest', 'oldest', 'desired', 'people', 'urgency', 'center'] as const;
export type Order = (typeof ORDERS)[number];

/**
 * What leads from a figure to exactly the requests that it counts: the same days, region and topic, and what else the
 * figure says.
 */
export function toRequests(change: Partial<Pick<ViewState, 'region' | 'topic' | 'area' | 'period'>>, filters: Partial<Record<FindFilter, string>> = {}): Partial<ViewState> {
  return { view: 'requests', request: null, area: null, ...change, own: { counted: 'yes', ...filters } };
}
