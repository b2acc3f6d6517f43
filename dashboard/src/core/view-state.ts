import { type CalendarPeriod, daysBefore, daysOf, isCalendarPeriod } from './calendar.ts';
import { type Day, daysFrom, isDay, minusYears, plusDays } from './dates.ts';

export type Language = 'uk' | 'en';
export type Comparison = 'previous' | 'year';
export type Measure = 'requests' | 'participants' | 'perRequest';

/** Periods that end today, by their number of days. */
export const PERIODS = [7, 30, 90, 365] as const;
export type Period = (typeof PERIODS)[number];

export interface Range {
  from: Day;
  to: Day;
}

interface Sorting {
  column: string;
  descending: boolean;
}

/** What in an address could not be understood. */
export interface AddressFault {
  kind: 'value' | 'order' | 'tooLong';
  parameter: string;
}

/** All that decides what the page shows; the address bar holds it. */
export interface ViewState {
  /** The id of a section; the registry of views knows which there are. */
  view: string;
  language: Language;
  region: string | null;
  topic: string | null;
  area: string | null;
  /** Days up to today, two fixed days, or a month, quarter or year. */
  period: Period | Range | CalendarPeriod;
  compare: Comparison;
  measure: Measure;
  sort: Sorting;
  /** The open request. */
  request: string | null;
  /** Parameters that only the view of the address knows. */
  own: Readonly<Record<string, string>>;
  /** What in the address could not be understood, and was left out. */
  faults: readonly AddressFault[];
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
  own: {},
  faults: [],
};

/** No filter that narrows what is shown. */
export const UNFILTERED = { region: null, topic: null, area: null, period: 90 } as const;

/** By what the regions can stand. */
export const SORT_COLUMNS = ['region', 'requests', 'change', 'participants', 'perRequest'] as const;

export const MEASURES: readonly Measure[] = ['requests', 'participants', 'perRequest'];
const KNOWN = ['view', 'lang', 'region', 'topic', 'area', 'from', 'to', 'period', 'compare', 'measure', 'sort', 'request'];
const MOST_YEARS = 10;
const LONGEST_OWN = 200;

/** Reads the state from the part of the address after "?"; what is not understood has its default and is named. */
export function parse(search: string): ViewState {
  const params = new URLSearchParams(search);
  const faults: AddressFault[] = [];
  const fault = (parameter: string, kind: AddressFault['kind'] = 'value') => {
    faults.push({ kind, parameter });
  };
  const oneOf = <T extends string>(name: string, values: readonly T[], otherwise: T): T => {
    const value = params.get(name);
    const found = values.find((one) => one === value);
    if (value !== null && found === undefined) {
      fault(name);
    }
    return found ?? otherwise;
  };
  const id = (name: string): string | null => {
    const value = params.get(name);
    if (value === null || value === '') {
      return null;
    }
    if (!/^[A-Za-z0-9_.-]{1,64}$/.test(value)) {
      fault(name);
      return null;
    }
    return value;
  };
  const period = (): ViewState['period'] => {
    const from = params.get('from');
    const to = params.get('to');
    if (from !== null || to !== null) {
      const broken = [...(isDay(from ?? '') ? [] : ['from']), ...(isDay(to ?? '') ? [] : ['to'])];
      broken.forEach((name) => fault(name));
      if (broken.length === 0 && from !== null && to !== null) {
        if (from > to) {
          fault('from', 'order');
        } else if (from < minusYears(to, MOST_YEARS)) {
          fault('from', 'tooLong');
        } else {
          return { from, to };
        }
      }
    }
    const value = params.get('period');
    const days = PERIODS.find((one) => String(one) === value);
    if (days === undefined && value !== null && isCalendarPeriod(value)) {
      return value;
    }
    if (days === undefined && value !== null) {
      fault('period');
    }
    return days ?? DEFAULT.period;
  };
  const sorting = (): Sorting => {
    const value = params.get('sort');
    const column = SORT_COLUMNS.find((one) => one === value?.replace(/^-/, ''));
    if (column === undefined && value !== null) {
      fault('sort');
    }
    return column === undefined ? DEFAULT.sort : { column, descending: value?.startsWith('-') === true };
  };
  const own: Record<string, string> = {};
  for (const [name, value] of params) {
    if (!KNOWN.includes(name) && /^[a-z][A-Za-z]{0,15}$/.test(name) && value !== '') {
      own[name] = value.slice(0, LONGEST_OWN);
    }
  }
  return {
    view: id('view') ?? DEFAULT.view,
    language: oneOf('lang', ['uk', 'en'], DEFAULT.language),
    region: id('region'),
    topic: id('topic'),
    area: id('area'),
    period: period(),
    compare: oneOf('compare', ['previous', 'year'], DEFAULT.compare),
    measure: oneOf('measure', MEASURES, DEFAULT.measure),
    sort: sorting(),
    request: id('request'),
    own,
    faults,
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
  if (typeof state.period === 'object') {
    params.set('from', state.period.from);
    params.set('to', state.period.to);
  } else {
    put('period', String(state.period), String(DEFAULT.period));
  }
  put('compare', state.compare, DEFAULT.compare);
  put('measure', state.measure, DEFAULT.measure);
  put('sort', `${state.sort.descending ? '-' : ''}${state.sort.column}`, '-requests');
  put('request', state.request, null);
  for (const [name, value] of Object.entries(state.own)) {
    put(name, value, '');
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

/** The state after a change; another view begins without what only the last one knew. */
export function changed(state: ViewState, change: Partial<ViewState>): ViewState {
  const elsewhere = change.view !== undefined && change.view !== state.view;
  return { ...state, faults: [], ...(elsewhere ? { own: {}, request: null } : {}), ...change };
}

/** The days that a period has, be they over or not. */
export function wholeRange(period: ViewState['period'], today: Day): Range {
  if (typeof period === 'number') {
    return { from: plusDays(today, 1 - period), to: today };
  }
  return typeof period === 'string' ? daysOf(period) : period;
}

/** The days that are shown: none after today. */
export function rangeOf(period: ViewState['period'], today: Day): Range {
  const { from, to } = wholeRange(period, today);
  const last = to > today ? today : to;
  return { from: from > last ? last : from, to: last };
}

/** The days that a shown range is compared with: as many before it, or of the month, quarter or year before. */
export function comparedRange(range: Range, comparison: Comparison, period: ViewState['period'] = range): Range {
  if (comparison === 'year') {
    return { from: minusYears(range.from, 1), to: minusYears(range.to, 1) };
  }
  const days = daysFrom(range.from, range.to);
  if (typeof period === 'string') {
    const before = daysBefore(period);
    const over = daysOf(period).to === range.to;
    const last = plusDays(before.from, days - 1);
    return { from: before.from, to: over || last > before.to ? before.to : last };
  }
  return { from: plusDays(range.from, -days), to: plusDays(range.to, -days) };
}

/** The same state with its days fixed, so that a link shows the same tomorrow. */
export function pinned(state: ViewState, today: Day): ViewState {
  return { ...state, period: rangeOf(state.period, today) };
}
