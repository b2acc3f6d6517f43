import { html, nothing, type TemplateResult } from 'lit-html';
import { csv } from '../exports/csv.ts';
import { download } from '../exports/download.ts';
import type { Sheet } from '../exports/sheet.ts';
import { svgFile } from '../exports/svg-file.ts';
import { xlsx } from '../exports/xlsx.ts';
import type { Context } from './context.ts';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Card {
  id: string;
  title: string;
  note?: string;
  /** The table of what the card shows. */
  sheet: Sheet;
  chart: TemplateResult;
  /** Whether the chart is drawn as SVG and has a table to change to. */
  drawn: boolean;
  controls?: TemplateResult;
}

/** The file name of a download: what it is and its days. */
export function fileName(id: string, ctx: Context, ending: string): string {
  const days = typeof ctx.state.period === 'number' ? `${ctx.state.period}d` : `${ctx.state.period.from}_${ctx.state.period.to}`;
  const parts = ['ismtr', id, ctx.state.region, ctx.state.topic, days].filter((part) => part !== null);
  return `${parts.join('-')}.${ending}`;
}

/** A part of the overview: heading, the chart or its table, and downloads of exactly what it shows. */
export function card(ctx: Context, part: Card): TemplateResult {
  const { texts } = ctx;
  const asTable = part.drawn && ctx.tables.has(part.id);
  const toggle = () => {
    if (!ctx.tables.delete(part.id)) {
      ctx.tables.add(part.id);
    }
    ctx.redraw();
  };
  const saveSvg = () => {
    const drawing = document.querySelector<SVGSVGElement>(`#card-${part.id} svg.drawing`);
    if (drawing !== null) {
      download(fileName(part.id, ctx, 'svg'), 'image/svg+xml', svgFile(drawing, part.title));
    }
  };
  return html`<section class="card card-${part.id}" id="card-${part.id}" aria-labelledby="title-${part.id}">
    <header class="card-head">
      <div class="card-title">
        <h2 id="title-${part.id}">${part.title}</h2>
        ${part.note === undefined ? nothing : html`<p class="note">${part.note}</p>`}
      </div>
      <div class="card-tools">
        ${part.controls ?? nothing}
        ${part.drawn
          ? html`<button type="button" class="quiet" aria-pressed=${asTable ? 'true' : 'false'} @click=${toggle}>
              ${texts.asTable}<span class="hidden">: ${part.title}</span>
            </button>`
          : nothing}
        <details class="menu">
          <summary class="quiet" aria-label=${texts.downloadOf(part.title)}>${texts.download}</summary>
          <div class="menu-items">
            <button type="button" @click=${() => download(fileName(part.id, ctx, 'csv'), 'text/csv;charset=utf-8', csv(part.sheet))}>CSV</button>
            <button type="button" @click=${() => download(fileName(part.id, ctx, 'xlsx'), XLSX_TYPE, xlsx([part.sheet]))}>XLSX</button>
            ${part.drawn && !asTable ? html`<button type="button" @click=${saveSvg}>SVG</button>` : nothing}
          </div>
        </details>
      </div>
    </header>
    <div class="card-body">${asTable ? sheetTable(ctx, part.sheet) : part.chart}</div>
  </section>`;
}

/** A sheet as a plain table. */
export function sheetTable(ctx: Context, sheet: Sheet): TemplateResult {
  const shown = (value: string | number | null, kind: string) =>
    typeof value !== 'number' ? (value ?? '–') : kind === 'decimal' ? ctx.locale.decimal(value) : ctx.locale.number(value);
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${sheet.title}>
    <table class="plain">
      <caption class="hidden">
        ${sheet.title}
      </caption>
      <thead>
        <tr>
          ${sheet.columns.map((column) => html`<th scope="col" class=${column.kind === 'text' ? '' : 'figure'}>${column.name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${sheet.rows.map(
          (row) =>
            html`<tr>
              ${row.map((value, i) => {
                const kind = sheet.columns[i]?.kind ?? 'text';
                return i === 0
                  ? html`<th scope="row">${shown(value, kind)}</th>`
                  : html`<td class=${kind === 'text' ? '' : 'figure'}>${shown(value, kind)}</td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
