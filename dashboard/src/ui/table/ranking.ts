import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { Sheet } from '../../exports/sheet.ts';
import type { ViewState } from '../../core/view-state.ts';
import { figureLink } from '../figure-link.ts';
import { limited, unfoldOnPhone } from './unfold.ts';
import { walkRows } from './walk-rows.ts';
import { changeMark } from './change.ts';
import { shareText } from './compare.ts';
import type { Context, Scope } from '../context.ts';

export interface Ranked {
  id: string;
  name: string;
  requests: number;
  before: number | null;
}

interface Ranking {
  /** Names the table among those of the page. */
  id: string;
  title: string;
  column: string;
  rows: Ranked[];
  /** Of how many requests the shares are. */
  of: number;
  chosen?: string | null;
  choose?: (id: string) => void;
  /** What leads to the requests of a row; without it, figures lead nowhere. */
  to?: (id: string) => Partial<ViewState>;
  /** What else a row leads to, after its name. */
  beside?: (row: Ranked, stop: boolean) => TemplateResult;
}

/** Rows by size: a bar and its number, the share, and the change. */
export function ranking(ctx: Context, { id, title, column, rows, of, chosen, choose, to, beside }: Ranking): TemplateResult {
  const { texts, locale } = ctx;
  const most = Math.max(1, ...rows.map((row) => row.requests));
  const stop = ctx.current(id, rows.filter((row) => choose !== undefined || (to !== undefined && row.requests > 0)).map((row) => row.id));
  const pick = (event: MouseEvent, row: Ranked) => (event.shiftKey && to !== undefined ? ctx.update(to(row.id)) : choose?.(row.id));
  return html`<table class="rows ranking ${limited(ctx, id)}" data-group=${id} @keydown=${walkRows}>
    <caption class="hidden">
      ${title}
    </caption>
    <thead>
      <tr>
        <th scope="col">${column}</th>
        <th scope="col" class="figure">${texts.requestsColumn}</th>
        <th scope="col" class="figure share">${texts.shareColumn}</th>
        <th scope="col" class="figure">${texts.changeColumn}</th>
      </tr>
    </thead>
    <tbody>
      ${repeat(
        rows,
        (row) => row.id,
        (row) => html`<tr class=${row.id === chosen ? 'chosen' : ''}>
          <th scope="row">
            ${choose === undefined
              ? row.name
              : html`<button
                  type="button"
                  class="pick"
                  data-pick=${row.id}
                  data-key=${row.id}
                  tabindex=${row.id === stop ? 0 : -1}
                  data-tip=${`${row.name}\n${texts.shiftOpens}`}
                  aria-pressed=${row.id === chosen ? 'true' : 'false'}
                  @click=${(event: MouseEvent) => pick(event, row)}
                >
                  ${row.name}
                </button>`}
            ${beside === undefined ? nothing : beside(row, row.id === stop)}
          </th>
          <td class="figure with-bar">
            <svg class="bar" width="100%" height="100%" preserveAspectRatio="none" aria-hidden="true"><rect width="${(100 * row.requests) / most}%" height="100%"></rect></svg>
            <span>${row.requests === 0 || to === undefined ? locale.number(row.requests) : figureLink(ctx, to(row.id), locale.number(row.requests), row.name, choose === undefined ? { key: row.id, stop: row.id === stop } : { stop: false })}</span>
          </td>
          <td class="figure share">${of === 0 ? '–' : shareText(ctx, row.requests, of)}</td>
          <td class="figure">${row.before === null ? nothing : changeMark(ctx, row.requests, row.before)}</td>
        </tr>`,
      )}
    </tbody>
  </table>
  ${unfoldOnPhone(ctx, id, rows.length)}`;
}

/** The largest first, in an order that stays while figures renew. */
export function ranked(ctx: Scope, key: string, rows: Ranked[]): Ranked[] {
  const order = [...rows].sort((a, b) => b.requests - a.requests || ctx.locale.compare(a.name, b.name));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ctx.hold(key, order.map((row) => row.id)).flatMap((id) => byId.get(id) ?? []);
}

/** A ranking as a sheet. */
export function rankingSheet(ctx: Scope, title: string, column: string, rows: Ranked[], of: number): Sheet {
  const { texts } = ctx;
  return {
    title,
    columns: [
      { name: column, kind: 'text' },
      { name: texts.requestsColumn, kind: 'number' },
      { name: texts.shareColumn, kind: 'share' },
      { name: texts.beforeColumn, kind: 'number' },
      { name: texts.changeColumn, kind: 'number' },
    ],
    rows: rows.map((row) => [row.name, row.requests, of === 0 ? null : row.requests / of, row.before, row.before === null ? null : row.requests - row.before]),
  };
}
