import { type Day, plusDays, utcDate } from '../../../core/dates.ts';
import type { ViewState } from '../../../core/view-state.ts';
import { mondayOf } from '../../../core/weeks.ts';
import { queried } from '../../../data/query.ts';
import type { Figures } from '../../../data/figures.ts';
import type { Forecast } from '../../../data/types.ts';
import type { Sheet } from '../../../exports/sheet.ts';
import type { Scope } from '../../../ui/context.ts';
import { OUTLOOK_TEXTS } from './outlook-texts.ts';

const WEEKS = 12;
const WEEKS_OF_YEAR = 52;

/** Where the forecast of the shown region and topic is. */
export function forecastPath({ region, topic }: ViewState): string {
  return queried('/v1/forecast', { weeks: String(WEEKS), region, topic });
}

/** The requests of the last weeks that are over and wholly shown; of months, no weeks are known. */
export function weeksOf(figures: Figures, today: Day): { monday: Day; requests: number }[] {
  const { granularity, points } = figures.main.dynamics;
  if (granularity === 'month') {
    return [];
  }
  const weeks = new Map<Day, number>();
  for (const { date, requests } of points) {
    const monday = granularity === 'week' ? date : mondayBefore(date);
    weeks.set(monday, (weeks.get(monday) ?? 0) + requests);
  }
  return [...weeks]
    .filter(([monday]) => monday >= figures.range.from && plusDays(monday, 6) <= figures.range.to && plusDays(monday, 6) < today)
    .map(([monday, requests]) => ({ monday, requests }))
    .slice(-WEEKS);
}

function mondayBefore(day: Day): Day {
  return plusDays(day, -((utcDate(day).getUTCDay() + 6) % 7));
}

/** How well forecasts published earlier did, or that this one is but a simple rule. */
export function skillInWords({ state, locale }: Pick<Scope, 'state' | 'locale'>, { method, skill }: Pick<Forecast, 'method' | 'skill'>): string {
  const texts = OUTLOOK_TEXTS[state.language];
  const said: string[] = [];
  const unproven = texts.unproven[method];
  if (unproven !== undefined) {
    said.push(unproven);
  } else if (skill.mase !== null && skill.mase < 1) {
    said.push(texts.gain(locale.percent(1 - skill.mase)));
  }
  if (skill.coverage80 !== null && skill.forecasts > 0) {
    said.push(texts.covered(locale.percent(skill.coverage80), locale.counted(skill.forecasts, texts.forecasts)));
  }
  return said.join(' ');
}

/** A mean of less than one as how many weeks there are to one request: nobody ever gets a third of one. */
export function meanInWords({ state, locale }: Scope, mean: number): string {
  const texts = OUTLOOK_TEXTS[state.language];
  if (mean >= 1) {
    return locale.decimal(mean);
  }
  return mean * WEEKS_OF_YEAR < 1
    ? texts.rarely(locale.counted(0, texts.requests), locale.counted(WEEKS_OF_YEAR, texts.weeks))
    : texts.rarely(locale.counted(1, texts.requests), locale.counted(Math.round(1 / mean), texts.weeks));
}

export function forecastSheet(scope: Scope, forecast: Forecast): Sheet {
  const { title, columns } = OUTLOOK_TEXTS[scope.state.language];
  return {
    title,
    columns: [
      { name: columns.week, kind: 'text' },
      { name: columns.mean, kind: 'decimal' },
      { name: columns.low, kind: 'number' },
      { name: columns.high, kind: 'number' },
    ],
    rows: forecast.points.map(({ week, mean, p10, p90 }) => [scope.locale.range(mondayOf(week), plusDays(mondayOf(week), 6)), mean < 1 ? meanInWords(scope, mean) : mean, p10, p90]),
  };
}
