import type { Locale } from '../../core/locale.ts';
import type { Looker } from '../../data/types.ts';
import type { RequestTexts } from './texts.ts';

/** Who else looks, by what they are: people have no names on this page. */
export function lookersText(words: RequestTexts, locale: Locale, others: Looker[]): string | null {
  const people = (['moderator', 'admin'] as const).flatMap((role) => {
    const count = others.filter((one) => one.role === role).length;
    const { one, more } = words.lookers[role];
    return count === 0 ? [] : count === 1 ? [one] : [locale.counted(count, more)];
  });
  return people.length === 0 ? null : words.looking(locale.list(people), others.length);
}
