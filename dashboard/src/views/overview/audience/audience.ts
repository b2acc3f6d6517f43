import type { TemplateResult } from 'lit-html';
import { toRequests } from '../../../core/find-link.ts';
import type { Figures } from '../../../data/figures.ts';
import type { Sheet } from '../../../exports/sheet.ts';
import { card } from '../../../ui/card/card.ts';
import type { Context, Scope } from '../../../ui/context.ts';
import { type Ranked, ranked, ranking, rankingSheet } from '../../../ui/table/ranking.ts';

function rowsOf(
  ctx: Scope,
  key: string,
  now: { id: string; requests: number }[],
  before: { id: string; requests: number }[] | null,
  names: Record<string, string>,
): Ranked[] {
  const past = before === null ? null : new Map(before.map((row) => [row.id, row.requests]));
  return ranked(
    ctx,
    key,
    now.map(({ id, requests }) => ({
      id,
      name: names[id] ?? id,
      requests,
      before: past === null ? null : (past.get(id) ?? 0),
    })),
  );
}

function formatRows(ctx: Scope, figures: Figures): Ranked[] {
  const rows = (list: { format: string; requests: number }[]) => list.map(({ format, requests }) => ({ id: format, requests }));
  return rowsOf(
    ctx,
    'formats',
    rows(figures.main.byFormat),
    figures.before === null ? null : rows(figures.before.byFormat),
    ctx.texts.formatNames,
  );
}

function roleRows(ctx: Scope, figures: Figures): Ranked[] {
  const rows = (list: { role: string; requests: number }[]) => list.map(({ role, requests }) => ({ id: role, requests }));
  return rowsOf(
    ctx,
    'roles',
    rows(figures.main.byRole),
    figures.before === null ? null : rows(figures.before.byRole),
    ctx.texts.roleNames,
  );
}

export function formatsSheet(ctx: Scope, figures: Figures): Sheet {
  return rankingSheet(ctx, ctx.texts.formats, ctx.texts.formatColumn, formatRows(ctx, figures), figures.main.totals.requests);
}

export function rolesSheet(ctx: Scope, figures: Figures): Sheet {
  return rankingSheet(ctx, ctx.texts.rolesTitle, ctx.texts.roleColumn, roleRows(ctx, figures), figures.main.totals.requests);
}

/** How trainings are asked to be held. */
export function formatsCard(ctx: Context, figures: Figures): TemplateResult {
  const { texts } = ctx;
  const rows = formatRows(ctx, figures);
  return card(ctx, {
    id: 'formats',
    title: texts.formats,
    note: texts.formatsMeaning,
    sheet: formatsSheet(ctx, figures),
    drawn: false,
    chart: ranking(ctx, { id: 'formats', title: texts.formats, column: texts.formatColumn, rows, of: figures.main.totals.requests, to: (format) => toRequests({}, { format }) }),
  });
}

/** Who writes the requests. */
export function rolesCard(ctx: Context, figures: Figures): TemplateResult {
  const { texts } = ctx;
  const rows = roleRows(ctx, figures);
  return card(ctx, {
    id: 'roles',
    title: texts.rolesTitle,
    note: texts.rolesMeaning,
    sheet: rolesSheet(ctx, figures),
    drawn: false,
    chart: ranking(ctx, { id: 'roles', title: texts.rolesTitle, column: texts.roleColumn, rows, of: figures.main.totals.requests, to: (role) => toRequests({}, { role }) }),
  });
}
