import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { queried } from '../../data/query.ts';
import type { EventList, EventStatus, TrainingEvent } from '../../data/types.ts';
import { download } from '../../exports/download.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel, loadingPanel } from '../../ui/fault/panel.ts';
import { follow } from '../../ui/figure-link.ts';
import { valueOf } from '../../ui/filters.ts';
import { attempt } from './attempt.ts';
import { EventPage } from './event-page.ts';
import { EVENT_TEXTS } from './events-texts.ts';
import { placeText, withOwn } from './shared.ts';
import { TEXTS } from './texts.ts';
import type { Tab } from './view.ts';

const STATUSES: readonly EventStatus[] = ['draft', 'announced', 'held', 'cancelled'];

function listPath(ctx: Context, status: EventStatus, cursor: string | null): string {
  const { region, topic } = ctx.state;
  return queried('/v1/events', { status, region, topic, cursor });
}

/** Training events by their status; one of them alone where the address names it. */
export class EventsTab implements Tab {
  private readonly cursors = new Map<EventStatus, string[]>();
  private page: EventPage | null = null;

  enter(): void {
    this.cursors.clear();
  }

  draw(ctx: Context): TemplateResult {
    const { event } = ctx.state.own;
    if (event !== undefined) {
      if (this.page?.id !== event) {
        this.page = new EventPage(event);
      }
      return this.page.draw(ctx);
    }
    this.page = null;
    const chosen = STATUSES.filter((one) => ctx.state.own['status'] === undefined || ctx.state.own['status'] === one);
    return html`${choices(ctx)} ${(chosen.length === 0 ? STATUSES : chosen).map((status) => this.group(ctx, status))}`;
  }

  private group(ctx: Context, status: EventStatus): TemplateResult {
    const texts = EVENT_TEXTS[ctx.state.language];
    const cursors = this.cursors.get(status) ?? [];
    const first = ctx.feed.want<EventList>(listPath(ctx, status, null));
    const pages = [first, ...cursors.map((cursor) => ctx.feed.want<EventList>(listPath(ctx, status, cursor)))];
    const events = pages.flatMap((page) => page.data?.items ?? []);
    const next = pages.at(-1)?.data?.nextCursor ?? null;
    const more = () => {
      this.cursors.set(status, [...cursors, next ?? '']);
      ctx.redraw();
    };
    const body =
      first.data === null
        ? first.fault === null
          ? loadingPanel(ctx.texts, first.loadingSince)
          : faultPanel(ctx, first.fault, ctx.renew)
        : events.length === 0
          ? html`<p class="note">${texts.none[status]} ${status === 'draft' ? texts.fromPlan : nothing}</p>`
          : table(ctx, status, events);
    return html`<section class="card" id="events-${status}" aria-labelledby="title-events-${status}">
      <header class="card-head">
        <div class="card-title"><h2 id="title-events-${status}">${texts.groups[status]}</h2></div>
      </header>
      <div class="card-body">
        ${body} ${next === null ? nothing : html`<button type="button" class="action" @click=${more}>${texts.more}<span class="hidden">: ${texts.groups[status]}</span></button>`}
      </div>
    </section>`;
  }
}

function choices(ctx: Context): TemplateResult {
  const texts = EVENT_TEXTS[ctx.state.language];
  const status = ctx.state.own['status'] ?? '';
  const calendar = () =>
    attempt(ctx, async () => {
      const { region, topic } = ctx.state;
      const type = 'text/calendar';
      download('ismtr-events.ics', type, await ctx.api.text(queried('/v1/events.ics', { region, topic }), type));
    });
  return html`<div class="planning-choices">
    <label
      >${texts.status}
      <select id="events-status" @change=${(event: Event) => ctx.update({ own: withOwn(ctx, 'status', valueOf(event)) })}>
        <option value="" .selected=${status === ''}>${texts.anyStatus}</option>
        ${STATUSES.map((one) => html`<option value=${one} .selected=${one === status}>${texts.groups[one]}</option>`)}
      </select></label
    >
    <button type="button" class="action" id="events-calendar" @click=${() => void calendar()}>${texts.calendar}</button>
    <button type="button" class="action" @click=${() => window.print()}>${TEXTS[ctx.state.language].print}</button>
  </div>`;
}

function table(ctx: Context, status: EventStatus, events: TrainingEvent[]): TemplateResult {
  const texts = EVENT_TEXTS[ctx.state.language];
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${texts.groups[status]}>
    <table>
      <caption class="hidden">
        ${texts.groups[status]}
      </caption>
      <thead>
        <tr>
          <th scope="col">${texts.event}</th>
          <th scope="col">${texts.where}</th>
          <th scope="col">${texts.when}</th>
          <th scope="col" class="figure">${texts.seats}</th>
          <th scope="col" class="figure">${texts.waiting}</th>
        </tr>
      </thead>
      <tbody>
        ${repeat(
          events,
          (event) => event.eventId,
          (event) => row(ctx, event),
        )}
      </tbody>
    </table>
  </div>`;
}

function row(ctx: Context, event: TrainingEvent): TemplateResult {
  const texts = EVENT_TEXTS[ctx.state.language];
  const { locale } = ctx;
  const change = { own: { tab: 'events', event: event.eventId } };
  const came = event.attendance.reduce((sum, one) => sum + one.people, 0);
  return html`<tr data-event=${event.eventId}>
    <th scope="row">
      <a href=${ctx.link(change)} @click=${follow(ctx, change)}>${event.title[ctx.state.language]}</a>
      <span class="note block">${event.topics.map((topic) => ctx.directory.topic(topic)).join(', ')}</span>
    </th>
    <td>${ctx.texts.formatNames[event.format]}<span class="note block">${placeText(ctx, event.region ?? null)}</span></td>
    <td>${whenText(ctx, event)}</td>
    <td class="figure with-bar">
      <svg class="bar" width="100%" height="100%" preserveAspectRatio="none" aria-hidden="true">
        <rect width="${Math.min(100, (100 * event.taken) / event.capacity)}%" height="100%"></rect>
      </svg>
      <span>${event.status === 'held' ? texts.came(locale.number(came)) : texts.takenOf(locale.number(event.taken), locale.number(event.capacity))}</span>
    </td>
    <td class="figure">${locale.number(event.waiting)}</td>
  </tr>`;
}

/** When an event begins, and how many sessions follow. */
function whenText(ctx: Context, event: TrainingEvent): string {
  const texts = EVENT_TEXTS[ctx.state.language];
  const [first, ...others] = event.sessions ?? [];
  if (first === undefined) {
    return texts.noTime;
  }
  const begins = ctx.locale.moment(first.start);
  return others.length === 0 ? begins : `${begins}, ${texts.moreSessions(ctx.locale.counted(others.length, texts.sessionsCount))}`;
}
