import { html, type TemplateResult } from 'lit-html';
import type { CellKind, CellValue, Sheet } from '../../exports/sheet.ts';
import type { Scope } from '../context.ts';
import { shareText } from './compare.ts';

function shown(scope: Scope, value: CellValue, kind: CellKind): string {
  if (value === null) {
    return '–';
  }
  if (typeof value === 'string') {
    return kind === 'date' ? scope.locale.day(value) : value;
  }
  return kind === 'decimal' ? scope.locale.decimal(value) : kind === 'share' ? shareText(scope, value, 1) : scope.locale.number(value);
}

/** A sheet as a plain table. */
export function sheetTable(scope: Scope, sheet: Sheet): TemplateResult {
  const figure = (kind: CellKind) => (kind === 'text' || kind === 'date' ? '' : 'figure');
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${sheet.title}>
    <table class="plain">
      <caption class="hidden">
        ${sheet.title}
      </caption>
      <thead>
        <tr>
          ${sheet.columns.map((column) => html`<th scope="col" class=${figure(column.kind)}>${column.name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${sheet.rows.map(
          (row) =>
            html`<tr>
              ${row.map((value, i) => {
                const kind = sheet.columns[i]?.kind ?? 'text';
                return i === 0
                  ? html`<th scope="row">${shown(scope, value, kind)}</th>`
                  : html`<td class=${figure(kind)}>${shown(scope, value, kind)}</td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
