import { html, nothing, type TemplateResult } from 'lit-html';
import { plusDays } from '../../core/dates.ts';
import { toRequests } from '../../core/find-link.ts';
import type { ViewState } from '../../core/view-state.ts';
import { shownRequestPath } from '../../data/request-lists.ts';
import type { CenterList, TrainingRequest, Warning } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { follow, inPlace } from '../../ui/figure-link.ts';
import { readable } from '../../ui/readable.ts';
import { SENTENCE_TEXTS, warningSentence, warningTitle } from './sentence.ts';
import { TEXTS } from './texts.ts';

const MOST_CENTERS = 12;
const MOST_REQUESTS = 5;

/** The days that a warning is about, none after today. */
function daysOf(ctx: Context, warning: Warning): { from: string; to: string } {
  const last = plusDays(warning.since, 7 * warning.weeks.length - 1);
  return { from: warning.since, to: last > ctx.today ? ctx.today : last };
}

/** All that is known of a warning. */
export function warningDetail(ctx: Context, warning: Warning): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale } = ctx;
  return html`<p class="lead">${texts.meaning[warning.kind] ?? nothing} <strong>${warningSentence(ctx, warning)}</strong></p>
    ${figures(ctx, warning)}
    <dl class="warning-facts">
      <div>
        <dt>${texts.since}</dt>
        <dd>${locale.day(warning.since)}</dd>
      </div>
      <div>
        <dt>${texts.ended}</dt>
        <dd>${warning.ended === null ? texts.lasts : locale.day(warning.ended)}</dd>
      </div>
      <div>
        <dt>${texts.stateNow}</dt>
        <dd><span class="tag state-${warning.state}" data-figure="state">${texts.states[warning.state]}</span></dd>
      </div>
      <div>
        <dt>${texts.changed}</dt>
        <dd>${readable('–', () => locale.moment(warning.updatedAt))}</dd>
      </div>
    </dl>
    <h3>${texts.cause}</h3>
    <p class="cause">${warning.cause ?? html`<span class="note">${texts.noCause}</span>`}</p>
    <h3>${texts.centers}</h3>
    ${centers(ctx, warning)}
    <h3>${texts.typical}</h3>
    ${typical(ctx, warning)}`;
}

/** Three bars on one scale: what came, what was expected, and what is exceeded one time in ten. */
function figures(ctx: Context, warning: Warning): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale } = ctx;
  const most = Math.max(1, warning.observed, warning.expected, warning.p90);
  const target = toRequests({ region: warning.region, topic: warning.topic, period: daysOf(ctx, warning) }, warning.center === null ? {} : { center: warning.center });
  const row = (name: string, value: number, shown: string, id: string) => html`<tr>
    <th scope="row">${name}</th>
    <td class="figure with-bar" data-figure=${id}>
      <svg class="bar" width="100%" height="100%" preserveAspectRatio="none" aria-hidden="true"><rect width="${(100 * value) / most}%" height="100%"></rect></svg>
      <span>${shown}</span>
    </td>
  </tr>`;
  return html`<table class="rows warning-figures">
      <caption class="hidden">
        ${texts.figures}
      </caption>
      <tbody>
        ${row(texts.observed, warning.observed, locale.number(warning.observed), 'observed')}
        ${row(texts.expected, warning.expected, locale.decimal(warning.expected), 'expected')}
        ${row(texts.p90, warning.p90, locale.number(warning.p90), 'p90')}
      </tbody>
    </table>
    ${warning.observed === 0
      ? nothing
      : html`<p><a class="action" id="warning-requests" href=${ctx.link(target)} @click=${follow(ctx, target)}>${texts.openRequests}</a></p>`}`;
}

function centers(ctx: Context, warning: Warning): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const codes = warning.center === null ? warning.centers : [warning.center];
  if (codes.length === 0) {
    return html`<p class="note">${texts.noCenters}</p>`;
  }
  const register = warning.region === null ? null : ctx.feed.once<CenterList>(`/v1/centers?region=${encodeURIComponent(warning.region)}&limit=500`);
  const nameOf = (code: string) => register?.data?.items.find((one) => one.code === code)?.name ?? null;
  const left = codes.length - MOST_CENTERS;
  return html`<ul class="warning-centers">
      ${codes.slice(0, MOST_CENTERS).map((code) => {
        // What a silent centre wrote lies before its silence.
        const target = toRequests({ region: warning.region, topic: null, period: 365 }, { center: code });
        const name = nameOf(code);
        return html`<li><a href=${ctx.link(target)} @click=${follow(ctx, target)}>${name === null ? code : `${name} (${code})`}</a></li>`;
      })}
    </ul>
    ${left > 0 ? html`<p class="note">${texts.moreCenters(ctx.locale.number(left))}</p>` : nothing}`;
}

function typical(ctx: Context, warning: Warning): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  if (warning.requests.length === 0) {
    return html`<p class="note">${texts.noTypical}</p>`;
  }
  return html`<ul class="warning-requests">
    ${warning.requests.slice(0, MOST_REQUESTS).map((id) => {
      const { data } = ctx.feed.once<TrainingRequest>(shownRequestPath(id));
      if (data === null) {
        return nothing;
      }
      const target: Partial<ViewState> = { ...toRequests({ region: warning.region, topic: warning.topic, period: daysOf(ctx, warning) }), request: id };
      return html`<li>
        <a href=${ctx.link(target)} @click=${follow(ctx, target)}>${data.center.name}</a>
        <span class="note">${readable('–', () => ctx.locale.moment(data.submittedAt))}</span>
        <p class="excerpt">${data.text}</p>
      </li>`;
    })}
  </ul>`;
}

/** A warning in the list. */
export function warningRow(ctx: Context, warning: Warning, current: boolean, open: () => void): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const change = { own: { ...ctx.state.own, warning: warning.warningId } };
  return html`<li>
    <a
      href=${ctx.link(change)}
      data-warning=${warning.warningId}
      aria-current=${current ? 'true' : nothing}
      @click=${inPlace(open)}
    >
      <span class="warning-name">${warningTitle(ctx, warning)}</span>
      <span class="note"
        >${SENTENCE_TEXTS[ctx.state.language].kinds[warning.kind] === undefined ? nothing : warningSentence(ctx, warning)} ${ctx.locale.day(warning.since)} ·
        ${texts.states[warning.state]}</span
      >
    </a>
  </li>`;
}
