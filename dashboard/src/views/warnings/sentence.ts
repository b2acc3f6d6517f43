import type { Forms } from '../../core/locale.ts';
import type { Language } from '../../core/view-state.ts';
import { queried } from '../../data/query.ts';
import type { Warning } from '../../data/types.ts';
import type { Scope } from '../../ui/context.ts';

/** Texts that the overview and the list of warnings share. */
const UK = {
  kinds: { jump: 'Стрибок', drift: 'Поступова зміна', silence: 'Мовчання', 'all-silent': 'Мовчать усі' } as Record<string, string>,
  country: 'уся Україна',
  everyTopic: 'усі теми',
  center: (code: string) => `центр ${code}`,
  requests: { one: 'запит', few: 'запити', many: 'запитів', other: 'запиту' } as Forms,
  /** In the case that follows "for". */
  weeks: { one: 'тиждень', few: 'тижні', many: 'тижнів', other: 'тижня' } as Forms,
  came: (requests: string, weeks: string, expected: string) => `За ${weeks} – ${requests}, очікувалося ${expected}.`,
};

type SentenceTexts = typeof UK;

const EN: SentenceTexts = {
  kinds: { jump: 'Jump', drift: 'Gradual change', silence: 'Silence', 'all-silent': 'All silent' },
  country: 'all Ukraine',
  everyTopic: 'all topics',
  center: (code) => `centre ${code}`,
  requests: { one: 'request', other: 'requests' },
  weeks: { one: 'week', other: 'weeks' },
  came: (requests, weeks, expected) => `${requests} in ${weeks}; ${expected} expected.`,
};

export const SENTENCE_TEXTS: Record<Language, SentenceTexts> = { uk: UK, en: EN };

/** The list of warnings of a state, or of all; the newest first. */
export function warningsPath(filters: Record<string, string | null>): string {
  return queried('/v1/warnings', filters);
}

/** What a warning is about: its kind, topic and place, or the centre that is silent. */
export function warningTitle({ state, directory }: Pick<Scope, 'state' | 'directory'>, warning: Warning): string {
  const words = SENTENCE_TEXTS[state.language];
  const place = warning.region === null ? words.country : directory.region(warning.region);
  const topic = warning.topic === null ? words.everyTopic : directory.topic(warning.topic);
  const subject = warning.center !== null ? [words.center(warning.center), place] : warning.kind === 'all-silent' ? [place] : [topic, place];
  return `${words.kinds[warning.kind] ?? warning.kind}: ${subject.join(', ')}`;
}

/** What came and what was expected, in a sentence. */
export function warningSentence({ state, locale }: Pick<Scope, 'state' | 'locale'>, warning: Warning): string {
  const words = SENTENCE_TEXTS[state.language];
  return words.came(
    locale.counted(warning.observed, words.requests),
    locale.counted(warning.weeks.length, words.weeks),
    locale.decimal(warning.expected),
  );
}
