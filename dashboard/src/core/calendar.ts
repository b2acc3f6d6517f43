import { type Day, plusDays, plusMonths } from './dates.ts';

/** A month ("2026-10"), a quarter ("2026-Q4") or a year ("2026") of the calendar. */
export type CalendarPeriod = string;

interface Unit {
  start: Day;
  months: 1 | 3 | 12;
}

function unitOf(period: CalendarPeriod): Unit | null {
  const month = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(period);
  if (month !== null) {
    return { start: `${period}-01`, months: 1 };
  }
  const quarter = /^(20\d{2})-Q([1-4])$/.exec(period);
  if (quarter !== null) {
    return { start: `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01`, months: 3 };
  }
  return /^20\d{2}$/.test(period) ? { start: `${period}-01-01`, months: 12 } : null;
}

export function isCalendarPeriod(text: string): boolean {
  return unitOf(text) !== null;
}

/** The first and the last day of it. */
export function daysOf(period: CalendarPeriod): { from: Day; to: Day } {
  const { start, months } = unitOf(period) as Unit;
  return { from: start, to: plusDays(plusMonths(start, months), -1) };
}

/** The first and the last day of the month, quarter or year before it. */
export function daysBefore(period: CalendarPeriod): { from: Day; to: Day } {
  const { start, months } = unitOf(period) as Unit;
  return { from: plusMonths(start, -months), to: plusDays(start, -1) };
}

/** The months, quarters and years that one can choose on a day, the latest first. */
export function choices(today: Day): { months: CalendarPeriod[]; quarters: CalendarPeriod[]; years: CalendarPeriod[] } {
  const month = (back: number) => plusMonths(`${today.slice(0, 8)}01`, -back).slice(0, 7);
  const quarter = (back: number) => {
    const day = plusMonths(`${today.slice(0, 8)}01`, -3 * back);
    return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  };
  const year = Number(today.slice(0, 4));
  return {
    months: Array.from({ length: 13 }, (_, i) => month(i)),
    quarters: Array.from({ length: 6 }, (_, i) => quarter(i)),
    years: [String(year), String(year - 1), String(year - 2)],
  };
}
