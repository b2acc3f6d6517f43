import { max } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import { area, curveStep } from 'd3-shape';
import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Granularity } from '../../../core/dates.ts';
import { toRequests } from '../../../core/find-link.ts';
import type { Figures } from '../../../data/figures.ts';
import type { Context, Scope } from '../../../ui/context.ts';
import { focusKey } from '../../../ui/chart/walk.ts';
import { type Bar, barName, barsOf, timeName } from './bars.ts';

function tip(ctx: Scope, bar: Bar, granularity: Granularity): string[] {
  const { texts, locale } = ctx;
  const lines = [
    barName(ctx, bar, granularity),
    `${locale.counted(bar.requests, texts.requests)}, ${locale.counted(bar.participants, texts.participants)}`,
  ];
  if (bar.compared !== null) {
    lines.push(
      `${texts.comparedShort[ctx.state.compare]}, ${timeName(ctx, bar.compared, granularity)}: ${locale.number(bar.compared.requests)}`,
    );
  }
  lines.push(texts.shiftOpens);
  return lines;
}

const MARGIN = { top: 14, right: 28, bottom: 26, left: 40 };

/** Bars of this period, an outline over a pale ground for the compared one; a bar is a button that shows its time alone. */
export function dynamicsChart(ctx: Context, figures: Figures): TemplateResult {
  const { texts, locale } = ctx;
  const { granularity } = figures.main.dynamics;
  const bars = barsOf(figures, ctx.today);
  const partial = (['unfinished', 'cut'] as const).filter((why) => bars.some((bar) => bar.partial === why));
  const width = Math.max(240, ctx.widthOf('dynamics'));
  const height = width < 520 ? 220 : 280;
  const bottom = height - MARGIN.bottom;
  const highest = max(bars, (bar) => Math.max(bar.requests, bar.compared?.requests ?? 0)) ?? 0;
  const x = scaleBand<number>()
    .domain(bars.map((_, i) => i))
    .range([MARGIN.left, width - MARGIN.right])
    .paddingInner(bars.length > 60 ? 0.15 : 0.3)
    .paddingOuter(0.1);
  const y = scaleLinear()
    .domain([0, Math.max(highest, 4)])
    .nice(4)
    .range([bottom, MARGIN.top]);
  const ticks = y.ticks(4).filter(Number.isInteger);
  const middle = (i: number) => (x(i) ?? 0) + x.bandwidth() / 2;
  const labelWidth = granularity === 'month' ? 58 : 66;
  const every = Math.max(1, Math.ceil((bars.length * labelWidth) / (width - MARGIN.left - MARGIN.right)));
  const past = bars.flatMap((bar, i): [number, number][] => (bar.compared === null ? [] : [[middle(i), y(bar.compared.requests)]]));
  const outline = area<[number, number]>()
    .x(([cx]) => cx)
    .y0(bottom)
    .y1(([, cy]) => cy)
    .curve(curveStep);
  const stop = ctx.current('dynamics', bars.map((bar) => bar.from).reverse());
  const choose = (key: string, open: boolean) => {
    const bar = bars.find((one) => one.from === key);
    if (bar !== undefined) {
      const period = { from: bar.from, to: bar.to };
      ctx.update(open ? toRequests({ period }) : { period });
    }
  };
  const onKey = (event: KeyboardEvent) => {
    const key = (event.target as Element).getAttribute('data-key');
    const at = bars.findIndex((bar) => bar.from === key);
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[event.key];
    if (key !== null && next !== undefined && bars[next] !== undefined) {
      event.preventDefault();
      focusKey(event.currentTarget as Element, bars[next].from);
    } else if (key !== null && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      choose(key, event.shiftKey);
    }
  };
  return html`<p class="hidden" id="dynamics-help">${texts.dynamicsHelp}</p>
    <svg
      class="drawing dynamics"
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      role="group"
      aria-labelledby="title-dynamics"
      aria-describedby="dynamics-help"
      data-group="dynamics"
      @keydown=${onKey}
    >
      <defs>
        <pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="stripe-ground" width="6" height="6"></rect>
          <line class="stripe-line" x1="0" y1="0" x2="0" y2="6"></line>
        </pattern>
      </defs>
      ${ticks.map(
        (tick) =>
          svg`<line class="grid" x1=${MARGIN.left} x2=${width - MARGIN.right} y1=${y(tick)} y2=${y(tick)}></line>
            <text class="axis end" x=${MARGIN.left - 6} y=${y(tick) + 4}>${locale.number(tick)}</text>`,
      )}
      <path class="past-ground" d=${past.length > 1 ? outline(past) : nothing}></path>
      ${bars.map((bar, i) => {
        const lines = tip(ctx, bar, granularity);
        const top = y(bar.requests);
        return svg`<g
          class="time"
          role="button"
          tabindex=${bar.from === stop ? 0 : -1}
          aria-label=${lines.join('. ')}
          data-tip=${lines.join('\n')}
          data-key=${bar.from}
          @click=${(event: MouseEvent) => choose(bar.from, event.shiftKey)}
        >
          <rect class="reach" x=${middle(i) - x.step() / 2} y=${MARGIN.top} width=${x.step()} height=${bottom - MARGIN.top}></rect>
          <rect class="column" fill=${bar.partial !== null ? 'url(#stripes)' : nothing} x=${x(i)} y=${top} width=${x.bandwidth()} height=${Math.max(0, bottom - top)}></rect>
        </g>`;
      })}
      <path class="past" d=${past.length > 1 ? outline.lineY1()(past) : nothing}></path>
      ${past.length === 1 ? svg`<circle class="past" cx=${past[0]?.[0]} cy=${past[0]?.[1]} r="5"></circle>` : nothing}
      <line class="base" x1=${MARGIN.left} x2=${width - MARGIN.right} y1=${bottom} y2=${bottom}></line>
      ${bars.map((bar, i) =>
        (bars.length - 1 - i) % every === 0
          ? svg`<text class="axis" x=${middle(i)} y=${bottom + 18}>${
              granularity === 'month' ? locale.shortMonth(bar.from) : locale.shortDay(bar.from)
            }</text>`
          : nothing,
      )}
    </svg>
    <ul class="legend" aria-label=${texts.legendLabel}>
      <li>
        <svg class="key" width="18" height="14" aria-hidden="true"><rect class="column" x="4" width="10" height="14"></rect></svg>
        ${texts.thisPeriod}: ${locale.range(figures.range.from, figures.range.to)}
      </li>
      <li>
        <svg class="key" width="26" height="14" aria-hidden="true">
          <path class="past-ground" d="M0,10H9V4H18V8H26V14H0Z"></path>
          <path class="past" d="M0,10H9V4H18V8H26"></path>
        </svg>
        ${capital(texts.comparedShort[ctx.state.compare])}: ${locale.range(figures.compared.from, figures.compared.to)}
      </li>
      ${partial.length > 0
        ? html`<li>
            <svg class="key" width="18" height="14" aria-hidden="true"><rect fill="url(#stripes)" x="4" width="10" height="14"></rect></svg>
            ${partial.map((why) => texts.partial[why]).join(', ')}
          </li>`
        : nothing}
    </ul>`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
