import { html, nothing, type TemplateResult } from 'lit-html';
import { toRequests } from '../../../core/find-link.ts';
import type { ViewState } from '../../../core/view-state.ts';
import type { Figures } from '../../../data/figures.ts';
import type { Subscriptions } from '../../../data/types.ts';
import { card } from '../../../ui/card/card.ts';
import type { Context } from '../../../ui/context.ts';
import { figureLink } from '../../../ui/figure-link.ts';
import { guarded } from '../../../ui/guarded.ts';
import { changeText } from '../../../ui/table/compare.ts';
import { type Mover, movers, silent } from './movers.ts';

function named(ctx: Context, rows: Mover[], name: (id: string) => string, to: (id: string) => Partial<ViewState>): TemplateResult {
  return html`${rows.map(
    (row, i) =>
      html`${i === 0 ? nothing : '; '}${name(row.id)}
        (${ctx.locale.number(row.before)}&nbsp;→&nbsp;${row.now === 0 ? '0' : figureLink(ctx, to(row.id), ctx.locale.number(row.now), name(row.id))})`,
  )}`;
}

/** What is different from the compared time, in sentences that can be read out. */
export function changesCard(ctx: Context, figures: Figures): TemplateResult {
  const { texts, locale, directory, state } = ctx;
  const topics = figures.topics.map((row) => ({ id: row.topic, now: row.requests, before: row.before }));
  const regions = figures.regions.map((row) => ({ id: row.region, now: row.requests, before: row.before }));
  const topic = (id: string) => directory.topic(id);
  const region = (id: string) => directory.shortRegion(id);
  const toTopic = (id: string) => toRequests({ topic: id });
  const toRegion = (id: string) => toRequests({ region: id });
  const said: [string, Mover[], (id: string) => string, (id: string) => Partial<ViewState>][] = [
    [texts.topicsGrew, movers(topics, 1), topic, toTopic],
    [texts.topicsFell, movers(topics, -1), topic, toTopic],
    ...(regions.length < 2
      ? []
      : ([
          [texts.regionsGrew, movers(regions, 1), region, toRegion],
          [texts.regionsFell, movers(regions.filter((row) => row.now > 0), -1), region, toRegion],
          [texts.regionsSilent, silent(regions), region, toRegion],
        ] as [string, Mover[], (id: string) => string, (id: string) => Partial<ViewState>][])),
  ];
  const shown = said.filter(([, rows]) => rows.length > 0);
  const { main, before } = figures;
  return card(ctx, {
    id: 'changes',
    title: texts.changes,
    note: [texts.changesMeaning(locale.range(figures.compared.from, figures.compared.to)), ...(state.region === null && state.topic === null ? [] : [texts.changesCompared])].join('; '),
    controls: html`<button type="button" class="quiet" id="weekly" @click=${() => void subscribe(ctx)}>${texts.sendWeekly}</button>
      <button type="button" class="quiet" id="print" @click=${() => window.print()}>${texts.print}</button>`,
    chart: html`<ul class="changes" data-region=${state.region ?? ''}>
      <li>
        ${before === null ? '…' : total(ctx, main.totals.requests, before.totals.requests)}
      </li>
      ${shown.map(([text, rows, name, to]) => html`<li>${text}: ${named(ctx, rows, name, to)}.</li>`)}
      ${before !== null && shown.length === 0 ? html`<li>${texts.nothingElseChanged}</li>` : nothing}
    </ul>`,
  });
}

/** How many came, which leads to them, and how that compares. */
function total(ctx: Context, now: number, before: number): TemplateResult {
  const { texts, locale } = ctx;
  const [lead, rest] = texts.changedTotal(changeText(ctx, now, before));
  const count = locale.counted(now, texts.requests);
  return html`${lead}${now === 0 ? count : figureLink(ctx, toRequests({}), count, texts.changes)}${rest}`;
}

async function subscribe(ctx: Context): Promise<void> {
  const { state, texts } = ctx;
  const ask = async () => {
    const own = await ctx.api.get<Subscriptions>('/v1/subscriptions?owner=me');
    // Whoever gets the e-mail already chose its language.
    const known = own?.data.subscriptions.some((one) => one.status === 'active' || one.status === 'paused') ?? false;
    await ctx.api.post('/v1/subscriptions', { regions: state.region === null ? [] : [state.region], ...(known ? {} : { language: state.language }) });
    ctx.notify(texts.subscribedWeekly);
  };
  await guarded(ctx, ask, () => ctx.notify(texts.notSubscribed));
}

