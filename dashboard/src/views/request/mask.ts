import { html, type TemplateResult } from 'lit-html';
import type { TrainingRequest } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import type { RequestDesk } from './desk.ts';
import { masked, wordsOf } from './masking.ts';
import { REQUEST_TEXTS } from './texts.ts';

/** The words of the text as buttons: those that are pressed are replaced by a label. */
export function maskPanel(ctx: Context, desk: RequestDesk, request: TrainingRequest, etag: string | null): TemplateResult {
  const words = REQUEST_TEXTS[ctx.state.language];
  const toggle = (i: number) => {
    if (!desk.hidden.delete(i)) {
      desk.hidden.add(i);
    }
    ctx.redraw();
  };
  return html`<section class="panel" id="mask-panel">
    <p>${words.maskLead}</p>
    <p class="request-text" lang="uk">${wordsOf(request.text).map((piece, i) =>
      piece.word
        ? html`<button type="button" class="word" aria-pressed=${desk.hidden.has(i) ? 'true' : 'false'} @click=${() => toggle(i)}>${piece.text}</button>`
        : piece.text,
    )}</p>
    <div class="buttons">
      <label
        >${words.maskLabel}
        <select
          id="mask-label"
          @change=${(event: Event) => {
            desk.label = (event.target as HTMLSelectElement).value;
          }}
        >
          ${Object.entries(words.maskLabels).map(([value, name]) => html`<option value=${value} ?selected=${value === desk.label}>${name}</option>`)}
        </select></label
      >
      <button
        type="button"
        class="action primary"
        id="mask"
        ?disabled=${desk.saving || desk.hidden.size === 0}
        @click=${() => void desk.mask(ctx, request, etag, masked(request.text, desk.hidden, desk.label))}
      >
        ${words.maskDo}
      </button>
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
