import { html, nothing, render, type TemplateResult } from 'lit-html';
import shapesAddress from '../assets/ua-regions.json';
import type { MapShapes } from './charts/region-map.ts';
import { Arrivals } from './core/arrivals.ts';
import { dayInKyiv } from './core/dates.ts';
import { HeldOrder } from './core/held-order.ts';
import { LOCALES } from './core/locale.ts';
import { applyTheme, storedTheme, type Theme } from './core/theme.ts';
import { enableTooltips } from './core/tooltip.ts';
import { format, parse, pinned, rangeOf, type ViewState } from './core/view-state.ts';
import { Api, serverNow } from './data/api.ts';
import type { RequestList, Regions, Topics, TrainingRequest } from './data/api-types.ts';
import { Directory } from './data/directory.ts';
import { Fault } from './data/faults.ts';
import { type Entry, Feed } from './data/feed.ts';
import { type Demand, demand, type Figures } from './data/figures.ts';
import { newestPath, oldestPath, queuePath, requestPath, URGENCIES } from './data/request-lists.ts';
import { forgetSession, type Session, storedSession, storeSession } from './data/session.ts';
import { completeReturn, discover, isReturn, leaveForProvider, type LocalPerson, type SignIn, signInLocally } from './data/sign-in.ts';
import { EN } from './texts/en.ts';
import { UK } from './texts/uk.ts';
import type { Context } from './views/context.ts';
import { faultPanel } from './views/faults.ts';
import { filters, reviewFilters } from './views/filters.ts';
import { overview } from './views/overview.ts';
import { focusCard, queueOf, review } from './views/review.ts';
import { ReviewDesk } from './views/review-desk.ts';
import { shell } from './views/shell.ts';
import { signIn } from './views/sign-in.ts';

const TEXTS = { uk: UK, en: EN };
const REFRESH_MILLIS = 15_000;
const OLD_MILLIS = 5 * 60_000;
const SLOW_MILLIS = 3_000;
const NOTICE_MILLIS = 6_000;
const FIRST_RETRY_SECONDS = 5;
const LONGEST_RETRY_SECONDS = 60;
const MOST_EMPTY_PAGES = 20;

/** The cards whose charts are drawn at their real width. */
const CHARTS = ['map', 'dynamics'];

/** Everything that a session has read and begun; a new one starts empty. */
interface Work {
  session: Session;
  api: Api;
  feed: Feed;
  desk: ReviewDesk;
}

/** The page: holds the state, draws it, and renews what it shows. */
export class Page {
  private state: ViewState = parse(location.search);
  private work: Work | null = null;
  private way: SignIn | null = null;
  private signInMessage: 'signInAgain' | 'signedOut' | 'signInFailed' | null = null;
  private shapes: MapShapes | null = null;
  private theme: Theme = storedTheme();
  private notice: string | null = null;
  /** The figures on show, the state that they belong to, and when they were right. */
  private drawn: { figures: Figures; state: ViewState; freshAt: number } | null = null;
  private readonly widths = new Map<string, number>();
  private readonly tables = new Set<string>();
  private readonly order = new HeldOrder();
  private readonly arrivals = new Arrivals();
  private readonly stops = new Map<string, string>();
  private queueCursors: string[] = [];
  /** What the page on show is made of, to be renewed. */
  private paths: string[] = [];
  private renewedAt = Date.now();
  private retryAt: number | null = null;
  private failures = 0;
  private scheduled = false;
  private revision = 0;

  constructor(private readonly root: HTMLElement) {}

  async start(): Promise<void> {
    applyTheme(this.theme);
    enableTooltips(document);
    this.root.replaceChildren();
    window.addEventListener('popstate', () => this.show(parse(location.search)));
    window.addEventListener('online', () => this.renew());
    document.addEventListener('visibilitychange', () => this.tick());
    document.addEventListener('focusin', (event) => this.remember(event));
    new ResizeObserver(() => {
      if (this.measure()) {
        this.redraw();
      }
    }).observe(this.root);
    setInterval(() => this.tick(), 1000);
    void this.loadShapes();
    if (isReturn(location.search)) {
      await this.comeBack();
    }
    const session = storedSession();
    if (session !== null) {
      this.begin(session);
    } else {
      void this.findWay();
    }
    this.draw();
  }

  // ------------------------------------------------------------ signing in and out

  private begin(session: Session): void {
    const api = new Api(session.token);
    const feed = new Feed(api, (path) => this.received(path));
    this.work = { session, api, feed, desk: new ReviewDesk() };
    this.signInMessage = null;
    this.order.clear();
    this.arrivals.clear();
    this.queueCursors = [];
    this.drawn = null;
  }

  private end(message: 'signInAgain' | 'signedOut'): void {
    forgetSession();
    this.work = null;
    this.signInMessage = message;
    this.retryAt = null;
    if (this.way === null) {
      void this.findWay();
    }
    this.draw();
    focusTitle();
  }

  private async findWay(): Promise<void> {
    this.way = null;
    this.redraw();
    this.way = await discover();
    this.redraw();
  }

  private async comeBack(): Promise<void> {
    const search = location.search;
    history.replaceState(null, '', '/');
    this.way = await discover();
    try {
      if (this.way.kind !== 'provider') {
        throw new Error('no identity provider is configured');
      }
      const back = await completeReturn(this.way.provider, search);
      storeSession(back.session);
      history.replaceState(null, '', `/${back.search}`);
      this.state = parse(back.search);
    } catch {
      this.state = parse('');
      this.signInMessage = 'signInFailed';
    }
  }

  private async signInAs(person: LocalPerson): Promise<void> {
    try {
      const session = await signInLocally(person);
      storeSession(session);
      this.begin(session);
      this.draw();
      document.querySelector<HTMLElement>('#main')?.focus();
    } catch {
      this.signInMessage = 'signInFailed';
      this.redraw();
    }
  }

  private signOut(): void {
    const way = this.way;
    this.end('signedOut');
    if (way?.kind === 'provider' && way.provider.endSessionEndpoint !== undefined) {
      location.assign(way.provider.endSessionEndpoint);
    }
  }

  // ------------------------------------------------------------ state and address

  private link(change: Partial<ViewState>): string {
    return `/${format({ ...this.state, ...change })}`;
  }

  private update(change: Partial<ViewState>, replace = false): void {
    const next = { ...this.state, ...change };
    const address = `/${format(next)}`;
    if (address !== location.pathname + location.search) {
      history[replace ? 'replaceState' : 'pushState'](null, '', address);
    }
    this.show(next);
  }

  private show(next: ViewState): void {
    const before = this.state;
    this.state = next;
    this.retryAt = null;
    this.failures = 0;
    if (!(before.view === 'review' && next.view === 'review' && before.region === next.region && before.topic === next.topic)) {
      this.order.clear();
      this.queueCursors = [];
    }
    this.arrivals.clear();
    if (this.work !== null) {
      this.work.desk.search = null;
      this.work.desk.message = null;
    }
    this.draw();
    if (before.view !== next.view) {
      window.scrollTo(0, 0);
      focusTitle();
    }
  }

  private async copyLink(): Promise<void> {
    const address = `${location.origin}/${format(pinned(this.state, this.today()))}`;
    try {
      await navigator.clipboard.writeText(address);
      this.notify(this.texts.linkCopied);
    } catch {
      this.notify(this.texts.linkNotCopied);
    }
  }

  private get texts() {
    return TEXTS[this.state.language];
  }

  private today(): string {
    return dayInKyiv(new Date(serverNow()));
  }

  // ------------------------------------------------------------ data

  private async loadShapes(): Promise<void> {
    try {
      this.shapes = (await (await fetch(shapesAddress)).json()) as MapShapes;
      this.redraw();
    } catch {
      setTimeout(() => void this.loadShapes(), 5_000);
    }
  }

  private received(path: string): void {
    const work = this.work;
    if (work === null) {
      return;
    }
    const fault = work.feed.want(path).fault;
    if (fault?.kind === 'signed-out') {
      this.end('signInAgain');
      return;
    }
    if (fault?.passing && this.paths.includes(path)) {
      this.failures++;
      const growing = Math.min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** Math.min(4, this.failures - 1));
      this.retryAt ??= Date.now() + 1000 * (fault.retryAfter ?? growing);
    }
    this.redraw();
  }

  /** Asks the server again for all that is on show. */
  private renew(): void {
    this.renewedAt = Date.now();
    this.retryAt = null;
    const feed = this.work?.feed;
    if (feed !== undefined) {
      void Promise.all(this.paths.map((path) => feed.refresh(path))).then(() => {
        if (this.retryAt === null) {
          this.failures = 0;
        }
        this.redraw();
      });
      this.redraw();
    }
  }

  private tick(): void {
    if (this.work === null || document.visibilityState === 'hidden') {
      return;
    }
    const now = Date.now();
    if (this.retryAt === null ? now - this.renewedAt >= REFRESH_MILLIS : now >= this.retryAt) {
      this.renew();
    }
    this.redraw();
  }

  private save(request: TrainingRequest, etag: string | null): void {
    const work = this.work;
    if (work === null) {
      return;
    }
    const ctx = this.context(work, this.directoryOf(work) as Directory);
    const queue = queueOf(ctx, { desk: work.desk, pages: this.queuePages(work) });
    const at = queue.findIndex((item) => item.requestId === request.requestId);
    const next = queue[at + 1] ?? queue[at - 1] ?? null;
    const saved = work.desk.save(work.api, request, etag);
    this.redraw();
    saved
      .then((done) => {
        if (done || work.desk.message === 'changedByOther') {
          work.feed.forget(requestPath(request.requestId));
        }
        if (done) {
          this.notify(this.texts.saved(request.center.name));
          this.update({ request: at === -1 ? null : (next?.requestId ?? null) }, true);
          this.renew();
        }
        this.draw();
        focusCard();
      })
      .catch(() => this.end('signInAgain'));
  }

  // ------------------------------------------------------------ drawing

  private notify(text: string): void {
    this.notice = text;
    this.redraw();
    setTimeout(() => {
      if (this.notice === text) {
        this.notice = null;
        this.redraw();
      }
    }, NOTICE_MILLIS);
  }

  /** The tab stop of a group follows the focus. */
  private remember(event: FocusEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const group = target?.closest('[data-group]')?.getAttribute('data-group');
    const key = target?.getAttribute('data-key');
    if (group != null && key != null && this.stops.get(group) !== key) {
      this.stops.set(group, key);
      this.revision++;
      this.redraw();
    }
  }

  /** Draws once for what has come by then: answers often come together. */
  private redraw(): void {
    if (!this.scheduled) {
      this.scheduled = true;
      setTimeout(() => {
        this.scheduled = false;
        this.draw();
      });
    }
  }

  private draw(): void {
    const { language, view } = this.state;
    // Only when it changes: an attribute of the root has the looks of everything computed anew.
    if (document.documentElement.lang !== language) {
      document.documentElement.lang = language;
    }
    document.title = `${this.texts.views[view]} – ${this.texts.productName}`;
    this.paint();
    const unmeasured = CHARTS.some((id) => !this.widths.has(id) && document.getElementById(`card-${id}`) !== null);
    if (unmeasured && this.measure()) {
      this.paint();
    }
  }

  /** Reads how wide the charts' places are; answers whether one changed. */
  private measure(): boolean {
    let changed = false;
    for (const id of CHARTS) {
      const place = this.root.querySelector<HTMLElement>(`#card-${id} .card-body`);
      if (place !== null) {
        const style = getComputedStyle(place);
        const width = Math.floor(place.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight));
        if (this.widths.get(id) !== width) {
          this.widths.set(id, width);
          this.revision++;
          changed = true;
        }
      }
    }
    return changed;
  }

  private directoryOf(work: Work): Directory | null {
    const topics = work.feed.want<Topics>('/v1/topics').data;
    const regions = work.feed.want<Regions>('/v1/regions').data;
    return topics === null || regions === null ? null : new Directory(topics, regions, this.texts, this.state.language);
  }

  private context(work: Work, directory: Directory): Context {
    return {
      state: this.state,
      texts: this.texts,
      locale: LOCALES[this.state.language],
      directory,
      session: work.session,
      tables: this.tables,
      arrivals: this.arrivals,
      retryAt: this.retryAt,
      widthOf: (id) => this.widths.get(id) ?? 600,
      update: (change, replace) => this.update(change, replace),
      link: (change) => this.link(change),
      revision: this.revision,
      redraw: () => {
        this.revision++;
        this.draw();
      },
      hold: (key, ids) => this.order.hold(key, ids),
      current: (group, keys) => {
        const stop = this.stops.get(group);
        return stop !== undefined && keys.includes(stop) ? stop : (keys[0] ?? '');
      },
    };
  }

  private paint(): void {
    const { work } = this;
    let body: TemplateResult;
    let banner: string | null = null;
    let waiting: number | null = null;
    if (work === null) {
      body = signIn({
        texts: this.texts,
        way: this.way,
        message: this.signInMessage,
        local: (person) => void this.signInAs(person),
        provider: () => {
          if (this.way?.kind === 'provider') {
            void leaveForProvider(this.way.provider);
          }
        },
        retry: () => void this.findWay(),
      });
    } else {
      const directory = this.directoryOf(work);
      if (directory === null) {
        body = this.beforeNames(work);
      } else {
        const ctx = this.context(work, directory);
        [body, banner] = this.state.view === 'review' ? [this.reviewBody(work, ctx), null] : this.overviewBody(work, ctx);
        waiting = this.state.view === 'overview' ? (this.drawn?.figures.main.totals.needsReview ?? null) : null;
      }
    }
    render(
      shell(
        {
          state: this.state,
          texts: this.texts,
          locale: LOCALES[this.state.language],
          session: work?.session ?? null,
          waiting,
          theme: this.theme,
          setTheme: (theme) => {
            this.theme = theme;
            applyTheme(theme);
            this.redraw();
          },
          link: (change) => this.link(change),
          update: (change) => this.update(change),
          signOut: () => this.signOut(),
        },
        body,
        html`<div class="notices">
          <div role="status">${banner === null ? nothing : html`<p class="notice old" id="banner">${banner}</p>`}</div>
          <div role="status">${this.notice === null ? nothing : html`<p class="notice">${this.notice}</p>`}</div>
        </div>`,
      ),
      this.root,
    );
  }

  /** Topics and regions have no names yet. */
  private beforeNames(work: Work): TemplateResult {
    const paths = ['/v1/topics', '/v1/regions'];
    this.paths = paths;
    const entries = paths.map((path) => work.feed.want(path));
    const fault = entries.map((entry) => entry.fault).find((one) => one !== null) ?? null;
    return this.loadingOr(fault, entries.map((entry) => entry.loadingSince).find((since) => since !== null) ?? null);
  }

  private loadingOr(fault: Fault | null, loadingSince: number | null): TemplateResult {
    if (fault !== null) {
      const ctx = {
        texts: this.texts,
        locale: LOCALES[this.state.language],
        state: this.state,
        retryAt: this.retryAt,
        update: (change: Partial<ViewState>) => this.update(change),
      };
      return faultPanel(ctx, fault, () => this.renew());
    }
    const slow = loadingSince !== null && Date.now() - loadingSince > SLOW_MILLIS;
    return html`<div class="loading" aria-busy="true">
      <p role="status">${slow ? this.texts.slow : this.texts.loading}</p>
      <div class="skeleton" aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<div></div>`)}</div>
    </div>`;
  }

  private overviewBody(work: Work, ctx: Context): [TemplateResult, string | null] {
    const range = rangeOf(this.state.period, this.today());
    const wanted: Demand = demand(work.feed, this.state, range);
    const oldest = URGENCIES.map((urgency) => ({ urgency, list: work.feed.want<RequestList>(oldestPath(this.state, urgency)) }));
    const newestKey = newestPath(this.state);
    const newest = work.feed.want<RequestList>(newestKey);
    this.paths = [...wanted.paths, newestKey, ...URGENCIES.map((urgency) => oldestPath(this.state, urgency))];
    if (wanted.figures !== null && wanted.freshAt !== null) {
      this.drawn = { figures: wanted.figures, state: this.state, freshAt: wanted.freshAt };
    } else if (wanted.fault !== null) {
      this.drawn = null;
    }
    const { drawn } = this;
    const bar = filters(ctx, {
      range,
      today: this.today(),
      freshAt: drawn?.freshAt ?? null,
      refresh: () => this.renew(),
      copyLink: () => void this.copyLink(),
    });
    const title = html`<h1 class="hidden" id="view-title" tabindex="-1">${this.texts.views.overview}</h1>`;
    if (drawn === null) {
      return [html`${title}${bar}${this.loadingOr(wanted.fault, wanted.loadingSince)}`, null];
    }
    // Until the figures of a new choice are there, those of the last one stay as they are.
    const busy = wanted.figures === null;
    const parts = { figures: drawn.figures, shapes: this.shapes, today: this.today(), oldest, newest, newestKey };
    const body = html`${title}${bar}
      <div class="figures" aria-busy=${busy ? 'true' : 'false'}>${overview({ ...ctx, state: drawn.state }, parts)}</div>`;
    return [body, this.bannerOf(wanted, drawn.freshAt, busy)];
  }

  /** What must be said while older figures stay on show. */
  private bannerOf(wanted: Demand, freshAt: number, busy: boolean): string | null {
    const { texts } = this;
    const locale = LOCALES[this.state.language];
    const age = serverNow() - freshAt;
    if (wanted.stale && wanted.fault !== null) {
      return `${texts.faults[wanted.fault.kind]?.title ?? ''}. ${texts.keptFigures} ${age > OLD_MILLIS ? texts.oldFigures(locale.ago(age)) : ''}`;
    }
    if (busy && wanted.loadingSince !== null && Date.now() - wanted.loadingSince > SLOW_MILLIS) {
      return texts.slow;
    }
    return age > OLD_MILLIS ? texts.oldFigures(locale.ago(age)) : null;
  }

  /** The pages of the queue that were asked for; where they show nothing, a page may be empty before the list ends. */
  private queuePages(work: Work): Entry<RequestList>[] {
    const pages = [null, ...this.queueCursors].map((cursor) => work.feed.want<RequestList>(queuePath(this.state, cursor)));
    const cursor = pages.at(-1)?.data?.nextCursor ?? null;
    const nothingYet = pages.every((page) => (page.data?.items ?? []).every((item) => work.desk.decided.has(item.requestId)));
    if (cursor !== null && nothingYet && pages.length < MOST_EMPTY_PAGES) {
      this.queueCursors = [...this.queueCursors, cursor];
      return [...pages, work.feed.want<RequestList>(queuePath(this.state, cursor))];
    }
    return pages;
  }

  private reviewBody(work: Work, ctx: Context): TemplateResult {
    const pages = this.queuePages(work);
    const queue = queueOf(ctx, { desk: work.desk, pages });
    const cursor = pages.at(-1)?.data?.nextCursor ?? null;
    const open = this.state.request ?? queue[0]?.requestId ?? null;
    const entry = open === null ? null : work.feed.want<TrainingRequest>(requestPath(open));
    this.paths = [null, ...this.queueCursors].map((one) => queuePath(this.state, one));
    const shownCtx = { ...ctx, state: { ...ctx.state, request: open } };
    return html`${reviewFilters(ctx)}
    ${review(shownCtx, {
      desk: work.desk,
      pages,
      open: entry,
      more:
        cursor === null
          ? null
          : () => {
              this.queueCursors = [...this.queueCursors, cursor];
              this.draw();
            },
      save: (request, etag) => this.save(request, etag),
      retry: () => {
        if (open !== null) {
          void work.feed.refresh(requestPath(open));
        }
        this.renew();
      },
    })}`;
  }
}

function focusTitle(): void {
  document.querySelector<HTMLElement>('#view-title')?.focus();
}
