import { html, nothing, type TemplateResult } from 'lit-html';
import { Fault } from '../../data/faults.ts';
import type { Context } from '../../ui/context.ts';
import { TEXTS } from './texts.ts';

const PATH = '/v1/training-requests/imports';
const MOST_SHOWN = 20;
const TYPES: [RegExp, string][] = [
  [/\.csv$/i, 'text/csv'],
  [/\.xlsx$/i, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  [/\.json$/i, 'application/json'],
];

/** What the server says of a file, or of a file that was imported. */
interface Outcome {
  created: number;
  changed: number;
  unchanged: number;
  rejected: { index: number; errors: { pointer: string; detail: string }[] }[];
}

/** A file of old letters: first what would come of it, then the import. */
export class RequestImport {
  private file: File | null = null;
  private preview: Outcome | null = null;
  private done: Outcome | null = null;
  private message: string | null = null;
  private busy = false;

  panel(ctx: Context): TemplateResult {
    const words = TEXTS[ctx.state.language];
    const choose = (event: Event) => {
      this.file = (event.target as HTMLInputElement).files?.[0] ?? null;
      this.preview = null;
      this.done = null;
      if (this.file === null) {
        ctx.redraw();
      } else {
        void this.send(ctx, this.file, true);
      }
    };
    const { file, preview } = this;
    return html`<details class="card import" id="import">
      <summary>${words.importTitle}</summary>
      <p class="note">${words.importLead}</p>
      <label>${words.importFile} <input type="file" id="import-file" accept=".csv,.xlsx,.json" ?disabled=${this.busy} @change=${choose} /></label>
      <div role="status">
        ${this.busy ? html`<p>${words.reading}</p>` : nothing} ${this.message === null ? nothing : html`<p class="warning">${this.message}</p>`}
        ${preview === null ? nothing : this.outcome(ctx, words.importPreview, preview)}
        ${this.done === null ? nothing : this.outcome(ctx, words.importDone, this.done)}
      </div>
      ${preview !== null && file !== null && preview.created + preview.changed > 0
        ? html`<button type="button" class="action primary" id="import-do" ?disabled=${this.busy} @click=${() => void this.send(ctx, file, false)}>
            ${words.importDo(ctx.locale.counted(preview.created + preview.changed, ctx.texts.requests))}
          </button>`
        : nothing}
    </details>`;
  }

  private outcome(ctx: Context, title: string, outcome: Outcome): TemplateResult {
    const words = TEXTS[ctx.state.language];
    const { number } = ctx.locale;
    return html`<p>
        <strong>${title}</strong> ${words.importCounts(number(outcome.created), number(outcome.changed), number(outcome.unchanged), number(outcome.rejected.length))}
      </p>
      ${outcome.rejected.length === 0
        ? nothing
        : html`<ol class="rejected">
            ${outcome.rejected.slice(0, MOST_SHOWN).map(
              (one) =>
                html`<li>${words.importRow(number(one.index + 1))} ${one.errors.map((error) => `${error.pointer.replace(/^\/requests\/\d+/, '')} ${error.detail}`).join('; ')}</li>`,
            )}
          </ol>`}`;
  }

  private async send(ctx: Context, file: File, preview: boolean): Promise<void> {
    const words = TEXTS[ctx.state.language];
    const type = TYPES.find(([pattern]) => pattern.test(file.name))?.[1];
    this.message = type === undefined ? words.importType : null;
    if (type === undefined) {
      ctx.redraw();
      return;
    }
    this.busy = true;
    ctx.redraw();
    try {
      const outcome = (await ctx.api.upload(`${PATH}${preview ? '?preview=true' : ''}`, type, file)) as Outcome;
      this.preview = preview ? outcome : null;
      this.done = preview ? null : outcome;
    } catch (error) {
      const fault = error instanceof Fault ? error : new Fault('server');
      if (fault.kind === 'signed-out') {
        ctx.endSession();
      }
      const detail = (fault.body as { detail?: string } | null)?.detail;
      this.message = detail === undefined ? words.importFailed : `${words.importFailed} ${detail}`;
    } finally {
      this.busy = false;
      ctx.redraw();
    }
  }
}
