import { html, type TemplateResult } from 'lit-html';
import type { RegionalCenter } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { attempt } from './attempt.ts';
import { QUARTER_TEXTS } from './quarter-texts.ts';

type Trainers = RegionalCenter['trainers'][number];
type Venue = RegionalCenter['venues'][number];

/** What a regional centre has to train with: days of trainers by topic, and venues. */
export class ProfilePart {
  private rows: { of: string; trainers: number; venues: number } | null = null;
  private busy = false;

  /** @param renew reads the centre again after it was changed */
  draw(ctx: Context, center: RegionalCenter, renew: () => Promise<void>): TemplateResult {
    const texts = QUARTER_TEXTS[ctx.state.language];
    const { locale, directory } = ctx;
    return html`<section class="card" id="profile" aria-labelledby="title-profile">
        <header class="card-head">
          <div class="card-title">
            <h2 id="title-profile">${texts.profile}</h2>
            <p class="note">${center.name[ctx.state.language]}: ${center.regions.map((region) => directory.region(region)).join(', ')}</p>
          </div>
        </header>
        <div class="card-body">
          <h3>${texts.trainers}</h3>
          ${center.trainers.length === 0
            ? html`<p class="note">${texts.noTrainers}</p>`
            : html`<ul>
                ${center.trainers.map((one) => html`<li>${directory.topic(one.topic)}: ${locale.counted(one.days, texts.days)}</li>`)}
              </ul>`}
          <h3>${texts.venues}</h3>
          ${center.venues.length === 0
            ? html`<p class="note">${texts.noVenues}</p>`
            : html`<ul>
                ${center.venues.map((one) => html`<li>${one.name}: ${locale.counted(one.places, texts.places)}</li>`)}
              </ul>`}
        </div>
      </section>
      ${this.form(ctx, center, renew)}`;
  }

  private form(ctx: Context, center: RegionalCenter, renew: () => Promise<void>): TemplateResult {
    const texts = QUARTER_TEXTS[ctx.state.language];
    const rows = this.rows?.of === center.centerId ? this.rows : { of: center.centerId, trainers: Math.max(1, center.trainers.length), venues: Math.max(1, center.venues.length) };
    const more = (change: Partial<typeof rows>) => {
      this.rows = { ...rows, ...change };
      ctx.redraw();
    };
    const submit = async (event: SubmitEvent) => {
      event.preventDefault();
      const change = changeOf(new FormData(event.target as HTMLFormElement));
      this.busy = true;
      ctx.redraw();
      if (await attempt(ctx, async () => void (await ctx.api.patch(`/v1/regional-centers/${center.centerId}`, `"${center.version}"`, change)))) {
        ctx.notify(texts.saved);
        this.rows = null;
      }
      await renew();
      this.busy = false;
      ctx.redraw();
    };
    const topics = ctx.directory.topicIds.filter((id) => id !== 'not-a-request' && id !== 'other');
    const trainer = (one: Trainers | undefined) => html`<div class="event-session">
      <label
        >${ctx.texts.topicColumn}
        <select name="topic">
          <option value="" .selected=${one === undefined}>–</option>
          ${topics.map((id) => html`<option value=${id} .selected=${id === one?.topic}>${ctx.directory.topic(id)}</option>`)}
        </select></label
      >
      <label>${texts.daysField} <input name="days" type="number" min="1" max="200" .value=${one === undefined ? '' : String(one.days)} /></label>
    </div>`;
    const venue = (one: Venue | undefined) => html`<div class="event-session">
      <label>${texts.venueName} <input name="name" type="text" maxlength="200" autocomplete="off" .value=${one?.name ?? ''} /></label>
      <label>${texts.katottg} <input name="katottg" type="text" pattern="UA\\d{17}" autocomplete="off" .value=${one?.katottg ?? ''} /></label>
      <label>${texts.placesField} <input name="places" type="number" min="1" max="10000" .value=${one === undefined ? '' : String(one.places)} /></label>
    </div>`;
    return html`<details class="card event-form" id="profile-edit">
      <summary>${texts.edit}</summary>
      <form @submit=${submit}>
        <fieldset class="wide event-sessions">
          <legend>${texts.trainers}</legend>
          ${Array.from({ length: rows.trainers }, (_, at) => trainer(center.trainers[at]))}
          <button type="button" class="quiet" @click=${() => more({ trainers: rows.trainers + 1 })}>${texts.add}<span class="hidden">: ${texts.trainers}</span></button>
        </fieldset>
        <fieldset class="wide event-sessions">
          <legend>${texts.venues}</legend>
          ${Array.from({ length: rows.venues }, (_, at) => venue(center.venues[at]))}
          <button type="button" class="quiet" @click=${() => more({ venues: rows.venues + 1 })}>${texts.add}<span class="hidden">: ${texts.venues}</span></button>
        </fieldset>
        <div class="wide buttons"><button type="submit" class="action primary" id="profile-save" ?disabled=${this.busy}>${texts.save}</button></div>
      </form>
    </details>`;
  }
}

/** What the fields say, as a merge patch; a row without its topic or name is none. */
function changeOf(fields: FormData): { trainers: Trainers[]; venues: Venue[] } {
  const all = (name: string) => fields.getAll(name).map((value) => String(value).trim());
  const [topics, days, names, codes, places] = ['topic', 'days', 'name', 'katottg', 'places'].map(all) as [string[], string[], string[], string[], string[]];
  return {
    trainers: topics.flatMap((topic, at) => (topic === '' ? [] : [{ topic, days: Number(days[at]) }])),
    venues: names.flatMap((name, at) => (name === '' ? [] : [{ name, katottg: codes[at] ?? '', places: Number(places[at]) }])),
  };
}
