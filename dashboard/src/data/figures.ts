import type { Range, ViewState } from '../core/view-state.ts';
import { comparedRange, type Measure } from '../core/view-state.ts';
import type { Dashboard } from './types.ts';
import type { Entry, Feed } from './feed.ts';
import type { Fault } from './faults.ts';
import { queried } from './query.ts';

/** Where the dashboard JSON of a scope is. */
export function dashboardPath(range: Range, region: string | null, topic: string | null): string {
  return queried('/v1/dashboard', { from: range.from, to: range.to, region, topic });
}

export interface RegionRow {
  region: string;
  requests: number;
  participants: number;
  /** The requests of the compared time; null while they are not known. */
  before: number | null;
}

interface TopicRow {
  topic: string;
  requests: number;
  participants: number;
  before: number | null;
}

interface AreaRow {
  area: string;
  requests: number;
  before: number | null;
}

/** The figures of one view, drawn together. */
export interface Figures {
  range: Range;
  compared: Range;
  /** The filtered scope. */
  main: Dashboard;
  /** The same scope at the compared time; null while it is not known. */
  before: Dashboard | null;
  /** All regions, for this topic: a chosen region is shown among the others. */
  regions: RegionRow[];
  /** All topics, for this region. */
  topics: TopicRow[];
  areas: AreaRow[];
  /** Of how many requests the topics and areas are shares. */
  ofTopics: number;
  /** Requests by topic and region, whatever is chosen. */
  heat: Map<string, Map<string, number>>;
}

/** The figures that a view needs: what is known, why something is missing, and since when it is waited for. */
export interface Demand {
  figures: Figures | null;
  /** When the figures were right, by the server's clock. */
  freshAt: number | null;
  fault: Fault | null;
  /** Whether the figures are there, but the last try to renew them failed. */
  stale: boolean;
  loadingSince: number | null;
  paths: string[];
}

function freshAt(entry: Entry<Dashboard>): number {
  return Math.max(Date.parse(entry.data?.asOf ?? ''), entry.confirmedAt ?? 0);
}

/** Reads the figures of this view; a chart of all regions or topics ignores the filter that it offers. */
export function demand(feed: Feed, state: ViewState, range: Range): Demand {
  const compared = comparedRange(range, state.compare, state.period);
  const read = (days: Range, region: string | null, topic: string | null) => {
    const path = dashboardPath(days, region, topic);
    return { path, entry: feed.want<Dashboard>(path) };
  };
  const { region, topic } = state;
  const main = read(range, region, topic);
  const regions = read(range, null, topic);
  const topics = read(range, region, null);
  const all = read(range, null, null);
  const before = read(compared, region, topic);
  const regionsBefore = read(compared, null, topic);
  const topicsBefore = read(compared, region, null);
  const needed = [main, regions, topics, all];
  const every = [...needed, before, regionsBefore, topicsBefore];
  const paths = [...new Set(every.map((one) => one.path))];
  const fault = needed.map((one) => one.entry.fault).find((one) => one !== null) ?? null;
  const loading = needed.map((one) => one.entry.loadingSince).filter((one) => one !== null);
  const loadingSince = loading.length === 0 ? null : Math.min(...loading);
  if (needed.some((one) => one.entry.data === null)) {
    return { figures: null, freshAt: null, fault, stale: false, loadingSince, paths };
  }
  const entries = every.map((one) => one.entry) as Entries;
  const figures = assembled(
    entries.map((entry) => entry.data),
    () => assemble(range, compared, entries),
  );
  return { figures, freshAt: freshAt(main.entry), fault, stale: fault !== null, loadingSince, paths };
}

type Entries = [
  main: Entry<Dashboard>,
  regions: Entry<Dashboard>,
  topics: Entry<Dashboard>,
  all: Entry<Dashboard>,
  before: Entry<Dashboard>,
  regionsBefore: Entry<Dashboard>,
  topicsBefore: Entry<Dashboard>,
];

let last: { of: unknown[]; figures: Figures } | null = null;

/** The same object while it would be made of the same parts, so that what is drawn from it need not be drawn again. */
function assembled(parts: unknown[], make: () => Figures): Figures {
  if (last === null || last.of.some((part, i) => part !== parts[i])) {
    last = { of: parts, figures: make() };
  }
  return last.figures;
}

function assemble(range: Range, compared: Range, [main, regions, topics, all, before, regionsBefore, topicsBefore]: Entries): Figures {
  const data = (entry: Entry<Dashboard>) => entry.data as Dashboard;
  return {
    range,
    compared,
    main: data(main),
    before: before.data,
    regions: regionRows(data(regions), regionsBefore.data),
    topics: topicRows(data(topics), topicsBefore.data),
    areas: areaRows(data(topics), topicsBefore.data),
    ofTopics: data(topics).totals.requests,
    heat: heatOf(data(all)),
  };
}

function regionRows(now: Dashboard, before: Dashboard | null): RegionRow[] {
  const past = before === null ? null : new Map(before.byRegion.map((row) => [row.region, row.requests]));
  return now.byRegion.map((row) => ({
    region: row.region,
    requests: row.requests,
    participants: row.participants,
    before: past === null ? null : (past.get(row.region) ?? 0),
  }));
}

function topicRows(now: Dashboard, before: Dashboard | null): TopicRow[] {
  const past = before === null ? null : new Map(before.byTopic.map((row) => [row.topic, row.requests]));
  return now.byTopic.map((row) => ({
    topic: row.topic,
    requests: row.requests,
    participants: row.participants,
    before: past === null ? null : (past.get(row.topic) ?? 0),
  }));
}

function areaRows(now: Dashboard, before: Dashboard | null): AreaRow[] {
  const past = before === null ? null : new Map(before.byArea.map((row) => [row.area, row.requests]));
  return now.byArea.map((row) => ({
    area: row.area,
    requests: row.requests,
    before: past === null ? null : (past.get(row.area) ?? 0),
  }));
}

function heatOf(all: Dashboard): Map<string, Map<string, number>> {
  const heat = new Map<string, Map<string, number>>();
  for (const cell of all.byRegionTopic) {
    const row = heat.get(cell.topic) ?? new Map<string, number>();
    row.set(cell.region, cell.requests);
    heat.set(cell.topic, row);
  }
  return heat;
}

/** The value of a region by a measure; null where it is not known or has no meaning. */
export function valueOf(row: RegionRow, measure: Measure): number | null {
  switch (measure) {
    case 'requests':
      return row.requests;
    case 'participants':
      return row.participants;
    case 'perRequest':
      return row.requests === 0 ? null : row.participants / row.requests;
  }
}
