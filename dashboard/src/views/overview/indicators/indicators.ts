import { html, nothing, type TemplateResult } from 'lit-html';
import type { Language } from '../../../core/view-state.ts';
import type { IndicatorDefinitions, Indicators } from '../../../data/types.ts';
import { card } from '../../../ui/card/card.ts';
import type { Context } from '../../../ui/context.ts';
import { follow } from '../../../ui/figure-link.ts';
import { DEFINITIONS_PATH, FIGURE_TEXTS, indicatorFiles, indicatorsPath, intervalText, valueText } from '../../indicators/figures.ts';

const UK = {
  note: (days: string) => `за запитами за ${days}, усі теми`,
  indicator: 'Показник',
  value: 'Значення',
  interval: 'Інтервал 95%',
  more: 'Як це пораховано',
  failed: 'Показники зараз недоступні.',
  reading: 'Показники завантажуються…',
};

const EN: typeof UK = {
  note: (days) => `of the requests of ${days}, all topics`,
  indicator: 'Indicator',
  value: 'Value',
  interval: '95% interval',
  more: 'How this is computed',
  failed: 'The indicators cannot be read now.',
  reading: 'The indicators are loading…',
};

const TEXTS: Record<Language, typeof UK> = { uk: UK, en: EN };

/** How training answers need, with what leads to the definitions. */
export function indicatorsCard(ctx: Context): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  // Read once: the server goes through the steps of every request for them.
  const indicators = ctx.feed.once<Indicators>(indicatorsPath(ctx));
  const definitions = ctx.feed.once<IndicatorDefinitions>(DEFINITIONS_PATH);
  const failed = indicators.fault !== null || definitions.fault !== null;
  const known = indicators.data !== null && definitions.data !== null;
  return card(ctx, {
    id: 'indicators',
    title: FIGURE_TEXTS[ctx.state.language].title,
    note: indicators.data === null ? undefined : texts.note(ctx.locale.range(indicators.data.from, indicators.data.to)),
    controls: indicatorFiles(ctx),
    chart: known
      ? table(ctx, indicators.data as Indicators, definitions.data as IndicatorDefinitions)
      : html`<p class="note">${failed ? texts.failed : texts.reading}</p>`,
  });
}

function table(ctx: Context, { items }: Indicators, definitions: IndicatorDefinitions): TemplateResult {
  const texts = TEXTS[ctx.state.language];
  const change = { view: 'indicators', request: null };
  return html`<table class="rows">
      <caption class="hidden">
        ${FIGURE_TEXTS[ctx.state.language].title}
      </caption>
      <thead>
        <tr>
          <th scope="col">${texts.indicator}</th>
          <th scope="col" class="figure">${texts.value}</th>
          <th scope="col" class="figure">${texts.interval}</th>
        </tr>
      </thead>
      <tbody>
        ${items.map((item) => {
          const definition = definitions.items.find((one) => one.id === item.id);
          return definition === undefined
            ? nothing
            : html`<tr data-indicator=${item.id}>
                <th scope="row" data-tip=${definition.meaning[ctx.state.language]}>${definition.title[ctx.state.language]}</th>
                ${item.value === null
                  ? html`<td class="note" colspan="2">${valueText(ctx, definition.unit, item)}</td>`
                  : html`<td class="figure">${valueText(ctx, definition.unit, item)}</td>
                      <td class="figure">${intervalText(ctx, definition.unit, item)}</td>`}
              </tr>`;
        })}
      </tbody>
    </table>
    <p><a class="action" id="open-indicators" href=${ctx.link(change)} @click=${follow(ctx, change)}>${texts.more}</a></p>`;
}
