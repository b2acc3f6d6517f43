/** Days as ISO 8601 text ("2026-11-21"): they have no time zone, so arithmetic on them is done in UTC. */
export type Day = string;

const MILLIS_A_DAY = 86_400_000;

/** The time zone in which days begin and end. */
export const KYIV = 'Europe/Kyiv';

const kyivDay = new Intl.DateTimeFormat('en-CA', { timeZone: KYIV, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day in Kyiv at a moment. */
export function dayInKyiv(moment: Date): Day {
  return kyivDay.format(moment);
}

/** The day of a moment in Kyiv; null where it cannot be read. */
export function dayOfMoment(moment: string): Day | null {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? null : dayInKyiv(date);
}

const kyivMinute = new Intl.DateTimeFormat('sv-SE', { timeZone: KYIV, dateStyle: 'short', timeStyle: 'short' });

/** A moment as a field of date and time shows it: the wall clock in Kyiv, to the minute. */
export function wallClock(moment: string): string {
  return kyivMinute.format(new Date(moment)).replace(' ', 'T');
}

/** The moment at which the wall clock in Kyiv shows this; null for a text that is no date and time. */
export function momentOf(clock: string): string | null {
  const asked = Date.parse(`${clock}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(clock) || Number.isNaN(asked)) {
    return null;
  }
  const shown = (millis: number) => Date.parse(`${wallClock(new Date(millis).toISOString())}Z`);
  // The second step sets right what a change of the clock lies between.
  const first = asked - (shown(asked) - asked);
  const moment = first - (shown(first) - asked);
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}

/** Midnight UTC of a day, for scales and formats that want a Date. */
export function utcDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

function dayOf(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** Whether the text is a day of the years 2000 to 2100, as the API has them. */
export function isDay(text: string): boolean {
  return /^20\d{2}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(utcDate(text).getTime()) && dayOf(utcDate(text)) === text;
}

export function plusDays(day: Day, days: number): Day {
  return dayOf(new Date(utcDate(day).getTime() + days * MILLIS_A_DAY));
}

/** How many days lie from the first to the last, both included. */
export function daysFrom(from: Day, to: Day): number {
  return Math.round((utcDate(to).getTime() - utcDate(from).getTime()) / MILLIS_A_DAY) + 1;
}

/** The same day of an earlier year; 29 February becomes the 28th. */
export function minusYears(day: Day, years: number): Day {
  const date = utcDate(day);
  const month = date.getUTCMonth();
  date.setUTCFullYear(date.getUTCFullYear() - years);
  if (date.getUTCMonth() !== month) {
    date.setUTCDate(0);
  }
  return dayOf(date);
}

/** The same day some months later or earlier, at most the last day of that month. */
export function plusMonths(day: Day, months: number): Day {
  const date = utcDate(day);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return dayOf(new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date.getUTCDate(), last))));
}

export type Granularity = 'day' | 'week' | 'month';

/** The last day of the point of the dynamics that begins on this day. */
export function lastDayOfPoint(start: Day, granularity: Granularity): Day {
  if (granularity === 'day') {
    return start;
  }
  if (granularity === 'week') {
    return plusDays(start, 6);
  }
  const date = utcDate(start);
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)));
}
