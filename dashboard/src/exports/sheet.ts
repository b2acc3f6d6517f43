/** What a column holds: a date is a day as ISO 8601 text, a share lies from 0 to 1. */
export type CellKind = 'text' | 'number' | 'decimal' | 'share' | 'date';

export type CellValue = string | number | null;

/** What a chart or table shows, as rows: the table beside the chart and every download are made of it. */
export interface Sheet {
  /** Its title on the page. */
  title: string;
  columns: { name: string; kind: CellKind }[];
  rows: CellValue[][];
}
