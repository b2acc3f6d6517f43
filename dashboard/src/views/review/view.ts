import { html, type TemplateResult } from 'lit-html';
import type { ViewState } from '../../core/view-state.ts';
import type { Entry } from '../../data/feed.ts';
import { Fault } from '../../data/faults.ts';
import { queuePath, requestPath } from '../../data/request-lists.ts';
import type { RequestList, TrainingRequest } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { reviewFilters } from '../../ui/filters.ts';
import type { View, ViewModule } from '../view.ts';
import { Drafts } from './drafts.ts';
import { focusCard, queueOf, review } from './review.ts';
import style from './review.css';

const MOST_EMPTY_PAGES = 20;

/** The requests whose topics a person must confirm, one after another. */
class Review implements View {
  private readonly drafts = new Drafts();
  private cursors: string[] = [];

  enter(before: ViewState | null, now: ViewState): void {
    if (before === null || before.region !== now.region || before.topic !== now.topic) {
      this.cursors = [];
    }
    this.drafts.search = null;
    this.drafts.message = null;
  }

  draw(ctx: Context): TemplateResult {
    const pages = this.pages(ctx);
    const queue = queueOf(ctx, { drafts: this.drafts, pages });
    const cursor = pages.at(-1)?.data?.nextCursor ?? null;
    const open = ctx.state.request ?? queue[0]?.requestId ?? null;
    // A look at a request is recorded, so it is not asked for again by itself.
    const entry = open === null ? null : ctx.feed.once<TrainingRequest>(requestPath(open));
    return html`${reviewFilters(ctx)}
    ${review({ ...ctx, state: { ...ctx.state, request: open } }, {
      drafts: this.drafts,
      pages,
      open: entry,
      more:
        cursor === null
          ? null
          : () => {
              this.cursors = [...this.cursors, cursor];
              ctx.redraw();
            },
      save: (request, etag) => void this.save(ctx, request, etag),
      retry: () => {
        if (open !== null) {
          void ctx.feed.refresh(requestPath(open));
        }
        ctx.renew();
      },
    })}`;
  }

  /** The pages of the queue that were asked for; where they show nothing, a page may be empty before the list ends. */
  private pages(ctx: Context): Entry<RequestList>[] {
    const pages = [null, ...this.cursors].map((cursor) => ctx.feed.want<RequestList>(queuePath(ctx.state, cursor)));
    const cursor = pages.at(-1)?.data?.nextCursor ?? null;
    const nothingYet = pages.every((page) => (page.data?.items ?? []).every((item) => this.drafts.decided.has(item.requestId)));
    if (cursor !== null && nothingYet && pages.length < MOST_EMPTY_PAGES) {
      this.cursors = [...this.cursors, cursor];
      return [...pages, ctx.feed.want<RequestList>(queuePath(ctx.state, cursor))];
    }
    return pages;
  }

  private async save(ctx: Context, request: TrainingRequest, etag: string | null): Promise<void> {
    const { drafts } = this;
    const queue = queueOf(ctx, { drafts, pages: this.pages(ctx) });
    const at = queue.findIndex((item) => item.requestId === request.requestId);
    const next = queue[at + 1] ?? queue[at - 1] ?? null;
    try {
      const saving = drafts.save(ctx.api, request, etag);
      ctx.redraw();
      const saved = await saving;
      if (saved !== null || drafts.message === 'changedByOther') {
        ctx.feed.forget(requestPath(request.requestId));
      }
      if (saved !== null) {
        ctx.decisions.add(request, saved.data, saved.etag);
        ctx.notify(ctx.texts.saved(request.center.name));
        ctx.update({ request: at === -1 ? null : (next?.requestId ?? null) }, true);
        ctx.renew();
      }
      ctx.redraw();
      focusCard();
    } catch (error) {
      if (error instanceof Fault && error.kind === 'signed-out') {
        ctx.endSession();
      } else {
        throw error;
      }
    }
  }
}

export default { create: () => new Review(), style } satisfies ViewModule;
