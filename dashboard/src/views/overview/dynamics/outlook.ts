import { scaleBand, scaleLinear } from 'd3-scale';
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import { type Day, plusDays } from '../../../core/dates.ts';
import { mondayOf } from '../../../core/weeks.ts';
import type { Entry } from '../../../data/feed.ts';
import type { Figures } from '../../../data/figures.ts';
import type { Forecast } from '../../../data/types.ts';
import type { Context, Scope } from '../../../ui/context.ts';
import { sheetTable } from '../../../ui/table/sheet-table.ts';
import { forecastSheet, meanInWords, skillInWords, weeksOf } from './forecast.ts';
import { OUTLOOK_TEXTS } from './outlook-texts.ts';

const MARGIN = { top: 10, right: 28, bottom: 26, left: 40 };
const HEIGHT = 180;

/** What the coming weeks will bring, how sure that is, and how well such forecasts did; nothing for days long past. */
export function outlook(ctx: Context, figures: Figures, { data, fault }: Entry<Forecast>): TemplateResult | typeof nothing {
  const texts = OUTLOOK_TEXTS[ctx.state.language];
  if (figures.range.to !== ctx.today || (data === null && fault === null)) {
    return nothing;
  }
  return html`<section class="outlook" aria-labelledby="title-outlook">
    <h3 id="title-outlook">${texts.title}</h3>
    ${data === null || data.points.length === 0
      ? html`<p class="note">${texts.none}</p>`
      : html`<p>${inWords(ctx, data)} <span class="note" id="forecast-skill">${skillInWords(ctx, data)}</span></p>
          ${chart(ctx, figures, data)}
          <details class="outlook-table">
            <summary>${texts.table}</summary>
            ${sheetTable(ctx, forecastSheet(ctx, data))}
          </details>`}
  </section>`;
}

function inWords({ state, locale }: Scope, { pace, people, points }: Forecast): string {
  const texts = OUTLOOK_TEXTS[state.language];
  return texts.pace(
    locale.counted(pace.requests, texts.requests),
    locale.counted(pace.weeks, texts.weeks),
    locale.counted(points.length, texts.weeks),
    locale.counted(people, texts.people),
  );
}

function chart(ctx: Context, figures: Figures, { points }: Forecast): TemplateResult {
  const { locale } = ctx;
  const texts = OUTLOOK_TEXTS[ctx.state.language];
  const past = weeksOf(figures, ctx.today);
  const coming = points.map((point) => ({ ...point, monday: mondayOf(point.week) }));
  const width = Math.max(240, ctx.widthOf('dynamics'));
  const bottom = HEIGHT - MARGIN.bottom;
  const days = [...past, ...coming].map((one) => one.monday);
  const x = scaleBand<Day>()
    .domain(days)
    .range([MARGIN.left, width - MARGIN.right])
    .paddingInner(0.3)
    .paddingOuter(0.1);
  const y = scaleLinear()
    .domain([0, Math.max(4, ...past.map((one) => one.requests), ...coming.map((one) => one.p90))])
    .nice(4)
    .range([bottom, MARGIN.top]);
  const left = (day: Day) => x(day) ?? 0;
  const every = Math.max(1, Math.ceil((days.length * 66) / (width - MARGIN.left - MARGIN.right)));
  const gap = x.step() - x.bandwidth();
  return html`<svg class="drawing outlook-chart" width=${width} height=${HEIGHT} viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label=${texts.label(locale.counted(points.length, texts.weeks))}>
      ${y
        .ticks(4)
        .filter(Number.isInteger)
        .map(
          (tick) =>
            svg`<line class="grid" x1=${MARGIN.left} x2=${width - MARGIN.right} y1=${y(tick)} y2=${y(tick)}></line>
              <text class="axis end" x=${MARGIN.left - 6} y=${y(tick) + 4}>${locale.number(tick)}</text>`,
        )}
      ${past.map(
        ({ monday, requests }) =>
          svg`<rect class="column" data-tip=${`${locale.range(monday, plusDays(monday, 6))}\n${locale.counted(requests, texts.requests)}`}
            x=${left(monday)} y=${y(requests)} width=${x.bandwidth()} height=${bottom - y(requests)}></rect>`,
      )}
      ${coming.map(
        ({ monday, mean, p10, p90 }) =>
          svg`<g class="coming" data-tip=${`${locale.range(monday, plusDays(monday, 6))}\n${texts.tip(meanInWords(ctx, mean), locale.number(p10), locale.number(p90))}`}>
            <rect class="band" x=${left(monday) - gap / 2} y=${y(p90)} width=${x.step()} height=${Math.max(2, y(p10) - y(p90))}></rect>
            <line class="mean" x1=${left(monday) - gap / 2} x2=${left(monday) + x.bandwidth() + gap / 2} y1=${y(mean)} y2=${y(mean)}></line>
          </g>`,
      )}
      <line class="base" x1=${MARGIN.left} x2=${width - MARGIN.right} y1=${bottom} y2=${bottom}></line>
      ${days.map((day, i) =>
        (days.length - 1 - i) % every === 0
          ? svg`<text class="axis" x=${left(day) + x.bandwidth() / 2} y=${bottom + 18}>${locale.shortDay(day)}</text>`
          : nothing,
      )}
    </svg>
    <ul class="legend">
      ${past.length === 0
        ? nothing
        : html`<li>
            <svg class="key" width="18" height="14" aria-hidden="true"><rect class="column" x="4" width="10" height="14"></rect></svg>
            ${texts.came}
          </li>`}
      <li>
        <svg class="key" width="26" height="14" aria-hidden="true"><line class="mean" x1="0" x2="26" y1="7" y2="7"></line></svg>
        ${texts.mean}
      </li>
      <li>
        <svg class="key" width="26" height="14" aria-hidden="true"><rect class="band" width="26" height="14"></rect></svg>
        ${texts.band}
      </li>
    </ul>`;
}
