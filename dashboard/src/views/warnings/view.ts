import { html, nothing, type TemplateResult } from 'lit-html';
import { keyed } from 'lit-html/directives/keyed.js';
import { repeat } from 'lit-html/directives/repeat.js';
import type { ViewState } from '../../core/view-state.ts';
import type { Warning, WarningList } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel, loadingPanel } from '../../ui/fault/panel.ts';
import { placeAndTopic, valueOf } from '../../ui/filters.ts';
import { guarded } from '../../ui/guarded.ts';
import { FileImport } from '../../ui/import/file-import.ts';
import { WARNING_KINDS, WARNING_STATES } from '../registry.ts';
import type { View, ViewModule } from '../view.ts';
import { warningDetail, warningRow } from './detail.ts';
import { SENTENCE_TEXTS, warningsPath, warningTitle } from './sentence.ts';
import { TEXTS } from './texts.ts';
import style from './warnings.css';


type Decided = Exclude<Warning['state'], 'new'>;

/** What is unusual, as a list to work through: looked at, explained, closed. */
class Warnings implements View {
  private cursors: string[] = [];
  private busy = false;
  private message: string | null = null;
  /** The warning that gets the focus after the next drawing. */
  private focusing = false;
  private readonly register = new FileImport('/v1/centers/imports', 'centers', ['csv', 'json'], ({ state }) => {
    const texts = TEXTS[state.language];
    return { title: texts.registerTitle, lead: texts.registerLead, type: texts.registerType, send: texts.registerDo, counted: texts.registerCount };
  });

  enter(before: ViewState | null, now: ViewState): void {
    const what = ({ own, topic, region }: ViewState) => JSON.stringify([own['state'], own['kind'], topic, region]);
    if (before === null || what(before) !== what(now)) {
      this.cursors = [];
    }
    if (before?.own['warning'] !== now.own['warning']) {
      this.message = null;
    }
  }

  draw(ctx: Context): TemplateResult {
    const texts = TEXTS[ctx.state.language];
    const pages = this.pages(ctx);
    const first = pages[0];
    const shown = pages.flatMap((page) => page.data?.items ?? []);
    const open = openOf(ctx, shown);
    return html`<div class="warnings-view">
      <header>
        <h1 id="view-title" tabindex="-1">${texts.title}</h1>
        <p class="note">${texts.lead}</p>
      </header>
      ${this.filters(ctx)}
      ${first === undefined || first.data === null
        ? first?.fault
          ? faultPanel(ctx, first.fault, ctx.renew)
          : loadingPanel(ctx.texts, first?.loadingSince ?? null)
        : html`<a class="skip" href="#warning-card">${texts.skip}</a>
            <div class="warnings-desk">${this.list(ctx, shown, open, pages.at(-1)?.data?.nextCursor ?? null)} ${this.card(ctx, shown, open)}</div>`}
      ${ctx.session.role === 'regional' ? nothing : this.register.panel(ctx)}
    </div>`;
  }

  drawn(): void {
    if (this.focusing) {
      this.focusing = false;
      document.querySelector<HTMLElement>('#warning-card')?.focus();
    }
  }

  key(event: KeyboardEvent, ctx: Context): void {
    const shown = this.pages(ctx).flatMap((page) => page.data?.items ?? []);
    const open = openOf(ctx, shown);
    if (open === null || event.repeat) {
      return;
    }
    const decides = ctx.session.role !== 'regional';
    const deed: Record<string, (() => void) | undefined> = {
      KeyJ: () => this.step(ctx, shown, open, 1),
      KeyK: () => this.step(ctx, shown, open, -1),
      KeyS: decides ? () => void this.decide(ctx, shown, open, 'seen') : undefined,
      KeyE: decides ? () => document.querySelector<HTMLElement>('#warning-cause')?.focus() : undefined,
      KeyC: decides ? () => void this.decide(ctx, shown, open, 'closed') : undefined,
    };
    const run = deed[event.code];
    if (run !== undefined) {
      event.preventDefault();
      run();
    }
  }

  // ------------------------------------------------------------ the list

  private pages(ctx: Context) {
    const { state } = ctx;
    const filters = { kind: oneOf(WARNING_KINDS, state.own['kind']), state: oneOf(WARNING_STATES, state.own['state']), region: state.region, topic: state.topic };
    return [null, ...this.cursors].map((cursor) => ctx.feed.want<WarningList>(warningsPath({ ...filters, cursor })));
  }

  private filters(ctx: Context): TemplateResult {
    const texts = TEXTS[ctx.state.language];
    const { own } = ctx.state;
    const kinds = ctx.session.role === 'admin' ? WARNING_KINDS : WARNING_KINDS.filter((kind) => kind !== 'all-silent');
    const select = (name: 'state' | 'kind', label: string, values: readonly string[], names: Record<string, string>) => {
      const choose = (event: Event) => {
        const { [name]: _, warning: __, ...others } = own;
        const value = valueOf(event);
        ctx.update({ own: value === '' ? others : { ...others, [name]: value } });
      };
      return html`<label
        >${label}
        <select id="filter-${name}" @change=${choose}>
          ${['', ...values].map((one) => html`<option value=${one} .selected=${one === (oneOf(values, own[name]) ?? '')}>${one === '' ? texts.any : (names[one] ?? one)}</option>`)}
        </select></label
      >`;
    };
    return html`<section class="filters" aria-label=${texts.filters}>
      <div class="filter-row">
        ${select('state', texts.state, WARNING_STATES, texts.stateFilters)} ${select('kind', texts.kind, kinds, SENTENCE_TEXTS[ctx.state.language].kinds)}
        ${placeAndTopic(ctx)}
      </div>
    </section>`;
  }

  private list(ctx: Context, shown: Warning[], open: Warning | null, cursor: string | null): TemplateResult {
    const texts = TEXTS[ctx.state.language];
    const count = ctx.locale.number(shown.length);
    const more = () => {
      this.cursors = [...this.cursors, cursor as string];
      ctx.redraw();
    };
    return html`<section class="card warnings-list" aria-labelledby="title-warnings">
      <header class="card-head">
        <h2 id="title-warnings">${texts.list}</h2>
        <p class="note" role="status" data-figure="warnings">${cursor === null ? texts.shown(count) : texts.shownOf(count)}</p>
      </header>
      <div class="card-body">
        ${shown.length === 0 ? html`<p class="note">${texts.none}</p>` : nothing}
        <ol class="open-list warning-items">
          ${repeat(
            shown,
            (one) => one.warningId,
            (one) => warningRow(ctx, one, one === open, () => this.open(ctx, one)),
          )}
        </ol>
        ${cursor === null ? nothing : html`<button type="button" class="quiet" id="more" @click=${more}>${texts.more}</button>`}
      </div>
    </section>`;
  }

  private open(ctx: Context, warning: Warning): void {
    this.focusing = true;
    ctx.update({ own: { ...ctx.state.own, warning: warning.warningId } });
  }

  private step(ctx: Context, shown: Warning[], open: Warning, by: number): void {
    const next = shown[shown.indexOf(open) + by];
    if (next !== undefined) {
      this.open(ctx, next);
    }
  }

  // ------------------------------------------------------------ the open one

  private card(ctx: Context, shown: Warning[], open: Warning | null): TemplateResult | typeof nothing {
    const texts = TEXTS[ctx.state.language];
    if (open === null) {
      return shown.length === 0 ? nothing : html`<section class="card warning-card"><p class="note">${texts.gone}</p></section>`;
    }
    const at = shown.indexOf(open);
    const { number } = ctx.locale;
    return html`<article class="card warning-card" id="warning-card" tabindex="-1" aria-labelledby="warning-title">
      <header class="card-head">
        <div class="card-title"><h2 id="warning-title">${warningTitle(ctx, open)}</h2></div>
        <div class="card-tools">
          <span class="note">${texts.position(number(at + 1), number(shown.length))}</span>
          <button type="button" class="quiet" ?disabled=${at === 0} @click=${() => this.step(ctx, shown, open, -1)}>${texts.previous}</button>
          <button type="button" class="quiet" ?disabled=${at === shown.length - 1} @click=${() => this.step(ctx, shown, open, 1)}>${texts.next}</button>
        </div>
      </header>
      <div class="card-body">${warningDetail(ctx, open)} ${ctx.session.role === 'regional' ? nothing : this.form(ctx, shown, open)}</div>
    </article>`;
  }

  private form(ctx: Context, shown: Warning[], open: Warning): TemplateResult {
    const texts = TEXTS[ctx.state.language];
    const explain = (event: SubmitEvent) => {
      event.preventDefault();
      void this.decide(ctx, shown, open, 'explained');
    };
    const keys = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        document.querySelector<HTMLElement>('#warning-card')?.focus();
      } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void this.decide(ctx, shown, open, 'explained');
      }
    };
    return html`<form class="warning-form" @submit=${explain}>
      <label for="warning-cause">${texts.causeField}</label>
      ${keyed(open.warningId, html`<textarea id="warning-cause" rows="3" maxlength="2000" aria-describedby="cause-hint" .value=${open.cause ?? ''} @keydown=${keys}></textarea>`)}
      <p class="note" id="cause-hint">${texts.causeHint}</p>
      <div role="status">${this.message === null ? nothing : html`<p class="warning">${this.message}</p>`}</div>
      <div class="buttons">
        <button type="button" class="action" id="warning-seen" ?disabled=${this.busy} @click=${() => void this.decide(ctx, shown, open, 'seen')}>${texts.seen}</button>
        <button type="submit" class="action primary" id="warning-explain" ?disabled=${this.busy}>${texts.explain}</button>
        <button type="button" class="action" id="warning-close" ?disabled=${this.busy} @click=${() => void this.decide(ctx, shown, open, 'closed')}>${texts.close}</button>
      </div>
      <p class="note keys">${texts.keys}</p>
    </form>`;
  }

  private async decide(ctx: Context, shown: Warning[], open: Warning, state: Decided): Promise<void> {
    const texts = TEXTS[ctx.state.language];
    const cause = document.querySelector<HTMLTextAreaElement>('#warning-cause')?.value.trim() ?? '';
    if (this.busy) {
      return;
    }
    if (state === 'explained' && cause === '') {
      this.message = texts.causeNeeded;
      ctx.redraw();
      document.querySelector<HTMLElement>('#warning-cause')?.focus();
      return;
    }
    this.busy = true;
    this.message = null;
    ctx.redraw();
    const save = async () => {
      await ctx.api.patch(`/v1/warnings/${encodeURIComponent(open.warningId)}`, `"${open.version}"`, { state, ...(cause === '' ? {} : { cause }) });
      ctx.notify(texts.saved(texts.states[state] ?? state));
      const next = shown[shown.indexOf(open) + 1];
      if (next === undefined) {
        const { warning: _, ...others } = ctx.state.own;
        ctx.update({ own: others });
      } else {
        this.open(ctx, next);
      }
    };
    await guarded(ctx, save, (fault) => {
      this.message = fault.kind === 'conflict' ? texts.outdated : texts.refused;
    });
    this.busy = false;
    ctx.renew();
    ctx.redraw();
  }
}

/** The warning that the address names; the first where it names none. */
function openOf(ctx: Context, shown: Warning[]): Warning | null {
  const id = ctx.state.own['warning'];
  return (id === undefined ? shown[0] : shown.find((one) => one.warningId === id)) ?? null;
}

function oneOf<T extends string>(values: readonly T[], value: string | undefined): T | null {
  return values.find((one) => one === value) ?? null;
}

export default { create: () => new Warnings(), style } satisfies ViewModule;
