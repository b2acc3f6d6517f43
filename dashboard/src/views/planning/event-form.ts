import { html, nothing, type TemplateResult } from 'lit-html';
import { isDay, momentOf, wallClock } from '../../core/dates.ts';
import type { TrainingEvent } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { EVENT_TEXTS } from './events-texts.ts';
import { TEXTS } from './texts.ts';

const FORMATS = ['online', 'offline', 'blended'];
const MOST_SESSIONS = 50;

/** Where the details of an event are changed. */
export class EventForm {
  /** How many sessions the form shows, once it was changed here. */
  private sessions: number | null = null;

  draw(ctx: Context, event: TrainingEvent, save: (change: object, said: string) => Promise<boolean>): TemplateResult {
    const texts = EVENT_TEXTS[ctx.state.language];
    const { directory, session } = ctx;
    const known = event.sessions ?? [];
    const rows = this.sessions ?? Math.max(1, known.length);
    const regions = session.role === 'regional' ? directory.regions.filter((region) => session.regions.includes(region.id)) : directory.regions;
    const submit = async (submitted: SubmitEvent) => {
      submitted.preventDefault();
      if (await save(changeOf(event, new FormData(submitted.target as HTMLFormElement), rows), texts.saved)) {
        this.sessions = null;
        ctx.redraw();
      }
    };
    const setRows = (count: number) => {
      this.sessions = count;
      ctx.redraw();
    };
    return html`<details class="card event-form" id="event-edit" ?open=${event.status === 'draft'}>
      <summary>${texts.edit}</summary>
      <form @submit=${submit}>
        <label>${texts.titleUk} <input name="uk" type="text" required maxlength="200" lang="uk" .value=${event.title.uk} /></label>
        <label>${texts.titleEn} <input name="en" type="text" required maxlength="200" lang="en" .value=${event.title.en} /></label>
        <label
          >${TEXTS[ctx.state.language].format}
          <select name="format">
            ${FORMATS.map((one) => html`<option value=${one} .selected=${one === event.format}>${ctx.texts.formatNames[one]}</option>`)}
          </select></label
        >
        <label
          >${TEXTS[ctx.state.language].region}
          <select name="region">
            ${session.role === 'regional' ? nothing : html`<option value="" .selected=${event.region == null}>${TEXTS[ctx.state.language].country}</option>`}
            ${regions.map((region) => html`<option value=${region.id} .selected=${region.id === event.region}>${directory.region(region.id)}</option>`)}
          </select></label
        >
        <label class="wide">${texts.placeName} <input name="place" type="text" maxlength="200" .value=${event.place?.name ?? ''} /></label>
        <label class="wide">${texts.link} <input name="link" type="url" pattern="https://.*" maxlength="2000" .value=${event.link ?? ''} /></label>
        <label>${texts.capacity} <input name="capacity" type="number" required min="1" max="10000" .value=${String(event.capacity)} /></label>
        <label>${texts.minimum} <input name="minimum" type="number" required min="1" max="10000" .value=${String(event.minimum ?? 1)} /></label>
        <label>${texts.decideBy} <input name="decideBy" type="date" .value=${event.decideBy ?? ''} /></label>
        <label>${texts.provider} <input name="provider" type="text" maxlength="200" .value=${event.provider ?? ''} /></label>
        <fieldset class="wide event-sessions">
          <legend>${texts.sessions}</legend>
          ${Array.from({ length: rows }, (_, at) => {
            const one = known[at];
            const name = texts.session(ctx.locale.number(at + 1));
            return html`<div class="event-session">
              <label>${texts.start}<span class="hidden">, ${name}</span> <input name="start-${at}" type="datetime-local" .value=${one === undefined ? '' : wallClock(one.start)} /></label>
              <label>${texts.end}<span class="hidden">, ${name}</span> <input name="end-${at}" type="datetime-local" .value=${one === undefined ? '' : wallClock(one.end)} /></label>
            </div>`;
          })}
          <div class="buttons">
            <button type="button" class="quiet" id="add-session" ?disabled=${rows >= MOST_SESSIONS} @click=${() => setRows(rows + 1)}>${texts.addSession}</button>
            <button type="button" class="quiet" ?disabled=${rows <= 1} @click=${() => setRows(rows - 1)}>${texts.removeSession}</button>
          </div>
        </fieldset>
        <div class="wide buttons"><button type="submit" class="action primary" id="event-save">${texts.save}</button></div>
      </form>
    </details>`;
  }
}

/** What the fields say, as a merge patch; a session with neither time is none. */
function changeOf(event: TrainingEvent, fields: FormData, rows: number): object {
  const text = (name: string) => String(fields.get(name) ?? '').trim();
  const sessions = Array.from({ length: rows }, (_, at) => ({ start: text(`start-${at}`), end: text(`end-${at}`) }))
    .filter((one) => one.start !== '' || one.end !== '')
    .map((one) => ({ start: momentOf(one.start) ?? one.start, end: momentOf(one.end) ?? one.end }));
  return {
    title: { uk: text('uk'), en: text('en') },
    format: text('format'),
    region: text('region') || null,
    place: text('place') === '' ? null : { name: text('place'), katottg: event.place?.name === text('place') ? (event.place.katottg ?? null) : null },
    link: text('link') || null,
    capacity: Number(text('capacity')),
    minimum: Number(text('minimum')),
    decideBy: isDay(text('decideBy')) ? text('decideBy') : null,
    provider: text('provider') || null,
    sessions,
  };
}
