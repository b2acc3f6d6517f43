import type { TemplateResult } from 'lit-html';
import { barsOf, dynamicsChart, timeName } from '../charts/dynamics-chart.ts';
import type { Day } from '../core/dates.ts';
import type { Figures } from '../data/figures.ts';
import type { Sheet } from '../exports/sheet.ts';
import { card } from './card.ts';
import type { Context } from './context.ts';

/** The dynamics as rows, the compared time beside. */
export function dynamicsSheet(ctx: Context, figures: Figures, today: Day): Sheet {
  const { texts } = ctx;
  const { granularity } = figures.main.dynamics;
  return {
    title: texts.dynamics,
    columns: [
      { name: texts.dateColumn, kind: 'text' },
      { name: texts.requestsColumn, kind: 'number' },
      { name: texts.participantsColumn, kind: 'number' },
      { name: texts.comparedDateColumn, kind: 'text' },
      { name: texts.beforeColumn, kind: 'number' },
    ],
    rows: barsOf(figures, today).map((bar) => [
      timeName(ctx, bar, granularity),
      bar.requests,
      bar.participants,
      bar.compared === null ? null : timeName(ctx, bar.compared, granularity),
      bar.compared?.requests ?? null,
    ]),
  };
}

export function dynamicsCard(ctx: Context, figures: Figures, today: Day): TemplateResult {
  return card(ctx, {
    id: 'dynamics',
    title: ctx.texts.dynamics,
    note: ctx.texts.granularities[figures.main.dynamics.granularity],
    sheet: dynamicsSheet(ctx, figures, today),
    drawn: true,
    chart: dynamicsChart(ctx, figures, today),
  });
}
