import type { Language } from '../core/view-state.ts';
import type { CellKind, CellValue, Sheet } from './sheet.ts';

const BYTE_ORDER_MARK = '\ufeff';
const DIGITS = 3;

/** How a spreadsheet of the language wants it: in Ukraine the comma belongs to the number. */
const FORMS: Record<Language, { separator: string; point: string }> = {
  uk: { separator: ';', point: ',' },
  en: { separator: ',', point: '.' },
};

/**
 * A text as one field (RFC 4180). A spreadsheet would run a text that begins like a formula, so such a text gets an
 * apostrophe before it.
 */
function field(value: CellValue, kind: CellKind, { separator, point }: { separator: string; point: string }): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'number') {
    const rounded = kind === 'decimal' || kind === 'share' ? Number(value.toFixed(DIGITS)) : value;
    return String(rounded).replace('.', point);
  }
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** The sheet as CSV in UTF-8 with a byte order mark, as a spreadsheet of the language reads it. */
export function csv(sheet: Sheet, language: Language): string {
  const form = FORMS[language];
  const head = sheet.columns.map((column) => field(column.name, 'text', form));
  const rows = sheet.rows.map((row) => row.map((value, i) => field(value, sheet.columns[i]?.kind ?? 'text', form)));
  return BYTE_ORDER_MARK + [head, ...rows].map((line) => line.join(form.separator)).join('\r\n') + '\r\n';
}
