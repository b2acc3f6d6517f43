import { html, nothing, type TemplateResult } from 'lit-html';
import { dayInKyiv } from '../../core/dates.ts';
import { toRequests } from '../../core/find-link.ts';
import { FIRST_DAY } from '../../data/queue.ts';
import type { TrainingRequest } from '../../data/types.ts';
import type { ViewState } from '../../core/view-state.ts';
import type { Context } from '../../ui/context.ts';
import { follow } from '../../ui/figure-link.ts';
import { TEXTS } from './texts.ts';

/** How many requests are shown first, and at most: each is read alone. */
const FIRST = 10;
const MOST = 60;

/** The list of the requests that are open, whenever they were submitted. */
export function openRequests(ctx: Context, topic: string | null, region: string | null): Partial<ViewState> {
  return toRequests({ topic, region, period: { from: FIRST_DAY, to: ctx.today } }, { status: 'classified' });
}

/** Exactly the requests with these ids, each a link to itself. */
export function trace(ctx: Context, ids: readonly string[], key: string): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const unfolded = ctx.tables.has(key);
  const shown = ids.slice(0, unfolded ? MOST : FIRST);
  const unfold = () => {
    ctx.tables.add(key);
    ctx.redraw();
  };
  return html`<ul class="trace">
      ${shown.map((id) => html`<li>${request(ctx, id)}</li>`)}
    </ul>
    ${ids.length > shown.length && !unfolded
      ? html`<button type="button" class="quiet" @click=${unfold}>${texts.showAll(ctx.locale.number(Math.min(MOST, ids.length)))}</button>`
      : nothing}
    ${unfolded && ids.length > MOST ? html`<p class="note">${texts.restOf(ctx.locale.counted(ids.length - MOST, ctx.texts.requests))}</p>` : nothing}`;
}

function request(ctx: Context, id: string): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale } = ctx;
  const { data, fault } = ctx.feed.once<TrainingRequest>(`/v1/training-requests/${encodeURIComponent(id)}?author=hidden`);
  if (data === null) {
    return html`<span class="note">${fault === null ? texts.reading : texts.unreadable}</span>`;
  }
  const change = { view: 'requests', request: id, own: {} };
  return html`<a href=${ctx.link(change)} @click=${follow(ctx, change)}>${data.center.name}</a>
    <span class="note"
      >${[locale.day(dayInKyiv(new Date(data.submittedAt))), locale.counted(data.participants, texts.people), ...(data.urgency === 'high' ? [ctx.texts.urgent] : [])].join(' · ')}</span
    >
    <p class="excerpt">${data.text}</p>`;
}
