import { isDay, utcDate } from '../core/dates.ts';
import type { CellKind, CellValue, Sheet } from './sheet.ts';
import { zip } from './zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="0.0"/><numFmt numFmtId="165" formatCode="dd.mm.yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="10" applyNumberFormat="1"/><xf xfId="0" numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`;
const BOLD = 1;
/** The look of a cell by what its column holds; text and whole numbers need none. */
const STYLE: Record<CellKind, number> = { text: 0, number: 0, decimal: 2, share: 3, date: 4 };

/** Day 0 of a workbook: 30 December 1899. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const MILLIS_A_DAY = 86_400_000;

/** A day as a workbook counts it; text that is no day stays text. */
function valueIn(value: CellValue, kind: CellKind): CellValue {
  if (kind !== 'date' || typeof value !== 'string' || !isDay(value)) {
    return value;
  }
  return (utcDate(value).getTime() - FIRST_DAY) / MILLIS_A_DAY;
}

/** Text for XML: what it cannot hold is left out. */
function escape(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** A, B, …, Z, AA. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function cell(value: CellValue, address: string, style: number): string {
  if (value === null) {
    return '';
  }
  return typeof value === 'number'
    ? `<c r="${address}" s="${style}"><v>${value}</v></c>`
    : `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`;
}

function worksheet(sheet: Sheet): string {
  const kindOf = (column: number): CellKind => sheet.columns[column]?.kind ?? 'text';
  const line = (values: CellValue[], row: number, style: (column: number) => number) =>
    `<row r="${row}">${values.map((value, i) => cell(value, `${columnName(i)}${row}`, style(i))).join('')}</row>`;
  const widths = sheet.columns.map((column, i) => {
    const longest = sheet.rows.reduce((most, row) => Math.max(most, String(row[i] ?? '').length), column.name.length);
    return `<col min="${i + 1}" max="${i + 1}" width="${Math.min(60, longest + 2)}" customWidth="1"/>`;
  });
  const rows = [
    line(sheet.columns.map((column) => column.name), 1, () => BOLD),
    ...sheet.rows.map((row, i) => line(row.map((value, at) => valueIn(value, kindOf(at))), i + 2, (column) => STYLE[kindOf(column)])),
  ];
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>${rows.join('')}</sheetData><autoFilter ref="A1:${columnName(sheet.columns.length - 1)}${rows.length}"/></worksheet>`;
}

/** Sheet names: at most 31 characters, some forbidden, each once. */
function sheetNames(sheets: Sheet[]): string[] {
  const names: string[] = [];
  for (const { title } of sheets) {
    const name = title.replace(/[\\/?*[\]:]/g, ' ').slice(0, 28).trim();
    const same = names.filter((one) => one.toLowerCase() === name.toLowerCase()).length;
    names.push(same === 0 ? name : `${name} ${same + 1}`);
  }
  return names;
}

/** The sheets as a workbook (Office Open XML, ECMA-376); texts are inline and never formulas. */
export function xlsx(sheets: Sheet[]): Uint8Array<ArrayBuffer> {
  const names = sheetNames(sheets);
  const files: [string, string][] = [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${names.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names.map((name, i) => `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${names.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', STYLES],
    ...sheets.map((sheet, i): [string, string] => [`xl/worksheets/sheet${i + 1}.xml`, worksheet(sheet)]),
  ];
  return zip(files.map(([name, text]) => ({ name, content: new TextEncoder().encode(text) })));
}
