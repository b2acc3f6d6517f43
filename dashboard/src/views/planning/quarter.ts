import { html, nothing, type TemplateResult } from 'lit-html';
import { plusMonths } from '../../core/dates.ts';
import type { NationalPlan, RegionalCenter, RegionalCenterList, RegionalPlan } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel, loadingPanel } from '../../ui/fault/panel.ts';
import { figureLink, follow } from '../../ui/figure-link.ts';
import { valueOf } from '../../ui/filters.ts';
import { toggle } from '../../ui/table/unfold.ts';
import { attempt } from './attempt.ts';
import { ProfilePart } from './profile.ts';
import { QUARTER_TEXTS } from './quarter-texts.ts';
import { figure, withOwn } from './shared.ts';
import { TEXTS } from './texts.ts';
import { openRequests, trace } from './trace.ts';
import type { Tab } from './view.ts';

const CENTERS = '/v1/regional-centers?limit=100';
const QUARTER = /^20\d\d-Q[1-4]$/;
const CHOICES = 5;

/** Quarters that can be planned, the present one first. */
function quarters(today: string): string[] {
  return Array.from({ length: CHOICES }, (_, ahead) => {
    const day = plusMonths(`${today.slice(0, 8)}01`, 3 * ahead);
    return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
  });
}

/** How a quarter is called. */
function named(ctx: Context, quarter: string): string {
  return ctx.texts.quarter(quarter.slice(-1), quarter.slice(0, 4));
}

function pathOf({ centerId, quarter }: Pick<RegionalPlan, 'centerId' | 'quarter'>): string {
  return `/v1/regional-centers/${centerId}/plans/${quarter}`;
}

function sumPath(quarter: string): string {
  return `/v1/national-plan?quarter=${quarter}`;
}

/** What regional centres have to train with, their plans of a quarter, and the sum of all. */
export class QuarterTab implements Tab {
  private readonly profile = new ProfilePart();
  private readonly keys = new Map<string, string>();
  private busy = false;

  draw(ctx: Context): TemplateResult {
    const texts = QUARTER_TEXTS[ctx.state.language];
    const all = quarters(ctx.today);
    const own = ctx.state.own['quarter'] ?? '';
    const quarter = QUARTER.test(own) ? own : (all[1] as string);
    const sum = ctx.feed.want<NationalPlan>(sumPath(quarter));
    const centers = ctx.feed.want<RegionalCenterList>(CENTERS);
    const fault = sum.fault ?? centers.fault;
    const choices = html`<div class="planning-choices">
      <label
        >${texts.quarter}
        <select id="quarter" @change=${(event: Event) => ctx.update({ own: withOwn(ctx, 'quarter', valueOf(event)) })}>
          ${[...new Set([...all, quarter])].map((one) => html`<option value=${one} .selected=${one === quarter}>${named(ctx, one)}</option>`)}
        </select></label
      >
      <button type="button" class="action" @click=${() => window.print()}>${TEXTS[ctx.state.language].print}</button>
    </div>`;
    if (sum.data === null || centers.data === null) {
      return html`${choices} ${fault === null ? loadingPanel(ctx.texts, sum.loadingSince) : faultPanel(ctx, fault, ctx.renew)}`;
    }
    const { items } = centers.data;
    const chosen = items.find((one) => one.centerId === ctx.state.own['center']) ?? (ctx.session.role === 'regional' ? items[0] : undefined);
    return html`${choices} ${this.sum(ctx, sum.data)} ${items.length === 0 ? html`<p class="note">${texts.noCenters}</p>` : nothing}
    ${chosen === undefined ? nothing : html`${this.plan(ctx, chosen, quarter)} ${this.profile.draw(ctx, chosen, () => ctx.feed.refresh(CENTERS))}`}`;
  }

  private sum(ctx: Context, plan: NationalPlan): TemplateResult {
    const texts = QUARTER_TEXTS[ctx.state.language];
    const words = TEXTS[ctx.state.language];
    const { locale, directory } = ctx;
    const events = ({ plans, events, people }: NationalPlan['total']) =>
      `${locale.counted(plans, texts.plans)}, ${locale.counted(events, words.events)}, ${texts.forPeople(locale.counted(people, texts.peopleOf))}`;
    const rows = plan.byRegion.filter((row) => row.need.requests > 0 || row.centerId !== null);
    return html`<section class="card" id="quarter-sum" aria-labelledby="title-quarter-sum">
      <header class="card-head">
        <div class="card-title">
          <h2 id="title-quarter-sum">${texts.sum}</h2>
          <p class="note">${texts.sumMeaning} ${words.asOf(locale.moment(plan.asOf))}</p>
        </div>
      </header>
      <div class="card-body">
        <dl class="planning-figures">
          ${figure(texts.need, figureLink(ctx, openRequests(ctx, null, null), locale.number(plan.need.requests), texts.need), words.ofPeople(locale.form(plan.need.requests, ctx.texts.requests), locale.counted(plan.need.people, words.people)))}
          ${figure(texts.approved, locale.number(plan.approved.events), events(plan.approved))}
          ${figure(texts.planned, locale.number(plan.planned.events), events(plan.planned))}
        </dl>
        <div class="scroll" tabindex="0" role="group" aria-label=${texts.sum}>
          <table>
            <caption class="hidden">
              ${texts.sum}
            </caption>
            <thead>
              <tr>
                <th scope="col">${words.region}</th>
                <th scope="col" class="figure">${words.requestsName}</th>
                <th scope="col" class="figure">${words.peopleName}</th>
                <th scope="col" class="figure">${texts.eventsColumn}</th>
                <th scope="col">${texts.status}</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map((row) => {
                const change = { own: { ...ctx.state.own, center: row.centerId ?? '' } };
                const status = row.status === null ? texts.noPlan : (texts.statuses[row.status] ?? row.status);
                return html`<tr data-region=${row.region}>
                  <th scope="row">${directory.region(row.region)}</th>
                  <td class="figure">${row.need.requests === 0 ? locale.number(0) : figureLink(ctx, openRequests(ctx, null, row.region), locale.number(row.need.requests), directory.region(row.region))}</td>
                  <td class="figure">${locale.number(row.need.people)}</td>
                  <td class="figure">${locale.number(row.events)}</td>
                  <td>
                    ${row.centerId === null
                      ? html`<span class="note">${texts.noCenter}</span>`
                      : html`<a href=${ctx.link(change)} @click=${follow(ctx, change)}>${status}<span class="hidden">: ${directory.region(row.region)}</span></a>`}
                  </td>
                </tr>`;
              })}
            </tbody>
          </table>
        </div>
      </div>
    </section>`;
  }

  private plan(ctx: Context, center: RegionalCenter, quarter: string): TemplateResult {
    const texts = QUARTER_TEXTS[ctx.state.language];
    const { data, fault, loadingSince } = ctx.feed.once<RegionalPlan>(pathOf({ centerId: center.centerId, quarter }));
    const body =
      data !== null
        ? this.lines(ctx, data)
        : fault === null
          ? loadingPanel(ctx.texts, loadingSince)
          : fault.kind === 'missing'
            ? html`<p class="note">${texts.makeMeaning}</p>
                <button type="button" class="action primary" id="make-plan" ?disabled=${this.busy} @click=${() => void this.make(ctx, center, quarter)}>${texts.make}</button>`
            : faultPanel(ctx, fault, ctx.renew);
    return html`<section class="card" id="quarter-plan" aria-labelledby="title-quarter-plan">
      <header class="card-head">
        <div class="card-title">
          <h2 id="title-quarter-plan">${center.name[ctx.state.language]}. ${texts.planOf(named(ctx, quarter))}</h2>
          ${data === null ? nothing : html`<p><span class="tag plan-${data.status}" id="plan-status">${texts.statuses[data.status]}</span></p>`}
        </div>
      </header>
      <div class="card-body">${body}</div>
    </section>`;
  }

  private lines(ctx: Context, plan: RegionalPlan): TemplateResult {
    const texts = QUARTER_TEXTS[ctx.state.language];
    const words = TEXTS[ctx.state.language];
    const { locale, directory } = ctx;
    return html`${plan.note === null ? nothing : html`<p class="warning">${texts.returnedBecause(plan.note)}</p>`}
      <p>${texts.coverage(locale.counted(plan.covered.people, texts.peopleOf), locale.percent(plan.covered.share))} <span class="note">${words.asOf(locale.moment(plan.asOf))}</span></p>
      <ol class="plan-lines">
        ${plan.events.map((line) => {
          const key = `quarter-${plan.centerId}-${plan.quarter}-${line.rank}`;
          const open = ctx.tables.has(key);
          const topic = directory.topic(line.topic);
          return html`<li class="plan-line" data-rank=${line.rank}>
            <h3><span class="rank">${locale.number(line.rank)}</span> ${topic}</h3>
            <p class="plan-where">
              ${[line.venue === null ? texts.online : line.venue.name, directory.region(line.region), words.placesFor(locale.counted(line.capacity, words.people))].join(' · ')}
            </p>
            <p>
              <button type="button" class="figure-button" aria-expanded=${open ? 'true' : 'false'} @click=${() => toggle(ctx, key)}>
                ${locale.counted(line.requests, ctx.texts.requests)}<span class="hidden">: ${topic}. ${words.showRequests}</span>
              </button>
              · ${locale.counted(line.people, words.people)} · ${locale.counted(line.centers, ctx.texts.centers)}
            </p>
            ${open ? html`<div class="plan-trace">${trace(ctx, line.requestIds, `unfold-${key}`)}</div>` : nothing}
          </li>`;
        })}
      </ol>
      ${plan.uncovered.length === 0
        ? nothing
        : html`<h3>${texts.uncovered}</h3>
            <ul>
              ${plan.uncovered.map(
                (row) => html`<li>${directory.topic(row.topic)}, ${directory.shortRegion(row.region)}: ${locale.counted(row.people, words.people)} – ${texts.causes[row.why] ?? row.why}</li>`,
              )}
            </ul>`}
      ${this.steps(ctx, plan)}`;
  }

  private steps(ctx: Context, plan: RegionalPlan): TemplateResult {
    const texts = QUARTER_TEXTS[ctx.state.language];
    const decides = ctx.session.role !== 'regional';
    const become = (status: RegionalPlan['status'], said: string, note?: string) =>
      this.work(ctx, plan, said, async () => {
        await ctx.api.patch(pathOf(plan), `"${plan.version}"`, { status, ...(note === undefined ? {} : { note }) });
      });
    const sendBack = (event: SubmitEvent) => {
      event.preventDefault();
      void become('returned', texts.sentBack, String(new FormData(event.target as HTMLFormElement).get('note') ?? '').trim());
    };
    const returnable = decides && (plan.status === 'submitted' || plan.status === 'approved');
    return html`<div class="buttons">
        ${plan.status === 'draft' || plan.status === 'returned'
          ? html`<button type="button" class="action primary" id="plan-submit" ?disabled=${this.busy} @click=${() => void become('submitted', texts.submitted)}>${texts.submit}</button>`
          : nothing}
        ${decides && plan.status === 'submitted'
          ? html`<button type="button" class="action primary" id="plan-approve" ?disabled=${this.busy} @click=${() => void become('approved', texts.approvedNow)}>${texts.approve}</button>`
          : nothing}
      </div>
      ${returnable
        ? html`<form class="overlap-decision" @submit=${sendBack}>
            <label>${texts.reason} <input name="note" type="text" required pattern=".*\\S.*" maxlength="2000" autocomplete="off" /></label>
            <div class="buttons"><button type="submit" class="action" id="plan-return" ?disabled=${this.busy}>${texts.sendBack}</button></div>
          </form>`
        : nothing}`;
  }

  private async make(ctx: Context, center: RegionalCenter, quarter: string): Promise<void> {
    const once = `${center.centerId}/${quarter}`;
    const key = this.keys.get(once) ?? crypto.randomUUID();
    this.keys.set(once, key);
    await this.work(ctx, { centerId: center.centerId, quarter }, QUARTER_TEXTS[ctx.state.language].made, async () => {
      await ctx.api.post(`/v1/regional-centers/${center.centerId}/plans`, { quarter }, { key });
    });
  }

  private async work(ctx: Context, plan: Pick<RegionalPlan, 'centerId' | 'quarter'>, said: string, work: () => Promise<void>): Promise<void> {
    this.busy = true;
    ctx.redraw();
    if (await attempt(ctx, work)) {
      ctx.notify(said);
    }
    await Promise.all([pathOf(plan), sumPath(plan.quarter)].map((path) => ctx.feed.refresh(path)));
    this.busy = false;
    ctx.redraw();
  }
}
