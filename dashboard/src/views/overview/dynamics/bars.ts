import { type Day, type Granularity, lastDayOfPoint } from '../../../core/dates.ts';
import type { Figures } from '../../../data/figures.ts';
import type { Scope } from '../../../ui/context.ts';

/** A bar: the days it covers within the shown ones, and the same place of the compared time. */
export interface Bar {
  from: Day;
  to: Day;
  requests: number;
  participants: number;
  /** Why it must not be compared with the others: its time is not over yet, or the shown period cuts it. */
  partial: 'unfinished' | 'cut' | null;
  compared: { from: Day; to: Day; requests: number } | null;
}

/** The points of the dynamics with those of the compared time beside them, first beside first. */
export function barsOf(figures: Figures, today: Day): Bar[] {
  const { main, before, range, compared } = figures;
  const { granularity } = main.dynamics;
  const clip = (start: Day, days: { from: Day; to: Day }) => {
    const end = lastDayOfPoint(start, granularity);
    return { from: start < days.from ? days.from : start, to: end > days.to ? days.to : end };
  };
  return main.dynamics.points.map((point, i) => {
    const past = before?.dynamics.points[i];
    return {
      ...clip(point.date, range),
      requests: point.requests,
      participants: point.participants,
      partial: lastDayOfPoint(point.date, granularity) >= today ? 'unfinished' : point.partial ? 'cut' : null,
      compared: past === undefined ? null : { ...clip(past.date, compared), requests: past.requests },
    };
  });
}

/** How the time of a bar is called. */
export function timeName(ctx: Scope, days: { from: Day; to: Day }, granularity: Granularity): string {
  return granularity === 'day' ? ctx.locale.day(days.from) : ctx.locale.range(days.from, days.to);
}

/** How a bar is called, with what to know about it. */
export function barName(ctx: Scope, bar: Bar, granularity: Granularity): string {
  const name = timeName(ctx, bar, granularity);
  return bar.partial === null ? name : `${name} (${ctx.texts.partial[bar.partial]})`;
}
