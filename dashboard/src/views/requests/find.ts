import { FIND_FILTERS, FIND_VALUES, type FindFilter, type Order, ORDERS } from '../../core/find-link.ts';
import { rangeOf, type ViewState } from '../../core/view-state.ts';
import type { TrainingRequest } from '../../data/types.ts';
import type { Scope } from '../../ui/context.ts';
import type { Find } from '../request/search.ts';

/** The value of a filter of its own, as far as it can have it. */
export function ownFilter(state: ViewState, name: FindFilter): string | null {
  const value = state.own[name]?.trim() ?? '';
  const known = FIND_VALUES[name];
  return value === '' || (known !== undefined && !known.includes(value)) ? null : value;
}

export function orderOf(state: ViewState): Order {
  return ORDERS.find((one) => one === state.own['order']) ?? 'newest';
}

/** What the address asks for. */
export function findOf(scope: Pick<Scope, 'state' | 'today'>): Find {
  const { state, today } = scope;
  const own = Object.fromEntries(FIND_FILTERS.map((name) => [name, ownFilter(state, name)])) as Record<FindFilter, string | null>;
  return {
    ...own,
    counted: own.counted as Find['counted'],
    days: rangeOf(state.period, today),
    region: state.region,
    topic: state.topic,
    area: state.area,
  };
}

const URGENCY = ['high', 'normal', 'low'];

/** Requests that are listed newest first, in another order; those that come equal stay so. */
export function ordered(scope: Pick<Scope, 'locale'>, items: TrainingRequest[], order: Order): TrainingRequest[] {
  const by: Record<Order, ((a: TrainingRequest, b: TrainingRequest) => number) | null> = {
    newest: null,
    oldest: (a, b) => a.submittedAt.localeCompare(b.submittedAt),
    desired: (a, b) => (a.desiredBy ?? '9999').localeCompare(b.desiredBy ?? '9999'),
    people: (a, b) => b.participants - a.participants,
    urgency: (a, b) => URGENCY.indexOf(a.urgency) - URGENCY.indexOf(b.urgency),
    center: (a, b) => scope.locale.compare(a.center.name, b.center.name),
  };
  const compare = by[order];
  return compare === null ? items : [...items].sort(compare);
}
