import { html, nothing, type TemplateResult } from 'lit-html';
import { dayOfMoment } from '../../../core/dates.ts';
import { serverNow } from '../../../data/api.ts';
import type { RequestList, TrainingRequest } from '../../../data/types.ts';
import type { Entry } from '../../../data/feed.ts';
import type { Figures } from '../../../data/figures.ts';
import type { Urgency } from '../../../data/request-lists.ts';
import type { Sheet } from '../../../exports/sheet.ts';
import { toRequests } from '../../../core/find-link.ts';
import { figureLink, follow } from '../../../ui/figure-link.ts';
import { card } from '../../../ui/card/card.ts';
import type { Context, Scope } from '../../../ui/context.ts';

const MILLIS_A_DAY = 86_400_000;

/** The request of each urgency that has waited longest; an old letter, which comes after all that wait, does not wait. */
export type Oldest = { urgency: Urgency; list: Entry<RequestList> }[];

function first(list: Entry<RequestList>): TrainingRequest | null {
  const [request] = list.data?.items ?? [];
  return request === undefined || request.source === 'import' ? null : request;
}

function ageOf(request: TrainingRequest): number {
  return Math.max(0, serverNow() - Date.parse(request.submittedAt));
}

export function backlogSheet(ctx: Scope, figures: Figures, oldest: Oldest): Sheet {
  const { texts } = ctx;
  return {
    title: texts.backlog,
    columns: [
      { name: texts.backlogUrgency, kind: 'text' },
      { name: texts.backlogSince, kind: 'date' },
      { name: texts.backlogDays, kind: 'number' },
      { name: texts.requestsColumn, kind: 'number' },
    ],
    rows: [
      [texts.backlogInPeriod, null, null, figures.main.totals.needsReview],
      ...oldest.map(({ urgency, list }) => {
        const request = first(list);
        const name = texts.urgencyNames[urgency] ?? urgency;
        return request === null
          ? [name, null, null, null]
          : [name, dayOfMoment(request.submittedAt), Math.floor(ageOf(request) / MILLIS_A_DAY), null];
      }),
    ],
  };
}

/** How much waits for a person, and for how long. */
export function backlogCard(ctx: Context, figures: Figures, oldest: Oldest): TemplateResult {
  const { texts, locale } = ctx;
  const reads = ctx.session.role === 'regional';
  const target = reads ? toRequests({}, { status: 'needs-review' }) : { view: 'review', request: null };
  return card(ctx, {
    id: 'backlog',
    title: texts.backlog,
    note: texts.backlogMeaning,
    sheet: backlogSheet(ctx, figures, oldest),
    drawn: false,
    chart: html`<div class="backlog">
      <p>
        <span class="big" data-figure="needsReview">${figureLink(ctx, toRequests({}, { status: 'needs-review' }), locale.number(figures.main.totals.needsReview), texts.backlogInPeriod)}</span>
        <span class="note">${texts.backlogInPeriod}</span>
      </p>
      ${ages(ctx, oldest)}
      <p><a class="action" href=${ctx.link(target)} @click=${follow(ctx, target)}>${reads ? texts.openRequests : texts.openReview}</a></p>
    </div>`,
  });
}

function ages(ctx: Context, oldest: Oldest): TemplateResult | typeof nothing {
  const { texts, locale } = ctx;
  if (oldest.some(({ list }) => list.data === null)) {
    return nothing;
  }
  const waiting = oldest.flatMap(({ list }) => first(list) ?? []);
  if (waiting.length === 0) {
    return html`<p>${texts.backlogEmpty}</p>`;
  }
  const longest = Math.max(...waiting.map(ageOf));
  return html`<p><strong>${texts.oldestWaits(locale.duration(longest))}</strong></p>
    <table class="rows">
      <caption>
        ${texts.backlogTable}
      </caption>
      <tbody>
        ${oldest.map(({ urgency, list }) => {
          const request = first(list);
          return html`<tr>
            <th scope="row">${texts.urgencyNames[urgency] ?? urgency}</th>
            <td class="figure with-bar">
              ${request === null
                ? html`<span class="note">${texts.backlogNone}</span>`
                : html`<svg class="bar" width="100%" height="100%" preserveAspectRatio="none" aria-hidden="true">
                      <rect width="${(100 * ageOf(request)) / Math.max(1, longest)}%" height="100%"></rect>
                    </svg>
                    <span>${locale.duration(ageOf(request))}</span>`}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`;
}
