import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { MapShapes } from '../map/region-map.ts';
import { measured, regionMap } from '../map/region-map.ts';
import { type Measure, MEASURES, SORT_COLUMNS } from '../../../core/view-state.ts';
import { toRequests } from '../../../core/find-link.ts';
import { figureLink } from '../../../ui/figure-link.ts';
import { type Figures, type RegionRow, valueOf } from '../../../data/figures.ts';
import type { Sheet } from '../../../exports/sheet.ts';
import { card } from '../../../ui/card/card.ts';
import { limited, unfoldOnPhone } from '../../../ui/table/unfold.ts';
import { walkRows } from '../../../ui/table/walk-rows.ts';
import { changeMark } from '../../../ui/table/change.ts';
import type { Context, Scope } from '../../../ui/context.ts';

const COLUMNS = SORT_COLUMNS;
type Column = (typeof COLUMNS)[number];

function nameOf(ctx: Scope, column: Column): string {
  const { texts } = ctx;
  return {
    region: texts.regionColumn,
    requests: texts.requestsColumn,
    change: texts.changeColumn,
    participants: texts.participantsColumn,
    perRequest: texts.perRequestColumn,
  }[column];
}

function figureOf(row: RegionRow, column: Column): number | null {
  switch (column) {
    case 'region':
      return null;
    case 'change':
      return row.before === null ? null : row.requests - row.before;
    default:
      return valueOf(row, column);
  }
}

function sorted(ctx: Scope, figures: Figures): RegionRow[] {
  const { column, descending } = ctx.state.sort;
  const known = COLUMNS.find((one) => one === column) ?? 'requests';
  const byName = (a: RegionRow, b: RegionRow) => ctx.locale.compare(ctx.directory.shortRegion(a.region), ctx.directory.shortRegion(b.region));
  const order = [...figures.regions].sort((a, b) => {
    const difference =
      known === 'region'
        ? byName(a, b)
        : (figureOf(a, known) ?? Number.NEGATIVE_INFINITY) - (figureOf(b, known) ?? Number.NEGATIVE_INFINITY);
    // Two regions without a value give NaN, which is no order.
    return (descending ? -difference : difference) || byName(a, b);
  });
  const rows = new Map(order.map((row) => [row.region, row]));
  return ctx.hold('regions', order.map((row) => row.region)).flatMap((id) => rows.get(id) ?? []);
}

export function regionSheet(ctx: Scope, figures: Figures): Sheet {
  const { texts } = ctx;
  const whole = figures.regions.reduce((sum, row) => sum + row.requests, 0);
  return {
    title: texts.regions,
    columns: [
      { name: texts.regionColumn, kind: 'text' },
      { name: texts.requestsColumn, kind: 'number' },
      { name: texts.shareColumn, kind: 'share' },
      { name: texts.beforeColumn, kind: 'number' },
      { name: texts.changeColumn, kind: 'number' },
      { name: texts.participantsColumn, kind: 'number' },
      { name: texts.perRequestColumn, kind: 'decimal' },
    ],
    rows: sorted(ctx, figures).map((row) => [
      ctx.directory.region(row.region),
      row.requests,
      whole === 0 ? null : row.requests / whole,
      row.before,
      figureOf(row, 'change'),
      row.participants,
      valueOf(row, 'perRequest'),
    ]),
  };
}

/** The map card; the table beside it says the same. */
export function mapCard(ctx: Context, figures: Figures, shapes: MapShapes | null): TemplateResult {
  const { texts, state } = ctx;
  return card(ctx, {
    id: 'map',
    title: texts.map,
    note: state.region === null ? undefined : texts.allRegionsCompared,
    sheet: { ...regionSheet(ctx, figures), title: texts.map },
    drawn: true,
    controls: html`<label class="inline"
      >${texts.measure}
      <select @change=${(event: Event) => ctx.update({ measure: (event.target as HTMLSelectElement).value as Measure })}>
        ${MEASURES.map((one) => html`<option value=${one} ?selected=${one === state.measure}>${texts.measures[one]}</option>`)}
      </select></label
    >`,
    chart: shapes === null ? html`<div class="map-room"></div>` : regionMap(ctx, figures, shapes),
  });
}

/** The table of regions: sorted by any column, a name shows its region alone. */
export function regionsCard(ctx: Context, figures: Figures): TemplateResult {
  const { texts, state } = ctx;
  const rows = sorted(ctx, figures);
  const stop = ctx.current('regions', rows.map((row) => row.region));
  const most = Math.max(1, ...figures.regions.map((row) => row.requests));
  const sort = (column: Column) => {
    const same = state.sort.column === column;
    ctx.update({ sort: { column, descending: same ? !state.sort.descending : column !== 'region' } });
  };
  const sortState = (column: Column) =>
    state.sort.column !== column ? nothing : state.sort.descending ? 'descending' : 'ascending';
  return card(ctx, {
    id: 'regions',
    title: texts.regions,
    note: state.region === null ? undefined : texts.allRegionsCompared,
    sheet: regionSheet(ctx, figures),
    drawn: false,
    chart: html`<div class="scroll tall" tabindex="0" role="group" aria-labelledby="title-regions">
      <table class="rows ${limited(ctx, 'regions')}" data-group="regions" @keydown=${walkRows}>
        <caption class="hidden">
          ${texts.regions}
        </caption>
        <thead>
          <tr>
            ${COLUMNS.map(
              (column) =>
                html`<th scope="col" class=${column === 'region' ? '' : 'figure'} aria-sort=${sortState(column)}>
                  <button type="button" class="sort" @click=${() => sort(column)}>
                    ${nameOf(ctx, column)}<span class="arrow" aria-hidden="true"
                      >${state.sort.column === column ? (state.sort.descending ? '▼' : '▲') : ''}</span
                    >
                  </button>
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${repeat(
            rows,
            (row) => row.region,
            (row) => html`<tr class=${row.region === state.region ? 'chosen' : ''}>
              <th scope="row">
                <button
                  type="button"
                  class="pick"
                  data-region=${row.region}
                  data-key=${row.region}
                  tabindex=${row.region === stop ? 0 : -1}
                  data-tip=${`${ctx.directory.region(row.region)}\n${texts.shiftOpens}`}
                  aria-pressed=${row.region === state.region ? 'true' : 'false'}
                  @click=${(event: MouseEvent) =>
                    ctx.update(event.shiftKey ? toRequests({ region: row.region }) : { region: row.region === state.region ? null : row.region })}
                >
                  ${ctx.directory.shortRegion(row.region)}
                </button>
              </th>
              ${COLUMNS.slice(1).map((column) => regionCell(ctx, row, column, most))}
            </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${texts.total}</th>
            ${COLUMNS.slice(1).map((column) => html`<td class="figure">${totalOf(ctx, figures, column)}</td>`)}
          </tr>
        </tfoot>
      </table>
    </div>
    ${unfoldOnPhone(ctx, 'regions', figures.regions.length)}`,
  });
}

function regionCell(ctx: Context, row: RegionRow, column: Column, most: number): TemplateResult {
  if (column === 'change') {
    return html`<td class="figure">${changeMark(ctx, row.requests, row.before)}</td>`;
  }
  const value = figureOf(row, column);
  const text = value === null ? '–' : measured(ctx, value, column as Measure);
  return column === 'requests'
    ? html`<td class="figure with-bar">
        <svg class="bar" width="100%" height="100%" preserveAspectRatio="none" aria-hidden="true"><rect width="${(100 * row.requests) / most}%" height="100%"></rect></svg>
        <span>${row.requests === 0 ? text : figureLink(ctx, toRequests({ region: row.region }), text, ctx.directory.region(row.region), { stop: false })}</span>
      </td>`
    : html`<td class="figure">${text}</td>`;
}

function totalOf(ctx: Context, figures: Figures, column: Column): string | TemplateResult | typeof nothing {
  const sum = (values: (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const requests = sum(figures.regions.map((row) => row.requests));
  const participants = sum(figures.regions.map((row) => row.participants));
  switch (column) {
    case 'region':
      return nothing;
    case 'requests':
      return requests === 0 ? ctx.locale.number(0) : figureLink(ctx, toRequests({ region: null }), ctx.locale.number(requests), ctx.texts.total);
    case 'participants':
      return ctx.locale.number(participants);
    case 'change':
      return figures.regions.some((row) => row.before === null)
        ? nothing
        : changeMark(ctx, requests, sum(figures.regions.map((row) => row.before)));
    case 'perRequest':
      return requests === 0 ? '–' : ctx.locale.decimal(participants / requests);
  }
}
