import { html, nothing, type TemplateResult } from 'lit-html';
import type { Language } from '../../core/view-state.ts';
import type { Indicator, IndicatorDefinitions, Indicators } from '../../data/types.ts';
import type { Context } from '../../ui/context.ts';
import { faultPanel, loadingPanel } from '../../ui/fault/panel.ts';
import { periodAndRegion } from '../../ui/filters.ts';
import type { View, ViewModule } from '../view.ts';
import { type Definition, DEFINITIONS_PATH, FIGURE_TEXTS, indicatorFiles, indicatorsPath, intervalText, valueText } from './figures.ts';
import style from './indicators.css';

const UK = {
  lead: (days: string) => `Запити за ${days}, усі теми. Інтервал містить справжнє значення в 95 випадках зі 100. Показники, за якими менше ніж п’ять людей, не показуються.`,
  interval: 'Інтервал 95%',
  fraction: 'Чисельник і знаменник',
  of: (numerator: string, denominator: string) => `${numerator} / ${denominator}`,
  people: 'Людей за цим показником',
  formula: 'Формула',
  rows: 'Стовпці в формулі – ті самі, що у файлі рядків.',
  saveRows: 'Завантажити рядки (CSV)',
  print: 'Друкувати',
};

const EN: typeof UK = {
  lead: (days) => `Of the requests of ${days}, all topics. The interval holds the true value in 95 of 100 cases. Figures about fewer than five people are not shown.`,
  interval: '95% interval',
  fraction: 'Numerator and denominator',
  of: (numerator, denominator) => `${numerator} / ${denominator}`,
  people: 'People behind it',
  formula: 'Formula',
  rows: 'The columns of the formula are those of the file of rows.',
  saveRows: 'Download the rows (CSV)',
  print: 'Print',
};

const TEXTS: Record<Language, typeof UK> = { uk: UK, en: EN };

/** What each indicator says, how it is computed, and what it is. */
class IndicatorsView implements View {
  draw(ctx: Context): TemplateResult {
    const texts = TEXTS[ctx.state.language];
    const indicators = ctx.feed.want<Indicators>(indicatorsPath(ctx));
    const definitions = ctx.feed.once<IndicatorDefinitions>(DEFINITIONS_PATH);
    const fault = indicators.fault ?? definitions.fault;
    const { data } = indicators;
    return html`<div class="indicators">
      <header>
        <h1 id="view-title" tabindex="-1">${FIGURE_TEXTS[ctx.state.language].title}</h1>
        ${data === null ? nothing : html`<p class="note">${texts.lead(ctx.locale.range(data.from, data.to))}</p>`}
      </header>
      <section class="filters" aria-label=${ctx.texts.filtersLabel}>
        <div class="filter-row">${periodAndRegion(ctx)}</div>
      </section>
      <div class="buttons">
        ${indicatorFiles(ctx)} ${rowsButton(ctx)} <button type="button" class="quiet" @click=${() => window.print()}>${texts.print}</button>
      </div>
      ${data === null || definitions.data === null
        ? fault === null
          ? loadingPanel(ctx.texts, indicators.loadingSince)
          : faultPanel(ctx, fault, ctx.renew)
        : html`<div class="indicator-cards">
              ${definitions.data.items.map((definition) => {
                const item = data.items.find((one) => one.id === definition.id);
                return item === undefined ? nothing : indicator(ctx, definition, item);
              })}
            </div>
            <p class="note">${texts.rows}</p>`}
    </div>`;
  }
}

function rowsButton(ctx: Context): TemplateResult {
  const save = () => {
    void import('../../exports/server-file.ts')
      .then(({ saveServerFile }) => saveServerFile(ctx.api, indicatorsPath(ctx, '/rows.csv'), 'ismtr-indicator-rows.csv'))
      .catch(() => ctx.notify(ctx.texts.exportFailed));
  };
  return html`<button type="button" class="quiet" id="indicator-rows" @click=${save}>${TEXTS[ctx.state.language].saveRows}</button>`;
}

function indicator(ctx: Context, definition: Definition, item: Indicator): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const { locale, state } = ctx;
  const fact = (name: string, value: string) =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<section class="card indicator" id="indicator-${item.id}" aria-labelledby="title-${item.id}">
    <header class="card-head"><h2 id="title-${item.id}">${definition.title[state.language]}</h2></header>
    <div class="card-body">
      <p class=${item.value === null ? 'note' : 'big'}>${valueText(ctx, definition.unit, item)}</p>
      <p>${definition.meaning[state.language]}.</p>
      ${item.withheld
        ? nothing
        : html`<dl>
            ${fact(texts.interval, intervalText(ctx, definition.unit, item))}
            ${item.numerator === null || item.denominator === null
              ? nothing
              : fact(texts.fraction, texts.of(exact(ctx, item.numerator), exact(ctx, item.denominator)))}
            ${item.n === null ? nothing : fact(texts.people, locale.number(item.n))}
          </dl>`}
      <details>
        <summary>${texts.formula}</summary>
        <p class="formula" lang="en"><code>${definition.formula}</code></p>
      </details>
    </div>
  </section>`;
}

/** Counts as they are; shares, which a fraction of two shares has, with their digits. */
function exact({ locale }: Context, value: number): string {
  return Number.isInteger(value) ? locale.number(value) : String(value).replace('.', locale.language === 'uk' ? ',' : '.');
}

export default { create: () => new IndicatorsView(), style } satisfies ViewModule;
