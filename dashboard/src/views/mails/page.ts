import { html, nothing, render, type TemplateResult } from 'lit-html';
import { dayInKyiv } from '../../core/dates.ts';
import { LOCALES } from '../../core/locale.ts';
import { applyTheme, storedTheme } from '../../core/theme.ts';
import { DEFAULT, format, type Language } from '../../core/view-state.ts';
import { Api, serverNow } from '../../data/api.ts';
import { Fault } from '../../data/faults.ts';
import { dashboardPath } from '../../data/figures.ts';
import { FIRST_DAY } from '../../data/queue.ts';
import { Access } from '../../sign-in/access.ts';
import { SignInFlow } from '../../sign-in/flow.ts';
import { signInPanel } from '../../sign-in/panel.ts';
import type { Session } from '../../sign-in/session.ts';
import type { Dashboard, Link, Mail, Me, Mails, Regions, Subscription, Subscriptions } from '../../data/types.ts';
import { TEXTS } from '../../texts/texts.ts';
import { shell } from '../../ui/shell/shell.ts';
import { wear } from '../../ui/style.ts';
import style from './mails.css';
import { subscriptionForm } from './own.ts';
import { TEXTS as MAIL_TEXTS } from './texts.ts';
import { lastWeek } from '../../core/weeks.ts';

/** What the table of e-mails shows: those of one subscription, or of a week. */
type Shown = { subscription: Subscription } | { week: string };

/** The administrators' page of the weekly e-mails: what they look like, who gets them, what was sent. */
class MailsPage {
  private readonly language: Language = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'uk';
  private readonly texts = MAIL_TEXTS[this.language];
  private readonly locale = LOCALES[this.language];
  private session: Session | null = null;
  private api: Api | null = null;
  private readonly signIn = new SignInFlow(
    () => this.draw(),
    (session) => void this.begin(session),
    () => this.end(),
  );
  private readonly week = lastWeek(dayInKyiv(new Date(serverNow())));
  private regions: Regions['regions'] = [];
  private own: Subscription[] = [];
  private subscriptions: Subscription[] = [];
  /** The subscriptions whose forms are filled with what they are: of all, and of the person's own. */
  private changing: Subscription | null = null;
  private changingOwn: Subscription | null = null;
  private nextSubscriptions: string | null = null;
  private mails: Mail[] = [];
  private nextMails: string | null = null;
  private shown: Shown = { week: this.week };
  private message = '';
  /** How many requests wait for review; null where that is not known or not this person's. */
  private waiting: number | null = null;
  /** Before anything was read, nothing is said to be missing. */
  private loaded = false;

  constructor(private readonly root: HTMLElement) {}

  async start(): Promise<void> {
    applyTheme(storedTheme());
    wear(style);
    document.documentElement.lang = this.language;
    document.title = `${this.texts.title} – ISMTR`;
    this.draw();
    const session = await this.signIn.start();
    if (session === null) {
      this.draw();
    } else {
      await this.begin(session);
    }
  }

  private async begin(session: Session): Promise<void> {
    this.session = session;
    this.api = new Api(new Access(session, () => this.signIn.renew()));
    await this.attempt('', async () => {
      this.session = { ...session, ...(await this.read<Me>('/v1/me')) };
      this.regions = (await this.read<Regions>('/v1/regions')).regions;
      await Promise.all([this.loadOwn(), ...(this.isAdmin ? [this.loadSubscriptions(null), this.loadMails(null)] : [])]);
      this.loaded = true;
    });
    await this.countWaiting();
  }

  private end(): void {
    this.session = null;
    this.api = null;
    this.loaded = false;
    this.waiting = null;
    this.draw();
  }

  /** The number that the other pages show beside the review; without it this one is as good. */
  private async countWaiting(): Promise<void> {
    if (this.session === null || this.session.role === 'regional') {
      return;
    }
    const today = dayInKyiv(new Date(serverNow()));
    const figures = await this.read<Dashboard>(dashboardPath({ from: FIRST_DAY, to: today }, null, null)).catch(() => null);
    this.waiting = figures?.totals.needsReview ?? null;
    this.draw();
  }

  /** Calls the API; there is one as long as somebody is signed in. */
  private get calls(): Api {
    if (this.api === null) {
      throw new Error('nobody is signed in');
    }
    return this.api;
  }

  private async read<T>(path: string): Promise<T> {
    const answer = await this.calls.get<T>(path);
    if (answer === null) {
      throw new Error(`nothing at ${path}`);
    }
    return answer.data;
  }

  /** Does it, says so, or says that it did not work. */
  private async attempt(done: string, action: () => Promise<string | void>): Promise<void> {
    try {
      this.message = (await action()) ?? done;
    } catch (error) {
      if (error instanceof Fault && error.kind === 'signed-out') {
        this.signIn.expire();
        this.end();
        return;
      }
      this.message = this.texts.failed;
    }
    this.draw();
  }

  private get isAdmin(): boolean {
    return this.session?.role === 'admin';
  }

  private async loadOwn(): Promise<void> {
    this.own = (await this.read<Subscriptions>(`/v1/subscriptions${this.isAdmin ? '?owner=me' : ''}`)).subscriptions;
  }

  private async loadSubscriptions(cursor: string | null): Promise<void> {
    const page = await this.read<Subscriptions>(`/v1/subscriptions?limit=100${cursor === null ? '' : `&cursor=${cursor}`}`);
    this.subscriptions = [...(cursor === null ? [] : this.subscriptions), ...page.subscriptions];
    this.nextSubscriptions = page.next;
  }

  private async loadMails(cursor: string | null): Promise<void> {
    const path =
      'week' in this.shown
        ? `/v1/mails?week=${encodeURIComponent(this.shown.week)}&limit=100${cursor === null ? '' : `&cursor=${cursor}`}`
        : `/v1/subscriptions/${this.shown.subscription.subscriptionId}/mails`;
    const page = await this.read<Mails>(path);
    this.mails = [...(cursor === null ? [] : this.mails), ...page.mails];
    this.nextMails = page.next;
  }

  // ------------------------------------------------------------ drawing

  private draw(): void {
    const { texts } = this;
    const body =
      this.session === null
        ? this.signInBody()
        : html`<h1 id="view-title" tabindex="-1">${texts.title}</h1>
            <div role="status">${this.message === '' ? nothing : html`<p class="warning">${this.message}</p>`}</div>
            <div class="mail-cards">
              ${this.ownCard()}${this.isAdmin ? html`${this.preview()}${this.subscriptionsCard()}${this.mailsCard()}` : nothing}
            </div>`;
    render(
      shell(
        {
          language: this.language,
          texts: TEXTS[this.language],
          session: this.session,
          view: null,
          waiting: this.waiting === null || this.waiting === 0 ? null : this.locale.number(this.waiting),
          theme: storedTheme(),
          setTheme: applyTheme,
          link: (change) => (change.view === undefined ? `?lang=${change.language}` : `/${format({ ...DEFAULT, language: this.language, ...change })}`),
          update: null,
          signOut: null,
        },
        body,
        html``,
      ),
      this.root,
    );
  }

  private signInBody(): TemplateResult {
    const { signIn } = this;
    return html`<p>${this.texts.signInFirst}</p>
      ${signInPanel({
        texts: TEXTS[this.language],
        way: signIn.way,
        message: signIn.message,
        local: (person) => void signIn.local(person),
        provider: () => signIn.provider(),
        retry: () => void signIn.discover(),
      })}`;
  }

  private field(label: string, control: TemplateResult, note = ''): TemplateResult {
    return html`<label><span>${label}</span>${control}${note === '' ? nothing : html`<span class="note">${note}</span>`}</label>`;
  }

  private regionField(): TemplateResult {
    return this.field(
      this.texts.region,
      html`<select name="region">
        <option value="">${this.texts.country}</option>
        ${this.regions.map((region) => html`<option value=${region.id}>${region[this.language]}</option>`)}
      </select>`,
    );
  }

  private languageField(): TemplateResult {
    return this.field(
      this.texts.language,
      html`<select name="language">
        ${['uk', 'en'].map((one) => html`<option value=${one}>${this.texts.languages[one]}</option>`)}
      </select>`,
    );
  }

  private weekField(): TemplateResult {
    return this.field(
      this.texts.week,
      html`<input type="week" name="week" required pattern="\\d{4}-W\\d{2}" value=${this.week} />`,
      this.texts.weekHelp,
    );
  }

  private preview(): TemplateResult {
    const { texts } = this;
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const { settings, week } = fields(event);
      if (event.submitter?.getAttribute('value') === 'send') {
        void this.attempt(texts.sent, () => this.calls.post('/v1/summaries', { ...settings, week }).then(() => undefined));
        return;
      }
      // Opened at once: a browser lets only a click open a tab, and not what comes of it later.
      const tab = window.open('', '_blank');
      void this.attempt('', async () => {
        const { link } = (await this.calls.post('/v1/summaries/links', { ...settings, week })) as Link;
        if (tab !== null) {
          tab.opener = null;
          tab.location.href = link;
        }
      });
    };
    return html`<section class="card" aria-labelledby="preview-title">
      <h2 id="preview-title">${texts.preview}</h2>
      <form class="mail-form" @submit=${submit}>
        ${this.regionField()}${this.weekField()}${this.languageField()}
        <div class="buttons">
          <button class="action primary" value="open">${texts.open}</button>
          <button class="action" value="send">${texts.sendToMyself}</button>
        </div>
      </form>
    </section>`;
  }

  /** What the person gets, and how to change it. */
  private ownCard(): TemplateResult {
    const { texts } = this;
    const change = (one: Subscription) => {
      this.changingOwn = one;
      this.draw();
      document.querySelector<HTMLElement>('[aria-labelledby="own-title"] [name=email]')?.focus();
    };
    const seen = this.session?.role === 'regional' ? this.regions.filter((region) => this.session?.regions.includes(region.id)) : this.regions;
    return html`<section class="card" aria-labelledby="own-title">
      <h2 id="own-title">${texts.own}</h2>
      ${this.own.length === 0
        ? html`<p class="note">${this.loaded ? texts.ownNone : nothing}</p>`
        : html`<ul>
            ${this.own.map(
              (one) =>
                html`<li>
                  <strong>${one.email}</strong>: ${this.regionsOf(one)}, ${texts.languages[one.language ?? '']}, ${texts.statuses[one.status ?? '']}
                  <button type="button" class="quiet" @click=${() => change(one)}>${texts.change}<span class="hidden"> ${one.email}</span></button>
                  <button type="button" class="quiet" @click=${() => void this.endSubscription(one)}>${texts.end}<span class="hidden"> ${one.email}</span></button>
                </li>`,
            )}
          </ul>`}
      ${this.changingOwn === null ? nothing : html`<p role="status">${texts.changing(this.changingOwn.email)}</p>`}
      ${this.loaded
        ? subscriptionForm({
            texts,
            locale: this.locale,
            regions: seen,
            subscription: this.changingOwn,
            others: this.own.length > 0,
            email: 'optional',
            submit: (settings) => void this.subscribe(settings),
          })
        : nothing}
    </section>`;
  }

  private async subscribe(settings: Record<string, unknown>): Promise<void> {
    const { texts } = this;
    await this.attempt('', async () => {
      const stored = (await this.calls.post('/v1/subscriptions', settings)) as Subscription;
      this.changing = null;
      this.changingOwn = null;
      await Promise.all([this.loadOwn(), ...(this.isAdmin ? [this.loadSubscriptions(null)] : [])]);
      return stored.status === 'pending' ? texts.asked : texts.subscribed;
    });
  }

  private async endSubscription(one: Subscription): Promise<void> {
    if (confirm(this.texts.endAsk(one.email))) {
      await this.attempt(this.texts.ended, async () => {
        await this.calls.remove(`/v1/subscriptions/${one.subscriptionId}`);
        await Promise.all([this.loadOwn(), ...(this.isAdmin ? [this.loadSubscriptions(null)] : [])]);
      });
    }
  }

  private regionsOf(one: Subscription): string {
    return one.regions.length === 0 ? this.texts.country : one.regions.map((id) => this.regionName(id)).join(', ');
  }

  private subscriptionsCard(): TemplateResult {
    const { texts } = this;
    return html`<section class="card" aria-labelledby="subscriptions-title">
      <h2 id="subscriptions-title">${texts.subscriptions}</h2>
      ${this.changing === null ? nothing : html`<p role="status">${texts.changing(this.changing.email)}</p>`}
      ${subscriptionForm({
        texts,
        locale: this.locale,
        regions: this.regions,
        subscription: this.changing,
        others: true,
        email: 'required',
        submit: (settings) => void this.subscribe(settings),
      })}
      ${this.subscriptions.length === 0
        ? html`<p class="note">${this.loaded ? texts.none : nothing}</p>`
        : html`<div class="scroll" tabindex="0" role="group" aria-labelledby="subscriptions-title">
            <table>
              <thead>
                <tr>
                  <th scope="col">${texts.email}</th>
                  <th scope="col">${texts.gets}</th>
                  <th scope="col">${texts.language}</th>
                  <th scope="col">${texts.paused}</th>
                  <th scope="col">${texts.status}</th>
                  <th scope="col">${texts.actions}</th>
                </tr>
              </thead>
              <tbody>
                ${this.subscriptions.map((one) => this.subscriptionRow(one))}
              </tbody>
            </table>
          </div>`}
      ${this.moreButton(this.nextSubscriptions, (cursor) => this.loadSubscriptions(cursor))}
    </section>`;
  }

  private subscriptionRow(one: Subscription): TemplateResult {
    const { texts } = this;
    const history = () => {
      this.shown = { subscription: one };
      void this.attempt('', () => this.loadMails(null));
    };
    const change = () => {
      this.changing = one;
      this.draw();
      document.querySelector<HTMLElement>('[aria-labelledby="subscriptions-title"] [name=email]')?.focus();
    };
    const why = one.stopped === undefined ? '' : `: ${texts.reasons[one.stopped.reason] ?? one.stopped.reason}`;
    return html`<tr>
      <th scope="row">${one.email}</th>
      <td>${this.regionsOf(one)}</td>
      <td>${texts.languages[one.language]}</td>
      <td>${one.pausedUntil === undefined ? '' : this.locale.day(one.pausedUntil)}</td>
      <td>${texts.statuses[one.status]}${why}</td>
      <td class="buttons">
        <button type="button" class="quiet" @click=${history}>${texts.history}<span class="hidden"> ${one.email}</span></button>
        <button type="button" class="quiet" @click=${change}>${texts.change}<span class="hidden"> ${one.email}</span></button>
        <button type="button" class="quiet" @click=${() => void this.endSubscription(one)}>${texts.end}<span class="hidden"> ${one.email}</span></button>
      </td>
    </tr>`;
  }

  private mailsCard(): TemplateResult {
    const { texts, shown } = this;
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      this.shown = { week: fields(event).week };
      void this.attempt('', () => this.loadMails(null));
    };
    return html`<section class="card" aria-labelledby="mails-title">
      <h2 id="mails-title">${'week' in shown ? `${texts.mails}, ${shown.week}` : texts.mailsOf(shown.subscription.email)}</h2>
      <form class="mail-form" @submit=${submit}>
        ${this.weekField()}
        <div class="buttons"><button class="action">${texts.show}</button></div>
      </form>
      ${this.mails.length === 0
        ? html`<p class="note">${this.loaded ? texts.noMails : nothing}</p>`
        : html`<div class="scroll" tabindex="0" role="group" aria-labelledby="mails-title">
            <table>
              <thead>
                <tr>
                  <th scope="col">${texts.at}</th>
                  <th scope="col">${texts.email}</th>
                  <th scope="col">${texts.mail}</th>
                  <th scope="col">${texts.gets}</th>
                  <th scope="col">${texts.outcome}</th>
                </tr>
              </thead>
              <tbody>
                ${this.mails.map((mail) => this.mailRow(mail))}
              </tbody>
            </table>
          </div>`}
      ${this.moreButton(this.nextMails, (cursor) => this.loadMails(cursor))}
    </section>`;
  }

  private mailRow(mail: Mail): TemplateResult {
    const { texts } = this;
    const subscription = this.subscriptions.find((one) => one.subscriptionId === mail.subscriptionId);
    const kind = mail.mail.startsWith('confirmation-') ? texts.confirmation : mail.mail.startsWith('preview-') ? texts.shown : mail.mail;
    return html`<tr>
      <td>${this.locale.moment(mail.at)}</td>
      <th scope="row">${subscription?.email ?? mail.subscriptionId}</th>
      <td>${kind}</td>
      <td>${this.aboutName(mail.about)}</td>
      <td>${texts.outcomes[mail.outcome]}${mail.detail === undefined ? '' : `: ${mail.detail}`}</td>
    </tr>`;
  }

  private moreButton(cursor: string | null, load: (cursor: string) => Promise<void>): TemplateResult | typeof nothing {
    return cursor === null
      ? nothing
      : html`<p><button type="button" class="action" @click=${() => void this.attempt('', () => load(cursor))}>${this.texts.more}</button></p>`;
  }

  private regionName(id: string): string {
    return this.regions.find((region) => region.id === id)?.[this.language] ?? id;
  }

  private aboutName(about: string): string {
    const several = /^(\d+)-regions$/.exec(about);
    return about === 'country' ? this.texts.country : several !== null ? this.texts.severalRegions(several[1] ?? '') : this.regionName(about);
  }
}

/** What a form holds, as the API wants it. */
function fields(event: SubmitEvent): { settings: Record<string, unknown>; week: string } {
  const data = new FormData(event.target as HTMLFormElement);
  const text = (name: string) => String(data.get(name) ?? '').trim();
  const settings: Record<string, unknown> = { regions: text('region') === '' ? [] : [text('region')], language: text('language') || 'uk' };
  for (const name of ['email', 'pausedUntil']) {
    if (text(name) !== '') {
      settings[name] = text(name);
    }
  }
  return { settings, week: text('week') };
}

const root = document.querySelector<HTMLElement>('#app');
if (root !== null) {
  void new MailsPage(root).start();
}
