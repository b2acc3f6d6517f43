import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { marked } from '../../core/marks.ts';
import { serverNow } from '../../data/api.ts';
import type { RequestList, TrainingRequest } from '../../data/types.ts';
import type { Entry } from '../../data/feed.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel } from '../../ui/fault/panel.ts';
import { NOT_A_REQUEST, type Drafts } from './drafts.ts';

/** What the review view needs beside the context. */
export interface ReviewParts {
  drafts: Drafts;
  /** The pages of the queue that were asked for. */
  pages: Entry<RequestList>[];
  more: (() => void) | null;
  /** The open request as it is on the server. */
  open: Entry<TrainingRequest> | null;
  save(request: TrainingRequest, etag: string | null): void;
  retry(): void;
}

/** The requests that still wait, in an order that stays. */
export function queueOf(ctx: Context, parts: Pick<ReviewParts, 'pages' | 'drafts'>): TrainingRequest[] {
  const items = parts.pages.flatMap((page) => page.data?.items ?? []).filter((item) => !parts.drafts.decided.has(item.requestId));
  const byId = new Map(items.map((item) => [item.requestId, item]));
  return ctx.hold('queue', [...byId.keys()]).flatMap((id) => byId.get(id) ?? []);
}

/** Puts the focus on the request card, where the keys work. */
export function focusCard(): void {
  document.querySelector<HTMLElement>('#request-card')?.focus();
}

export function review(ctx: Context, parts: ReviewParts): TemplateResult {
  const { texts, locale, state } = ctx;
  const queue = queueOf(ctx, parts);
  const first = parts.pages[0];
  const fault = first?.data === null ? first.fault : null;
  const done = parts.drafts.decided.size;
  return html`<div class="review">
    <header class="review-head">
      <h1 tabindex="-1" id="view-title">${texts.reviewTitle}</h1>
      <p class="note">${texts.reviewLead}</p>
      <p role="status" class="progress">${done === 0 ? nothing : texts.reviewDone(locale.counted(done, texts.requests))}</p>
    </header>
    ${fault !== null
      ? faultPanel(ctx, fault, parts.retry)
      : html`<div class="desk">
          <section class="card queue" aria-labelledby="title-queue">
            <h2 id="title-queue">
              ${texts.reviewQueue} <span class="count" data-figure="queue">${locale.number(queue.length)}${parts.more === null ? '' : '+'}</span>
            </h2>
            ${queue.length === 0
              ? html`<p class="note">
                  ${first?.data === null
                    ? texts.reviewLoading
                    : state.region === null && state.topic === null
                      ? texts.reviewNone
                      : texts.reviewNoneFilter}
                </p>`
              : html`<ol class="queue-items" tabindex="0" aria-labelledby="title-queue">
                  ${repeat(
                    queue,
                    (item) => item.requestId,
                    (item) => queueItem(ctx, item),
                  )}
                </ol>`}
            ${parts.more === null ? nothing : html`<button type="button" class="quiet" @click=${parts.more}>${texts.reviewMore}</button>`}
          </section>
          ${openRequest(ctx, parts, queue)}
        </div>`}
  </div>`;
}

function queueItem(ctx: Context, item: TrainingRequest): TemplateResult {
  const { texts, directory, locale } = ctx;
  const open = (event: Event) => {
    event.preventDefault();
    ctx.update({ request: item.requestId }, true);
    focusCard();
  };
  return html`<li>
    <a
      href=${ctx.link({ request: item.requestId })}
      aria-current=${item.requestId === ctx.state.request ? 'true' : nothing}
      @click=${open}
    >
      <span class="queue-center">${item.center.name}</span>
      <span class="note"
        >${directory.shortRegion(item.region)} · ${texts.waits(locale.duration(serverNow() - Date.parse(item.submittedAt)))}${item.urgency === 'high'
          ? html` · <strong>${texts.urgencyNames['high']}</strong>`
          : nothing}</span
      >
    </a>
  </li>`;
}

/** The card of the open request: one element whatever it holds, so that the focus stays in it. */
function openRequest(ctx: Context, parts: ReviewParts, queue: TrainingRequest[]): TemplateResult {
  const { texts } = ctx;
  const entry = parts.open;
  const request = entry?.data ?? null;
  const onKey = request === null || entry === null ? nothing : keysOf(ctx, parts, request, entry.etag, queue);
  return html`<section
    class="card request-card"
    id="request-card"
    tabindex="-1"
    aria-label=${request === null ? texts.requestText : request.center.name}
    @keydown=${onKey}
  >
    ${entry === null
      ? nothing
      : request !== null
        ? requestBody(ctx, parts, request, entry.etag, queue)
        : entry.fault === null
          ? html`<p class="note">${texts.loading}</p>`
          : faultPanel(ctx, entry.fault, parts.retry)}
  </section>`;
}

/** The keys by their place on the keyboard, so that they work in any layout; the Ukrainian letters are beside. */
const KEYS = [
  { code: 'Enter', uk: 'Enter', en: 'Enter', what: 'confirm' },
  { code: 'Digit', uk: '1–9', en: '1–9', what: 'toggle' },
  { code: 'KeyT', uk: 'T / Е', en: 'T', what: 'add' },
  { code: 'KeyX', uk: 'X / Ч', en: 'X', what: 'notRequest' },
  { code: 'KeyJ', uk: 'J / О', en: 'J', what: 'next' },
  { code: 'KeyK', uk: 'K / Л', en: 'K', what: 'back' },
] as const;

/** Goes to a neighbour in the queue. */
function step(ctx: Context, request: TrainingRequest, queue: TrainingRequest[], by: number): void {
  const at = queue.findIndex((item) => item.requestId === request.requestId);
  const target = queue[at === -1 ? 0 : at + by];
  if (target !== undefined) {
    ctx.update({ request: target.requestId }, true);
    focusCard();
  }
}

function toggle(ctx: Context, drafts: Drafts, request: TrainingRequest, topic: string): void {
  drafts.toggle(request, topic);
  ctx.redraw();
}

function openSearch(ctx: Context, drafts: Drafts): void {
  drafts.search = '';
  drafts.option = 0;
  ctx.redraw();
  document.querySelector<HTMLElement>('#topic-search')?.focus();
}

/** What the keys do while the card or something in it has the focus; a field keeps its keys. */
function keysOf(
  ctx: Context,
  parts: ReviewParts,
  request: TrainingRequest,
  etag: string | null,
  queue: TrainingRequest[],
): (event: KeyboardEvent) => void {
  const { drafts } = parts;
  const actionOf = (event: KeyboardEvent, target: HTMLElement): (() => void) | undefined => {
    if (event.code === 'KeyJ') {
      return () => step(ctx, request, queue, 1);
    }
    if (event.code === 'KeyK') {
      return () => step(ctx, request, queue, -1);
    }
    if (ctx.session.role === 'regional') {
      return undefined;
    }
    if (event.key === 'Enter') {
      return target.matches('button, a, summary') ? undefined : () => parts.save(request, etag);
    }
    if (event.code === 'KeyT') {
      return () => openSearch(ctx, drafts);
    }
    if (event.code === 'KeyX') {
      return () => toggle(ctx, drafts, request, NOT_A_REQUEST);
    }
    const topic = /^[1-9]$/.test(event.key) ? drafts.offered(request)[Number(event.key) - 1] : undefined;
    return topic === undefined ? undefined : () => toggle(ctx, drafts, request, topic);
  };
  return (event) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches('input[type=text], textarea, select')) {
      return;
    }
    const act = actionOf(event, target);
    if (act !== undefined) {
      event.preventDefault();
      act();
    }
  };
}

function requestBody(
  ctx: Context,
  parts: ReviewParts,
  request: TrainingRequest,
  etag: string | null,
  queue: TrainingRequest[],
): TemplateResult {
  const { texts, locale, directory } = ctx;
  const { drafts } = parts;
  const readOnly = ctx.session.role === 'regional';
  const offered = drafts.offered(request);
  const chosen = drafts.chosen(request);
  const at = queue.findIndex((item) => item.requestId === request.requestId);
  const pieces = marked(
    request.text,
    offered.map((topic) => request.reasons?.[topic] ?? []),
  );
  const confidence = new Map(request.topics.map((one) => [one.topic, one.confidence]));
  return html`<header>
      <h2 id="request-title">${request.center.name}</h2>
      <p class="note">
        ${directory.region(request.region)} · <time datetime=${request.submittedAt}>${locale.moment(request.submittedAt)}</time> ·
        <span class="tag status-${request.status}">${texts.statusNames[request.status] ?? request.status}</span>
      </p>
    </header>
    <div role="alert" class="desk-message">${drafts.message === null ? nothing : html`<p class="warning">${texts[drafts.message]}</p>`}</div>
    <h3 class="hidden">${texts.requestText}</h3>
    <p class="request-text" lang="uk">${pieces.map((piece) =>
      piece.numbers.length === 0 ? piece.text : html`<mark>${piece.text}<sup>${piece.numbers.join(',')}</sup></mark>`,
    )}</p>
    ${pieces.some((piece) => piece.numbers.length > 0) ? html`<p class="note">${texts.decidedBy}</p>` : nothing}
    ${readOnly
      ? html`<p class="warning">${texts.reviewReadOnly}</p>
          <ol class="offered">
            ${offered.map((topic) => html`<li>${directory.topic(topic)} <span class="note">${confidenceText(ctx, confidence.get(topic))}</span></li>`)}
          </ol>`
      : html`<fieldset class="choice">
            <legend>${texts.proposedTopics} <span class="note">${texts.proposalHint}</span></legend>
            ${[...offered, ...(offered.includes(NOT_A_REQUEST) ? [] : [NOT_A_REQUEST])].map(
              (topic, i) =>
                html`<label class="option">
                  <input type="checkbox" value=${topic} .checked=${chosen.includes(topic)} @change=${() => toggle(ctx, drafts, request, topic)} />
                  <kbd aria-hidden="true">${i < offered.length ? i + 1 : 'X'}</kbd>
                  <span>${directory.topic(topic)}</span>
                  <span class="note">${confidenceText(ctx, confidence.get(topic))}</span>
                </label>`,
            )}
            ${topicSearch(ctx, drafts, request)}
          </fieldset>
          <label class="note-field"
            >${texts.note} <span class="note">(${texts.noteHint})</span>
            <textarea
              rows="2"
              maxlength="500"
              .value=${drafts.noteOf(request.requestId)}
              @input=${(event: Event) => drafts.setNote(request.requestId, (event.target as HTMLTextAreaElement).value)}
            ></textarea>
          </label>
          <div class="buttons">
            <button type="button" class="action primary" id="confirm" ?disabled=${drafts.saving} @click=${() => parts.save(request, etag)}>
              ${drafts.saving ? texts.saving : drafts.changed(request) ? texts.confirmChange : texts.confirm}
            </button>
            <button type="button" class="quiet" ?disabled=${at <= 0} @click=${() => step(ctx, request, queue, -1)}>${texts.back}</button>
            <button type="button" class="quiet" ?disabled=${at === queue.length - 1} @click=${() => step(ctx, request, queue, 1)}>${texts.skip}</button>
          </div>`}
    <dl class="facts">${facts(ctx, request)}</dl>
    ${history(ctx, request)}
    ${readOnly
      ? nothing
      : html`<details class="keys">
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
        </details>`}`;
}

function confidenceText(ctx: Context, confidence: number | undefined): string {
  return confidence === undefined ? '' : ctx.texts.confidence(ctx.locale.percent(confidence));
}

/** A field that finds a topic by any part of its name, in either language. */
function topicSearch(ctx: Context, drafts: Drafts, request: TrainingRequest): TemplateResult {
  const { texts, directory } = ctx;
  if (drafts.search === null) {
    return html`<button type="button" class="quiet add-topic" @click=${() => openSearch(ctx, drafts)}>${texts.addTopic} <kbd aria-hidden="true">T</kbd></button>`;
  }
  const wanted = drafts.search.trim().toLocaleLowerCase('uk');
  const options = directory.topicIds.filter(
    (id) => !drafts.chosen(request).includes(id) && `${directory.topic(id)} ${directory.topicSearch(id)}`.toLocaleLowerCase('uk').includes(wanted),
  );
  const active = Math.min(drafts.option, options.length - 1);
  const close = () => {
    drafts.search = null;
    ctx.redraw();
    focusCard();
  };
  const pick = (id: string) => {
    drafts.add(request, id);
    ctx.redraw();
    focusCard();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const choice = options[active];
    if (step !== undefined) {
      event.preventDefault();
      drafts.option = Math.max(0, Math.min(options.length - 1, active + step));
      ctx.redraw();
      document.querySelector(`#topic-option-${drafts.option}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && choice !== undefined) {
      event.preventDefault();
      pick(choice);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  };
  return html`<div class="topic-search">
    <label for="topic-search">${texts.addTopic}</label>
    <input
      id="topic-search"
      type="text"
      role="combobox"
      autocomplete="off"
      aria-expanded="true"
      aria-controls="topic-options"
      aria-activedescendant=${options.length === 0 ? nothing : `topic-option-${active}`}
      aria-autocomplete="list"
      placeholder=${texts.addTopicHint}
      .value=${drafts.search}
      @input=${(event: Event) => {
        drafts.search = (event.target as HTMLInputElement).value;
        drafts.option = 0;
        ctx.redraw();
      }}
      @keydown=${onKey}
    />
    <ul id="topic-options" role="listbox" aria-label=${texts.addTopic}>
      ${options.map(
        (id, i) =>
          html`<li id="topic-option-${i}" role="option" aria-selected=${i === active ? 'true' : 'false'} @click=${() => pick(id)}>
            ${directory.topic(id)}
          </li>`,
      )}
    </ul>
    ${options.length === 0 ? html`<p class="note" role="status">${texts.noSuchTopic}</p>` : nothing}
  </div>`;
}

function facts(ctx: Context, request: TrainingRequest): TemplateResult[] {
  const { texts, locale } = ctx;
  const fields: [string, string | null | undefined][] = [
    [texts.fields.center, request.center.code],
    [texts.rolesTitle, request.author === undefined ? null : (texts.roleNames[request.author.role] ?? request.author.role)],
    [texts.fields.author, [request.author?.name, request.author?.email].filter((one) => one != null).join(', ') || null],
    [texts.fields.format, texts.formatNames[request.format] ?? request.format],
    [texts.fields.participants, locale.number(request.participants)],
    [texts.fields.urgency, texts.urgencyNames[request.urgency] ?? request.urgency],
    [texts.fields.desiredBy, request.desiredBy == null ? null : locale.day(request.desiredBy)],
  ];
  return fields.flatMap(([name, value]) => (value == null ? [] : [html`<div><dt>${name}</dt><dd>${value}</dd></div>`]));
}

function history(ctx: Context, request: TrainingRequest): TemplateResult | typeof nothing {
  const { texts, locale, directory } = ctx;
  const entries = request.history ?? [];
  if (entries.length === 0) {
    return nothing;
  }
  const who = (by: string) => (by.startsWith('model:') ? `${texts.byModel} ${by.slice(6)}` : by.startsWith('moderator:') ? `${texts.byModerator} ${by.slice(10)}` : by);
  return html`<details class="history">
    <summary>${texts.fields.history}</summary>
    <ol>
      ${entries.map(
        (entry) =>
          html`<li>
            <time datetime=${entry.at}>${locale.moment(entry.at)}</time>: ${texts.statusNames[entry.status] ?? entry.status}, ${who(entry.by)}${entry.topics ===
              undefined || entry.topics.length === 0
              ? nothing
              : html`. ${entry.topics.map((topic) => directory.topic(topic)).join('; ')}`}${entry.note ? html`. ${entry.note}` : nothing}
          </li>`,
      )}
    </ol>
  </details>`;
}
