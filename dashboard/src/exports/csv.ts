import type { Language } from '../core/view-state.ts';
import type { CellKind, CellValue, Sheet } from './sheet.ts';

const BYTE_ORDER_MARK = '\ufeff';
const DIGITS = 3;

/** How a spreadsheet of the language wants it: in Ukraine the comma belongs to the number. */
const FORMS: Record<Language, { separator: string; point: string }> = {
  uk: { separator: ';', point: ',' },
  en: { separator: ',', point: '.' },
};

/** What begins a formula, also in the wide forms of East Asian keyboards, at the beginning of a text or behind blanks. */
const FORMULA = /^(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/** The same behind what parts cells for other spreadsheets. A dash with a space after it, as in speech, begins none. */
const FORMULA_WITHIN = /([,;\t\r\n]\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20]\S)/g;

/**
 * A text as one field (RFC 4180). A spreadsheet would run a text that begins like a formula, so such a text gets an
 * apostrophe before it, and so does one within the text that a spreadsheet with another separator would take for a cell.
 */
function field(value: CellValue, kind: CellKind, point: string): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'number') {
    const rounded = kind === 'decimal' || kind === 'share' ? Number(value.toFixed(DIGITS)) : value;
    return String(rounded).replace('.', point);
  }
  const safe = value.replace(FORMULA_WITHIN, "$1'").replace(FORMULA, "'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** The sheet as CSV in UTF-8 with a byte order mark, as a spreadsheet of the language reads it. */
export function csv(sheet: Sheet, language: Language): string {
  const form = FORMS[language];
  const head = sheet.columns.map((column) => field(column.name, 'text', form.point));
  const rows = sheet.rows.map((row) => row.map((value, i) => field(value, sheet.columns[i]?.kind ?? 'text', form.point)));
  return BYTE_ORDER_MARK + [head, ...rows].map((line) => line.join(form.separator)).join('\r\n') + '\r\n';
}
