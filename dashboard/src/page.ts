import { html, nothing, type TemplateResult } from 'lit-html';
import { dayInKyiv } from './core/dates.ts';
import { LOCALES } from './core/locale.ts';
import { applyTheme, storedTheme, type Theme } from './core/theme.ts';
import { type AddressFault, changed, format, parse, pinned, type ViewState } from './core/view-state.ts';
import { serverNow } from './data/api.ts';
import { Directory } from './data/directory.ts';
import { Fault } from './data/faults.ts';
import { queueLength } from './data/queue.ts';
import type { Me, Regions, Topics } from './data/types.ts';
import { Refresher } from './refresher.ts';
import { Renderer } from './renderer.ts';
import { SignInFlow } from './sign-in/flow.ts';
import { signInPanel } from './sign-in/panel.ts';
import type { Session } from './sign-in/session.ts';
import { SessionState } from './sign-in/session-state.ts';
import { TEXTS } from './texts/texts.ts';
import type { Context, Remedy } from './ui/context.ts';
import { closeMenus } from './ui/card/menu.ts';
import { faultPanel, loadingPanel } from './ui/fault/panel.ts';
import { addressFaults } from './ui/fault/address.ts';
import { shell } from './ui/shell/shell.ts';
import { wear } from './ui/style.ts';
import { enableTooltips } from './ui/tooltip/tooltip.ts';
import { ownFaults, viewOf } from './views/registry.ts';
import type { View, ViewModule } from './views/view.ts';

/** Where the API says who is signed in. */
const ME = '/v1/me';

const NOTICE_MILLIS = 8_000;

/** The page: holds what its address says, who is signed in, and what they are told; draws it through the view of the address. */
export class Page {
  /** Before anything is known, what takes long is counted from here. */
  private readonly openedAt = Date.now();

  private state: ViewState = parse(location.search);
  private session: SessionState | null = null;
  private theme: Theme = storedTheme();
  private notice: { text: string; remedy: Remedy | null } | null = null;
  /** Whether the title of the view on show is to have the focus as soon as it is drawn. */
  private titleDue = false;
  /** The modules of the views that were loaded, or why one could not be. */
  private readonly modules = new Map<string, ViewModule | Fault>();
  /** The view on show, to tell it what it comes after. */
  private entered: { view: View; state: ViewState } | null = null;
  private readonly renderer: Renderer;
  private readonly refresher = new Refresher(() => this.renewFeed());
  private readonly signIn = new SignInFlow(
    () => this.renderer.redraw(),
    (session) => {
      this.begin(session);
      this.renderer.draw();
      document.querySelector<HTMLElement>('#main')?.focus();
    },
    () => this.end(),
  );

  constructor(root: HTMLElement) {
    this.renderer = new Renderer(
      root,
      () => this.make(),
      () => this.afterDrawing(),
    );
  }

  async start(): Promise<void> {
    applyTheme(this.theme);
    enableTooltips(document);
    closeMenus(document);
    void this.module();
    this.renderer.start();
    window.addEventListener('popstate', () => this.show(parse(location.search)));
    window.addEventListener('online', () => void this.refresher.renew());
    document.addEventListener('visibilitychange', () => this.tick());
    document.addEventListener('keydown', (event) => this.key(event));
    setInterval(() => this.tick(), 1000);
    const session = await this.signIn.start();
    this.state = parse(location.search);
    if (session !== null) {
      this.begin(session);
    }
    this.renderer.draw();
  }

  // ------------------------------------------------------------ the session

  private begin(session: Session): void {
    this.session = new SessionState(
      session,
      (path) => this.received(path),
      () => this.signIn.renew(),
    );
    this.entered = null;
    this.renderer.forgetOrders();
  }

  /** Who is signed in, with the role that counts now and not the one that the token was issued with. */
  private person(): Session | null {
    const { session } = this;
    return session === null ? null : { ...session.session, ...(session.feed.once<Me>(ME).data ?? {}) };
  }

  private end(): void {
    this.session = null;
    this.notice = null;
    this.refresher.reset();
    this.titleDue = true;
    this.renderer.draw();
  }

  private expired(): void {
    if (this.session !== null) {
      this.signIn.expire();
      this.end();
    }
  }

  private received(path: string): void {
    const feed = this.session?.feed;
    if (feed === undefined) {
      return;
    }
    const { fault } = feed.once(path);
    if (fault?.kind === 'signed-out') {
      this.expired();
      return;
    }
    if (path === ME) {
      void this.module();
    } else if (fault?.kind === 'forbidden') {
      void feed.refresh(ME);
    }
    if (fault !== null && feed.shows(path)) {
      this.refresher.failed(fault);
    }
    this.renderer.redraw();
  }

  private async renewFeed(): Promise<void> {
    this.renderer.redraw();
    await this.session?.feed.renew();
    this.renderer.redraw();
  }

  private tick(): void {
    if (this.session !== null && document.visibilityState !== 'hidden') {
      this.refresher.tick();
      this.renderer.redraw();
    }
  }

  // ------------------------------------------------------------ state and address

  private update(change: Partial<ViewState>, replace = false): void {
    const next = changed(this.state, change);
    const address = `/${format(next)}`;
    if (address !== location.pathname + location.search) {
      history[replace ? 'replaceState' : 'pushState'](null, '', address);
    }
    this.show(next);
  }

  private show(next: ViewState): void {
    const before = this.state;
    this.state = next;
    this.refresher.reset();
    if (format({ ...before, request: null }) !== format({ ...next, request: null })) {
      this.renderer.forgetOrders();
    }
    void this.module();
    this.titleDue ||= before.view !== next.view;
    this.renderer.draw();
    if (before.view !== next.view) {
      window.scrollTo(0, 0);
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

  private get locale() {
    return LOCALES[this.state.language];
  }

  private today(): string {
    return dayInKyiv(new Date(serverNow()));
  }

  private notify(text: string, remedy: Remedy | null = null): void {
    const notice = { text, remedy };
    this.notice = notice;
    this.renderer.redraw();
    setTimeout(() => {
      if (this.notice === notice) {
        this.notice = null;
        this.renderer.redraw();
      }
    }, NOTICE_MILLIS);
  }

  // ------------------------------------------------------------ views

  /** Loads the view that the address names. */
  private async module(): Promise<void> {
    const entry = viewOf(this.state.view, this.person());
    if (this.modules.get(entry.id) instanceof Fault) {
      this.modules.delete(entry.id);
    }
    if (!this.modules.has(entry.id)) {
      try {
        const module = (await entry.load()).default;
        wear(module.style);
        this.modules.set(entry.id, module);
      } catch {
        this.modules.set(entry.id, new Fault('offline'));
      }
      this.renderer.redraw();
    }
  }

  private viewOf(session: SessionState): View | Fault | null {
    const { id } = viewOf(this.state.view, this.person());
    const module = this.modules.get(id);
    return module === undefined || module instanceof Fault ? (module ?? null) : session.view(id, module);
  }

  private directoryOf(session: SessionState): Directory | Fault | null {
    const me = session.feed.want<Me>(ME);
    const topics = session.feed.want<Topics>('/v1/topics');
    const regions = session.feed.want<Regions>('/v1/regions');
    if (me.fault?.kind === 'forbidden') {
      return me.fault;
    }
    return me.data === null || topics.data === null || regions.data === null
      ? (me.fault ?? topics.fault ?? regions.fault)
      : Directory.of(topics.data, regions.data, this.texts, this.state.language);
  }

  private context(session: SessionState, directory: Directory): Context {
    const { renderer } = this;
    return {
      state: this.state,
      texts: this.texts,
      locale: this.locale,
      directory,
      session: this.person() ?? session.session,
      today: this.today(),
      tables: renderer.tables,
      arrivals: renderer.arrivals,
      revision: renderer.revision,
      retryAt: this.refresher.retryAt,
      widthOf: (id) => renderer.widthOf(id),
      hold: (key, ids) => renderer.order.hold(key, ids),
      current: (group, keys) => renderer.current(group, keys),
      feed: session.feed,
      api: session.api,
      decisions: session.decisions,
      update: (change, replace) => this.update(change, replace),
      link: (change) => `/${format(changed(this.state, change))}`,
      redraw: () => renderer.touch(),
      renew: () => void this.refresher.renew(),
      notify: (text, remedy) => this.notify(text, remedy ?? null),
      copyLink: () => void this.copyLink(),
      endSession: () => this.expired(),
    };
  }

  private ready(): { view: View; ctx: Context } | null {
    const { session } = this;
    if (session === null) {
      return null;
    }
    const view = this.viewOf(session);
    const directory = this.directoryOf(session);
    return view === null || view instanceof Fault || !(directory instanceof Directory) ? null : { view, ctx: this.context(session, directory) };
  }

  private key(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const typing = target?.matches('input:not([type=checkbox]), textarea, select, [contenteditable]') ?? false;
    if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const ready = this.ready();
      ready?.view.key?.(event, ready.ctx);
    }
  }

  // ------------------------------------------------------------ drawing

  private make(): TemplateResult {
    const { session } = this;
    session?.feed.begin();
    const [body, banner] = !isPage(location.pathname) ? [this.noSuchPage(), null] : session === null ? [this.signInBody(), null] : this.viewBody(session);
    const page = shell(
      {
        language: this.state.language,
        texts: this.texts,
        session: this.person(),
        view: viewOf(this.state.view, session?.session ?? null).id,
        waiting: session === null ? null : this.waiting(session),
        theme: this.theme,
        setTheme: (theme) => {
          this.theme = theme;
          applyTheme(theme);
          this.renderer.redraw();
        },
        link: (change) => `/${format(changed(this.state, change))}`,
        update: (change) => this.update(change),
        signOut: () => {
          void this.signIn.leave();
          this.end();
        },
      },
      html`${addressFaults(this.texts, this.addressFaults())}${body}`,
      this.notices(banner),
    );
    session?.feed.end();
    return page;
  }

  /** What in the address is not understood; a section that this person may not see is none. */
  private addressFaults(): readonly AddressFault[] {
    const { state, session } = this;
    if (session === null) {
      return state.faults;
    }
    const view = viewOf(state.view, this.person());
    return [...state.faults, ...(view.id === state.view ? ownFaults(view, state) : [{ kind: 'value', parameter: 'view' } as const])];
  }

  private notices(banner: string | null): TemplateResult {
    const { notice } = this;
    return html`<div class="notices">
      <div role="status">${banner === null ? nothing : html`<p class="notice old" id="banner">${banner}</p>`}</div>
      <div role="status">
        ${notice === null
          ? nothing
          : html`<p class="notice">
              ${notice.text}
              ${notice.remedy === null
                ? nothing
                : html`<button type="button" class="remedy" @click=${() => this.remedy()}>${notice.remedy.name}</button>`}
            </p>`}
      </div>
    </div>`;
  }

  private remedy(): void {
    const remedy = this.notice?.remedy;
    this.notice = null;
    this.renderer.redraw();
    remedy?.run();
  }

  private waiting(session: SessionState): string | null {
    // By the server's clock, so only after its first answer.
    const unknown = this.person()?.role === 'regional' || !(this.directoryOf(session) instanceof Directory);
    const length = unknown ? null : queueLength(session.feed, session.decisions, this.today());
    return length === null || length === 0 ? null : this.locale.number(length);
  }

  private noSuchPage(): TemplateResult {
    const { texts } = this;
    const home = format({ ...parse(''), language: this.state.language });
    return html`<section class="card fault" id="no-such-page">
      <h1 id="view-title" tabindex="-1">${texts.noSuchPage}</h1>
      <p>${texts.noSuchPageText}</p>
      <p><a class="action primary" href="/${home}">${texts.toOverview}</a></p>
    </section>`;
  }

  private signInBody(): TemplateResult {
    const { signIn } = this;
    return signInPanel({
      texts: this.texts,
      way: signIn.way,
      message: signIn.message,
      local: (person) => void signIn.local(person),
      provider: () => signIn.provider(),
      retry: () => void signIn.discover(),
    });
  }

  private viewBody(session: SessionState): [TemplateResult, string | null] {
    const view = this.viewOf(session);
    const directory = this.directoryOf(session);
    if (view instanceof Fault || directory instanceof Fault) {
      const fault = view instanceof Fault ? view : (directory as Fault);
      const retry = () => {
        void this.module();
        void this.refresher.renew();
      };
      const words = { texts: this.texts, locale: this.locale, state: this.state, retryAt: this.refresher.retryAt };
      return [faultPanel({ ...words, update: (change) => this.update(change) }, fault, retry), null];
    }
    if (view === null || directory === null) {
      return [loadingPanel(this.texts, this.openedAt), null];
    }
    const ctx = this.context(session, directory);
    if (this.entered?.view !== view || this.entered.state !== this.state) {
      view.enter?.(this.entered?.view === view ? this.entered.state : null, this.state);
      this.entered = { view, state: this.state };
    }
    return [view.draw(ctx), view.banner?.(ctx) ?? null];
  }

  private afterDrawing(): void {
    const { language } = this.state;
    // Only when it changes: an attribute of the root has the looks of everything computed again.
    if (document.documentElement.lang !== language) {
      document.documentElement.lang = language;
    }
    const title = `${viewOf(this.state.view, this.person()).names[language]} – ${this.texts.productName}`;
    if (document.title !== title) {
      document.title = title;
    }
    this.focusTitle();
    const ready = this.ready();
    ready?.view.drawn?.(ready.ctx);
  }

  /** Moves the focus to the title of a view that was just entered, once it is there: a view may still be loading. */
  private focusTitle(): void {
    const title = this.titleDue ? document.querySelector<HTMLElement>('#view-title') : null;
    if (title !== null) {
      this.titleDue = false;
      title.focus();
    }
  }
}

/** Whether this page stands at the path; its server answers any unknown path with it. */
function isPage(path: string): boolean {
  return path === '/' || path === '/index.html';
}
