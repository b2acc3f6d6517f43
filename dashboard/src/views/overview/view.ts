import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import shapesAddress from '../../../assets/ua-regions.json';
import { type Range, rangeOf, UNFILTERED, type ViewState } from '../../core/view-state.ts';
import { serverNow } from '../../data/api.ts';
import type { Entry } from '../../data/feed.ts';
import { type Demand, demand, type Figures } from '../../data/figures.ts';
import { newestPath, oldestPath, URGENCIES } from '../../data/request-lists.ts';
import type { Forecast, RequestList } from '../../data/types.ts';
import type { Sheet } from '../../exports/sheet.ts';
import { exporting, fileName } from '../../ui/card/card.ts';
import type { Context, Scope } from '../../ui/context.ts';
import { emptyPanel, faultPanel, loadingPanel } from '../../ui/fault/panel.ts';
import { filters } from '../../ui/filters.ts';
import type { RequestSearch } from '../request/search.ts';
import type { View, ViewModule } from '../view.ts';
import { formatsCard, formatsSheet, rolesCard, rolesSheet } from './audience/audience.ts';
import { backlogCard, backlogSheet, type Oldest } from './backlog/backlog.ts';
import { changesCard } from './changes/changes.ts';
import { dynamicsCard, dynamicsSheet } from './dynamics/dynamics.ts';
import { headline, headlineSheet } from './headline/headline.ts';
import { heatCard, heatSheet } from './heat/heat.ts';
import type { MapShapes } from './map/region-map.ts';
import { newestCard } from './newest/newest.ts';
import style from './overview.css';
import { mapCard, regionsCard, regionSheet } from './regions/regions.ts';
import { areasCard, areasSheet, topicsCard, topicsSheet } from './topics/topics.ts';

const OLD_MILLIS = 5 * 60_000;
const SLOW_MILLIS = 3_000;

type Ahead = typeof import('./ahead.ts');

interface Parts {
  figures: Figures;
  shapes: MapShapes | null;
  oldest: Oldest;
  newest: Entry<RequestList>;
  newestKey: string;
  ahead: Ahead | null;
  /** Null until what looks ahead is loaded. */
  forecast: Entry<Forecast> | null;
  /** The requests by centre, where one region is looked at. */
  centers: RequestSearch | null;
}

function scopeSheet(ctx: Scope, figures: Figures): Sheet {
  const { texts, locale, directory, state } = ctx;
  const { region, topic } = state;
  // Sheets that are there to compare show all regions or topics, whatever is chosen.
  const compared = [
    ...(region === null ? [] : [[texts.map, texts.allRegionsCompared]]),
    ...(topic === null ? [] : [[texts.topics, texts.allTopicsCompared], [texts.areas, texts.allTopicsCompared]]),
    ...(region === null && topic === null ? [] : [[texts.heat, texts.allCompared]]),
  ];
  return {
    title: texts.sheetScope,
    columns: [
      { name: texts.filtersLabel, kind: 'text' },
      { name: texts.shown, kind: 'text' },
    ],
    rows: [
      [texts.period, locale.range(figures.range.from, figures.range.to)],
      [texts.compareWith, locale.range(figures.compared.from, figures.compared.to)],
      [texts.region, region === null ? wholeScope(ctx) : directory.region(region)],
      [texts.topic, topic === null ? texts.allTopics : directory.topic(topic)],
      [texts.area, state.area === null ? texts.allAreas : texts.areaScopeOf(directory.area(state.area))],
      [texts.asOfColumn, locale.moment(figures.main.asOf)],
      ...compared,
    ],
  };
}

/** Where figures are of when no region is chosen: the regions that somebody sees. */
function wholeScope({ session, directory, texts }: Scope): string {
  return session.role === 'regional' ? session.regions.map((id) => directory.region(id)).join(', ') : texts.allRegions;
}

function sheetsOf(ctx: Scope, { figures, oldest, ahead, forecast }: Parts): Sheet[] {
  return [
    scopeSheet(ctx, figures),
    headlineSheet(ctx, figures),
    regionSheet(ctx, figures),
    dynamicsSheet(ctx, figures),
    ...(ahead === null || forecast === null || forecast.data === null ? [] : [ahead.forecastSheet(ctx, forecast.data)]),
    topicsSheet(ctx, figures),
    areasSheet(ctx, figures),
    heatSheet(ctx, figures),
    formatsSheet(ctx, figures),
    rolesSheet(ctx, figures),
    backlogSheet(ctx, figures, oldest),
  ];
}

async function downloadAll(ctx: Context, parts: Parts): Promise<void> {
  const { saveXlsx } = await import('../../exports/save.ts');
  saveXlsx(fileName('dashboard', ctx, 'xlsx'), sheetsOf(ctx, parts));
}

/** The region of somebody who sees no other: then there is no map of regions. */
function onlyRegion({ session }: Scope): string | null {
  return session.role === 'regional' && session.regions.length === 1 ? (session.regions[0] ?? null) : null;
}

/** The figures of the view, or word that there are none. */
function cards(ctx: Context, parts: Parts): TemplateResult {
  const { texts, state } = ctx;
  const { figures, newest, newestKey, ahead, forecast, centers } = parts;
  const nothingHere = figures.main.totals.requests === 0;
  const unfiltered = state.region === null && state.topic === null;
  const emptySystem = nothingHere && unfiltered && newest.data !== null && newest.data.items.length === 0 && newest.data.nextCursor === null;
  if (emptySystem) {
    return emptyPanel(texts.emptySystem, texts.emptySystemText, nothing);
  }
  const minute = Math.floor(serverNow() / 60_000);
  /** Draws a part again only when what it is drawn from has changed. */
  const once = (draw: () => TemplateResult, ...from: unknown[]) => guard([state, figures, ctx.revision, ...from], draw);
  return html`${nothingHere
      ? emptyPanel(
          texts.emptyFilter,
          texts.emptyFilterText,
          html`<div class="buttons">
            <button type="button" class="action primary" @click=${() => ctx.update({ ...UNFILTERED, period: 365 })}>
              ${texts.resetFilters}
            </button>
          </div>`,
        )
      : nothing}
    ${state.area === null ? nothing : html`<p class="note area-scope">${texts.areaScope(ctx.directory.area(state.area))}</p>`}
    ${once(() => headline(ctx, figures))}
    <div class="cards">
      ${once(() => changesCard(ctx, figures))}
      ${onlyRegion(ctx) === null ? html`${once(() => mapCard(ctx, figures, parts.shapes), parts.shapes)} ${once(() => regionsCard(ctx, figures))}` : nothing}
      ${centers === null || ahead === null ? nothing : once(() => ahead.centersCard(ctx, centers), centers.items, centers.loading)}
      ${once(() => backlogCard(ctx, figures, parts.oldest), ...parts.oldest.map(({ list }) => list.data), minute)}
      ${once(() => dynamicsCard(ctx, figures, ahead === null || forecast === null ? nothing : ahead.outlook(ctx, figures, forecast)), ctx.today, forecast?.data, forecast?.fault)} ${once(() => topicsCard(ctx, figures))}
      <div class="stack">
        ${once(() => areasCard(ctx, figures))} ${once(() => formatsCard(ctx, figures))} ${once(() => rolesCard(ctx, figures))}
      </div>
      ${once(() => heatCard(ctx, figures))} ${ahead?.indicatorsCard(ctx) ?? nothing} ${once(() => newestCard(ctx, newest, newestKey), newest.data, newest.fault, minute)}
    </div>
    <p class="everything">
      <button type="button" class="quiet" id="download-all" @click=${() => exporting(ctx, downloadAll(ctx, parts))}>${texts.download}: ${texts.downloadAll}</button>
    </p>`;
}

/** What is asked for, where, by whom and since when. */
class Overview implements View {
  /** The figures on show, the state that they belong to, and when they were right. */
  private shown: { figures: Figures; state: ViewState; freshAt: number } | null = null;
  private wanted: Demand | null = null;
  private shapes: MapShapes | null = null;
  private shapesAsked = false;
  private centers: RequestSearch | null = null;
  private ahead: Ahead | null = null;
  private aheadAsked = false;

  draw(ctx: Context): TemplateResult {
    this.askShapes(ctx);
    this.askAhead(ctx);
    const { state } = ctx;
    const range = rangeOf(state.period, ctx.today);
    const wanted = demand(ctx.feed, state, range);
    const oldest = URGENCIES.map((urgency) => ({ urgency, list: ctx.feed.want<RequestList>(oldestPath(state, urgency)) }));
    const newestKey = newestPath(state, range);
    const newest = ctx.feed.want<RequestList>(newestKey);
    this.wanted = wanted;
    if (wanted.figures !== null && wanted.freshAt !== null) {
      this.shown = { figures: wanted.figures, state, freshAt: wanted.freshAt };
    } else if (wanted.fault !== null) {
      this.shown = null;
    }
    const { shown } = this;
    const top = html`<h1 class="hidden" id="view-title" tabindex="-1">${ctx.texts.overviewTitle}</h1>
      ${filters(ctx, { range, freshAt: shown?.freshAt ?? null })}`;
    if (shown === null) {
      return html`${top}${wanted.fault === null ? loadingPanel(ctx.texts, wanted.loadingSince) : faultPanel(ctx, wanted.fault, ctx.renew)}`;
    }
    // Until the figures of a new choice are there, those of the last one stay as they are.
    const busy = wanted.figures === null;
    const { ahead } = this;
    const forecast = ahead === null ? null : ctx.feed.want<Forecast>(ahead.forecastPath(state));
    const parts = { figures: shown.figures, shapes: this.shapes, oldest, newest, newestKey, ahead, forecast, centers: ahead === null ? null : this.centersOf(ctx, range, ahead) };
    return html`${top}
      <div class="figures" aria-busy=${busy ? 'true' : 'false'}>${ahead?.warningsBadge(ctx) ?? nothing}${cards({ ...ctx, state: shown.state }, parts)}</div>`;
  }

  banner({ texts, locale }: Context): string | null {
    const { shown, wanted } = this;
    if (shown === null || wanted === null) {
      return null;
    }
    const age = serverNow() - shown.freshAt;
    if (wanted.stale && wanted.fault !== null) {
      return `${texts.faults[wanted.fault.kind]?.title ?? ''}. ${texts.keptFigures} ${age > OLD_MILLIS ? texts.oldFigures(locale.ago(age)) : ''}`;
    }
    if (wanted.figures === null && wanted.loadingSince !== null && Date.now() - wanted.loadingSince > SLOW_MILLIS) {
      return texts.slow;
    }
    return age > OLD_MILLIS ? texts.oldFigures(locale.ago(age)) : null;
  }

  /** The requests by centre of the region that is looked at, where it is one. */
  private centersOf(ctx: Context, days: Range, { ANY, RequestSearch }: Ahead): RequestSearch | null {
    const { state } = ctx;
    const region = state.region ?? onlyRegion(ctx);
    if (region === null) {
      this.centers?.stop();
      this.centers = null;
      return null;
    }
    const find = { ...ANY, days, region, topic: state.topic, counted: 'yes' as const };
    if (this.centers === null || JSON.stringify(this.centers.find) !== JSON.stringify(find)) {
      this.centers?.stop();
      this.centers = new RequestSearch(ctx.api, find, ctx.redraw);
      void this.centers.all();
    }
    return this.centers;
  }

  private askAhead(ctx: Context): void {
    if (!this.aheadAsked) {
      this.aheadAsked = true;
      import('./ahead.ts')
        .then((ahead) => {
          this.ahead = ahead;
          ctx.redraw();
        })
        .catch(() => setTimeout(() => (this.aheadAsked = false), 5_000));
    }
  }

  private askShapes(ctx: Context): void {
    if (!this.shapesAsked) {
      this.shapesAsked = true;
      fetch(shapesAddress)
        .then((response) => response.json())
        .then((shapes: MapShapes) => {
          this.shapes = shapes;
          ctx.redraw();
        })
        .catch(() => setTimeout(() => (this.shapesAsked = false), 5_000));
    }
  }
}

export default { create: () => new Overview(), style } satisfies ViewModule;
