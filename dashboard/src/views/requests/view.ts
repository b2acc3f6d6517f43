import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { FIND_VALUES, type FindFilter, ORDERS } from '../../core/find-link.ts';
import { UNFILTERED, type ViewState } from '../../core/view-state.ts';
import { FIRST_DAY } from '../../data/queue.ts';
import { isReversible } from '../../data/decisions.ts';
import type { Fault } from '../../data/faults.ts';
import type { Decision, TrainingRequest } from '../../data/types.ts';
import { exporting, fileName } from '../../ui/card/card.ts';
import { menu } from '../../ui/card/menu.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel } from '../../ui/fault/panel.ts';
import { follow } from '../../ui/figure-link.ts';
import { periodAndPlace, valueOf } from '../../ui/filters.ts';
import { guarded } from '../../ui/guarded.ts';
import { FileImport } from '../../ui/import/file-import.ts';
import { statusText } from '../../ui/status.ts';
import { readable } from '../../ui/readable.ts';
import { mayBecome, needsNote, reasonOf, setStatus } from '../request/bulk.ts';
import { focusCard, requestCard } from '../request/card.ts';
import { decisionsList } from '../request/decisions-list.ts';
import { RequestDesk } from '../request/desk.ts';
import { exportFilters, MOST, RequestSearch } from '../request/search.ts';
import { REQUEST_TEXTS } from '../request/texts.ts';
import type { View, ViewModule } from '../view.ts';
import { draftEvent, isOpen } from './draft-event.ts';
import { exportedIds } from './export.ts';
import { findOf, orderOf, ordered, ownFilter } from './find.ts';
import style from './requests.css';
import { requestsSheet } from './sheet.ts';
import { TEXTS } from './texts.ts';

const PAGE = 50;

type Status = NonNullable<Decision['status']>;

/** All that a search finds, newest first: sorting is of each page anew, which a file need not pay for. */
async function everything(ctx: Context, search: RequestSearch): Promise<TrainingRequest[]> {
  const whole = new RequestSearch(ctx.api, search.find, () => {});
  await whole.all();
  if (whole.fault !== null) {
    throw whole.fault;
  }
  return whole.items;
}

/** All requests: found by words and filters, opened, decided about one by one or many at once. */
class Requests implements View {
  private readonly desk = new RequestDesk({
    settled: (ctx, request) => this.changed(ctx, request),
    changed: (ctx, request) => this.changed(ctx, request),
    step: (ctx, by) => this.step(ctx, by),
  });
  private readonly imports = new FileImport('/v1/training-requests/imports', 'requests', ['csv', 'xlsx', 'json'], ({ state, texts }) => {
    const words = TEXTS[state.language];
    return { title: words.importTitle, lead: words.importLead, type: words.importType, send: words.importDo, counted: texts.requests };
  });
  private search: RequestSearch | null = null;
  private searchKey = '';
  private shownCount = PAGE;
  private readonly chosen = new Set<string>();
  /** One for each choice of requests that no event is known of yet: a try that comes again makes no second event. */
  private readonly draftKeys = new Map<string, string>();
  private note = '';
  private busy = false;
  private focused: string | null = null;

  draw(ctx: Context): TemplateResult {
    const words = TEXTS[ctx.state.language];
    const search = this.searchOf(ctx);
    const shown = this.rows(search);
    const open = ctx.state.request;
    return html`<h1 class="hidden" id="view-title" tabindex="-1">${words.title}</h1>
      ${this.filters(ctx)}
      ${open === null ? nothing : html`<a class="skip" href="#request-card">${words.skipList}</a>`}
      <div class="desk ${open === null ? 'alone' : ''}">
        <section class="card found" aria-labelledby="title-found">
          <header class="card-head">
            <h2 id="title-found"><span role="status" data-figure="found">${this.foundText(ctx, search)}</span></h2>
            <div class="card-tools">${this.tools(ctx, search)}</div>
          </header>
          ${ctx.session.role === 'regional' ? nothing : this.bulkBar(ctx, shown)}
          <div class="card-body">
            ${search.fault !== null
              ? faultPanel(ctx, search.fault, () => this.again(ctx))
              : shown.length === 0
                ? html`<p class="note">${search.loading ? words.reading : words.none}</p>`
                : this.list(ctx, shown)}
            ${this.moreButton(ctx, search, shown)}
          </div>
        </section>
        ${open === null ? nothing : this.card(ctx, shown, open)}
      </div>
      ${ctx.session.role === 'regional' ? nothing : html`${decisionsList(ctx, this.desk)}${this.imports.panel(ctx)}`}`;
  }

  enter(before: ViewState | null): void {
    if (before === null) {
      // Come back to: what was found before may have changed.
      this.search?.stop();
      this.search = null;
      this.focused = null;
    }
  }

  drawn(ctx: Context): void {
    const { request } = ctx.state;
    if (request !== this.focused && (request === null || document.querySelector('#request-title') !== null)) {
      if (request !== null) {
        focusCard();
      } else if (this.focused !== null) {
        document.querySelector<HTMLElement>(`.found [data-request="${CSS.escape(this.focused)}"] a`)?.focus();
      }
      this.focused = request;
    }
  }

  key(event: KeyboardEvent, ctx: Context): void {
    const id = ctx.state.request;
    if (id !== null) {
      if (event.key === 'Escape' && this.desk.panel === null && this.desk.search === null) {
        ctx.update({ request: null });
        return;
      }
      const entry = this.desk.entry(ctx, id);
      this.desk.key(event, ctx, entry.data, entry.etag);
    } else if (event.code === 'KeyZ' && !event.repeat && ctx.session.role !== 'regional') {
      event.preventDefault();
      void this.desk.undoLast(ctx);
    }
  }

  // ------------------------------------------------------------ what is found

  private searchOf(ctx: Context): RequestSearch {
    const find = findOf(ctx);
    const order = orderOf(ctx.state);
    const key = JSON.stringify([find, order]);
    if (this.search === null || key !== this.searchKey) {
      this.search?.stop();
      this.searchKey = key;
      this.shownCount = PAGE;
      this.chosen.clear();
      const changed = () => {
        if (search.fault?.kind === 'signed-out') {
          ctx.endSession();
        } else {
          ctx.redraw();
        }
      };
      const search = new RequestSearch(ctx.api, find, changed, order);
      this.search = search;
    }
    if (!this.search.loading && this.search.fault === null && !this.search.complete && !this.search.cut && this.search.items.length < this.shownCount) {
      void this.search.upTo(this.shownCount);
    }
    return this.search;
  }

  private rows(search: RequestSearch): TrainingRequest[] {
    return search.items.slice(0, this.shownCount);
  }

  private again(ctx: Context): void {
    this.search = null;
    ctx.redraw();
  }

  private foundText(ctx: Context, search: RequestSearch): string {
    const words = TEXTS[ctx.state.language];
    if (search.total === null && !search.complete) {
      const many = words.foundMany(ctx.locale.counted(MOST, ctx.texts.requests));
      return search.uncounted ? (search.unsorted ? `${many}. ${words.unsorted}` : many) : words.reading;
    }
    return words.found(ctx.locale.counted(search.total ?? search.items.length, ctx.texts.requests));
  }

  private tools(ctx: Context, search: RequestSearch): TemplateResult {
    const words = TEXTS[ctx.state.language];
    const save = async (ending: 'csv' | 'xlsx') => {
      if (!search.complete && (search.uncounted || (search.total ?? 0) > MOST)) {
        await this.saveLarge(ctx, search, ending);
        return;
      }
      // The server gives out the rows and notes so; the page names them in the reader's language.
      const given = await exportedIds(ctx, search.find, ending);
      if (given === null) {
        return;
      }
      const items = ordered(ctx, (await everything(ctx, search)).filter((one) => given.has(one.requestId)), orderOf(ctx.state));
      const { saveCsv, saveXlsx } = await import('../../exports/save.ts');
      const sheet = requestsSheet(ctx, items);
      if (ending === 'csv') {
        saveCsv(fileName('requests', ctx, ending), sheet, ctx.state.language);
      } else {
        saveXlsx(fileName('requests', ctx, ending), [sheet]);
      }
    };
    return html`<label class="inline"
        >${words.order}
        <select id="order" @change=${(event: Event) => this.setOwn(ctx, 'order', valueOf(event) === 'newest' ? '' : valueOf(event))}>
          ${ORDERS.map((one) => html`<option value=${one} .selected=${one === orderOf(ctx.state)}>${words.orders[one]}</option>`)}
        </select></label
      >
      ${menu(ctx.texts.download, ctx.texts.downloadOf(words.exportTitle), [
        { name: 'CSV', run: () => exporting(ctx, save('csv')) },
        { name: 'XLSX', run: () => exporting(ctx, save('xlsx')) },
      ])}`;
  }

  /** A list that nobody has counted may be longer than a call has time for: the server makes the file, and says how far it is. */
  private async saveLarge(ctx: Context, search: RequestSearch, ending: 'csv' | 'xlsx'): Promise<void> {
    const words = TEXTS[ctx.state.language];
    const { saveQueuedFile } = await import('../../exports/queued-file.ts');
    const counted = (rows: number) => ctx.locale.counted(rows, ctx.texts.requests);
    const made = await saveQueuedFile(ctx.api, { file: ending, filters: exportFilters(search.find) }, (rows) => ctx.notify(words.exportRuns(counted(rows))));
    ctx.notify(made.kind === 'saved' ? words.exportReady : words.exportTooLarge(counted(made.rows)));
  }

  private moreButton(ctx: Context, search: RequestSearch, shown: TrainingRequest[]): TemplateResult | typeof nothing {
    const words = TEXTS[ctx.state.language];
    const more = () => {
      this.shownCount += PAGE;
      ctx.redraw();
    };
    return shown.length < search.items.length || (!search.complete && !search.cut && search.fault === null && shown.length > 0)
      ? html`<button type="button" class="quiet unfold" id="more" @click=${more}>${words.more}</button>`
      : nothing;
  }

  // ------------------------------------------------------------ filters

  private setOwn(ctx: Context, name: FindFilter | 'order', value: string): void {
    const own = { ...ctx.state.own };
    delete own[name];
    ctx.update({ request: null, own: value === '' ? own : { ...own, [name]: value } });
  }

  private filters(ctx: Context): TemplateResult {
    const { texts, state, directory } = ctx;
    const words = TEXTS[state.language];
    const search = (event: SubmitEvent) => {
      event.preventDefault();
      const data = new FormData(event.target as HTMLFormElement);
      this.setOwn(ctx, 'q', String(data.get('q') ?? '').trim());
    };
    const select = (name: FindFilter, label: string, names: Record<string, string>) => {
      const chosen = ownFilter(state, name) ?? '';
      return html`<label
        >${label}
        <select id="filter-${name}" @change=${(event: Event) => this.setOwn(ctx, name, valueOf(event))}>
          ${['', ...(FIND_VALUES[name] ?? [])].map(
            (one) => html`<option value=${one} .selected=${one === chosen}>${one === '' ? words.anyValue : (names[one] ?? one)}</option>`,
          )}
        </select></label
      >`;
    };
    const narrowed = state.area !== null || Object.keys(state.own).some((name) => name !== 'q' && name !== 'order');
    const filtered = Object.keys(state.own).length > 0 || state.region !== null || state.topic !== null || state.area !== null || state.period !== 90;
    return html`<section class="filters" aria-label=${texts.filtersLabel}>
      <form class="filter-row search-row" role="search" @submit=${search}>
        <label class="words"
          >${words.search}
          <input type="search" name="q" id="search" maxlength="200" placeholder=${words.searchHint} .value=${state.own['q'] ?? ''} />
        </label>
        <button class="action primary">${words.find}</button>
        <button type="button" class="quiet" id="all-time" @click=${() => ctx.update({ period: { from: FIRST_DAY, to: ctx.today } })}>${words.allTime}</button>
        ${filtered
          ? html`<button type="button" class="quiet" id="reset" @click=${() => ctx.update({ ...UNFILTERED, request: null, own: {} })}>${words.reset}</button>`
          : nothing}
        <button type="button" class="quiet" id="copy-link" @click=${ctx.copyLink}>${texts.copyLink}</button>
      </form>
      <div class="filter-row second-row">${periodAndPlace(ctx)}</div>
      <details class="more-filters" ?open=${narrowed || matchMedia('(min-width: 60rem)').matches}>
        <summary>${words.moreFilters}</summary>
        <div class="filter-row">
        <label
          >${texts.area}
          <select id="filter-area" @change=${(event: Event) => ctx.update({ area: valueOf(event) || null, request: null })}>
            <option value="" .selected=${state.area === null}>${texts.allAreas}</option>
            ${directory.areas.map((area) => html`<option value=${area.id} .selected=${area.id === state.area}>${directory.area(area.id)}</option>`)}
          </select></label
        >
        ${select('status', words.status, texts.statusNames)} ${select('urgency', texts.fields.urgency, texts.urgencyNames)}
        ${select('format', texts.fields.format, texts.formatNames)} ${select('role', words.role, texts.roleNames)}
        <label
          >${words.center}
          <input type="text" id="filter-center" maxlength="64" .value=${state.own['center'] ?? ''} @change=${(event: Event) => this.setOwn(ctx, 'center', valueOf(event).trim())} />
        </label>
        ${select('counted', words.counted, { yes: words.countedYes, no: words.countedNo })}
        </div>
      </details>
    </section>`;
  }

  // ------------------------------------------------------------ the list

  private list(ctx: Context, shown: TrainingRequest[]): TemplateResult {
    return html`<ol class="found-items">
      ${repeat(
        shown,
        (item) => item.requestId,
        (item) => this.row(ctx, item),
      )}
    </ol>`;
  }

  private row(ctx: Context, item: TrainingRequest): TemplateResult {
    const { texts, directory, locale } = ctx;
    const words = TEXTS[ctx.state.language];
    const unreadable = REQUEST_TEXTS[ctx.state.language].unreadable;
    const change = { request: item.requestId };
    const open = follow(ctx, change);
    const choose = () => {
      if (!this.chosen.delete(item.requestId)) {
        this.chosen.add(item.requestId);
      }
      ctx.redraw();
    };
    return html`<li data-request=${item.requestId} class=${item.requestId === ctx.state.request ? 'chosen' : ''}>
      ${ctx.session.role === 'regional'
        ? nothing
        : html`<input type="checkbox" aria-label=${words.select(item.center.name)} .checked=${this.chosen.has(item.requestId)} @change=${choose} />`}
      <div>
        <p class="found-head">
          <a href=${ctx.link(change)} aria-current=${item.requestId === ctx.state.request ? 'true' : nothing} @click=${open}>${item.center.name}</a>
          <span class="note"
            >${directory.shortRegion(item.region)} · ${readable(unreadable, () => locale.moment(item.submittedAt))} ·
            ${locale.counted(item.participants, texts.participants)} · ${texts.formatNames[item.format] ?? item.format}${item.desiredBy == null
              ? nothing
              : html` · ${readable(unreadable, () => REQUEST_TEXTS[ctx.state.language].untilDesired(locale.day(item.desiredBy as string)))}`}${item.urgency === 'high'
              ? html` · <strong>${texts.urgent}</strong>`
              : nothing}</span
          >
        </p>
        <p class="excerpt" lang="uk">${item.text}</p>
        <p class="tags">
          <span class="tag status-${item.status}">${statusText(ctx, item)}</span>
          ${item.topics.map((one) => html`<span class="tag">${directory.topic(one.topic)}</span>`)}
        </p>
      </div>
    </li>`;
  }

  // ------------------------------------------------------------ deciding about many

  private bulkBar(ctx: Context, shown: TrainingRequest[]): TemplateResult {
    const words = TEXTS[ctx.state.language];
    const desk = REQUEST_TEXTS[ctx.state.language];
    const chooseShown = () => {
      shown.forEach((one) => this.chosen.add(one.requestId));
      ctx.redraw();
    };
    const button = (name: string, status: Status) =>
      this.maySomeBecome(status)
        ? html`<button type="button" class="quiet" data-bulk=${status} ?disabled=${this.busy} @click=${() => void this.decide(ctx, status)}>${name}</button>`
        : nothing;
    return html`<div class="bulk" role="group" aria-label=${words.chooseSome}>
      ${this.chosen.size === 0
        ? html`<p class="note">${words.chooseSome}</p>`
        : html`<strong data-figure="selected">${words.selected(ctx.locale.number(this.chosen.size))}</strong>
            ${button(desk.setPlanned, 'planned')} ${button(desk.setDelivered, 'delivered')} ${button(desk.setDeclined, 'declined')}
            ${button(desk.setClassified, 'classified')}
            <button type="button" class="quiet" id="draft-event" ?disabled=${this.busy} @click=${() => void this.draft(ctx)}>${words.draftEvent}</button>
            <label
              >${words.bulkNote}
              <input
                type="text"
                id="bulk-note"
                maxlength="1000"
                .value=${this.note}
                @input=${(event: Event) => {
                  this.note = valueOf(event);
                }}
              />
            </label>
            <button
              type="button"
              class="quiet"
              @click=${() => {
                this.chosen.clear();
                ctx.redraw();
              }}
            >
              ${words.clear}
            </button>`}
      ${shown.length === 0 ? nothing : html`<button type="button" class="quiet" id="select-shown" @click=${chooseShown}>${words.selectAll}</button>`}
    </div>`;
  }

  private chosenRequests(): TrainingRequest[] {
    return (this.search?.items ?? []).filter((one) => this.chosen.has(one.requestId));
  }

  /** Only what is possible for some of the chosen is offered; the others are named when it was done. */
  private maySomeBecome(status: Status): boolean {
    return this.chosenRequests().some((one) => mayBecome(one, status));
  }

  private async decide(ctx: Context, status: Status): Promise<void> {
    const words = TEXTS[ctx.state.language];
    const desk = REQUEST_TEXTS[ctx.state.language];
    if (this.note.trim() === '' && this.chosenRequests().some((one) => needsNote(one, status))) {
      ctx.notify(words.bulkNoteNeeded);
      document.querySelector<HTMLElement>('#bulk-note')?.focus();
      return;
    }
    const requests = this.chosenRequests().filter((one) => mayBecome(one, status));
    const left = this.chosen.size - requests.length;
    this.busy = true;
    ctx.redraw();
    const work = async () => {
      const { done, results } = await setStatus(ctx.api, ctx.decisions, requests, status, this.note.trim());
      for (const { requestId, request } of results) {
        if (request !== undefined) {
          this.search?.replace(request);
          ctx.feed.forget(`/v1/training-requests/${requestId}`);
        }
      }
      done.forEach((one) => this.chosen.delete(one.requestId));
      this.note = '';
      const failed = results.filter((one) => one.status !== 200);
      const name = ctx.texts.statusNames[status] ?? status;
      const said = [
        ...(done.length === 0 ? [] : [words.bulkDone(name, ctx.locale.counted(done.length, ctx.texts.requests))]),
        ...(left === 0 ? [] : [words.bulkLeft(name, ctx.locale.counted(left, ctx.texts.requests))]),
        ...(failed.length === 0
          ? []
          : [`${words.bulkFailed(ctx.locale.counted(failed.length, ctx.texts.requests))} (${[...new Set(failed.map((one) => desk.refusals[one.status] ?? reasonOf(one)))].join('; ')})`]),
      ].join('. ');
      ctx.notify(said, !done.some(isReversible) ? undefined : { name: desk.undo, run: () => void this.undo(ctx, done) });
      ctx.renew();
    };
    await guarded(ctx, work, () => ctx.notify(desk.failed));
    this.busy = false;
    ctx.redraw();
  }

  /** An event of the chosen requests that are open. */
  private async draft(ctx: Context): Promise<void> {
    const words = TEXTS[ctx.state.language];
    const chosen = (this.search?.items ?? []).filter((one) => this.chosen.has(one.requestId));
    const open = chosen.filter(isOpen);
    if (open.length === 0) {
      ctx.notify(words.eventNone);
      return;
    }
    const once = open.map((one) => one.requestId).join();
    const key = this.draftKeys.get(once) ?? crypto.randomUUID();
    this.draftKeys.set(once, key);
    this.busy = true;
    ctx.redraw();
    const refused = (fault: Fault) => ctx.notify(fault.kind === 'conflict' ? words.eventTaken : REQUEST_TEXTS[ctx.state.language].failed);
    const work = async () => {
      const { eventId } = await draftEvent(ctx, open, key);
      this.draftKeys.delete(once);
      const left = chosen.length - open.length;
      const said = [words.eventDrafted(ctx.locale.counted(open.length, ctx.texts.requests)), ...(left === 0 ? [] : [words.eventLeft(ctx.locale.counted(left, ctx.texts.requests))])];
      this.chosen.clear();
      ctx.feed.forget('/v1/events');
      ctx.notify(said.join(' '), { name: words.openDraft, run: () => ctx.update({ view: 'planning', own: { tab: 'events', event: eventId } }) });
    };
    await guarded(ctx, work, refused);
    this.busy = false;
    ctx.redraw();
  }

  private async undo(ctx: Context, done: Parameters<RequestDesk['undo']>[1]): Promise<void> {
    const { request } = ctx.state;
    await this.desk.undo(ctx, done);
    if (request === null && this.desk.refusal === null) {
      ctx.update({ request: null }, true);
    }
  }

  // ------------------------------------------------------------ the open request

  private card(ctx: Context, shown: TrainingRequest[], open: string): TemplateResult {
    const words = TEXTS[ctx.state.language];
    return html`<div>
      <p><button type="button" class="quiet" id="close-request" @click=${() => ctx.update({ request: null })}>${words.backToList}</button></p>
      ${requestCard(ctx, {
        desk: this.desk,
        entry: this.desk.entry(ctx, open),
        place: { at: shown.findIndex((one) => one.requestId === open), of: shown.length },
        step: (by) => this.step(ctx, by),
        retry: () => {
          ctx.feed.forget(`/v1/training-requests/${open}`);
          ctx.redraw();
        },
      })}
    </div>`;
  }

  private step(ctx: Context, by: number): void {
    const shown = this.search === null ? [] : this.rows(this.search);
    const at = shown.findIndex((one) => one.requestId === ctx.state.request);
    const target = at === -1 ? undefined : shown[at + by];
    if (target !== undefined) {
      ctx.update({ request: target.requestId });
    }
  }

  private changed(ctx: Context, request: TrainingRequest): void {
    this.search?.replace(request);
    ctx.redraw();
    focusCard();
  }
}

export default { create: () => new Requests(), style } satisfies ViewModule;
