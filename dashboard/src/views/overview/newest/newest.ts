import { dayOfMoment } from '../../../core/dates.ts';
import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { serverNow } from '../../../data/api.ts';
import type { RequestList, TrainingRequest } from '../../../data/types.ts';
import type { Entry } from '../../../data/feed.ts';
import type { Sheet } from '../../../exports/sheet.ts';
import { readable } from '../../../ui/readable.ts';
import { whenText } from '../../../ui/time.ts';
import { statusText } from '../../../ui/status.ts';
import { card } from '../../../ui/card/card.ts';
import type { Context, Scope } from '../../../ui/context.ts';
import { follow } from '../../../ui/figure-link.ts';

const LONGEST_EXCERPT = 180;

function excerpt(text: string): string {
  return text.length <= LONGEST_EXCERPT ? text : `${text.slice(0, LONGEST_EXCERPT).replace(/\s+\S*$/, '')}…`;
}

function newestSheet(ctx: Scope, items: TrainingRequest[]): Sheet {
  const { texts, directory } = ctx;
  return {
    title: texts.newest,
    columns: [texts.fields.submitted, texts.regionColumn, texts.fields.center, texts.topics, texts.fields.status, texts.requestText].map(
      (name, i) => ({ name, kind: i === 0 ? ('date' as const) : ('text' as const) }),
    ),
    rows: items.map((item) => [
      dayOfMoment(item.submittedAt),
      directory.region(item.region),
      item.center.name,
      item.topics.map((one) => directory.topic(one.topic)).join('; '),
      statusText(ctx, item),
      item.text,
    ]),
  };
}

/** What arrived last; newer requests wait behind a button, so that nothing moves while it is read. */
export function newestCard(ctx: Context, list: Entry<RequestList>, key: string): TemplateResult {
  const { texts, locale } = ctx;
  const { shown, waiting } = ctx.arrivals.split(key, list.data?.items ?? []);
  const reveal = () => {
    ctx.arrivals.release(key);
    ctx.redraw();
    document.querySelector<HTMLElement>('#card-newest .newest a')?.focus();
  };
  return card(ctx, {
    id: 'newest',
    title: texts.newest,
    note: texts.newestMeaning,
    sheet: newestSheet(ctx, shown),
    drawn: false,
    chart: html`<div class="waiting" role="status">
        ${waiting === 0
          ? nothing
          : html`<button type="button" class="action" @click=${reveal}>${texts.showNew(locale.counted(waiting, texts.newRequests))}</button>`}
      </div>
      ${list.data === null && list.fault !== null
        ? html`<p class="note">${texts.faults[list.fault.kind]?.title ?? texts.faults['server']?.title}</p>`
        : shown.length === 0
          ? html`<p class="note">${list.data === null ? texts.loading : texts.newestNone}</p>`
          : html`<ol class="newest">
              ${repeat(
                shown,
                (item) => item.requestId,
                (item) => newestItem(ctx, item),
              )}
            </ol>`}`,
  });
}

function newestItem(ctx: Context, item: TrainingRequest): TemplateResult {
  const { directory } = ctx;
  const target = { view: item.status === 'needs-review' && ctx.session.role !== 'regional' ? 'review' : 'requests', request: item.requestId };
  return html`<li>
    <p class="newest-head">
      <a href=${ctx.link(target)} @click=${follow(ctx, target)}>${item.center.name}</a>
      <span class="note">${directory.shortRegion(item.region)} · <time datetime=${item.submittedAt} title=${readable('–', () => ctx.locale.moment(item.submittedAt))}>${readable('–', () => whenText(ctx, item.submittedAt, serverNow()))}</time></span>
    </p>
    <p class="excerpt" lang="uk">${excerpt(item.text)}</p>
    <p class="tags">
      <span class="tag status-${item.status}">${statusText(ctx, item)}</span>
      ${item.topics.map((one) => html`<span class="tag">${directory.topic(one.topic)}</span>`)}
    </p>
  </li>`;
}
