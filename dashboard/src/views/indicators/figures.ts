import { daysFrom, plusDays } from '../../core/dates.ts';
import type { Forms } from '../../core/locale.ts';
import { type Language, rangeOf } from '../../core/view-state.ts';
import { queried } from '../../data/query.ts';
import type { Indicator, IndicatorDefinitions } from '../../data/types.ts';
import { exporting, fileName } from '../../ui/card/card.ts';
import { menu } from '../../ui/card/menu.ts';
import type { Context, Scope } from '../../ui/context.ts';
import type { TemplateResult } from 'lit-html';

export const DEFINITIONS_PATH = '/v1/indicators/definitions';

/** Indicators are of two years at most. */
const MOST_DAYS = 731;

const UK = {
  title: 'Показники навчання',
  interval: (low: string, high: string) => `від ${low} до ${high}`,
  noInterval: '–',
  withheld: 'приховано, бо йдеться про менше ніж п’ятьох людей',
  unknown: 'ще не можна сказати',
  days: { one: 'день', few: 'дні', many: 'днів', other: 'дня' } as Forms,
};

const EN: typeof UK = {
  title: 'How training answers need',
  interval: (low, high) => `${low} to ${high}`,
  noInterval: '–',
  withheld: 'withheld: it tells of fewer than five people',
  unknown: 'cannot be told yet',
  days: { one: 'day', other: 'days' },
};

export const FIGURE_TEXTS: Record<Language, typeof UK> = { uk: UK, en: EN };

export type Definition = IndicatorDefinitions['items'][number];

/** Where the indicators of the shown days and region are; `as` names a file of them. */
export function indicatorsPath({ state, today }: Pick<Scope, 'state' | 'today'>, as: '' | '.csv' | '.xlsx' | '/rows.csv' = ''): string {
  const { from, to } = rangeOf(state.period, today);
  const first = daysFrom(from, to) > MOST_DAYS ? plusDays(to, 1 - MOST_DAYS) : from;
  return queried(`/v1/indicators${as}`, { from: first, to, region: state.region });
}

/** A figure with its unit. */
function withUnit({ state, locale }: Pick<Scope, 'state' | 'locale'>, unit: Definition['unit'], value: number): string {
  if (unit === 'share') {
    return locale.percent(value);
  }
  const shown = Math.round(value * 10) / 10;
  return `${locale.decimal(shown)}\u00a0${locale.form(shown, FIGURE_TEXTS[state.language].days)}`;
}

/** The value in words: it may be withheld, or not be known yet. */
export function valueText(scope: Pick<Scope, 'state' | 'locale'>, unit: Definition['unit'], indicator: Indicator): string {
  const texts = FIGURE_TEXTS[scope.state.language];
  return indicator.withheld ? texts.withheld : indicator.value === null ? texts.unknown : withUnit(scope, unit, indicator.value);
}

/** Between which figures the true one lies in 95 of 100 cases. */
export function intervalText(scope: Pick<Scope, 'state' | 'locale'>, unit: Definition['unit'], { low, high }: Indicator): string {
  const texts = FIGURE_TEXTS[scope.state.language];
  const bare = (value: number) => (unit === 'share' ? scope.locale.percent(value) : scope.locale.decimal(value));
  return low === null || high === null ? texts.noInterval : texts.interval(bare(low), withUnit(scope, unit, high));
}

/** Files as the server makes them. */
export function indicatorFiles(ctx: Context): TemplateResult {
  const save = async (ending: 'csv' | 'xlsx') => {
    const { saveServerFile } = await import('../../exports/server-file.ts');
    await saveServerFile(ctx.api, indicatorsPath(ctx, `.${ending}`), fileName('indicators', ctx, ending));
  };
  return menu(ctx.texts.download, ctx.texts.downloadOf(FIGURE_TEXTS[ctx.state.language].title), [
    { name: 'CSV', run: () => exporting(ctx, save('csv')) },
    { name: 'XLSX', run: () => exporting(ctx, save('xlsx')) },
  ]);
}
