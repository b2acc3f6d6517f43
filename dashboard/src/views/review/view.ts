import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ViewState } from '../../core/view-state.ts';
import { serverNow } from '../../data/api.ts';
import type { Entry } from '../../data/feed.ts';
import { queueLength } from '../../data/queue.ts';
import { queuePath } from '../../data/request-lists.ts';
import type { RequestList, TrainingRequest } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel } from '../../ui/fault/panel.ts';
import { inPlace } from '../../ui/figure-link.ts';
import { queueFilters } from '../../ui/filters.ts';
import { readable } from '../../ui/readable.ts';
import { focusCard, requestCard } from '../request/card.ts';
import { decisionsList } from '../request/decisions-list.ts';
import { RequestDesk } from '../request/desk.ts';
import { REQUEST_TEXTS } from '../request/texts.ts';
import type { View, ViewModule } from '../view.ts';
import style from './review.css';

const MOST_EMPTY_PAGES = 20;

/** The requests whose topics a person must confirm, one after another. */
class Review implements View {
  private readonly desk = new RequestDesk({
    settled: (ctx, request) => this.settled(ctx, request),
    changed: (ctx, request) => {
      if (request.status === 'needs-review') {
        this.gone.delete(request.requestId);
      }
      ctx.redraw();
      focusCard();
    },
    step: (ctx, by) => this.step(ctx, by),
  });
  /** The requests that were decided here: they leave the queue at once. */
  private readonly gone = new Set<string>();
  private done = 0;
  private cursors: string[] = [];
  /** The request on show, so that the focus goes to its card when it is another. */
  private focused: string | null = null;

  enter(before: ViewState | null, now: ViewState): void {
    if (before === null || before.region !== now.region || before.topic !== now.topic || before.own['urgency'] !== now.own['urgency']) {
      this.cursors = [];
    }
    if (before === null) {
      this.focused = null;
    }
  }

  draw(ctx: Context): TemplateResult {
    const { texts, locale, state } = ctx;
    const pages = this.pages(ctx);
    const queue = this.queue(ctx, pages);
    const first = pages[0];
    const fault = first?.data === null ? first.fault : null;
    return html`${queueFilters(ctx)}
      <div class="review">
        <header class="review-head">
          <h1 tabindex="-1" id="view-title">${texts.reviewTitle}</h1>
          <p class="note">${texts.reviewLead}</p>
          <p role="status" class="progress">${this.done === 0 ? nothing : texts.reviewDone(locale.counted(this.done, texts.requests))}</p>
        </header>
        ${fault !== null
          ? faultPanel(ctx, fault, ctx.renew)
          : html`<div class="desk">
              <div>
                <section class="card queue" aria-labelledby="title-queue">
                  <h2 id="title-queue">${texts.reviewQueue} <span class="count" data-figure="queue">${this.length(ctx, pages, queue)}</span></h2>
                  ${queue.length === 0
                    ? html`<p class="note">
                        ${first?.data === null ? texts.reviewLoading : state.region === null && state.topic === null ? texts.reviewNone : texts.reviewNoneFilter}
                      </p>`
                    : html`<ol class="open-list queue-items" tabindex="0" aria-labelledby="title-queue">
                        ${repeat(
                          queue,
                          (item) => item.requestId,
                          (item) => this.item(ctx, item, queue),
                        )}
                      </ol>`}
                  ${this.moreButton(ctx, pages)}
                </section>
                ${ctx.session.role === 'regional' ? nothing : decisionsList(ctx, this.desk)}
              </div>
              ${this.card(ctx, queue)}
            </div>`}
      </div>`;
  }

  drawn(ctx: Context): void {
    const open = this.open(this.queue(ctx, this.known(ctx)), ctx);
    if (open !== null && open !== this.focused && document.querySelector('#request-title') !== null) {
      const lost = document.activeElement === null || document.activeElement === document.body || document.activeElement.id === 'view-title' || document.activeElement.id === 'main';
      if (this.focused !== null || lost) {
        focusCard();
      }
      this.focused = open;
    }
  }

  key(event: KeyboardEvent, ctx: Context): void {
    const open = this.open(this.queue(ctx, this.known(ctx)), ctx);
    const entry = open === null ? null : this.desk.entry(ctx, open);
    this.desk.key(event, ctx, entry?.data ?? null, entry?.etag ?? null);
  }

  // ------------------------------------------------------------ the queue

  private known(ctx: Context): Entry<RequestList>[] {
    return [null, ...this.cursors].map((cursor) => ctx.feed.once<RequestList>(queuePath(ctx.state, cursor)));
  }

  /** The pages of the queue that were asked for; where they show nothing, a page may be empty before the list ends. */
  private pages(ctx: Context): Entry<RequestList>[] {
    const pages = [null, ...this.cursors].map((cursor) => ctx.feed.want<RequestList>(queuePath(ctx.state, cursor)));
    const cursor = pages.at(-1)?.data?.nextCursor ?? null;
    const nothingYet = pages.every((page) => (page.data?.items ?? []).every((item) => this.gone.has(item.requestId)));
    if (cursor !== null && nothingYet && pages.length < MOST_EMPTY_PAGES) {
      this.cursors = [...this.cursors, cursor];
      return [...pages, ctx.feed.want<RequestList>(queuePath(ctx.state, cursor))];
    }
    return pages;
  }

  /** The requests that still wait, in an order that stays. */
  private queue(ctx: Context, pages: Entry<RequestList>[]): TrainingRequest[] {
    const items = pages.flatMap((page) => page.data?.items ?? []).filter((item) => !this.gone.has(item.requestId));
    const byId = new Map(items.map((item) => [item.requestId, item]));
    return ctx.hold('queue', [...byId.keys()]).flatMap((id) => byId.get(id) ?? []);
  }

  private open(queue: TrainingRequest[], ctx: Context): string | null {
    return ctx.state.request ?? queue[0]?.requestId ?? null;
  }

  /** The whole queue by the one number that the navigation shows; with filters, what they leave, as far as it was read. */
  private length(ctx: Context, pages: Entry<RequestList>[], queue: TrainingRequest[]): string {
    const { region, topic, own } = ctx.state;
    const read = pages.at(-1)?.data?.nextCursor === null;
    if (!read) {
      const filtered = region !== null || topic !== null || own['urgency'] !== undefined;
      const whole = filtered ? this.filteredLength(pages) : queueLength(ctx.feed, ctx.decisions, ctx.today);
      if (whole !== null) {
        return ctx.locale.number(whole);
      }
    }
    return `${ctx.locale.number(queue.length)}${read ? '' : '+'}`;
  }

  /** As many as the first page counted, less those of it that left since; null where there are too many to count. */
  private filteredLength(pages: Entry<RequestList>[]): number | null {
    const first = pages[0]?.data;
    const gone = pages.flatMap((page) => page.data?.items ?? []).filter((item) => this.gone.has(item.requestId)).length;
    return first?.total === undefined ? null : first.total - gone;
  }

  private moreButton(ctx: Context, pages: Entry<RequestList>[]): TemplateResult | typeof nothing {
    const cursor = pages.at(-1)?.data?.nextCursor ?? null;
    const more = (next: string) => {
      this.cursors = [...this.cursors, next];
      ctx.redraw();
    };
    return cursor === null ? nothing : html`<button type="button" class="quiet" @click=${() => more(cursor)}>${ctx.texts.reviewMore}</button>`;
  }

  private item(ctx: Context, item: TrainingRequest, queue: TrainingRequest[]): TemplateResult {
    const { texts, directory, locale } = ctx;
    const words = REQUEST_TEXTS[ctx.state.language];
    const best = item.topics[0];
    const open = inPlace(() => {
      ctx.update({ request: item.requestId });
      focusCard();
    });
    return html`<li>
      <a href=${ctx.link({ request: item.requestId })} aria-current=${item.requestId === this.open(queue, ctx) ? 'true' : nothing} @click=${open}>
        <span class="queue-center">${item.center.name}</span>
        <span class="queue-excerpt" lang="uk">${item.text.slice(0, 120)}</span>
        <span class="note"
          >${directory.shortRegion(item.region)} ·
          ${item.source === 'import'
            ? html`${words.waitsImported}, ${readable(words.unreadable, () => locale.moment(item.submittedAt))}`
            : readable(words.unreadable, () => texts.waits(locale.duration(serverNow() - Date.parse(item.submittedAt))))}${best === undefined
            ? nothing
            : html` · ${directory.topic(best.topic)}${item.classifiedBy.startsWith('moderator:') ? nothing : ` ${locale.percent(best.confidence)}`}`}${item.urgency === 'high'
            ? html` · <strong>${texts.urgent}</strong>`
            : nothing}${this.desk.drafts.has(item.requestId) ? html` · <em>${words.draft}</em>` : nothing}</span
        >
      </a>
    </li>`;
  }

  // ------------------------------------------------------------ the open request

  private card(ctx: Context, queue: TrainingRequest[]): TemplateResult {
    const open = this.open(queue, ctx);
    const at = queue.findIndex((item) => item.requestId === open);
    return requestCard(ctx, {
      desk: this.desk,
      entry: open === null ? null : this.desk.entry(ctx, open),
      place: { at, of: queue.length },
      step: (by) => this.step(ctx, by),
      retry: () => {
        if (open !== null) {
          ctx.feed.forget(`/v1/training-requests/${open}`);
        }
        ctx.renew();
      },
    });
  }

  /** Goes to a neighbour in the queue; from a request that is not in it, to its first. */
  private step(ctx: Context, by: number): void {
    const queue = this.queue(ctx, this.known(ctx));
    const at = queue.findIndex((item) => item.requestId === this.open(queue, ctx));
    const target = queue[at === -1 ? 0 : at + by];
    if (target !== undefined) {
      ctx.update({ request: target.requestId });
      focusCard();
    }
  }

  private settled(ctx: Context, request: TrainingRequest): void {
    const queue = this.queue(ctx, this.known(ctx));
    const at = queue.findIndex((item) => item.requestId === request.requestId);
    const next = queue[at + 1] ?? queue[at - 1] ?? null;
    if (request.status !== 'needs-review' || request.mergedInto !== undefined) {
      this.gone.add(request.requestId);
    }
    this.done++;
    if (at !== -1) {
      ctx.update({ request: next?.requestId ?? null });
    }
    ctx.renew();
    focusCard();
  }
}

export default { create: () => new Review(), style } satisfies ViewModule;
