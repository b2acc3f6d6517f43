import type { Answer } from '../../data/api.ts';
import { type Decided, isReversible } from '../../data/decisions.ts';
import type { Entry } from '../../data/feed.ts';
import type { Fault } from '../../data/faults.ts';
import { requestPath, shownRequestPath, unveiledRequestPath } from '../../data/request-lists.ts';
import type { Decision, TrainingRequest } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { guarded, saidOf } from '../../ui/guarded.ts';
import { reasonOf, type Result, separate, undoAll } from './bulk.ts';
import { Drafts, NOT_A_REQUEST, type Objection, objection } from './drafts.ts';
import { ANY, RequestSearch } from './search.ts';
import { REQUEST_TEXTS } from './texts.ts';

/** Keys do nothing for so long after another request came under the eyes. */
const DEAF_MILLIS = 500;
const OTHERS = 30;
const LONGEST_REASON = 200;

export type Message = 'changedByOther' | 'settledByOther' | 'saveFailed' | 'reviewReadOnly' | Objection;

/** What a view does around the desk. */
interface Around {
  /** The request is settled: show what follows. */
  settled(ctx: Context, request: TrainingRequest): void;
  /** The request is changed and stays on show. */
  changed(ctx: Context, request: TrainingRequest): void;
  /** Goes to a neighbour. */
  step(ctx: Context, by: number): void;
}

/** The open request: what is done with it, and what of it is unfolded. */
export class RequestDesk {
  readonly drafts = new Drafts(sessionStorage);
  /** Text in the field that looks for a topic; null while it is closed. */
  search: string | null = null;
  /** The option that arrow keys have reached. */
  option = 0;
  saving = false;
  message: Message | null = null;
  /** What the server says of a decision that it refused. */
  refusal: string | null = null;
  panel: 'merge' | 'mask' | null = null;
  /** The request that the open one is to be merged into. */
  into: string | null = null;
  /** The places of the words that are to be hidden. */
  hidden = new Set<number>();
  label = "ім'я";
  /** Whose author and original text were asked for, and why. */
  private readonly unveiled = new Map<string, string>();
  private others: { id: string; search: RequestSearch } | null = null;
  /** The request on show, and since when there is something of it to read. */
  private shown: { id: string; since: number | null } | null = null;

  constructor(private readonly around: Around) {}

  /** The request of this id, as it is shown. A look at the author is recorded, so it is asked for only when it is wanted. */
  entry(ctx: Context, id: string): Entry<TrainingRequest> {
    const reason = this.unveiled.get(id);
    const entry = ctx.feed.once<TrainingRequest>(reason === undefined ? shownRequestPath(id) : unveiledRequestPath(id, reason));
    if (this.shown?.id !== id) {
      this.shown = { id, since: null };
      this.close();
    }
    if (entry.data !== null) {
      this.shown.since ??= Date.now();
    }
    return entry;
  }

  isUnveiled(id: string): boolean {
    return this.unveiled.has(id);
  }

  unveil(ctx: Context, id: string): void {
    const reason = prompt(REQUEST_TEXTS[ctx.state.language].showAuthorReason)?.trim().slice(0, LONGEST_REASON);
    if (reason) {
      this.unveiled.set(id, reason);
      ctx.redraw();
    }
  }

  /** Whether the request came under the eyes just now: a key that was meant for the last one must not decide about it. */
  get deaf(): boolean {
    const since = this.shown?.since ?? null;
    return since === null || Date.now() - since < DEAF_MILLIS;
  }

  /** Folds everything. */
  close(): void {
    this.search = null;
    this.message = null;
    this.refusal = null;
    this.panel = null;
    this.into = null;
    this.hidden = new Set();
  }

  // ------------------------------------------------------------ topics

  toggle(ctx: Context, request: TrainingRequest, topic: string): void {
    this.message = this.drafts.toggle(request, topic);
    ctx.redraw();
  }

  add(ctx: Context, request: TrainingRequest, topic: string): void {
    this.message = this.drafts.add(request, topic);
    this.search = null;
    ctx.redraw();
  }

  openSearch(ctx: Context): void {
    this.search = '';
    this.option = 0;
    ctx.redraw();
    document.querySelector<HTMLElement>('#topic-search')?.focus();
  }

  /** Saves the chosen topics; what waited for review is then settled. */
  async confirm(ctx: Context, request: TrainingRequest, etag: string | null): Promise<void> {
    const topics = this.drafts.chosen(request);
    this.message = objection(topics);
    if (this.message !== null || this.saving) {
      ctx.redraw();
      return;
    }
    await this.decide(ctx, request, etag, {
      topics,
      ...(request.status === 'needs-review' ? { status: 'classified' } : {}),
      ...this.words(request),
    });
  }

  async setStatus(ctx: Context, request: TrainingRequest, etag: string | null, status: NonNullable<Decision['status']>): Promise<void> {
    const topics = this.drafts.chosen(request);
    const words = this.words(request);
    if (status === 'classified' && words.note === undefined) {
      this.refusal = REQUEST_TEXTS[ctx.state.language].noteNeeded;
      ctx.redraw();
      document.querySelector<HTMLElement>('.note-field textarea')?.focus();
      return;
    }
    await this.decide(ctx, request, etag, {
      status,
      ...(request.status === 'needs-review' || this.drafts.changed(request) ? { topics } : {}),
      ...words,
    });
  }

  /** Sends what is written for the author as a question; the request stays as it is. */
  async ask(ctx: Context, request: TrainingRequest, etag: string | null): Promise<void> {
    const texts = REQUEST_TEXTS[ctx.state.language];
    const { reason: text } = this.words(request);
    if (text === undefined) {
      this.refusal = texts.questionNeeded;
      ctx.redraw();
      document.querySelector<HTMLElement>('#reason')?.focus();
      return;
    }
    await this.act(ctx, request, async () => {
      const asked = (await ctx.api.post(`${requestPath(request.requestId)}/questions`, { text }, { etag })) as TrainingRequest;
      this.forget(ctx, request.requestId);
      ctx.notify(texts.asked);
      this.around.changed(ctx, asked);
    });
  }

  /** What was written to the decision: for colleagues, and for the author. */
  private words({ requestId }: TrainingRequest): { note?: string; reason?: string } {
    const note = this.drafts.noteOf(requestId).trim();
    const reason = this.drafts.reasonOf(requestId).trim();
    return { ...(note === '' ? {} : { note }), ...(reason === '' ? {} : { reason }) };
  }

  private async decide(ctx: Context, request: TrainingRequest, etag: string | null, decision: Decision): Promise<void> {
    const texts = REQUEST_TEXTS[ctx.state.language];
    await this.act(ctx, request, async () => {
      const saved = await ctx.api.patch<TrainingRequest>(requestPath(request.requestId), etag, decision);
      this.forget(ctx, request.requestId);
      const decided = ctx.decisions.add(request, saved.data, saved.etag);
      const name =
        decision.status === undefined || decision.status === 'classified'
          ? ctx.texts.saved(request.center.name)
          : texts.statusSet(ctx.texts.statusNames[decision.status] ?? decision.status, request.center.name);
      ctx.notify(name, isReversible(decided) ? { name: texts.undo, run: () => void this.undo(ctx, [decided]) } : undefined);
      this.around.settled(ctx, saved.data);
    });
  }

  // ------------------------------------------------------------ undoing

  async undoLast(ctx: Context): Promise<void> {
    const texts = REQUEST_TEXTS[ctx.state.language];
    const last = ctx.decisions.last();
    if (last === null) {
      ctx.notify(texts.nothingToUndo);
    } else {
      await this.undo(ctx, [last]);
    }
  }

  /** Takes decisions back; what the server does not take back is opened, to be corrected by hand. */
  async undo(ctx: Context, decided: Decided[]): Promise<void> {
    const texts = REQUEST_TEXTS[ctx.state.language];
    const work = async () => {
      const results: Result[] = await undoAll(ctx.api, ctx.decisions, decided, texts.undoNote);
      const failed = results.find((result) => result.status !== 200);
      for (const one of decided) {
        this.forget(ctx, one.requestId);
        if (one.mergedInto !== undefined) {
          this.forget(ctx, one.mergedInto);
        }
      }
      for (const result of results) {
        if (result.request !== undefined) {
          this.around.changed(ctx, result.request);
        }
      }
      const first = decided[0];
      if (failed !== undefined) {
        const about = decided.find((one) => one.requestId === failed.requestId);
        ctx.notify(texts.notUndone(about?.center ?? ''));
        ctx.update({ request: failed.requestId });
        this.refusal = `${texts.refused} ${reasonOf(failed)}`;
      } else if (first !== undefined) {
        ctx.notify(texts.undone(decided.length === 1 ? first.center : ctx.locale.counted(decided.length, ctx.texts.requests)));
        ctx.update({ request: first.requestId });
      }
      ctx.renew();
    };
    await guarded(ctx, work, () => ctx.notify(texts.failed));
  }

  // ------------------------------------------------------------ merging

  openMerge(ctx: Context, request: TrainingRequest): void {
    this.panel = 'merge';
    this.into = request.similar?.[0] ?? null;
    ctx.redraw();
  }

  async merge(ctx: Context, request: TrainingRequest, into: string): Promise<void> {
    const texts = REQUEST_TEXTS[ctx.state.language];
    await this.act(ctx, request, async () => {
      const merged = (await ctx.api.post(`${requestPath(request.requestId)}/merge`, { into })) as TrainingRequest;
      this.forget(ctx, request.requestId);
      this.forget(ctx, into);
      this.close();
      const decided = ctx.decisions.add(request, { ...merged, mergedInto: into }, null);
      ctx.notify(texts.merged(request.center.name), { name: texts.undo, run: () => void this.undo(ctx, [decided]) });
      this.around.settled(ctx, merged);
    });
  }

  async separate(ctx: Context, request: TrainingRequest): Promise<void> {
    const texts = REQUEST_TEXTS[ctx.state.language];
    await this.act(ctx, request, async () => {
      const { request: apart } = await separate(ctx.api, ctx.decisions, request.requestId);
      this.forget(ctx, request.requestId);
      if (request.mergedInto !== undefined) {
        this.forget(ctx, request.mergedInto);
      }
      ctx.notify(texts.separated(request.center.name));
      this.around.changed(ctx, apart ?? request);
      ctx.renew();
    });
  }

  /** The requests of the same centre, those in nearly the same words first. */
  ofSameCenter(ctx: Context, request: TrainingRequest): { items: TrainingRequest[]; loading: boolean } {
    if (this.others?.id !== request.requestId) {
      this.others?.search.stop();
      const find = { ...ANY, region: request.region, center: request.center.code };
      this.others = { id: request.requestId, search: new RequestSearch(ctx.api, find, () => ctx.redraw()) };
      void this.others.search.upTo(OTHERS);
    }
    const { search } = this.others;
    const similar = new Set(request.similar ?? []);
    const items = search.items.filter((one) => one.requestId !== request.requestId);
    const likest = (one: TrainingRequest) => (similar.has(one.requestId) ? 0 : 1);
    return { items: items.sort((a, b) => likest(a) - likest(b)), loading: search.loading };
  }

  // ------------------------------------------------------------ personal data

  async mask(ctx: Context, request: TrainingRequest, etag: string | null, text: string): Promise<void> {
    const texts = REQUEST_TEXTS[ctx.state.language];
    await this.act(ctx, request, async () => {
      const saved: Answer<TrainingRequest | null> = await ctx.api.put(`${requestPath(request.requestId)}/text`, etag, { text });
      this.forget(ctx, request.requestId);
      this.close();
      ctx.notify(texts.masked);
      this.around.changed(ctx, saved.data ?? { ...request, text });
    });
  }

  async erase(ctx: Context, request: TrainingRequest): Promise<void> {
    const texts = REQUEST_TEXTS[ctx.state.language];
    if (confirm(texts.eraseAsk)) {
      await this.act(ctx, request, async () => {
        await ctx.api.remove(`${requestPath(request.requestId)}/personal-data`);
        this.forget(ctx, request.requestId);
        this.unveiled.delete(request.requestId);
        ctx.notify(texts.erased);
        ctx.redraw();
      });
    }
  }

  // ------------------------------------------------------------ keys

  /** What the keys do anywhere but in a field. Answers whether the key meant something. */
  key(event: KeyboardEvent, ctx: Context, request: TrainingRequest | null, etag: string | null): boolean {
    const act = this.actionOf(event, ctx, request, etag);
    if (act === null) {
      return false;
    }
    event.preventDefault();
    // A key that is held down decides once.
    if (!event.repeat || event.code === 'KeyJ' || event.code === 'KeyK') {
      act();
    }
    return true;
  }

  private actionOf(event: KeyboardEvent, ctx: Context, request: TrainingRequest | null, etag: string | null): (() => void) | null {
    if (event.code === 'KeyJ') {
      return () => this.around.step(ctx, 1);
    }
    if (event.code === 'KeyK') {
      return () => this.around.step(ctx, -1);
    }
    if (ctx.session.role === 'regional') {
      return null;
    }
    if (event.code === 'KeyZ') {
      return () => void this.undoLast(ctx);
    }
    if (request === null || this.panel !== null) {
      return null;
    }
    const target = event.target instanceof Element ? event.target : null;
    if (event.key === 'Enter') {
      const own = target?.closest('button, a, summary, input, [role=button]') != null && target.closest('.option') === null;
      return own || request.status === 'planned' || request.status === 'delivered'
        ? null
        : () => {
            if (!this.deaf) {
              void this.confirm(ctx, request, etag);
            }
          };
    }
    if (event.code === 'KeyT') {
      return () => this.openSearch(ctx);
    }
    if (event.code === 'KeyX') {
      return () => this.toggle(ctx, request, NOT_A_REQUEST);
    }
    const topic = /^[1-9]$/.test(event.key) ? this.drafts.offered(request)[Number(event.key) - 1] : undefined;
    return topic === undefined ? null : () => this.toggle(ctx, request, topic);
  }

  // ------------------------------------------------------------ calling the server

  private forget(ctx: Context, id: string): void {
    ctx.feed.forget(requestPath(id));
    this.drafts.forget(id);
  }

  /** Does one thing at a time, and says why it could not be done. */
  private async act(ctx: Context, request: TrainingRequest, work: () => Promise<void>): Promise<void> {
    if (this.saving) {
      return;
    }
    this.saving = true;
    this.message = null;
    this.refusal = null;
    ctx.redraw();
    try {
      await guarded(ctx, work, (fault) => this.explain(ctx, request, fault));
    } finally {
      this.saving = false;
      ctx.redraw();
    }
  }

  private explain(ctx: Context, request: TrainingRequest, fault: Fault): void {
    const body = fault.body as { current?: TrainingRequest } | null;
    if (fault.kind === 'conflict' && body?.current !== undefined) {
      // The choice was about a state that is no more.
      this.forget(ctx, request.requestId);
      this.message = body.current.status === 'needs-review' || request.status !== 'needs-review' ? 'changedByOther' : 'settledByOther';
      this.around.changed(ctx, body.current);
    } else if (fault.kind === 'forbidden') {
      this.message = 'reviewReadOnly';
    } else if (fault.kind === 'invalid' || fault.kind === 'conflict') {
      const said = saidOf(fault);
      this.refusal = said === '' ? ctx.texts.saveFailed : `${REQUEST_TEXTS[ctx.state.language].refused} ${said}`;
    } else {
      this.message = 'saveFailed';
    }
  }
}
