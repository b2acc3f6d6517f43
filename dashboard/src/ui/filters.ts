import { html, nothing, type TemplateResult } from 'lit-html';
import { choices } from '../core/calendar.ts';
import { isDay, minusYears } from '../core/dates.ts';
import { type Comparison, PERIODS, type Range, rangeOf, UNFILTERED, type ViewState, wholeRange } from '../core/view-state.ts';
import { serverNow } from '../data/api.ts';
import type { Context } from './context.ts';
import { agoText } from './time.ts';

interface FilterParts {
  range: Range;
  /** When the figures were right; null before there are any. */
  freshAt: number | null;
}

export function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

function option(id: string, name: string, chosen: string | null): TemplateResult {
  return html`<option value=${id} .selected=${id === chosen}>${name}</option>`;
}

/** The regions that the person sees. */
function placeChoice(ctx: Context): TemplateResult {
  const { texts, state, directory, session } = ctx;
  const regions =
    session.role === 'regional' ? directory.regions.filter((region) => session.regions.includes(region.id)) : directory.regions;
  const unknownRegion = state.region !== null && !regions.some((region) => region.id === state.region);
  return html`<label
      >${texts.region}
      <select id="filter-region" @change=${(event: Event) => ctx.update({ region: valueOf(event) || null, request: null })}>
        ${option('', session.role === 'regional' ? texts.yourRegions : texts.allRegions, state.region ?? '')}
        ${regions.map((region) => option(region.id, directory.region(region.id), state.region))}
        ${unknownRegion ? option(state.region as string, directory.region(state.region as string), state.region) : nothing}
      </select></label
    >`;
}

/** Region and topic, for both views. */
export function placeAndTopic(ctx: Context): TemplateResult {
  const { texts, state, directory } = ctx;
  const unknownTopic = state.topic !== null && !directory.topicIds.includes(state.topic);
  return html`${placeChoice(ctx)}<label
      >${texts.topic}
      <select id="filter-topic" @change=${(event: Event) => ctx.update({ topic: valueOf(event) || null, request: null })}>
        ${option('', texts.allTopics, state.topic ?? '')}
        ${directory.areas.map(
          (area) =>
            html`<optgroup label=${directory.area(area.id)}>
              ${area.topics.map((topic) => option(topic.id, directory.topic(topic.id), state.topic))}
            </optgroup>`,
        )}
        ${option('other', directory.topic('other'), state.topic)}
        ${unknownTopic ? option(state.topic as string, directory.topic(state.topic as string), state.topic) : nothing}
      </select></label
    >`;
}

/** What is filtered, each with a button that removes it, and the days in words. */
function shown(ctx: Context, parts: FilterParts): TemplateResult {
  const { texts, state, directory, locale, session } = ctx;
  const chip = (name: string, change: Partial<ViewState>) =>
    html`<button type="button" class="chip" aria-label=${texts.removeFilter(name)} @click=${() => ctx.update(change)}>
      ${name} <span aria-hidden="true">×</span>
    </button>`;
  const filtered = state.region !== null || state.topic !== null;
  const own = session.role === 'regional' ? session.regions.map((id) => directory.region(id)).join(', ') : null;
  const changed = filtered || typeof state.period !== 'number';
  return html`<p class="shown">
    <span>${texts.shown}: <strong>${locale.range(parts.range.from, parts.range.to)}</strong></span>
    ${state.region === null ? nothing : chip(directory.region(state.region), { region: null })}
    ${state.topic === null ? nothing : chip(directory.topic(state.topic), { topic: null })}
    ${own !== null && state.region === null && changed ? html`<span>${own}</span>` : nothing}
    ${changed
      ? html`<button type="button" class="quiet" id="reset" @click=${() => ctx.update(UNFILTERED)}>
          ${texts.resetFilters}
        </button>`
      : html`<span>${own === null ? texts.noFilter : texts.onlyYourRegions(own)}</span>`}
  </p>`;
}

/** Two days as they stand in the fields; what is wrong with them. */
let daysFault: { from: string; to: string; kind: 'daysOrder' | 'daysTooLong'; of: ViewState['period'] } | null = null;

/** The choice of days: up to today, of the calendar, or any two. */
function periodChoice(ctx: Context): TemplateResult {
  const { texts, state, locale, today } = ctx;
  if (daysFault !== null && daysFault.of !== state.period) {
    daysFault = null;
  }
  const range = rangeOf(state.period, today);
  const whole = wholeRange(state.period, today);
  const calendar = choices(today);
  const setDay = (event: Event, end: 'from' | 'to') => {
    const day = valueOf(event);
    if (!isDay(day)) {
      return;
    }
    const { from, to } = daysFault ?? range;
    const wanted = { from, to, [end]: day };
    const kind = wanted.from > wanted.to ? 'daysOrder' : wanted.from < minusYears(wanted.to, 10) ? 'daysTooLong' : null;
    daysFault = kind === null ? null : { from: wanted.from, to: wanted.to, kind, of: state.period };
    if (kind === null) {
      ctx.update({ period: { from: wanted.from, to: wanted.to }, request: null });
    } else {
      ctx.redraw();
    }
  };
  const choose = (period: ViewState['period']) => {
    daysFault = null;
    ctx.update({ period, request: null });
  };
  const period = (value: string, name: string) => html`<option value=${value} .selected=${value === state.period}>${name}</option>`;
  const fields = daysFault ?? range;
  return html`<fieldset class="periods">
      <legend>${texts.period}</legend>
      ${PERIODS.map(
        (days) =>
          html`<button type="button" data-period=${days} aria-pressed=${state.period === days ? 'true' : 'false'} @click=${() => choose(days)}>
            ${texts.periodDays(days)}
          </button>`,
      )}
    </fieldset>
    <label
      >${texts.calendarPeriod}
      <select id="filter-calendar" @change=${(event: Event) => choose(valueOf(event) === '' ? 90 : valueOf(event))}>
        ${period('', '–')}
        <optgroup label=${texts.months}>${calendar.months.map((month) => period(month, locale.month(`${month}-01`)))}</optgroup>
        <optgroup label=${texts.quarters}>
          ${calendar.quarters.map((quarter) => period(quarter, texts.quarter(quarter.slice(6), quarter.slice(0, 4))))}
        </optgroup>
        <optgroup label=${texts.years}>${calendar.years.map((year) => period(year, texts.year(year)))}</optgroup>
      </select></label
    >
    <label
      >${texts.fromDay} <input type="date" id="filter-from" .value=${fields.from} max=${today} @change=${(event: Event) => setDay(event, 'from')}
    /></label>
    <label
      >${texts.toDay} <input type="date" id="filter-to" .value=${fields.to} max=${today} @change=${(event: Event) => setDay(event, 'to')}
    /></label>
    ${daysFault === null ? nothing : html`<p class="warning days-fault" role="alert">${texts[daysFault.kind]}</p>`}
    ${whole.to > today ? html`<p class="note days-fault" id="cut-at-today">${texts.cutAtToday(locale.day(today))}</p>` : nothing}`;
}

/** Days and region. */
export function periodAndRegion(ctx: Context): TemplateResult {
  return html`${periodChoice(ctx)}${placeChoice(ctx)}`;
}

/** Days, region and topic. */
export function periodAndPlace(ctx: Context): TemplateResult {
  return html`${periodChoice(ctx)}${placeAndTopic(ctx)}`;
}

/** The filter bar of the overview. */
export function filters(ctx: Context, parts: FilterParts): TemplateResult {
  const { texts, state, locale } = ctx;
  const { freshAt } = parts;
  const age = freshAt === null ? null : Math.max(0, serverNow() - freshAt);
  return html`<section class="filters" aria-label=${texts.filtersLabel}>
    <div class="filter-row">
      ${periodChoice(ctx)}
      <label
        >${texts.compareWith}
        <select id="filter-compare" @change=${(event: Event) => ctx.update({ compare: valueOf(event) as Comparison })}>
          ${(['previous', 'year'] as const).map(
            (one) => html`<option value=${one} .selected=${one === state.compare}>${texts.comparisons[one]}</option>`,
          )}
        </select></label
      >
      ${placeAndTopic(ctx)}
    </div>
    <div class="filter-row second">
      ${shown(ctx, parts)}
      <p class="freshness">
        <span id="freshness">${freshAt === null || age === null ? '' : texts.asOf(locale.clock(new Date(freshAt)), agoText(ctx, age))}</span>
        <button type="button" class="quiet" id="refresh" @click=${ctx.renew}>${texts.refreshNow}</button>
        <button type="button" class="quiet" id="copy-link" @click=${ctx.copyLink}>${texts.copyLink}</button>
      </p>
    </div>
  </section>`;
}

/** The filter bar of the queue of the review. */
export function queueFilters(ctx: Context): TemplateResult {
  const { texts, state } = ctx;
  const urgency = state.own['urgency'] ?? '';
  const choose = (event: Event) => {
    const { urgency: _, ...others } = state.own;
    const value = valueOf(event);
    ctx.update({ own: value === '' ? others : { ...others, urgency: value } });
  };
  return html`<section class="filters" aria-label=${texts.filtersLabel}>
    <div class="filter-row">
      ${placeAndTopic(ctx)}
      <label
        >${texts.fields.urgency}
        <select id="filter-urgency" @change=${choose}>
          ${['', 'high', 'normal', 'low'].map(
            (one) => html`<option value=${one} .selected=${one === urgency}>${one === '' ? texts.anyUrgency : (texts.urgencyNames[one] ?? one)}</option>`,
          )}
        </select></label
      >
    </div>
  </section>`;
}
