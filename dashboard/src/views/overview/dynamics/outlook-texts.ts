import type { Forms } from '../../../core/locale.ts';
import type { Language } from '../../../core/view-state.ts';

const UK = {
  title: 'Прогноз за тижнями',
  none: 'Прогнозу ще немає: його складають щопонеділка.',
  requests: { one: 'запит', few: 'запити', many: 'запитів', other: 'запиту' } as Forms,
  weeks: { one: 'тиждень', few: 'тижні', many: 'тижнів', other: 'тижня' } as Forms,
  people: { one: 'людини', few: 'людей', many: 'людей', other: 'людини' } as Forms,
  pace: (requests: string, weeks: string, all: string, people: string) =>
    `Найімовірніше – ${requests} за ${weeks}. За ${all} навчання попросять для ${people}.`,
  rarely: (requests: string, weeks: string) => `${requests} за ${weeks}`,
  gain: (share: string) => `Опубліковані раніше прогнози помилялися на ${share} менше, ніж правило «стільки ж, як того тижня торік».`,
  covered: (share: string, forecasts: string) => `Смуга справдилася у ${share} випадків (перевірено ${forecasts}).`,
  forecasts: { one: 'прогноз', few: 'прогнози', many: 'прогнозів', other: 'прогнозу' } as Forms,
  unproven: {
    'seasonal-naive': 'Ще не доведено, що прогноз точніший за прості правила, тому показано одне з них: стільки ж, як у ці тижні торік.',
    mean: 'Ще не доведено, що прогноз точніший за прості правила, тому показано одне з них: стільки ж, як у середньому за останні вісім тижнів.',
  } as Record<string, string>,
  came: 'надійшло за тиждень',
  mean: 'очікується',
  band: 'у чотирьох випадках із п’яти буде в цій смузі',
  tip: (mean: string, low: string, high: string) => `очікується ${mean}, імовірно від ${low} до ${high}`,
  table: 'Прогноз, таблиця',
  columns: { week: 'Тиждень', mean: 'Очікується', low: 'Імовірно від', high: 'Імовірно до' },
  label: (weeks: string) => `Запити за тиждень: останні тижні й прогноз на ${weeks}`,
};

type OutlookTexts = typeof UK;

const EN: OutlookTexts = {
  title: 'Forecast by week',
  none: 'There is no forecast yet: it is made every Monday.',
  requests: { one: 'request', other: 'requests' },
  weeks: { one: 'week', other: 'weeks' },
  people: { one: 'person', other: 'people' },
  pace: (requests, weeks, all, people) => `Most likely ${requests} in ${weeks}. In ${all}, training will be requested for ${people}.`,
  rarely: (requests, weeks) => `${requests} in ${weeks}`,
  gain: (share) => `Forecasts published earlier erred ${share} less than the rule “as many as in last year's week”.`,
  covered: (share, forecasts) => `The band held in ${share} of cases (${forecasts} checked).`,
  forecasts: { one: 'forecast', other: 'forecasts' },
  unproven: {
    'seasonal-naive': 'The forecast is not yet proven to be better than simple rules, so one of them is shown: as many as in these weeks of last year.',
    mean: 'The forecast is not yet proven to be better than simple rules, so one of them is shown: as many as in the mean of the last eight weeks.',
  },
  came: 'came in the week',
  mean: 'expected',
  band: 'four times out of five it will be in this band',
  tip: (mean, low, high) => `${mean} expected, probably ${low} to ${high}`,
  table: 'Forecast as a table',
  columns: { week: 'Week', mean: 'Expected', low: 'Probably from', high: 'Probably to' },
  label: (weeks) => `Requests a week: the last weeks, and a forecast for ${weeks}`,
};

export const OUTLOOK_TEXTS: Record<Language, OutlookTexts> = { uk: UK, en: EN };
