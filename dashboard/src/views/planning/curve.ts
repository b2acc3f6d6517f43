import { html, nothing, svg, type TemplateResult } from 'lit-html';
import type { Plan } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { TEXTS } from './texts.ts';

const HEIGHT = 100;
/** Where the scale may end: a plan of few events covers little, and its steps must be seen. */
const TOPS = [0.1, 0.2, 0.5, 1];

/** How much of the need is covered after each event of the plan: what the event adds stands on what those before it cover. */
export function coverageCurve(ctx: Context, plan: Plan): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { percent } = ctx.locale;
  const lines = plan.events;
  const width = 100 / Math.max(1, lines.length);
  const top = TOPS.find((one) => one >= (lines.at(-1)?.coveredShare ?? 1)) ?? 1;
  const y = (share: number) => HEIGHT * (1 - Math.min(1, share / top));
  const bars = lines.map((line, at) => {
    const before = lines[at - 1]?.coveredShare ?? 0;
    const left = at * width + width * 0.08;
    const wide = width * 0.84;
    const chosen = ctx.state.topic === null || line.topic === ctx.state.topic;
    return svg`<g data-tip=${`${line.rank}. ${ctx.directory.topic(line.topic)}\n${percent(line.coveredShare)}`}>
      <rect class="curve-before" x=${left} width=${wide} y=${y(before)} height=${HEIGHT - y(before)}></rect>
      <rect class="curve-added ${chosen ? '' : 'pale'}" x=${left} width=${wide} y=${y(line.coveredShare)} height=${y(before) - y(line.coveredShare)}></rect>
    </g>`;
  });
  const steps = lines.map((line, at) => `${at === 0 ? 'M' : 'L'}${(at + 0.5) * width} ${y(line.coveredShare)}`).join('');
  return html`<figure class="curve">
    <div class="curve-frame">
      <p class="curve-scale note" aria-hidden="true"><span>${percent(top)}</span><span>${percent(top / 2)}</span><span>${percent(0)}</span></p>
      <svg class="curve-drawing" width="100%" height="160" preserveAspectRatio="none" viewBox="0 0 100 ${HEIGHT}" role="img" aria-label=${texts.curveOf(lines.map((line) => `${line.rank}: ${percent(line.coveredShare)}`).join(', '))}>
        ${[0, top / 2, top].map((share) => svg`<line class="curve-grid" x1="0" x2="100" y1=${y(share)} y2=${y(share)}></line>`)} ${bars}
        <path class="curve-line" d=${steps}></path>
      </svg>
    </div>
    <figcaption class="curve-axis note">
      ${lines.length === 0 ? nothing : html`<span>${texts.firstEvent}</span><span>${texts.afterEvents(ctx.locale.counted(lines.length, texts.events), percent(plan.covered.share))}</span>`}
    </figcaption>
  </figure>`;
}
