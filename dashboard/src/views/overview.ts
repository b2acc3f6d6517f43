import { html, nothing, type TemplateResult } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import type { MapShapes } from '../charts/region-map.ts';
import type { Day } from '../core/dates.ts';
import { serverNow } from '../data/api.ts';
import type { RequestList } from '../data/api-types.ts';
import type { Entry } from '../data/feed.ts';
import type { Figures } from '../data/figures.ts';
import { download } from '../exports/download.ts';
import type { Sheet } from '../exports/sheet.ts';
import { xlsx } from '../exports/xlsx.ts';
import { formatsCard, formatsSheet, rolesCard, rolesSheet } from './audience.ts';
import { backlogCard, backlogSheet, type Oldest } from './backlog.ts';
import { fileName, XLSX_TYPE } from './card.ts';
import type { Context } from './context.ts';
import { dynamicsCard, dynamicsSheet } from './dynamics.ts';
import { emptyPanel } from './faults.ts';
import { headline, headlineSheet } from './headline.ts';
import { heatCard, heatSheet } from './heat.ts';
import { newestCard } from './newest.ts';
import { mapCard, regionsCard, regionSheet } from './regions.ts';
import { areasCard, areasSheet, topicsCard, topicsSheet } from './topics.ts';

export interface OverviewParts {
  figures: Figures;
  shapes: MapShapes | null;
  today: Day;
  oldest: Oldest;
  newest: Entry<RequestList>;
  newestKey: string;
}

function scopeSheet(ctx: Context, figures: Figures): Sheet {
  const { texts, locale, directory, state } = ctx;
  return {
    title: texts.sheetScope,
    columns: [
      { name: texts.filtersLabel, kind: 'text' },
      { name: texts.shown, kind: 'text' },
    ],
    rows: [
      [texts.period, locale.range(figures.range.from, figures.range.to)],
      [texts.compareWith, locale.range(figures.compared.from, figures.compared.to)],
      [texts.region, state.region === null ? texts.allRegions : directory.region(state.region)],
      [texts.topic, state.topic === null ? texts.allTopics : directory.topic(state.topic)],
      [texts.area, state.area === null ? texts.allAreas : directory.area(state.area)],
      [texts.asOfColumn, locale.moment(figures.main.asOf)],
    ],
  };
}

function downloadAll(ctx: Context, { figures, today, oldest }: OverviewParts): void {
  const sheets = [
    scopeSheet(ctx, figures),
    headlineSheet(ctx, figures),
    regionSheet(ctx, figures),
    dynamicsSheet(ctx, figures, today),
    topicsSheet(ctx, figures),
    areasSheet(ctx, figures),
    heatSheet(ctx, figures),
    formatsSheet(ctx, figures),
    rolesSheet(ctx, figures),
    backlogSheet(ctx, figures, oldest),
  ];
  download(fileName('dashboard', ctx, 'xlsx'), XLSX_TYPE, xlsx(sheets));
}

/** The figures of the view, or word that there are none. */
export function overview(ctx: Context, parts: OverviewParts): TemplateResult {
  const { texts, state } = ctx;
  const { figures, newest, newestKey } = parts;
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
            <button type="button" class="action primary" @click=${() => ctx.update({ region: null, topic: null, area: null, period: 365 })}>
              ${texts.resetFilters}
            </button>
          </div>`,
        )
      : nothing}
    ${once(() => headline(ctx, figures))}
    <div class="cards">
      ${once(() => mapCard(ctx, figures, parts.shapes), parts.shapes)} ${once(() => regionsCard(ctx, figures))}
      ${once(() => backlogCard(ctx, figures, parts.oldest), ...parts.oldest.map(({ list }) => list.data), minute)}
      ${once(() => dynamicsCard(ctx, figures, parts.today), parts.today)} ${once(() => topicsCard(ctx, figures))}
      <div class="stack">
        ${once(() => areasCard(ctx, figures))} ${once(() => formatsCard(ctx, figures))} ${once(() => rolesCard(ctx, figures))}
      </div>
      ${once(() => heatCard(ctx, figures))} ${once(() => newestCard(ctx, newest, newestKey), newest.data, newest.fault, minute)}
    </div>
    <p class="everything">
      <button type="button" class="quiet" id="download-all" @click=${() => downloadAll(ctx, parts)}>${texts.download}: ${texts.downloadAll}</button>
    </p>`;
}
