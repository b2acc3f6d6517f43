import type { Language } from '../../core/view-state.ts';

const UK = {
  file: 'Файл',
  reading: 'Читання файлу…',
  preview: 'Що вийде:',
  done: 'Додано:',
  counts: (created: string, changed: string, unchanged: string, rejected: string) =>
    `нових – ${created}, змінених – ${changed}, без змін – ${unchanged}, з помилками – ${rejected}.`,
  row: (row: string) => `Рядок ${row}:`,
  failed: 'Не вдалося прочитати файл.',
};

type ImportTexts = typeof UK;

const EN: ImportTexts = {
  file: 'File',
  reading: 'Reading the file…',
  preview: 'What would come of it:',
  done: 'Added:',
  counts: (created, changed, unchanged, rejected) => `new: ${created}, changed: ${changed}, unchanged: ${unchanged}, with errors: ${rejected}.`,
  row: (row) => `Row ${row}:`,
  failed: 'The file could not be read.',
};

export const IMPORT_TEXTS: Record<Language, ImportTexts> = { uk: UK, en: EN };
