import { html, nothing, type TemplateResult } from 'lit-html';
import type { Forms } from '../../core/locale.ts';
import { queried } from '../../data/query.ts';
import type { Context, Scope } from '../context.ts';
import { guarded, saidOf } from '../guarded.ts';
import { IMPORT_TEXTS } from './texts.ts';

const MOST_SHOWN = 20;
const TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json',
};

type Ending = keyof typeof TYPES;

/** What the server says of a file, or of a file that was imported. */
interface Outcome {
  created: number;
  changed: number;
  unchanged: number;
  rejected: { index: number; errors: { pointer: string; detail: string }[] }[];
}

/** What this import calls what it imports. */
interface Words {
  title: string;
  lead: string;
  /** Which files it takes. */
  type: string;
  /** What the button says, of a counted noun. */
  send(count: string): string;
  counted: Forms;
}

/** A file for the server: first what would come of it, then the import. */
export class FileImport {
  private file: File | null = null;
  private preview: Outcome | null = null;
  private done: Outcome | null = null;
  private message: string | null = null;
  private busy = false;

  /** @param rows the name of the array in JSON that holds the rows */
  constructor(
    private readonly path: string,
    private readonly rows: string,
    private readonly endings: readonly Ending[],
    private readonly words: (scope: Scope) => Words,
    private readonly imported: (ctx: Context) => void = () => {},
    /** What else the server has to be told of a file. */
    private readonly params: (ending: Ending) => Record<string, string> = () => ({}),
  ) {}

  /** @param fields what else a person has to say */
  panel(ctx: Context, fields: TemplateResult | typeof nothing = nothing): TemplateResult {
    const words = this.words(ctx);
    const texts = IMPORT_TEXTS[ctx.state.language];
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
    const accept = this.endings.map((ending) => `.${ending}`).join(',');
    return html`<details class="card import" id="import">
      <summary>${words.title}</summary>
      <p class="note">${words.lead}</p>
      ${fields}
      <label>${texts.file} <input type="file" id="import-file" accept=${accept} ?disabled=${this.busy} @change=${choose} /></label>
      <div role="status">
        ${this.busy ? html`<p>${texts.reading}</p>` : nothing} ${this.message === null ? nothing : html`<p class="warning">${this.message}</p>`}
        ${preview === null ? nothing : this.outcome(ctx, texts.preview, preview)}
        ${this.done === null ? nothing : this.outcome(ctx, texts.done, this.done)}
      </div>
      ${preview !== null && file !== null && preview.created + preview.changed > 0
        ? html`<button type="button" class="action primary" id="import-do" ?disabled=${this.busy} @click=${() => void this.send(ctx, file, false)}>
            ${words.send(ctx.locale.counted(preview.created + preview.changed, words.counted))}
          </button>`
        : nothing}
    </details>`;
  }

  private outcome(ctx: Context, title: string, outcome: Outcome): TemplateResult {
    const texts = IMPORT_TEXTS[ctx.state.language];
    const { number } = ctx.locale;
    const place = new RegExp(`^/${this.rows}/\\d+`);
    return html`<p>
        <strong>${title}</strong> ${texts.counts(number(outcome.created), number(outcome.changed), number(outcome.unchanged), number(outcome.rejected.length))}
      </p>
      ${outcome.rejected.length === 0
        ? nothing
        : html`<ol class="rejected">
            ${outcome.rejected.slice(0, MOST_SHOWN).map(
              (one) => html`<li>${texts.row(number(one.index + 1))} ${one.errors.map((error) => `${error.pointer.replace(place, '')} ${error.detail}`).join('; ')}</li>`,
            )}
          </ol>`}`;
  }

  private async send(ctx: Context, file: File, preview: boolean): Promise<void> {
    const texts = IMPORT_TEXTS[ctx.state.language];
    const ending = this.endings.find((one) => file.name.toLowerCase().endsWith(`.${one}`));
    this.message = ending === undefined ? this.words(ctx).type : null;
    if (ending === undefined) {
      ctx.redraw();
      return;
    }
    this.busy = true;
    ctx.redraw();
    const upload = async () => {
      const outcome = (await ctx.api.upload(queried(this.path, { preview: preview ? 'true' : null, ...this.params(ending) }), TYPES[ending], file)) as Outcome;
      this.preview = preview ? outcome : null;
      this.done = preview ? null : outcome;
      if (!preview) {
        this.imported(ctx);
      }
    };
    await guarded(ctx, upload, (fault) => {
      this.message = `${texts.failed} ${saidOf(fault)}`.trim();
    });
    this.busy = false;
    ctx.redraw();
  }
}
