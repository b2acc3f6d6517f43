import { html, nothing, type TemplateResult } from 'lit-html';
import { marked } from '../../core/marks.ts';
import type { Entry } from '../../data/feed.ts';
import type { RequestStatus, TrainingRequest } from '../../data/types.ts';
import type { Context, Scope } from '../../ui/context.ts';
import { faultPanel } from '../../ui/fault/panel.ts';
import { follow } from '../../ui/figure-link.ts';
import { statusText } from '../../ui/status.ts';
import { readable } from '../../ui/readable.ts';
import type { RequestDesk } from './desk.ts';
import { decisive, doubts } from './doubt.ts';
import { NOT_A_REQUEST } from './drafts.ts';
import { lookers } from './lookers.ts';
import { maskPanel } from './mask.ts';
import { mergedNote, mergePanel } from './merge.ts';
import { REQUEST_TEXTS } from './texts.ts';
import { topicSearch } from './topic-search.ts';

/** Puts the focus on the request card. */
export function focusCard(): void {
  document.querySelector<HTMLElement>('#request-card')?.focus({ preventScroll: true });
}

interface CardParts {
  desk: RequestDesk;
  entry: Entry<TrainingRequest> | null;
  /** Where the request stands among its neighbours, for the buttons that go to them. */
  place: { at: number; of: number };
  step(by: number): void;
  retry(): void;
}

/** The card of the open request: one element whatever it holds, so that the focus stays in it. */
export function requestCard(ctx: Context, parts: CardParts): TemplateResult {
  const { entry } = parts;
  const request = entry?.data ?? null;
  return html`<section class="card request-card" id="request-card" tabindex="-1" aria-label=${request === null ? REQUEST_TEXTS[ctx.state.language].open : request.center.name}>
    ${entry === null
      ? nothing
      : request !== null
        ? body(ctx, parts, request, entry.etag)
        : entry.fault === null
          ? html`<p class="note">${ctx.texts.loading}</p>`
          : faultPanel(ctx, entry.fault, parts.retry)}
  </section>`;
}

function body(ctx: Context, parts: CardParts, request: TrainingRequest, etag: string | null): TemplateResult {
  const { texts, locale, directory } = ctx;
  const { desk } = parts;
  const words = REQUEST_TEXTS[ctx.state.language];
  const readOnly = ctx.session.role === 'regional';
  const offered = desk.drafts.offered(request);
  const pieces = marked(
    request.text,
    offered.map((topic) => decisive(request.reasons?.[topic] ?? [])),
  );
  const why = doubts(ctx, words, request);
  return html`<header>
      <h2 id="request-title">${request.center.name}</h2>
      <p class="note">
        ${directory.region(request.region)} ·
        ${readable(words.unreadable, () => html`<time datetime=${request.submittedAt}>${locale.moment(request.submittedAt)}</time>`)} ·
        <span class="tag status-${request.status}">${statusText(ctx, request)}</span>
      </p>
    </header>
    ${readOnly ? nothing : html`<p role="status" class="note lookers">${lookers(ctx, request.requestId)}</p>`}
    <div role="alert" class="desk-message">${message(ctx, parts, request)}</div>
    ${mergedNote(ctx, desk, request)}
    ${why.length === 0
      ? nothing
      : html`<div class="why">
          <h3>${words.whyDoubtful}</h3>
          <ul>
            ${why.map((one) => html`<li>${one}</li>`)}
          </ul>
        </div>`}
    ${desk.panel === 'mask'
      ? maskPanel(ctx, desk, request, etag)
      : html`<h3 class="hidden">${texts.requestText}</h3>
          <p class="request-text" lang="uk">${pieces.map((piece) =>
            piece.numbers.length === 0 ? piece.text : html`<mark>${piece.text}<sup>${piece.numbers.join(',')}</sup></mark>`,
          )}</p>
          ${pieces.some((piece) => piece.numbers.length > 0) ? html`<p class="note">${texts.decidedBy}</p>` : nothing}`}
    ${readOnly ? topicsOnly(ctx, request) : deciding(ctx, parts, request, etag)}
    <dl class="facts">${facts(ctx, request)}</dl>
    ${desk.panel === 'merge' ? mergePanel(ctx, desk, request) : readOnly ? sameCenter(ctx, desk, request) : html`${sameCenter(ctx, desk, request)}${furtherActions(ctx, desk, request, etag)}`}
    ${history(ctx, request)}
    ${readOnly ? nothing : keys(ctx)}`;
}

function message(ctx: Context, parts: CardParts, request: TrainingRequest): TemplateResult | typeof nothing {
  const { desk } = parts;
  const words = REQUEST_TEXTS[ctx.state.language];
  const text =
    desk.refusal !== null
      ? desk.refusal
      : desk.message === null
        ? null
        : desk.message === 'settledByOther'
          ? words.settledByOther
          : ctx.texts[desk.message];
  const settled = request.status !== 'needs-review' && parts.place.of > 0;
  return text === null && !settled
    ? nothing
    : html`${text === null ? nothing : html`<p class="warning">${text}</p>`}
      ${settled && desk.message !== null
        ? html`<p><button type="button" class="action" id="go-on" @click=${() => parts.step(1)}>${words.next}</button></p>`
        : nothing}`;
}

function topicsOnly(ctx: Context, request: TrainingRequest): TemplateResult {
  return html`<p class="warning">${ctx.texts.reviewReadOnly}</p>
    <ol class="offered">
      ${request.topics.map((one) => html`<li>${ctx.directory.topic(one.topic)} <span class="note">${confidenceText(ctx, request, one.topic)}</span></li>`)}
    </ol>`;
}

/** How sure a topic is, of whom it is. */
function confidenceText(ctx: Scope, request: TrainingRequest, topic: string): string {
  const known = request.topics.find((one) => one.topic === topic);
  const byPerson = request.classifiedBy?.startsWith('moderator:');
  // What a person named and sent back to the review is nobody's certainty.
  if (known === undefined || (byPerson && request.status === 'needs-review')) {
    return '';
  }
  return byPerson
    ? REQUEST_TEXTS[ctx.state.language].confirmedByPerson
    : ctx.texts.confidence(ctx.locale.percent(known.confidence));
}

function deciding(ctx: Context, parts: CardParts, request: TrainingRequest, etag: string | null): TemplateResult {
  const { texts, directory } = ctx;
  const { desk, place } = parts;
  const { drafts } = desk;
  const words = REQUEST_TEXTS[ctx.state.language];
  const offered = drafts.offered(request);
  const chosen = drafts.chosen(request);
  const status = (name: string, to: 'planned' | 'delivered' | 'declined' | 'classified') =>
    html`<button type="button" class="quiet" data-status=${to} ?disabled=${desk.saving} @click=${() => void desk.setStatus(ctx, request, etag, to)}>
      ${name}
    </button>`;
  const open = request.status === 'classified' || request.status === 'needs-review';
  const settled = request.status === 'delivered' || request.status === ('withdrawn' as RequestStatus) || request.mergedInto !== undefined;
  return html`<fieldset class="choice">
      <legend>${texts.proposedTopics} <span class="note">${texts.proposalHint}</span></legend>
      ${[...offered, ...(offered.includes(NOT_A_REQUEST) ? [] : [NOT_A_REQUEST])].map(
        (topic, i) =>
          html`<label class="option">
            <input type="checkbox" value=${topic} .checked=${chosen.includes(topic)} @change=${() => desk.toggle(ctx, request, topic)} />
            <kbd aria-hidden="true">${i < offered.length ? i + 1 : 'X'}</kbd>
            <span>${directory.topic(topic)}</span>
            <span class="note">${confidenceText(ctx, request, topic)}</span>
          </label>`,
      )}
      ${topicSearch(ctx, desk, request)}
    </fieldset>
    <label class="note-field"
      >${texts.note} <span class="note">(${texts.noteHint})</span>
      <textarea
        rows="2"
        maxlength="1000"
        .value=${drafts.noteOf(request.requestId)}
        @input=${(event: Event) => drafts.setNote(request.requestId, (event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </label>
    <label class="note-field"
      >${words.reason} <span class="note">(${words.reasonHint})</span>
      <textarea
        rows="1"
        maxlength="1000"
        id="reason"
        .value=${drafts.reasonOf(request.requestId)}
        @input=${(event: Event) => drafts.setReason(request.requestId, (event.target as HTMLTextAreaElement).value)}
      ></textarea>
    </label>
    <div class="buttons">
      <button type="button" class="action primary" id="confirm" ?disabled=${desk.saving} @click=${() => void desk.confirm(ctx, request, etag)}>
        ${desk.saving ? texts.saving : drafts.changed(request) ? texts.confirmChange : texts.confirm}
      </button>
      <button type="button" class="quiet" id="step-back" ?disabled=${place.at <= 0} @click=${() => parts.step(-1)}>${texts.back}</button>
      <button type="button" class="quiet" id="step-on" ?disabled=${place.at === -1 || place.at >= place.of - 1} @click=${() => parts.step(1)}>${texts.skip}</button>
    </div>
    ${settled
      ? nothing
      : html`<div class="buttons statuses" role="group" aria-label=${words.statusTitle}>
          <span class="note">${words.statusTitle}:</span>
          ${open ? status(words.setPlanned, 'planned') : nothing}
          ${request.status === 'planned' ? status(words.setDelivered, 'delivered') : nothing}
          ${request.status === 'declined' ? nothing : status(words.setDeclined, 'declined')}
          ${open ? nothing : status(words.setClassified, 'classified')}
        </div>`}`;
}

function furtherActions(ctx: Context, desk: RequestDesk, request: TrainingRequest, etag: string | null): TemplateResult {
  const words = REQUEST_TEXTS[ctx.state.language];
  return html`<div class="buttons further">
    ${desk.isUnveiled(request.requestId)
      ? nothing
      : html`<button type="button" class="quiet" id="unveil" title=${words.showAuthorNote} @click=${() => desk.unveil(ctx, request.requestId)}>${words.showAuthor}</button>`}
    ${request.mergedInto === undefined
      ? html`<button type="button" class="quiet" id="ask" title=${words.askHint} ?disabled=${desk.saving} @click=${() => void desk.ask(ctx, request, etag)}>${words.ask}</button>
          <button type="button" class="quiet" id="open-merge" @click=${() => desk.openMerge(ctx, request)}>${words.merge}</button>`
      : nothing}
    <button
      type="button"
      class="quiet"
      id="open-mask"
      @click=${() => {
        desk.panel = 'mask';
        ctx.redraw();
      }}
    >
      ${words.mask}
    </button>
    ${ctx.session.role === 'admin'
      ? html`<button type="button" class="quiet" id="erase" @click=${() => void desk.erase(ctx, request)}>${words.erase}</button>`
      : nothing}
  </div>`;
}

function sameCenter(ctx: Context, desk: RequestDesk, request: TrainingRequest): TemplateResult {
  const words = REQUEST_TEXTS[ctx.state.language];
  const key = 'same-center';
  const open = ctx.tables.has(key);
  const toggle = (event: Event) => {
    const { open: now } = event.target as HTMLDetailsElement;
    if (now !== ctx.tables.has(key)) {
      if (now) {
        ctx.tables.add(key);
      } else {
        ctx.tables.delete(key);
      }
      ctx.redraw();
    }
  };
  const others = open ? desk.ofSameCenter(ctx, request) : null;
  return html`<details class="same-center" ?open=${open} @toggle=${toggle}>
    <summary>${words.sameCenter}</summary>
    ${others === null
      ? nothing
      : others.items.length === 0
        ? html`<p class="note">${others.loading ? words.loadingOthers : words.mergeNone}</p>`
        : html`<ul>
            ${others.items.map((one) => {
              const change = { request: one.requestId };
              return html`<li>
                <a
                  href=${ctx.link(change)}
                  @click=${follow(ctx, change)}
                  >${readable(words.unreadable, () => ctx.locale.moment(one.submittedAt))}</a
                >
                <span class="tag status-${one.status}">${statusText(ctx, one)}</span>
                ${one.topics.map((named) => ctx.directory.topic(named.topic)).join('; ')}
              </li>`;
            })}
          </ul>`}
  </details>`;
}

function eventLink(ctx: Context, event: string): TemplateResult {
  const change = { view: 'planning', request: null, own: { tab: 'events', event } };
  return html`<a href=${ctx.link(change)} @click=${follow(ctx, change)}>${REQUEST_TEXTS[ctx.state.language].openEvent}</a>`;
}

function facts(ctx: Context, request: TrainingRequest): TemplateResult[] {
  const { texts, locale } = ctx;
  const words = REQUEST_TEXTS[ctx.state.language];
  const fields: [string, string | TemplateResult | null | undefined][] = [
    [texts.fields.center, request.center.code],
    [texts.rolesTitle, request.author === undefined ? null : (texts.roleNames[request.author.role] ?? request.author.role)],
    [texts.fields.author, [request.author?.name, request.author?.email].filter((one) => one != null).join(', ') || null],
    [texts.fields.format, texts.formatNames[request.format] ?? request.format],
    [texts.fields.participants, locale.number(request.participants)],
    [texts.fields.urgency, texts.urgencyNames[request.urgency] ?? request.urgency],
    [words.source, request.source === 'import' ? words.importedFrom(request.externalRef ?? '–') : null],
    [words.event, request.eventId === undefined ? null : eventLink(ctx, request.eventId)],
    [texts.fields.desiredBy, request.desiredBy == null ? null : readable(words.unreadable, () => locale.day(request.desiredBy as string))],
  ];
  return fields.flatMap(([name, value]) => (value == null ? [] : [html`<div><dt>${name}</dt><dd>${value}</dd></div>`]));
}

/** Who decided, as people call it: not by the technical names of people and models. */
function whoText(ctx: Scope, by: string): string {
  const words = REQUEST_TEXTS[ctx.state.language];
  if (by.startsWith('model:') || by.startsWith('redactor:')) {
    return words.automatic;
  }
  const sub = by.replace(/^[a-z]+:/, '');
  return sub === ctx.session.sub ? words.byYou : (words.by[by.replace(/:.*/, '')] ?? by);
}

function history(ctx: Scope, request: TrainingRequest): TemplateResult | typeof nothing {
  const { texts, locale, directory } = ctx;
  const words = REQUEST_TEXTS[ctx.state.language];
  const entries = request.history ?? [];
  if (entries.length === 0) {
    return nothing;
  }
  return html`<details class="history">
    <summary>${texts.fields.history}</summary>
    <ol>
      ${entries.map(
        (entry) =>
          html`<li>
            ${readable(words.unreadable, () => html`<time datetime=${entry.at}>${locale.moment(entry.at)}</time>`)}:
            ${texts.statusNames[entry.status] ?? entry.status}, ${whoText(ctx, entry.by)}${entry.topics === undefined || entry.topics.length === 0
              ? nothing
              : html`. ${entry.topics.map((topic) => directory.topic(topic)).join('; ')}`}${entry.note ? html`. ${entry.note}` : nothing}
            ${entry.reason ? html`<p>${words.reason}: ${entry.reason}</p>` : nothing}
            ${entry.question === undefined ? nothing : html`<p>${words.question}: ${entry.question}</p>`}
            ${entry.answer === undefined ? nothing : html`<p>${words.answer}: ${entry.answer.text}</p>`}
          </li>`,
      )}
    </ol>
  </details>`;
}

/** The keys by their place on the keyboard, so that they work in any layout; the Ukrainian letters are beside. */
const KEYS = [
  { uk: 'Enter', en: 'Enter', what: 'confirm' },
  { uk: '1–9', en: '1–9', what: 'toggle' },
  { uk: 'T / Е', en: 'T', what: 'add' },
  { uk: 'X / Ч', en: 'X', what: 'notRequest' },
  { uk: 'J / О', en: 'J', what: 'next' },
  { uk: 'K / Л', en: 'K', what: 'back' },
  { uk: 'Z / Я', en: 'Z', what: 'undo' },
] as const;

function keys(ctx: Scope): TemplateResult {
  const { texts } = ctx;
  return html`<details class="keys">
    <summary>${texts.keysTitle}</summary>
    <p class="note">${texts.keysWhere}</p>
    <dl>
      ${KEYS.map(
        (key) =>
          html`<div>
            <dt><kbd>${key[ctx.state.language]}</kbd></dt>
            <dd>${texts.keys[key.what]}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}
