/** What a chart or table shows, as rows: the table beside the chart and every download are made of it. */
export interface Sheet {
  /** Its title on the page. */
  title: string;
  columns: { name: string; kind: 'text' | 'number' | 'decimal' }[];
  rows: (string | number | null)[][];
}
