import type { Sheet } from './sheet.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * A text as one field (RFC 4180). A spreadsheet would run a text that begins like a formula, so such a text gets an
 * apostrophe before it.
 */
function field(value: string | number | null): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** The sheet as CSV in UTF-8 with a byte order mark, numbers with a point. */
export function csv(sheet: Sheet): string {
  const lines = [sheet.columns.map((column) => column.name), ...sheet.rows];
  return BYTE_ORDER_MARK + lines.map((line) => line.map(field).join(',')).join('\r\n') + '\r\n';
}
