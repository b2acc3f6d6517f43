import { type Day, daysFrom, isDay, minusYears, plusDays } from './dates.ts';

export type Language = 'uk' | 'en';
export type View = 'overview' | 'review';
export type Comparison = 'previous' | 'year';
export type Measure = 'requests' | 'participants' | 'perCenter' | 'perRequest';

/** Periods that end today, by their number of days. */
export const PERIODS = [7, 30, 90, 365] as const;
export type Period = (typeof PERIODS)[number];

export interface Range {
  from: Day;
  to: Day;
}

export interface Sorting {
  column: string;
  descending: boolean;
}

/** All that decides what the page shows; the address bar holds it. */
export interface ViewState {
  view: View;
  language: Language;
  region: string | null;
  topic: string | null;
  area: string | null;
  /** Days up to today, or two fixed days. */
  period: Period | Range;
  compare: Comparison;
  measure: Measure;
  sort: Sorting;
  /** The request open in the review view. */
  request: string | null;
}

export const DEFAULT: ViewState = {
  view: 'overview',
  language: 'uk',
  region: null,
  topic: null,
  area: null,
  period: 90,
  compare: 'previous',
  measure: 'requests',
  sort: { column: 'requests', descending: true },
  request: null,
};

const MEASURES: readonly Measure[] = ['requests', 'participants', 'perCenter', 'perRequest'];

function oneOf<T extends string>(value: string | null, values: readonly T[], otherwise: T): T {
  return values.find((one) => one === value) ?? otherwise;
}

/** An id as regions, topics, areas and requests have them; anything else is as if it were not there. */
function id(value: string | null): string | null {
  return value !== null && /^[A-Za-z0-9_.-]{1,64}$/.test(value) ? value : null;
}

function period(params: URLSearchParams): Period | Range {
  const from = params.get('from');
  const to = params.get('to');
  if (from !== null && to !== null && isDay(from) && isDay(to) && from <= to) {
    return { from, to };
  }
  return PERIODS.find((days) => String(days) === params.get('period')) ?? (DEFAULT.period as Period);
}

function sorting(value: string | null): Sorting {
  const match = /^(-?)([A-Za-z]{1,20})$/.exec(value ?? '');
  return match ? { column: match[2] as string, descending: match[1] === '-' } : DEFAULT.sort;
}

/** Reads the state from the part of the address after "?"; what is not understood has its default. */
export function parse(search: string): ViewState {
  const params = new URLSearchParams(search);
  return {
    view: oneOf(params.get('view'), ['overview', 'review'], DEFAULT.view),
    language: oneOf(params.get('lang'), ['uk', 'en'], DEFAULT.language),
    region: id(params.get('region')),
    topic: id(params.get('topic')),
    area: id(params.get('area')),
    period: period(params),
    compare: oneOf(params.get('compare'), ['previous', 'year'], DEFAULT.compare),
    measure: oneOf(params.get('measure'), MEASURES, DEFAULT.measure),
    sort: sorting(params.get('sort')),
    request: id(params.get('request')),
  };
}

/** The part of the address after the path, "" for the default state. */
export function format(state: ViewState): string {
  const params = new URLSearchParams();
  const put = (name: string, value: string | null, otherwise: string | null) => {
    if (value !== null && value !== otherwise) {
      params.set(name, value);
    }
  };
  put('view', state.view, DEFAULT.view);
  put('lang', state.language, DEFAULT.language);
  put('region', state.region, null);
  put('topic', state.topic, null);
  put('area', state.area, null);
  if (typeof state.period === 'number') {
    put('period', String(state.period), String(DEFAULT.period));
  } else {
    params.set('from', state.period.from);
    params.set('to', state.period.to);
  }
  put('compare', state.compare, DEFAULT.compare);
  put('measure', state.measure, DEFAULT.measure);
  put('sort', `${state.sort.descending ? '-' : ''}${state.sort.column}`, '-requests');
  put('request', state.request, null);
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The days that are shown. */
export function rangeOf(period: Period | Range, today: Day): Range {
  return typeof period === 'number' ? { from: plusDays(today, 1 - period), to: today } : period;
}

/** The days that they are compared with. */
export function comparedRange(range: Range, comparison: Comparison): Range {
  if (comparison === 'year') {
    return { from: minusYears(range.from, 1), to: minusYears(range.to, 1) };
  }
  const days = daysFrom(range.from, range.to);
  return { from: plusDays(range.from, -days), to: plusDays(range.to, -days) };
}

/** The same state with its days fixed, so that a link shows the same tomorrow. */
export function pinned(state: ViewState, today: Day): ViewState {
  return { ...state, period: rangeOf(state.period, today) };
}
