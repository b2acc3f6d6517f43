import { html, nothing, type TemplateResult } from 'lit-html';
import type { EventStatus, Proposals, TrainingEvent } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel, loadingPanel } from '../../ui/fault/panel.ts';
import { follow } from '../../ui/figure-link.ts';
import { attempt } from './attempt.ts';
import { EventForm } from './event-form.ts';
import { EVENT_TEXTS } from './events-texts.ts';
import { SeatsPart } from './seats.ts';
import { placeText } from './shared.ts';
import { TEXTS } from './texts.ts';
import { trace } from './trace.ts';

/** How an event is named in If-Match. */
function tagOf(event: TrainingEvent): string {
  return `"${event.version}"`;
}

/** Whether this person announces, cancels and holds events. */
function decides(ctx: Context): boolean {
  return ctx.session.role !== 'regional';
}

/** Whether this person changes the details of this event: regional centres, drafts of their regions alone. */
function edits(ctx: Context, event: TrainingEvent): boolean {
  const own = event.region != null && ctx.session.regions.includes(event.region);
  return event.status === 'draft' ? decides(ctx) || own : event.status === 'announced' && decides(ctx);
}

/** One event: what it is, what is done with it, who has seats. */
export class EventPage {
  private readonly form = new EventForm();
  private readonly seats = new SeatsPart();
  private busy = false;

  constructor(readonly id: string) {}

  private get path(): string {
    return `/v1/events/${encodeURIComponent(this.id)}`;
  }

  draw(ctx: Context): TemplateResult {
    const texts = EVENT_TEXTS[ctx.state.language];
    const { data: event, fault, loadingSince } = ctx.feed.want<TrainingEvent>(this.path);
    const all = { own: { tab: 'events' } };
    return html`<p class="buttons"><a class="action" id="all-events" href=${ctx.link(all)} @click=${follow(ctx, all)}>${texts.back}</a></p>
      ${event === null
        ? fault === null
          ? loadingPanel(ctx.texts, loadingSince)
          : faultPanel(ctx, fault, ctx.renew)
        : html`${this.facts(ctx, event)} ${edits(ctx, event) ? this.form.draw(ctx, event, (change, said) => this.change(ctx, event, change, said)) : nothing}
          ${event.status === 'draft' && !edits(ctx, event) ? html`<p class="note">${texts.foreign}</p>` : nothing}
          ${event.status === 'draft' ? nothing : this.seats.draw(ctx, event, decides(ctx), () => this.renewed(ctx), (centers) => this.hold(ctx, event, centers))}
          ${requests(ctx, event)}`}`;
  }

  private facts(ctx: Context, event: TrainingEvent): TemplateResult {
    const texts = EVENT_TEXTS[ctx.state.language];
    const { locale } = ctx;
    const sessions = event.sessions ?? [];
    const minimum = event.minimum ?? 1;
    const fact = (name: string, value: TemplateResult | string | null) =>
      value === null || value === ''
        ? nothing
        : html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`;
    const open = event.status === 'draft' || event.status === 'announced';
    const late = event.status === 'announced' && event.decideBy != null && event.decideBy <= ctx.today && event.taken < minimum;
    return html`<section class="card" id="event" aria-labelledby="title-event">
      <header class="card-head">
        <div class="card-title">
          <h2 id="title-event">${event.title[ctx.state.language]}</h2>
          <p><span class="tag status-${event.status}" id="event-status">${texts.statuses[event.status]}</span></p>
        </div>
      </header>
      <div class="card-body">
        ${late ? this.proposals(ctx, texts.below(locale.number(event.taken), locale.number(minimum))) : nothing}
        <dl class="event-facts">
          ${fact(texts.topics, event.topics.map((topic) => ctx.directory.topic(topic)).join(', '))}
          ${fact(texts.where, `${ctx.texts.formatNames[event.format] ?? event.format}, ${placeText(ctx, event.region ?? null)}`)}
          ${fact(texts.place, event.place?.name ?? null)}
          ${fact(texts.link, event.link == null ? null : html`<a href=${event.link} rel="noopener noreferrer">${event.link}</a>`)}
          ${fact(
            texts.sessions,
            sessions.length === 0
              ? texts.noTime
              : html`<ol>
                  ${sessions.map((one) => html`<li>${locale.moment(one.start)} – ${locale.clock(new Date(one.end))}</li>`)}
                </ol>`,
          )}
          ${fact(texts.hours, open && event.format === 'online' ? this.hours(ctx) : null)}
          ${fact(texts.seats, html`<span id="event-taken">${texts.takenOf(locale.number(event.taken), locale.number(event.capacity))}</span>`)}
          ${fact(texts.waiting, event.waiting === 0 ? null : locale.number(event.waiting))} ${fact(texts.minimum, locale.number(minimum))}
          ${fact(texts.decideBy, event.decideBy == null ? null : locale.day(event.decideBy))} ${fact(texts.provider, event.provider ?? null)}
        </dl>
        ${decides(ctx) ? this.decisions(ctx, event) : nothing}
      </div>
    </section>`;
  }

  /** When the most of the centres that ask can be trained, as far as they have said so. */
  private hours(ctx: Context): TemplateResult | null {
    const { locale } = ctx;
    const hours = ctx.feed.want<Proposals>(`${this.path}/proposals`).data?.hours ?? [];
    const named = (one: (typeof hours)[number]) =>
      EVENT_TEXTS[ctx.state.language].hour(locale.moment(one.next), locale.counted(one.centers, ctx.texts.centers), locale.counted(one.people, TEXTS[ctx.state.language].people));
    return hours.length === 0
      ? null
      : html`<ul>
          ${hours.map((one) => html`<li>${named(one)}</li>`)}
        </ul>`;
  }

  /** What could become of an event that too few come to: where its people could go is named. */
  private proposals(ctx: Context, warning: string): TemplateResult {
    const texts = EVENT_TEXTS[ctx.state.language];
    const { locale } = ctx;
    const { data } = ctx.feed.want<Proposals>(`${this.path}/proposals`);
    const said = ({ kind, eventId, title, start, seatsLeft }: Proposals['items'][number]) => {
      if (kind !== 'merge' || eventId == null || title == null) {
        return kind === 'online' ? texts.couldBeOnline : texts.couldBeCancelled;
      }
      const change = { own: { tab: 'events', event: eventId } };
      const more = [...(start == null ? [] : [locale.moment(start)]), ...(seatsLeft == null ? [] : [texts.seatsLeft(locale.number(seatsLeft))])];
      return html`${texts.couldGoTo} <a href=${ctx.link(change)} @click=${follow(ctx, change)}>${title[ctx.state.language]}</a>${more.length === 0 ? nothing : ` (${more.join(', ')})`}`;
    };
    const items = data?.items ?? [];
    return html`<div class="warning" id="event-proposals">
      <p>${warning}</p>
      ${items.length === 0
        ? nothing
        : html`<ul>
            ${items.map((one) => html`<li>${said(one)}</li>`)}
          </ul>`}
    </div>`;
  }

  private decisions(ctx: Context, event: TrainingEvent): TemplateResult {
    const texts = EVENT_TEXTS[ctx.state.language];
    const become = (status: EventStatus, said: string) => void this.change(ctx, event, { status }, said);
    const sure = `cancel-${event.eventId}`;
    const ask = () => {
      ctx.tables.add(sure);
      ctx.redraw();
      document.querySelector<HTMLElement>('#event-cancel-sure')?.focus();
    };
    const ready = (event.sessions ?? []).length > 0;
    const open = event.status === 'draft' || event.status === 'announced';
    return html`${event.status === 'draft'
      ? html`<p class="note">${ready ? texts.announceMeaning : texts.needsSession}</p>`
      : nothing}
    ${open && ctx.tables.has(sure) ? html`<p class="warning">${texts.cancelMeaning}</p>` : nothing}
    <div class="buttons">
      ${event.status === 'draft'
        ? html`<button type="button" class="action primary" id="event-announce" ?disabled=${this.busy || !ready} @click=${() => become('announced', texts.announced)}>
            ${texts.announce}
          </button>`
        : nothing}
      ${!open
        ? nothing
        : ctx.tables.has(sure)
          ? html`<button type="button" class="action" id="event-cancel-sure" ?disabled=${this.busy} @click=${() => become('cancelled', texts.cancelled)}>
              ${texts.cancelSure}
            </button>`
          : html`<button type="button" class="action" id="event-cancel" ?disabled=${this.busy} @click=${ask}>${texts.cancel}</button>`}
    </div>`;
  }

  /** Changes the event as it was seen. */
  private async change(ctx: Context, event: TrainingEvent, change: object, said: string): Promise<boolean> {
    return this.work(ctx, said, async () => {
      await ctx.api.patch(this.path, tagOf(event), change);
    });
  }

  /** Notes who came, then closes the event; where the second fails, the first is kept and may be repeated. */
  private async hold(ctx: Context, event: TrainingEvent, centers: { code: string; people: number }[]): Promise<void> {
    await this.work(ctx, EVENT_TEXTS[ctx.state.language].held, async () => {
      const noted = (await ctx.api.post(`${this.path}/attendance`, { centers }, { etag: tagOf(event) })) as TrainingEvent;
      await ctx.api.patch(this.path, tagOf(noted), { status: 'held' });
    });
  }

  private async work(ctx: Context, said: string, work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    ctx.redraw();
    const done = await attempt(ctx, work);
    this.busy = false;
    await this.renewed(ctx);
    if (done) {
      ctx.notify(said);
    }
    return done;
  }

  /** Reads the event and its seats again; lists and figures are read when they are next on show. */
  private async renewed(ctx: Context): Promise<void> {
    ctx.feed.forget('/v1/events?');
    ctx.feed.forget('/v1/supply');
    ctx.feed.forget('/v1/training-requests/');
    await Promise.all([ctx.feed.refresh(this.path), ctx.feed.refresh(`${this.path}/seats`)]);
    ctx.redraw();
  }
}

function requests(ctx: Context, event: TrainingEvent): TemplateResult {
  const texts = EVENT_TEXTS[ctx.state.language];
  return html`<section class="card" aria-labelledby="title-event-requests">
    <header class="card-head">
      <div class="card-title">
        <h2 id="title-event-requests">${texts.requests} <span class="count">${ctx.locale.number(event.requests.length)}</span></h2>
      </div>
    </header>
    <div class="card-body">
      ${event.requests.length === 0 ? html`<p class="note">${texts.noRequests}</p>` : trace(ctx, event.requests, `unfold-${event.eventId}`)}
    </div>
  </section>`;
}
