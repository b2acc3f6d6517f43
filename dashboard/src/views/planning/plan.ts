import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { queried } from '../../data/query.ts';
import type { Plan, PlanLine, TrainingEvent } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { emptyPanel, faultPanel, loadingPanel } from '../../ui/fault/panel.ts';
import { figureLink, follow } from '../../ui/figure-link.ts';
import { valueOf } from '../../ui/filters.ts';
import { unfoldButton } from '../../ui/table/unfold.ts';
import { attempt } from './attempt.ts';
import { coverageCurve } from './curve.ts';
import { figure, placeText, withOwn } from './shared.ts';
import { TEXTS } from './texts.ts';
import { openRequests, trace } from './trace.ts';
import type { Tab } from './view.ts';

const BUDGETS = ['5', '10', '20', '30', '50'];
const FORMATS = ['online', 'offline'];
const USUAL = '10';
const USUAL_PATH = `/v1/plan?events=${USUAL}`;
/** Of an event's places, this share must be taken for it to be worth holding; the moderator may say otherwise. */
const LEAST_SHARE = 3;

function planPath(ctx: Context): string {
  const { budget = USUAL, format = '' } = ctx.state.own;
  return queried('/v1/plan', {
    events: BUDGETS.includes(budget) ? budget : USUAL,
    region: ctx.state.region,
    format: FORMATS.includes(format) ? format : null,
  });
}

/** A line is the same while it is for the same requests. */
function keyOf(line: PlanLine): string {
  return `${line.topic}/${line.format}/${line.region ?? ''}/${line.requestIds[0] ?? ''}`;
}

/** Which events would cover the most of the need, why, and what stays uncovered. */
export class PlanTab implements Tab {
  /** The drafts that were made of lines here: the plan forgets such a line only when it is computed again. */
  private readonly drafts = new Map<string, string>();
  private readonly keys = new Map<string, string>();
  private busy: string | null = null;

  draw(ctx: Context): TemplateResult {
    const path = planPath(ctx);
    // The usual plan is kept ready; others are computed for the call, so they are not asked for again and again.
    const usual = path === USUAL_PATH && ctx.session.role !== 'regional';
    const { data, fault, loadingSince } = usual ? ctx.feed.want<Plan>(path) : ctx.feed.once<Plan>(path);
    const texts = TEXTS[ctx.state.language];
    const body =
      data === null
        ? fault === null
          ? loadingPanel(ctx.texts, loadingSince)
          : faultPanel(ctx, fault, () => void ctx.feed.refresh(path))
        : data.need.requests === 0
          ? emptyPanel(texts.noNeed, texts.noNeedText, html``)
          : this.plan(ctx, data);
    return html`${choices(ctx)} ${body}`;
  }

  private plan(ctx: Context, plan: Plan): TemplateResult {
    const texts = TEXTS[ctx.state.language];
    const { topic } = ctx.state;
    const lines = plan.events.filter((line) => topic === null || line.topic === topic);
    return html`<section class="card" id="plan-summary" aria-labelledby="title-plan-summary">
        <header class="card-head">
          <div class="card-title">
            <h2 id="title-plan-summary">${texts.coverage}</h2>
            <p class="note">${texts.asOf(ctx.locale.moment(plan.asOf))}</p>
          </div>
        </header>
        <div class="card-body">${summary(ctx, plan)} ${coverageCurve(ctx, plan)}</div>
      </section>
      <section class="card" aria-labelledby="title-plan-lines">
        <header class="card-head">
          <div class="card-title">
            <h2 id="title-plan-lines">${texts.recommended}</h2>
            <p class="note">${topic === null ? texts.recommendedMeaning : texts.onlyTopic(ctx.directory.topic(topic))}</p>
          </div>
        </header>
        <div class="card-body">
          ${lines.length === 0 ? html`<p>${topic === null ? texts.noLines : texts.noLinesOfTopic}</p>` : nothing}
          <ol class="plan-lines">
            ${repeat(lines, keyOf, (line) => this.line(ctx, line))}
          </ol>
        </div>
      </section>
      ${uncovered(ctx, plan)}`;
  }

  private line(ctx: Context, line: PlanLine): TemplateResult {
    const texts = TEXTS[ctx.state.language];
    const { locale, directory, texts: common } = ctx;
    const key = keyOf(line);
    const open = ctx.tables.has(`plan-${key}`);
    const toggle = () => {
      // One at a time: each request is read alone.
      [...ctx.tables].filter((one) => one.startsWith('plan-')).forEach((one) => ctx.tables.delete(one));
      if (!open) {
        ctx.tables.add(`plan-${key}`);
      }
      ctx.redraw();
    };
    const name = directory.topic(line.topic);
    return html`<li class="plan-line" data-rank=${line.rank}>
      <h3><span class="rank">${locale.number(line.rank)}</span> ${name}</h3>
      <p class="plan-where">
        ${[common.formatNames[line.format] ?? line.format, placeText(ctx, line.region), texts.placesFor(locale.counted(line.capacity, texts.people))].join(' · ')}
      </p>
      <dl class="plan-figures">
        <div>
          <dt>${texts.requestsName}</dt>
          <dd>
            <button type="button" class="figure-button" aria-expanded=${open ? 'true' : 'false'} aria-label="${locale.counted(line.requests, common.requests)}: ${name}. ${texts.showRequests}" @click=${toggle}>
              ${locale.number(line.requests)}
            </button>
          </dd>
        </div>
        <div>
          <dt>${texts.peopleName}</dt>
          <dd>${locale.number(line.people)}</dd>
        </div>
        <div>
          <dt>${texts.centersName}</dt>
          <dd>${locale.number(line.centers)}</dd>
        </div>
        <div>
          <dt>${texts.coveredWith}</dt>
          <dd>${locale.percent(line.coveredShare)}</dd>
        </div>
      </dl>
      ${reasons(ctx, line)}
      <div class="buttons">${this.draftButton(ctx, line, key)}</div>
      ${open
        ? html`<div class="plan-trace">
            <h4>${texts.requestsOfLine}</h4>
            ${trace(ctx, line.requestIds, `unfold-${key}`)}
            <p>${figureLink(ctx, openRequests(ctx, line.topic, ctx.state.region), texts.allOpen, name)}</p>
          </div>`
        : nothing}
    </li>`;
  }

  private draftButton(ctx: Context, line: PlanLine, key: string): TemplateResult {
    const texts = TEXTS[ctx.state.language];
    const { session, directory } = ctx;
    const drafted = this.drafts.get(key);
    const toEvent = (event: string) => ({ own: { tab: 'events', event } });
    if (drafted !== undefined) {
      return html`<a class="action" href=${ctx.link(toEvent(drafted))} @click=${follow(ctx, toEvent(drafted))}>${texts.openDraft}</a>`;
    }
    if (session.role === 'regional' && (line.region === null || !session.regions.includes(line.region))) {
      return html`<p class="note">${texts.draftedByCountry}</p>`;
    }
    const draft = async () => {
      this.busy = key;
      ctx.redraw();
      const once = this.keys.get(key) ?? crypto.randomUUID();
      this.keys.set(key, once);
      const done = await attempt(ctx, async () => {
        const event = (await ctx.api.post('/v1/events', draftOf(ctx, line), { key: once })) as TrainingEvent;
        this.drafts.set(key, event.eventId);
      });
      this.busy = null;
      ctx.feed.forget('/v1/events');
      if (done) {
        ctx.notify(texts.drafted);
        ctx.update(toEvent(this.drafts.get(key) ?? ''));
      } else {
        ctx.feed.forget('/v1/plan');
        ctx.redraw();
      }
    };
    return html`<button type="button" class="action primary" data-draft=${line.rank} ?disabled=${this.busy !== null} @click=${() => void draft()}>
      ${texts.makeDraft}<span class="hidden">: ${directory.topic(line.topic)}, ${placeText(ctx, line.region)}</span>
    </button>`;
  }
}

/** The event that a line recommends. */
function draftOf(ctx: Context, line: PlanLine): object {
  const named = ctx.directory.areas.flatMap((area) => area.topics).find((topic) => topic.id === line.topic);
  return {
    title: { uk: named?.uk ?? line.topic, en: named?.en ?? line.topic },
    topics: [line.topic],
    format: line.format,
    region: line.region,
    capacity: line.capacity,
    minimum: Math.max(1, Math.round(line.capacity / LEAST_SHARE)),
    sessions: [],
    requests: line.requestIds,
  };
}

function choices(ctx: Context): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { budget = USUAL, format = '' } = ctx.state.own;
  return html`<div class="planning-choices">
    <label
      >${texts.budget}
      <select id="plan-budget" @change=${(event: Event) => ctx.update({ own: withOwn(ctx, 'budget', valueOf(event) === USUAL ? '' : valueOf(event)) })}>
        ${BUDGETS.map((one) => html`<option value=${one} .selected=${one === budget}>${ctx.locale.counted(Number(one), texts.events)}</option>`)}
      </select></label
    >
    <label
      >${texts.format}
      <select id="plan-format" @change=${(event: Event) => ctx.update({ own: withOwn(ctx, 'format', valueOf(event)) })}>
        <option value="" .selected=${format === ''}>${texts.anyFormat}</option>
        ${FORMATS.map((one) => html`<option value=${one} .selected=${one === format}>${ctx.texts.formatNames[one]}</option>`)}
      </select></label
    >
    <button type="button" class="action" id="plan-print" @click=${() => window.print()}>${texts.print}</button>
  </div>`;
}

function summary(ctx: Context, plan: Plan): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale } = ctx;
  const need = figureLink(ctx, openRequests(ctx, null, ctx.state.region), locale.number(plan.need.requests), texts.openNeed);
  return html`<dl class="planning-figures">
    ${figure(texts.openNeed, need, texts.ofPeople(locale.form(plan.need.requests, ctx.texts.requests), locale.counted(plan.need.people, texts.people)))}
    ${figure(texts.covered, locale.percent(plan.covered.share), texts.coveredMeaning(locale.counted(plan.covered.people, texts.people)))}
    ${figure(texts.bound, texts.atLeast(locale.percent(Math.floor(plan.atLeastShareOfBest * 100) / 100)), texts.boundMeaning)}
  </dl>`;
}

function reasons(ctx: Context, line: PlanLine): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale } = ctx;
  const { oldestDays, urgent, soonest, courses } = line.reasons;
  const said = [
    texts.oldest(locale.duration(oldestDays * 86_400_000)),
    ...(urgent === 0 ? [] : [locale.counted(urgent, texts.urgent)]),
    ...(soonest === null ? [] : [texts.soonest(locale.day(soonest))]),
    texts.from(line.regions.map((region) => ctx.directory.shortRegion(region)).join(', ')),
  ];
  return html`<ul class="plan-reasons" aria-label=${texts.why}>
    ${said.map((one) => html`<li>${one}</li>`)}
    ${courses.length === 0
      ? nothing
      : html`<li>
          ${texts.insteadCourses} ${courses.map((course, at) => html`${at === 0 ? nothing : ', '}<a href=${course.url} rel="noopener noreferrer">${course.title}</a>`)}
        </li>`}
  </ul>`;
}

const MOST_UNCOVERED = 12;

function uncovered(ctx: Context, plan: Plan): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale, directory } = ctx;
  const rows = plan.uncovered.filter((row) => ctx.state.topic === null || row.topic === ctx.state.topic);
  const unfolded = ctx.tables.has('uncovered');
  const shown = unfolded ? rows : rows.slice(0, MOST_UNCOVERED);
  return html`<section class="card" aria-labelledby="title-uncovered">
    <header class="card-head">
      <div class="card-title">
        <h2 id="title-uncovered">${texts.uncovered}</h2>
        <p class="note">${rows.length === 0 ? texts.nothingUncovered : texts.uncoveredMeaning}</p>
      </div>
    </header>
    ${rows.length === 0
      ? nothing
      : html`<div class="card-body">
          <div class="scroll" tabindex="0" role="group" aria-label=${texts.uncovered}>
            <table>
              <caption class="hidden">
                ${texts.uncovered}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${ctx.texts.topicColumn}</th>
                  <th scope="col">${texts.region}</th>
                  <th scope="col" class="figure">${texts.requestsName}</th>
                  <th scope="col" class="figure">${texts.peopleName}</th>
                  <th scope="col">${texts.whyNot}</th>
                </tr>
              </thead>
              <tbody>
                ${shown.map(
                  (row) =>
                    html`<tr>
                      <th scope="row">${directory.topic(row.topic)}</th>
                      <td>${directory.shortRegion(row.region)}</td>
                      <td class="figure">
                        ${figureLink(ctx, openRequests(ctx, row.topic, row.region), locale.number(row.requests), `${directory.topic(row.topic)}, ${directory.region(row.region)}`)}
                      </td>
                      <td class="figure">${locale.number(row.people)}</td>
                      <td class="why-not">${texts.causes[row.why] ?? row.why}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>
          ${rows.length <= MOST_UNCOVERED
            ? nothing
            : unfoldButton(ctx, 'uncovered', rows.length)}
        </div>`}
  </section>`;
}
