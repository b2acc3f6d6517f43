import type { Language } from '../core/view-state.ts';
import { csv } from './csv.ts';
import { download } from './download.ts';
import type { Sheet } from './sheet.ts';
import { svgFile } from './svg-file.ts';
import { xlsx } from './xlsx.ts';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function saveCsv(name: string, sheet: Sheet, language: Language): void {
  download(name, 'text/csv;charset=utf-8', csv(sheet, language));
}

export function saveXlsx(name: string, sheets: Sheet[]): void {
  download(name, XLSX_TYPE, xlsx(sheets));
}

export function saveSvg(name: string, drawing: SVGSVGElement, title: string): void {
  download(name, 'image/svg+xml', svgFile(drawing, title));
}
