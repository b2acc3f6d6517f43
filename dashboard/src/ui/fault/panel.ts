import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Fault } from '../../data/faults.ts';
import { UNFILTERED } from '../../core/view-state.ts';
import type { Texts } from '../../texts/uk.ts';
import type { Context } from '../context.ts';

/** What of the context a fault needs: it can come before anything else is known. */
type FaultContext = Pick<Context, 'texts' | 'locale' | 'state' | 'update' | 'retryAt'>;

const SLOW_MILLIS = 3_000;

/** Something is being loaded; after some seconds it says that this takes long. */
export function loadingPanel(texts: Texts, since: number | null): TemplateResult {
  const slow = since !== null && Date.now() - since > SLOW_MILLIS;
  return html`<div class="loading" aria-busy="true">
    <p role="status">${slow ? texts.slow : texts.loading}</p>
    <div class="skeleton" aria-hidden="true">${[1, 2, 3, 4, 5, 6].map(() => html`<div></div>`)}</div>
  </div>`;
}


/** A fault in plain words, with what the person can do and when the page tries again. */
export function faultPanel(ctx: FaultContext, fault: Fault, retry: () => void): TemplateResult {
  const { texts, locale, state } = ctx;
  const words = texts.faults[fault.kind] ?? texts.faults['server'];
  const filtered = state.region !== null || state.topic !== null || state.area !== null || typeof state.period !== 'number';
  const seconds = ctx.retryAt === null ? null : Math.max(0, Math.ceil((ctx.retryAt - Date.now()) / 1000));
  const reset = () => ctx.update(UNFILTERED);
  const about = fault.kind === 'invalid' ? pointersOf(fault).map((name) => namesOf(texts)[name] ?? name) : [];
  return html`<section class="card fault" data-fault=${fault.kind}>
    ${picture(fault.kind)}
    <div role="alert">
      <h2>${words?.title}</h2>
      <p>${words?.text}</p>
    </div>
    ${about.length === 0 ? nothing : html`<p class="fault-about">${texts.faultAbout(about.join(', '))}</p>`}
    ${fault.passing && seconds !== null ? html`<p class="note">${texts.retryIn(locale.counted(seconds, texts.seconds))}</p>` : nothing}
    <div class="buttons">
      ${fault.passing ? html`<button type="button" class="action primary" @click=${retry}>${texts.tryAgain}</button>` : nothing}
      ${!fault.passing && filtered ? html`<button type="button" class="action primary" @click=${reset}>${texts.resetFilters}</button>` : nothing}
    </div>
  </section>`;
}

/** What the server did not understand, each once. */
function pointersOf({ body }: Fault): string[] {
  const { errors } = (body ?? {}) as { errors?: { pointer?: string }[] };
  return [...new Set((errors ?? []).flatMap(({ pointer }) => pointer?.replace(/^\//, '') || []))];
}

/** The filters by their names on the page. */
function namesOf(texts: Texts): Record<string, string> {
  return { region: texts.region, topic: texts.topic, area: texts.area, from: texts.fromDay, to: texts.toDay };
}

/** A small drawing: a lock, a plug pulled out, or a cloud that says nothing. */
function picture(kind: string): TemplateResult {
  const shape =
    kind === 'forbidden'
      ? svg`<rect x="14" y="28" width="36" height="26" rx="4"></rect><path d="M22 28v-8a10 10 0 0 1 20 0v8"></path><path d="M32 38v7"></path>`
      : svg`<path d="M18 46h28a10 10 0 0 0 1-20 15 15 0 0 0-29-2 11 11 0 0 0 0 22z"></path>`;
  return html`<svg class="picture" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true">${shape}</svg>`;
}

/** Nothing to show yet, which is no fault. */
export function emptyPanel(title: string, text: string, action: TemplateResult | typeof nothing): TemplateResult {
  return html`<section class="card fault empty">
    <svg class="picture" viewBox="0 0 64 64" width="64" height="64" aria-hidden="true">
      <path d="M8 36l8-20h32l8 20v14a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4z"></path>
      <path d="M8 36h14l4 8h12l4-8h14"></path>
    </svg>
    <div role="status">
      <h2>${title}</h2>
      <p>${text}</p>
    </div>
    ${action}
  </section>`;
}
