import { html, nothing, type TemplateResult } from 'lit-html';
import { isDay } from '../core/dates.ts';
import { type Comparison, PERIODS, type Range, UNFILTERED, type ViewState } from '../core/view-state.ts';
import { serverNow } from '../data/api.ts';
import type { Context } from './context.ts';
import { agoText } from './time.ts';

interface FilterParts {
  range: Range;
  /** When the figures were right; null before there are any. */
  freshAt: number | null;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

/** Region and topic, for both views. */
function placeAndTopic(ctx: Context): TemplateResult {
  const { texts, state, directory, session } = ctx;
  const regions =
    session.role === 'regional' ? directory.regions.filter((region) => session.regions.includes(region.id)) : directory.regions;
  const unknownRegion = state.region !== null && !regions.some((region) => region.id === state.region);
  const unknownTopic = state.topic !== null && !directory.topicIds.includes(state.topic);
  const option = (id: string, name: string, chosen: string | null) => html`<option value=${id} .selected=${id === chosen}>${name}</option>`;
  return html`<label
      >${texts.region}
      <select id="filter-region" @change=${(event: Event) => ctx.update({ region: valueOf(event) || null })}>
        ${option('', session.role === 'regional' ? texts.yourRegions : texts.allRegions, state.region ?? '')}
        ${regions.map((region) => option(region.id, directory.region(region.id), state.region))}
        ${unknownRegion ? option(state.region as string, directory.region(state.region as string), state.region) : nothing}
      </select></label
    >
    <label
      >${texts.topic}
      <select id="filter-topic" @change=${(event: Event) => ctx.update({ topic: valueOf(event) || null })}>
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
  const { texts, state, directory, locale } = ctx;
  const chip = (name: string, change: Partial<ViewState>) =>
    html`<button type="button" class="chip" aria-label=${texts.removeFilter(name)} @click=${() => ctx.update(change)}>
      ${name} <span aria-hidden="true">×</span>
    </button>`;
  const filtered = state.region !== null || state.topic !== null || state.area !== null;
  return html`<p class="shown">
    <span>${texts.shown}: <strong>${locale.range(parts.range.from, parts.range.to)}</strong></span>
    ${state.region === null ? nothing : chip(directory.region(state.region), { region: null })}
    ${state.area === null ? nothing : chip(directory.area(state.area), { area: null })}
    ${state.topic === null ? nothing : chip(directory.topic(state.topic), { topic: null })}
    ${filtered || typeof state.period !== 'number'
      ? html`<button type="button" class="quiet" id="reset" @click=${() => ctx.update(UNFILTERED)}>
          ${texts.resetFilters}
        </button>`
      : html`<span>${texts.noFilter}</span>`}
  </p>`;
}

/** The filter bar of the overview. */
export function filters(ctx: Context, parts: FilterParts): TemplateResult {
  const { texts, state, locale } = ctx;
  const { range, freshAt } = parts;
  const { today } = ctx;
  const setDay = (event: Event, end: 'from' | 'to') => {
    const day = valueOf(event);
    if (isDay(day)) {
      const other = end === 'from' ? range.to : range.from;
      const ordered = end === 'from' ? { from: day, to: other < day ? day : other } : { from: other > day ? day : other, to: day };
      ctx.update({ period: ordered });
    }
  };
  const age = freshAt === null ? null : Math.max(0, serverNow() - freshAt);
  return html`<section class="filters" aria-label=${texts.filtersLabel}>
    <div class="filter-row">
      <fieldset class="periods">
        <legend>${texts.period}</legend>
        ${PERIODS.map(
          (days) =>
            html`<button
              type="button"
              data-period=${days}
              aria-pressed=${state.period === days ? 'true' : 'false'}
              @click=${() => ctx.update({ period: days })}
            >
              ${texts.periodDays(days)}
            </button>`,
        )}
      </fieldset>
      <label
        >${texts.fromDay} <input type="date" id="filter-from" .value=${range.from} max=${today} @change=${(event: Event) => setDay(event, 'from')}
      /></label>
      <label
        >${texts.toDay} <input type="date" id="filter-to" .value=${range.to} max=${today} @change=${(event: Event) => setDay(event, 'to')}
      /></label>
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

/** The filter bar of the review view. */
export function reviewFilters(ctx: Context): TemplateResult {
  return html`<section class="filters" aria-label=${ctx.texts.filtersLabel}>
    <div class="filter-row">${placeAndTopic(ctx)}</div>
  </section>`;
}
