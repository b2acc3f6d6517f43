import { type Day, KYIV, utcDate } from './dates.ts';
import type { Language } from './view-state.ts';

/** The forms of a counted noun; Ukrainian needs one, few and many, English one and other. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** How numbers, dates and counted nouns are written in a language. */
export interface Locale {
  language: Language;
  number(value: number): string;
  /** With at most one digit after the point. */
  decimal(value: number): string;
  percent(share: number): string;
  /** With its sign: a real minus, a plus, or neither for zero. */
  signed(value: number): string;
  signedPercent(share: number): string;
  /** The form of the noun alone. */
  form(count: number, forms: Forms): string;
  /** The number and its noun, kept on one line. */
  counted(count: number, forms: Forms): string;
  /** 5 листоп. 2026 р. */
  day(day: Day): string;
  /** 5 листоп. */
  shortDay(day: Day): string;
  /** листопад 2026 р. */
  month(day: Day): string;
  /** листоп. */
  shortMonth(day: Day): string;
  range(from: Day, to: Day): string;
  /** Date and time in Kyiv. */
  moment(time: string): string;
  /** Time of day in Kyiv. */
  clock(time: Date): string;
  /** Two minutes ago, three days ago. */
  ago(milliseconds: number): string;
  /** 12 days, 3 hours, over 5 years. */
  duration(milliseconds: number): string;
  /** A, B and C. */
  list(parts: string[]): string;
  compare(a: string, b: string): number;
}

type Unit = 'minute' | 'hour' | 'day' | 'year';

const OVER: Record<Language, string> = { uk: 'понад', en: 'over' };
const NBSP = '\u00a0';
const TAGS: Record<Language, string> = { uk: 'uk-UA', en: 'en-GB' };

/** Longer times are told in years. */
const DAYS_NAMED = 2 * 366;

/** In the case that follows "waits". */
const DURATIONS: Record<Language, Record<Unit, Forms>> = {
  uk: {
    minute: { one: 'хвилину', few: 'хвилини', many: 'хвилин', other: 'хвилини' },
    hour: { one: 'годину', few: 'години', many: 'годин', other: 'години' },
    day: { one: 'день', few: 'дні', many: 'днів', other: 'дня' },
    year: { one: 'рік', few: 'роки', many: 'років', other: 'року' },
  },
  en: {
    minute: { one: 'minute', other: 'minutes' },
    hour: { one: 'hour', other: 'hours' },
    day: { one: 'day', other: 'days' },
    year: { one: 'year', other: 'years' },
  },
};

function create(language: Language): Locale {
  const tag = TAGS[language];
  const integer = new Intl.NumberFormat(tag, { maximumFractionDigits: 0 });
  const oneDigit = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 });
  const plurals = new Intl.PluralRules(tag);
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...options });
  const longDay = dates({ day: 'numeric', month: 'short', year: 'numeric' });
  const shortDay = dates({ day: 'numeric', month: 'short' });
  const longMonth = dates({ month: 'long', year: 'numeric' });
  const shortMonth = dates({ month: 'short' });
  const moment = new Intl.DateTimeFormat(tag, {
    timeZone: KYIV,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const clock = new Intl.DateTimeFormat(tag, { timeZone: KYIV, hour: '2-digit', minute: '2-digit' });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'always' });
  const collator = new Intl.Collator(tag);
  const lists = new Intl.ListFormat(tag, { type: 'conjunction' });

  const withSign = (value: number, text: string) => (value > 0 ? `+${text}` : value < 0 ? `−${text}` : text);
  const form = (count: number, forms: Forms) => forms[plurals.select(count)] ?? forms.other;
  const counted = (count: number, forms: Forms) => `${integer.format(count)}${NBSP}${form(count, forms)}`;
  const spans = (milliseconds: number): [Unit, number] => {
    const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
    if (minutes < 60) {
      return ['minute', minutes];
    }
    const hours = Math.floor(minutes / 60);
    const days = Math.floor(hours / 24);
    return hours < 24 ? ['hour', hours] : days < DAYS_NAMED ? ['day', days] : ['year', Math.floor(days / 365.25)];
  };

  return {
    language,
    number: (value) => integer.format(value),
    decimal: (value) => oneDigit.format(value),
    percent: (value) => share.format(value),
    signed: (value) => withSign(value, integer.format(Math.abs(value))),
    signedPercent: (value) => withSign(Math.round(value * 100), share.format(Math.abs(value))),
    form,
    counted,
    day: (day) => longDay.format(utcDate(day)),
    shortDay: (day) => shortDay.format(utcDate(day)),
    month: (day) => longMonth.format(utcDate(day)),
    shortMonth: (day) => shortMonth.format(utcDate(day)),
    range: (from, to) => (from === to ? longDay.format(utcDate(from)) : longDay.formatRange(utcDate(from), utcDate(to))),
    moment: (time) => moment.format(new Date(time)),
    clock: (time) => clock.format(time),
    ago: (milliseconds) => {
      const [unit, count] = spans(milliseconds);
      return relative.format(-count, unit);
    },
    duration: (milliseconds) => {
      const [unit, count] = spans(milliseconds);
      const text = counted(count, DURATIONS[language][unit]);
      return unit === 'year' ? `${OVER[language]} ${text}` : text;
    },
    list: (parts) => lists.format(parts),
    compare: collator.compare,
  };
}

export const LOCALES: Record<Language, Locale> = { uk: create('uk'), en: create('en') };
