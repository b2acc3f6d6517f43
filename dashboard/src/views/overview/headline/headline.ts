import { html, nothing, type TemplateResult } from 'lit-html';
import { type FindFilter, toRequests } from '../../../core/find-link.ts';
import type { Figures } from '../../../data/figures.ts';
import type { Sheet } from '../../../exports/sheet.ts';
import { figureLink, viewLink } from '../../../ui/figure-link.ts';
import { changeText } from '../../../ui/table/compare.ts';
import type { Context, Scope } from '../../../ui/context.ts';

interface Tile {
  id: string;
  name: string;
  meaning: string;
  now: number | null;
  before: number | null;
  decimal: boolean;
  /** What else the requests behind the figure have in common. */
  filters: Partial<Record<FindFilter, string>>;
  /** The status of the events that the figure comes from. */
  events?: 'announced' | 'held';
}

function tiles(ctx: Scope, figures: Figures): Tile[] {
  const { texts } = ctx;
  const now = figures.main.totals;
  const before = figures.before?.totals ?? null;
  const tile = (id: keyof typeof now, name: string, meaning: string, filters: Tile['filters'] = {}): Tile => ({
    id,
    name,
    meaning,
    now: now[id] ?? 0,
    before: before === null ? null : (before[id] ?? 0),
    decimal: false,
    filters,
  });
  // As it is shown, so that the change is that of what is shown.
  const shownRate = (totals: typeof now | null) =>
    totals === null || totals.centers === 0 ? null : Math.round((10 * totals.requests) / totals.centers) / 10;
  return [
    tile('requests', texts.headlineRequests, texts.headlineRequestsMeaning),
    tile('participants', texts.headlineParticipants, texts.headlineParticipantsMeaning),
    tile('centers', texts.headlineCenters, texts.headlineCentersMeaning),
    {
      id: 'rate',
      name: texts.headlineRate,
      meaning: texts.headlineRateMeaning,
      now: shownRate(now),
      before: shownRate(before),
      decimal: true,
      filters: {},
    },
    { ...tile('planned', texts.headlinePlanned, texts.headlinePlannedMeaning, { status: 'planned' }), events: 'announced' },
    { ...tile('delivered', texts.headlineDelivered, texts.headlineDeliveredMeaning, { status: 'delivered' }), events: 'held' },
  ];
}

/** The figures that one reads first, each with its change and its meaning. */
export function headline(ctx: Context, figures: Figures): TemplateResult {
  const { texts, locale } = ctx;
  const notRequests = figures.main.totals.notRequests ?? 0;
  return html`<section class="headline" aria-labelledby="title-headline">
    <h2 id="title-headline" class="hidden">${texts.headline}</h2>
    <ul class="tiles">
      ${tiles(ctx, figures).map((tile) => {
        const format = tile.decimal ? locale.decimal : locale.number;
        return html`<li class="tile" data-figure=${tile.id}>
          <h3>${tile.name}</h3>
          <p class="big">${tile.now === null ? '–' : tile.now === 0 ? format(0) : figureLink(ctx, toRequests({}, tile.filters), format(tile.now), tile.name)}</p>
          <p class="tile-change">${tileChange(ctx, tile, figures.before !== null, format)}</p>
          <p class="note">${tile.meaning}</p>
          ${tile.events === undefined ? nothing : viewLink(ctx, { view: 'planning', own: { tab: 'events', status: tile.events } }, texts.eventsOf[tile.events] ?? '')}
        </li>`;
      })}
    </ul>
    ${notRequests === 0 ? nothing : html`<p class="note aside">${texts.notCounted} ${figureLink(ctx, toRequests({}, { counted: 'no' }), locale.counted(notRequests, texts.otherMessages), texts.notCounted)}</p>`}
  </section>`;
}

function tileChange(ctx: Scope, tile: Tile, known: boolean, format: (value: number) => string): TemplateResult | string {
  const { texts } = ctx;
  if (!known) {
    return '…';
  }
  if (tile.now === null || tile.before === null) {
    return texts.nothingBefore;
  }
  if (tile.now === tile.before) {
    return texts.unchanged;
  }
  const text = tile.decimal ? `${tile.now > tile.before ? '+' : '−'}${format(Math.abs(tile.now - tile.before))}` : changeText(ctx, tile.now, tile.before);
  const arrow = tile.now > tile.before ? '▲' : '▼';
  return html`<span class="change"><span class="arrow" aria-hidden="true">${arrow}</span> ${text}</span>
    ${tile.before === 0 ? nothing : html`<span class="before">${texts.was(format(tile.before))}</span>`}`;
}

/** The headline as a sheet. */
export function headlineSheet(ctx: Scope, figures: Figures): Sheet {
  const { texts } = ctx;
  return {
    title: texts.headline,
    columns: [
      { name: texts.measure, kind: 'text' },
      { name: texts.thisPeriod, kind: 'decimal' },
      { name: texts.beforeColumn, kind: 'decimal' },
    ],
    rows: tiles(ctx, figures).map((tile) => [tile.name, tile.now, tile.before]),
  };
}
