import type { Language } from '../core/view-state.ts';
import type { CellKind, CellValue, Sheet } from './sheet.ts';

const BYTE_ORDER_MARK = '\ufeff';
const DIGITS = 3;

/** How a spreadsheet of the language wants it: in Ukraine the comma belongs to the number. */
const FORMS: Record<Language, { separator: string; point: string }> = {
  uk: { separator: ';', point: ',' },
  en: { separator: ',', point: '.' },
};

/** What begins a formula, also in the wide forms of East Asian keyboards: at the beginning of a text, behind blanks too. */
const FORMULA = /^(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;

/** The same within a text. A dash with a space after it, as in speech, begins none. */
const FORMULA_WITHIN = /(?:[=+@\uff1d\uff0b\uff20]|[-\uff0d](?!\s))[^]/y;

/** What parts cells for one spreadsheet or another. */
const SEPARATORS = ',;\t\r\n';

/** The text with an apostrophe before each place where a spreadsheet would begin a formula: at its beginning, and behind what some spreadsheet takes for the end of a cell. */
export function harmless(value: string): string {
  let safe = '';
  let begins = true;
  for (let i = 0; i < value.length; i += 1) {
    const c = value.charAt(i);
    FORMULA_WITHIN.lastIndex = i;
    const formula: boolean = (i === 0 && FORMULA.test(value)) || (begins && FORMULA_WITHIN.test(value));
    safe += formula ? `'${c}` : c;
    begins = SEPARATORS.includes(c) || (begins && !formula && /["\s]/.test(c));
  }
  return safe;
}

/** A text or number as one field (RFC 4180). */
function field(value: CellValue, kind: CellKind, point: string): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'number') {
    const rounded = kind === 'decimal' || kind === 'share' ? Number(value.toFixed(DIGITS)) : value;
    return String(rounded).replace('.', point);
  }
  const safe = harmless(value);
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** The sheet as CSV in UTF-8 with a byte order mark, as a spreadsheet of the language reads it. */
export function csv(sheet: Sheet, language: Language): string {
  const form = FORMS[language];
  const head = sheet.columns.map((column) => field(column.name, 'text', form.point));
  const rows = sheet.rows.map((row) => row.map((value, i) => field(value, sheet.columns[i]?.kind ?? 'text', form.point)));
  return BYTE_ORDER_MARK + [head, ...rows].map((line) => line.join(form.separator)).join('\r\n') + '\r\n';
}
