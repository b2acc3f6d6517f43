/** Smaller changes are chance. */
const LEAST_CHANGE = 3;
const MOST_NAMED = 3;

export interface Mover {
  id: string;
  now: number;
  before: number;
}

/** The rows that grew or fell most, those first; only changes that are worth a word. */
export function movers(rows: { id: string; now: number; before: number | null }[], direction: 1 | -1): Mover[] {
  return rows
    .flatMap((row) => (row.before === null ? [] : [{ ...row, before: row.before }]))
    .filter((row) => direction * (row.now - row.before) >= LEAST_CHANGE)
    .sort((a, b) => direction * (b.now - b.before - (a.now - a.before)))
    .slice(0, MOST_NAMED);
}

/** Which of these wrote before and are silent now. */
export function silent(rows: { id: string; now: number; before: number | null }[]): Mover[] {
  return rows.flatMap((row) => (row.now === 0 && row.before !== null && row.before >= LEAST_CHANGE ? [{ ...row, before: row.before }] : []));
}
