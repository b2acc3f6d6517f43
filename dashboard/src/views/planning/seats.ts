import { html, nothing, type TemplateResult } from 'lit-html';
import { repeat } from 'lit-html/directives/repeat.js';
import { Fault } from '../../data/faults.ts';
import type { CenterList, Seats, TrainingEvent, TrainingRequest } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { attempt } from './attempt.ts';
import { EVENT_TEXTS } from './events-texts.ts';
import { TEXTS } from './texts.ts';

/** So many of an event's requests are read for the names of their centres. */
const MOST_READ = 60;

interface Center {
  code: string;
  name: string;
  katottg: string;
}

interface SeatAnswer {
  status: string;
  position?: number;
}

/** How many people of a centre can come to this event, and how many to another: it stays open meanwhile. */
interface Waves {
  mostAway: number;
  now: number;
  later: number;
}

/** The seats that were given; or how to come in two waves, where too many of a centre would be away at once. */
async function seatsOrWaves(ctx: Context, path: string, group: object, key: string): Promise<SeatAnswer | Waves> {
  try {
    return (await ctx.api.post(path, group, { key })) as SeatAnswer;
  } catch (error) {
    const waves = error instanceof Fault ? (error.body as { waves?: Waves } | null)?.waves : undefined;
    if (waves === undefined) {
      throw error;
    }
    return waves;
  }
}

/** Who has seats in an event and who waits, giving seats and taking them back, and who came. */
export class SeatsPart {
  private busy = false;
  /** The key of the call that is being made: pressed again after a fault, it is the same call. */
  private key: string | null = null;

  draw(
    ctx: Context,
    event: TrainingEvent,
    decides: boolean,
    renewed: () => Promise<void>,
    hold: (centers: { code: string; people: number }[]) => Promise<void>,
  ): TemplateResult {
    const texts = EVENT_TEXTS[ctx.state.language];
    const path = `/v1/events/${encodeURIComponent(event.eventId)}/seats`;
    const seats = ctx.feed.want<Seats>(path).data?.items ?? null;
    const announced = event.status === 'announced';
    return html`<section class="card" id="seats" aria-labelledby="title-seats">
        <header class="card-head">
          <div class="card-title"><h2 id="title-seats">${texts.whoSits}</h2></div>
        </header>
        <div class="card-body">
          ${seats === null ? html`<p class="note">${TEXTS[ctx.state.language].reading}</p>` : seats.length === 0 ? html`<p class="note">${texts.nobody}</p>` : this.list(ctx, seats, path, announced, renewed)}
          ${announced ? this.form(ctx, event, path, renewed) : nothing}
        </div>
      </section>
      ${announced && decides ? this.attendance(ctx, event, seats ?? [], hold) : nothing} ${event.attendance.length > 0 ? attended(ctx, event) : nothing}`;
  }

  private list(ctx: Context, seats: Seats['items'], path: string, announced: boolean, renewed: () => Promise<void>): TemplateResult {
    const texts = EVENT_TEXTS[ctx.state.language];
    const { locale } = ctx;
    const giveBack = (id: string) =>
      this.work(ctx, renewed, async () => {
        await ctx.api.remove(`${path}/${encodeURIComponent(id)}`);
        ctx.notify(texts.givenBack);
      });
    const state = (seat: Seats['items'][number]) =>
      seat.status === 'seated'
        ? texts.seated
        : seat.seated > 0
          ? texts.partly(locale.number(seat.seated), locale.number(seat.people))
          : texts.inLine(locale.number(seat.position ?? 0));
    return html`<ul class="seat-list">
      ${repeat(
        seats,
        (seat) => seat.seatId,
        (seat) =>
          html`<li data-seat=${seat.status}>
            <div>
              <strong>${seat.center.name}</strong>
              <span class="note block">${[locale.counted(seat.people, TEXTS[ctx.state.language].people), state(seat), ...(seat.together ? [texts.together] : [])].join(' · ')}</span>
            </div>
            ${announced
              ? html`<button type="button" class="quiet" data-give-back ?disabled=${this.busy} @click=${() => void giveBack(seat.seatId)}>
                  ${texts.giveBack}<span class="hidden">: ${seat.center.name}</span>
                </button>`
              : nothing}
          </li>`,
      )}
    </ul>`;
  }

  private form(ctx: Context, event: TrainingEvent, path: string, renewed: () => Promise<void>): TemplateResult {
    const texts = EVENT_TEXTS[ctx.state.language];
    const { session } = ctx;
    const centers = centersOf(ctx, event).filter((one) => session.role !== 'regional' || session.regions.some((region) => one.katottg.startsWith(region.replace('-', ''))));
    const fill = (input: InputEvent) => {
      const field = input.target as HTMLInputElement;
      const known = centers.find((one) => one.code === field.value.trim());
      if (known !== undefined && field.form !== null) {
        (field.form.elements.namedItem('name') as HTMLInputElement).value = known.name;
        (field.form.elements.namedItem('katottg') as HTMLInputElement).value = known.katottg;
      }
    };
    const submit = async (submitted: SubmitEvent) => {
      submitted.preventDefault();
      const form = submitted.target as HTMLFormElement;
      const fields = new FormData(form);
      const text = (name: string) => String(fields.get(name) ?? '').trim();
      const group = {
        center: { code: text('code'), name: text('name'), katottg: text('katottg') },
        people: Number(text('people')),
        together: fields.get('together') === 'yes',
      };
      this.key ??= crypto.randomUUID();
      const { key } = this;
      await this.work(ctx, renewed, async () => {
        const answer = await seatsOrWaves(ctx, path, group, key);
        if ('now' in answer) {
          ctx.notify(texts.waves(...([answer.mostAway, answer.now, answer.later].map((count) => ctx.locale.number(count)) as [string, string, string])));
          return;
        }
        form.reset();
        ctx.notify(answer.status === 'waiting' ? texts.nowWaiting(ctx.locale.number(answer.position ?? 1)) : texts.given);
      });
    };
    // Another group is another call.
    const changed = () => {
      this.key = null;
    };
    return html`<form class="seat-form" id="seat-form" @submit=${submit} @input=${changed}>
      <h3>${texts.giveSeats}</h3>
      <label>${texts.centerCode} <input name="code" type="text" required maxlength="64" pattern="[A-Za-z0-9_\\-]+" list="known-centers" autocomplete="off" @input=${fill} /></label>
      <datalist id="known-centers">${centers.map((one) => html`<option value=${one.code}>${one.name}</option>`)}</datalist>
      <label>${texts.centerName} <input name="name" type="text" required maxlength="200" autocomplete="off" /></label>
      <label>${texts.katottg} <input name="katottg" type="text" required pattern="UA[0-9]{17}" autocomplete="off" /></label>
      <label>${texts.howMany} <input name="people" type="number" required min="1" max="10000" value="1" /></label>
      <label class="tick"><input name="together" type="checkbox" value="yes" /> ${texts.onlyTogether}</label>
      <div class="buttons"><button type="submit" class="action primary" ?disabled=${this.busy}>${texts.give}</button></div>
    </form>`;
  }

  private attendance(ctx: Context, event: TrainingEvent, seats: Seats['items'], hold: (centers: { code: string; people: number }[]) => Promise<void>): TemplateResult {
    const texts = EVENT_TEXTS[ctx.state.language];
    const seated = new Map<string, number>();
    const names = new Map<string, string>();
    for (const seat of seats) {
      names.set(seat.center.code, seat.center.name);
      seated.set(seat.center.code, (seated.get(seat.center.code) ?? 0) + seat.seated);
    }
    for (const one of requested(ctx, event)) {
      names.set(one.code, names.get(one.code) ?? one.name);
    }
    const submit = (submitted: SubmitEvent) => {
      submitted.preventDefault();
      const fields = new FormData(submitted.target as HTMLFormElement);
      void hold([...names.keys()].map((code) => ({ code, people: Number(fields.get(code) ?? 0) })));
    };
    return html`<details class="card attendance" id="attendance">
      <summary>${texts.hold}</summary>
      <p class="note">${texts.holdMeaning}</p>
      ${names.size === 0
        ? html`<p class="note">${texts.noCenters}</p>`
        : html`<form @submit=${submit}>
            <ul class="seat-list">
              ${repeat(
                [...names],
                ([code]) => code,
                ([code, name]) =>
                  html`<li>
                    <label>${name} <input name=${code} type="number" required min="0" max="10000" value=${seated.get(code) ?? 0} aria-label=${texts.peopleOf(name)} /></label>
                  </li>`,
              )}
            </ul>
            <button type="submit" class="action primary" id="event-hold">${texts.holdDo}</button>
          </form>`}
    </details>`;
  }

  private async work(ctx: Context, renewed: () => Promise<void>, work: () => Promise<void>): Promise<void> {
    this.busy = true;
    ctx.redraw();
    if (await attempt(ctx, work)) {
      this.key = null;
    }
    this.busy = false;
    await renewed();
  }
}

/** The centres whose requests the event is for. */
function requested(ctx: Context, event: TrainingEvent): Center[] {
  return event.requests.slice(0, MOST_READ).flatMap((id) => {
    const { data } = ctx.feed.once<TrainingRequest>(`/v1/training-requests/${encodeURIComponent(id)}?author=hidden`);
    return data === null ? [] : [data.center];
  });
}

/** The centres that may be meant: those of the requests, and those of the register in the event's region. */
function centersOf(ctx: Context, event: TrainingEvent): Center[] {
  const region = event.region ?? ctx.state.region ?? (ctx.session.role === 'regional' ? (ctx.session.regions[0] ?? null) : null);
  const registered = ctx.feed.once<CenterList>(`/v1/centers?limit=500${region === null ? '' : `&region=${region}`}`).data?.items ?? [];
  return [...new Map([...registered, ...requested(ctx, event)].map((one) => [one.code, one])).values()];
}

function attended(ctx: Context, event: TrainingEvent): TemplateResult {
  const texts = EVENT_TEXTS[ctx.state.language];
  const names = new Map(requested(ctx, event).map((one) => [one.code, one.name]));
  return html`<section class="card" id="attended" aria-labelledby="title-attended">
    <header class="card-head">
      <div class="card-title"><h2 id="title-attended">${texts.heldAttendance}</h2></div>
    </header>
    <div class="card-body">
      <ul class="seat-list">
        ${event.attendance.map((one) => html`<li>${names.get(one.code) ?? one.code}: ${ctx.locale.counted(one.people, TEXTS[ctx.state.language].people)}</li>`)}
      </ul>
    </div>
  </section>`;
}
