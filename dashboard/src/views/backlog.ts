import { html, nothing, type TemplateResult } from 'lit-html';
import { serverNow } from '../data/api.ts';
import type { RequestList } from '../data/api-types.ts';
import type { Entry } from '../data/feed.ts';
import type { Figures } from '../data/figures.ts';
import type { Sheet } from '../exports/sheet.ts';
import { card } from './card.ts';
import type { Context } from './context.ts';

const DAY = 86_400_000;

interface Ages {
  day: number;
  week: number;
  older: number;
  /** How long the oldest has waited, in milliseconds. */
  oldest: number | null;
}

function agesOf(list: RequestList | null): Ages {
  const ages: Ages = { day: 0, week: 0, older: 0, oldest: null };
  for (const item of list?.items ?? []) {
    const age = serverNow() - Date.parse(item.submittedAt);
    ages[age <= DAY ? 'day' : age <= 7 * DAY ? 'week' : 'older']++;
    ages.oldest = Math.max(ages.oldest ?? 0, age);
  }
  return ages;
}

export function backlogSheet(ctx: Context, figures: Figures, list: RequestList | null): Sheet {
  const { texts } = ctx;
  const ages = agesOf(list);
  return {
    title: texts.backlog,
    columns: [
      { name: texts.backlog, kind: 'text' },
      { name: texts.requestsColumn, kind: 'number' },
    ],
    rows: [
      [texts.backlogInPeriod, figures.main.totals.needsReview],
      ...(['day', 'week', 'older'] as const).map((age) => [texts.backlogAges[age], ages[age]]),
    ],
  };
}

/** How much waits for a person, and for how long. */
export function backlogCard(ctx: Context, figures: Figures, queue: Entry<RequestList>): TemplateResult {
  const { texts, locale } = ctx;
  const ages = agesOf(queue.data);
  const most = Math.max(1, ages.day, ages.week, ages.older);
  const follow = (event: Event) => {
    event.preventDefault();
    ctx.update({ view: 'review', request: null });
  };
  return card(ctx, {
    id: 'backlog',
    title: texts.backlog,
    note: texts.backlogMeaning,
    sheet: backlogSheet(ctx, figures, queue.data),
    drawn: false,
    chart: html`<div class="backlog">
      <p><span class="big" data-figure="needsReview">${locale.number(figures.main.totals.needsReview)}</span> <span class="note">${texts.backlogInPeriod}</span></p>
      ${queue.data === null
        ? nothing
        : ages.oldest === null
          ? html`<p>${texts.backlogEmpty}</p>`
          : html`<p><strong>${texts.oldestWaits(locale.duration(ages.oldest))}</strong></p>
              <table class="rows">
                <caption>
                  ${texts.backlogAgesTitle(locale.number(queue.data.items.length) + (queue.data.nextCursor === null ? '' : '+'))}
                </caption>
                <tbody>
                  ${(['day', 'week', 'older'] as const).map(
                    (age) =>
                      html`<tr>
                        <th scope="row">${texts.backlogAges[age]}</th>
                        <td class="figure with-bar">
                          <svg class="bar" width="100%" height="100%" preserveAspectRatio="none" aria-hidden="true">
                            <rect width="${(100 * ages[age]) / most}%" height="100%"></rect>
                          </svg>
                          <span>${locale.number(ages[age])}</span>
                        </td>
                      </tr>`,
                  )}
                </tbody>
              </table>`}
      <p><a class="action" href=${ctx.link({ view: 'review', request: null })} @click=${follow}>${texts.openReview}</a></p>
    </div>`,
  });
}
