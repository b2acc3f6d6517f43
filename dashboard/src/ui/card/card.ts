import { html, nothing, type TemplateResult } from 'lit-html';
import type { Sheet } from '../../exports/sheet.ts';
import { sheetTable } from '../table/sheet-table.ts';
import { toggle } from '../table/unfold.ts';
import type { Context, Scope } from '../context.ts';
import { menu } from './menu.ts';

interface Card {
  id: string;
  title: string;
  note?: string | undefined;
  /** The table of what the card shows; without it, there is nothing to download. */
  sheet?: Sheet;
  chart: TemplateResult;
  /** Whether the chart is drawn as SVG and has a table to change to. */
  drawn?: boolean;
  controls?: TemplateResult;
}

/** The file name of a download: what it is and its days. */
export function fileName(id: string, scope: Scope, ending: string): string {
  const { period, region, topic, area } = scope.state;
  const days = typeof period === 'number' ? `${period}d` : typeof period === 'string' ? period : `${period.from}_${period.to}`;
  return `${['ismtr', id, region, area, topic, days].filter((part) => part !== null).join('-')}.${ending}`;
}

/** Says so when a file could not be made: its script is fetched when it is first needed. */
export function exporting(ctx: Context, work: Promise<void>): void {
  work.catch(() => ctx.notify(ctx.texts.exportFailed));
}

async function saveSheet(ctx: Context, id: string, sheet: Sheet, ending: 'csv' | 'xlsx'): Promise<void> {
  const { saveCsv, saveXlsx } = await import('../../exports/save.ts');
  if (ending === 'csv') {
    saveCsv(fileName(id, ctx, ending), sheet, ctx.state.language);
  } else {
    saveXlsx(fileName(id, ctx, ending), [sheet]);
  }
}

async function saveDrawing(ctx: Context, part: Card): Promise<void> {
  const { saveSvg } = await import('../../exports/save.ts');
  const drawing = document.querySelector<SVGSVGElement>(`#card-${part.id} svg.drawing`);
  if (drawing !== null) {
    saveSvg(fileName(part.id, ctx, 'svg'), drawing, part.title);
  }
}

/** A part of a view: heading, the chart or its table, and downloads of exactly what it shows. */
export function card(ctx: Context, part: Card): TemplateResult {
  const { texts } = ctx;
  const { sheet, drawn = false } = part;
  const asTable = drawn && ctx.tables.has(part.id);
  return html`<section class="card card-${part.id}" id="card-${part.id}" aria-labelledby="title-${part.id}">
    <header class="card-head">
      <div class="card-title">
        <h2 id="title-${part.id}">${part.title}</h2>
        ${part.note === undefined || part.note === '' ? nothing : html`<p class="note">${part.note}</p>`}
      </div>
      <div class="card-tools">
        ${part.controls ?? nothing}
        ${drawn
          ? html`<button type="button" class="quiet" aria-pressed=${asTable ? 'true' : 'false'} @click=${() => toggle(ctx, part.id)}>
              ${texts.asTable}<span class="hidden">: ${part.title}</span>
            </button>`
          : nothing}
        ${sheet === undefined
          ? nothing
          : menu(texts.download, texts.downloadOf(part.title), [
              { name: 'CSV', run: () => exporting(ctx, saveSheet(ctx, part.id, sheet, 'csv')) },
              { name: 'XLSX', run: () => exporting(ctx, saveSheet(ctx, part.id, sheet, 'xlsx')) },
              drawn && !asTable ? { name: 'SVG', run: () => exporting(ctx, saveDrawing(ctx, part)) } : nothing,
            ])}
      </div>
    </header>
    <div class="card-body">${asTable && sheet !== undefined ? sheetTable(ctx, sheet) : part.chart}</div>
  </section>`;
}
