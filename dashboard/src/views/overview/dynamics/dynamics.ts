import { html, type nothing, type TemplateResult } from 'lit-html';
import { barName, barsOf, timeName } from './bars.ts';
import { dynamicsChart } from './chart.ts';
import type { Figures } from '../../../data/figures.ts';
import type { Sheet } from '../../../exports/sheet.ts';
import { card } from '../../../ui/card/card.ts';
import type { Context, Scope } from '../../../ui/context.ts';

/** The dynamics as rows, the compared time beside. */
export function dynamicsSheet(ctx: Scope, figures: Figures): Sheet {
  const { texts } = ctx;
  const { granularity } = figures.main.dynamics;
  const ofDays = granularity === 'day';
  const kind = ofDays ? ('date' as const) : ('text' as const);
  return {
    title: texts.dynamics,
    columns: [
      { name: texts.dateColumn, kind },
      { name: texts.requestsColumn, kind: 'number' },
      { name: texts.participantsColumn, kind: 'number' },
      { name: texts.comparedDateColumn, kind },
      { name: texts.beforeColumn, kind: 'number' },
    ],
    rows: barsOf(figures, ctx.today).map((bar) => [
      ofDays ? bar.from : barName(ctx, bar, granularity),
      bar.requests,
      bar.participants,
      bar.compared === null ? null : ofDays ? bar.compared.from : timeName(ctx, bar.compared, granularity),
      bar.compared?.requests ?? null,
    ]),
  };
}

/** The dynamics, and below them what looks ahead. */
export function dynamicsCard(ctx: Context, figures: Figures, ahead: TemplateResult | typeof nothing): TemplateResult {
  return card(ctx, {
    id: 'dynamics',
    title: ctx.texts.dynamics,
    note: ctx.texts.granularities[figures.main.dynamics.granularity],
    sheet: dynamicsSheet(ctx, figures),
    drawn: true,
    chart: html`${dynamicsChart(ctx, figures)}${ahead}`,
  });
}
