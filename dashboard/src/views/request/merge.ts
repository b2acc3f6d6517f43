import { html, nothing, type TemplateResult } from 'lit-html';
import type { TrainingRequest } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { follow } from '../../ui/figure-link.ts';
import { statusText } from '../../ui/status.ts';
import { readable } from '../../ui/readable.ts';
import type { RequestDesk } from './desk.ts';
import { REQUEST_TEXTS } from './texts.ts';

/** That a request is merged, with what, and how to separate it. */
export function mergedNote(ctx: Context, desk: RequestDesk, request: TrainingRequest): TemplateResult | typeof nothing {
  const words = REQUEST_TEXTS[ctx.state.language];
  const moderates = ctx.session.role !== 'regional';
  const open = (id: string) => {
    const change = { request: id };
    return html`<a href=${ctx.link(change)} @click=${follow(ctx, change)}>${words.openOther}</a>`;
  };
  if (request.mergedInto !== undefined) {
    return html`<p class="warning merged">
      ${words.mergedInto} ${open(request.mergedInto)}
      ${moderates
        ? html`<button type="button" class="quiet" id="separate" ?disabled=${desk.saving} @click=${() => void desk.separate(ctx, request)}>${words.separate}</button>`
        : nothing}
    </p>`;
  }
  return (request.merged ?? []).length === 0 ? nothing : html`<p class="note merged">${words.mergedHere} ${request.merged.map((id) => html`${open(id)} `)}</p>`;
}

/** The requests that this one may repeat, and both texts side by side. */
export function mergePanel(ctx: Context, desk: RequestDesk, request: TrainingRequest): TemplateResult {
  const words = REQUEST_TEXTS[ctx.state.language];
  const { items, loading } = desk.ofSameCenter(ctx, request);
  const similar = new Set(request.similar ?? []);
  const into = items.find((one) => one.requestId === desk.into) ?? items[0] ?? null;
  const side = (title: string, one: TrainingRequest) =>
    html`<div class="side">
      <h4>${title}</h4>
      <p class="note">
        ${readable(words.unreadable, () => ctx.locale.moment(one.submittedAt))} · ${statusText(ctx, one)} ·
        ${ctx.locale.counted(one.participants, ctx.texts.participants)}
      </p>
      <p class="request-text" lang="uk">${one.text}</p>
      <p class="note">${one.topics.map((named) => ctx.directory.topic(named.topic)).join('; ')}</p>
    </div>`;
  return html`<section class="panel" id="merge-panel" aria-labelledby="title-merge">
    <h3 id="title-merge">${words.mergeTitle}</h3>
    <p class="note">${words.mergeLead}</p>
    ${items.length === 0 || into === null
      ? html`<p role="status">${loading ? words.loadingOthers : words.mergeNone}</p>`
      : html`<label
            >${words.mergeCandidates}
            <select
              id="merge-into"
              @change=${(event: Event) => {
                desk.into = (event.target as HTMLSelectElement).value;
                ctx.redraw();
              }}
            >
              ${items.map(
                (one) =>
                  html`<option value=${one.requestId} .selected=${one.requestId === into.requestId}>
                    ${readable(words.unreadable, () => ctx.locale.moment(one.submittedAt))}${similar.has(one.requestId) ? ` · ${words.similar}` : ''} ·
                    ${one.text.slice(0, 60)}
                  </option>`,
              )}
            </select></label
          >
          <div class="sides">${side(words.mergeThis, request)}${side(words.mergeOther, into)}</div>`}
    <div class="buttons">
      ${into === null
        ? nothing
        : html`<button type="button" class="action primary" id="merge" ?disabled=${desk.saving} @click=${() => void desk.merge(ctx, request, into.requestId)}>
            ${words.mergeDo}
          </button>`}
      <button
        type="button"
        class="quiet"
        @click=${() => {
          desk.close();
          ctx.redraw();
        }}
      >
        ${words.close}
      </button>
    </div>
  </section>`;
}
