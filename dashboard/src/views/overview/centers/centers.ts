import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { toRequests } from '../../../core/find-link.ts';
import type { TrainingRequest } from '../../../data/types.ts';
import type { Sheet } from '../../../exports/sheet.ts';
import { card } from '../../../ui/card/card.ts';
import type { Context, Scope } from '../../../ui/context.ts';
import { figureLink } from '../../../ui/figure-link.ts';
import { readable } from '../../../ui/readable.ts';
import { unfoldButton } from '../../../ui/table/unfold.ts';
import type { RequestSearch } from '../../request/search.ts';
import { type CenterRow, centerRows } from './center-rows.ts';

const FIRST = 15;

function centersSheet(ctx: Scope, rows: CenterRow[]): Sheet {
  const { texts } = ctx;
  return {
    title: texts.centersTitle,
    columns: [
      { name: texts.fields.center, kind: 'text' },
      { name: texts.centerCode, kind: 'text' },
      { name: texts.requestsColumn, kind: 'number' },
      { name: texts.participantsColumn, kind: 'number' },
      { name: texts.topics, kind: 'text' },
    ],
    rows: rows.map((row) => [row.name, row.code, row.requests, row.participants, row.topics.map((topic) => ctx.directory.topic(topic)).join('; ')]),
  };
}

/** Who of the region asks, and for whom: the centres with their requests and people. */
export function centersCard(ctx: Context, search: RequestSearch): TemplateResult {
  const { texts, locale, directory } = ctx;
  const rows = centerRows(search.items as TrainingRequest[], ctx.session.role);
  const key = 'centers-all';
  const unfolded = ctx.tables.has(key);
  return card(ctx, {
    id: 'centers',
    title: texts.centersTitle,
    note: [texts.centersMeaning, ...(ctx.session.role === 'regional' ? [texts.centersUnnamed] : [])].join('; '),
    sheet: centersSheet(ctx, rows),
    chart: html`${rows.length === 0
      ? html`<p class="note">${search.loading ? texts.loading : texts.newestNone}</p>`
      : html`<table class="rows">
          <caption class="hidden">
            ${texts.centersTitle}
          </caption>
          <thead>
            <tr>
              <th scope="col">${texts.fields.center}</th>
              <th scope="col" class="figure">${texts.requestsColumn}</th>
              <th scope="col" class="figure">${texts.participantsColumn}</th>
              <th scope="col">${texts.topics}</th>
              <th scope="col">${texts.lastRequest}</th>
            </tr>
          </thead>
          <tbody>
            ${repeat(
              unfolded ? rows : rows.slice(0, FIRST),
              (row) => `${row.region}/${row.code}`,
              (row) =>
                html`<tr data-center=${row.code}>
                  <th scope="row">${row.name}</th>
                  <td class="figure">
                    ${figureLink(ctx, toRequests({ region: row.region }, { center: row.code }), locale.number(row.requests), row.name)}
                  </td>
                  <td class="figure">${locale.number(row.participants)}</td>
                  <td>${row.topics.slice(0, 3).map((topic) => directory.topic(topic)).join('; ')}</td>
                  <td>${readable('–', () => locale.moment(row.last))}</td>
                </tr>`,
            )}
          </tbody>
        </table>`}
    ${rows.length > FIRST ? unfoldButton(ctx, key, rows.length) : nothing}`,
  });
}
