import { type Day, plusDays, utcDate } from './dates.ts';

/** The week of ISO 8601 that a day is in, as "2026-W47". */
export function weekOf(day: Day): string {
  const weekday = (utcDate(day).getUTCDay() + 6) % 7;
  const thursday = plusDays(day, 3 - weekday);
  const year = thursday.slice(0, 4);
  const days = (utcDate(thursday).getTime() - utcDate(`${year}-01-01`).getTime()) / 86_400_000;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

/** The last week that was over on this day. */
export function lastWeek(today: Day): string {
  return weekOf(plusDays(today, -7));
}

/** The Monday of a week such as "2026-W47". */
export function mondayOf(week: string): Day {
  const fourth = `${week.slice(0, 4)}-01-04`;
  const weekday = (utcDate(fourth).getUTCDay() + 6) % 7;
  return plusDays(fourth, 7 * (Number(week.slice(6)) - 1) - weekday);
}
