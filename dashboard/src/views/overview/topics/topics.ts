import { html, nothing, type TemplateResult } from 'lit-html';
import { toRequests } from '../../../core/find-link.ts';
import type { Figures } from '../../../data/figures.ts';
import type { Sheet } from '../../../exports/sheet.ts';
import { card } from '../../../ui/card/card.ts';
import type { Context, Scope } from '../../../ui/context.ts';
import { viewLink } from '../../../ui/figure-link.ts';
import { type Ranked, ranked, ranking, rankingSheet } from '../../../ui/table/ranking.ts';
import { toggle } from '../../../ui/table/unfold.ts';

/** The tables keys under which topics without requests are unfolded, and topics stand by their change. */
const ZEROES = 'topics-zeroes';
const BY_CHANGE = 'topics-by-change';

function topicRows(ctx: Scope, figures: Figures): Ranked[] {
  const rows = figures.topics
    .filter((row) => ctx.state.area === null || ctx.directory.areaOf(row.topic) === ctx.state.area)
    .map((row) => ({ id: row.topic, name: ctx.directory.topic(row.topic), requests: row.requests, before: row.before }));
  return ctx.tables.has(BY_CHANGE) ? byChange(ctx, rows) : ranked(ctx, 'topics', rows);
}

/** Those that grew most first, those that fell most last. */
function byChange(ctx: Scope, rows: Ranked[]): Ranked[] {
  const change = (row: Ranked) => row.requests - (row.before ?? row.requests);
  const order = [...rows].sort((a, b) => change(b) - change(a) || b.requests - a.requests);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ctx.hold(BY_CHANGE, order.map((row) => row.id)).flatMap((id) => byId.get(id) ?? []);
}

function areaRows(ctx: Scope, figures: Figures): Ranked[] {
  return ranked(
    ctx,
    'areas',
    figures.areas.map((row) => ({ id: row.area, name: ctx.directory.area(row.area), requests: row.requests, before: row.before })),
  );
}

export function topicsSheet(ctx: Scope, figures: Figures): Sheet {
  return rankingSheet(ctx, titleOf(ctx, ctx.texts.topics), ctx.texts.topicColumn, topicRows(ctx, figures), figures.ofTopics);
}

export function areasSheet(ctx: Scope, figures: Figures): Sheet {
  return rankingSheet(ctx, ctx.texts.areas, ctx.texts.areaColumn, areaRows(ctx, figures), figures.ofTopics);
}

/** The title of a card of topics; it names the area to which its topics are narrowed. */
export function titleOf({ state, directory }: Pick<Scope, 'state' | 'directory'>, title: string): string {
  return state.area === null ? title : `${title}: ${directory.area(state.area)}`;
}

/** Takes the narrowing to an area away; only cards of topics know it. */
export function narrowed(ctx: Context): TemplateResult {
  return html`${ctx.state.area === null
    ? nothing
    : html`<button type="button" class="quiet" @click=${() => ctx.update({ area: null })}>${ctx.texts.everyArea}</button>`}`;
}

/** Topics by number of requests; a name shows its topic alone. */
export function topicsCard(ctx: Context, figures: Figures): TemplateResult {
  const { texts, state, locale } = ctx;
  const rows = topicRows(ctx, figures);
  const zeroes = rows.filter((row) => row.requests === 0 && row.id !== state.topic).length;
  const unfolded = ctx.tables.has(ZEROES);
  const shown = unfolded ? rows : rows.filter((row) => row.requests > 0 || row.id === state.topic);
  return card(ctx, {
    id: 'topics',
    title: titleOf(ctx, texts.topics),
    note: [texts.topicsMeaning, ...(state.topic === null ? [] : [texts.allTopicsCompared])].join('; '),
    controls: html`${narrowed(ctx)}
      <button
        type="button"
        class="quiet"
        id="topics-by-change"
        aria-pressed=${ctx.tables.has(BY_CHANGE) ? 'true' : 'false'}
        @click=${() => toggle(ctx, BY_CHANGE)}
      >
        ${texts.byChange}
      </button>`,
    sheet: rankingSheet(ctx, titleOf(ctx, texts.topics), texts.topicColumn, shown, figures.ofTopics),
    drawn: false,
    chart: html`${ranking(ctx, {
      id: 'topics',
      title: texts.topics,
      column: texts.topicColumn,
      rows: shown,
      of: figures.ofTopics,
      chosen: state.topic,
      choose: (id) => ctx.update({ topic: id === state.topic ? null : id }),
      to: (topic) => toRequests({ topic }),
      beside: (row, stop) => viewLink(ctx, { view: 'planning', topic: row.id, own: {} }, html`${texts.planOf}<span class="hidden">: ${row.name}</span>`, { stop }),
    })}
    ${zeroes === 0
      ? nothing
      : html`<button type="button" class="quiet unfold" aria-expanded=${unfolded ? 'true' : 'false'} @click=${() => toggle(ctx, ZEROES)}>
          ${unfolded ? texts.hideZero : texts.showZero(locale.number(zeroes))}
        </button>`}`,
  });
}

/** Areas; a name narrows the topics to its own. */
export function areasCard(ctx: Context, figures: Figures): TemplateResult {
  const { texts, state } = ctx;
  return card(ctx, {
    id: 'areas',
    title: texts.areas,
    note: [texts.areasMeaning, ...(state.topic === null ? [] : [texts.allAreasCompared])].join('; '),
    sheet: areasSheet(ctx, figures),
    drawn: false,
    chart: ranking(ctx, {
      id: 'areas',
      title: texts.areas,
      column: texts.areaColumn,
      rows: areaRows(ctx, figures),
      of: figures.ofTopics,
      chosen: state.area,
      choose: (id) => ctx.update({ area: id === state.area ? null : id }),
      to: (area) => toRequests({ area, topic: null }),
    }),
  });
}
