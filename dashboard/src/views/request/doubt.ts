import type { TrainingRequest } from '../../data/types.ts';
import type { Scope } from '../../ui/context.ts';
import type { RequestTexts } from './texts.ts';

const GREETINGS = /^(добр(ий|ого|ої)|день|дня|ранку|вечора|вітаю|вітаємо|шановн\p{L}*|прошу|просимо|дякую|дякуємо|будь|ласка|повагою|hello|dear|please|thanks?)$/iu;

/** The words that say something about the topic: no greetings, no numbers. */
export function decisive(words: readonly string[]): string[] {
  return words.filter((word) => /\p{L}/u.test(word) && !word.split(/\s+/).every((part) => GREETINGS.test(part)));
}

/** Why a person must look at this request, in words: what the model doubted, and what a second check says; empty when nobody must. */
export function doubts({ directory, locale }: Pick<Scope, 'directory' | 'locale'>, texts: RequestTexts, request: TrainingRequest): string[] {
  if (request.status !== 'needs-review') {
    return [];
  }
  const said = [doubtOf({ directory, locale }, texts, request)];
  const other = (request.suggestion?.topics ?? []).filter((topic) => !request.topics.some((one) => one.topic === topic));
  if (other.length > 0) {
    said.push(texts.doubtSecond(other.map((topic) => directory.topic(topic)).join('; ')));
  }
  return said.filter((one) => one !== null);
}

function doubtOf({ directory, locale }: Pick<Scope, 'directory' | 'locale'>, texts: RequestTexts, { doubt, topics }: TrainingRequest): string | null {
  const [best, second] = topics;
  const named = (one: { topic: string; confidence: number }) => `«${directory.topic(one.topic)}» ${locale.percent(one.confidence)}`;
  switch (doubt) {
    case 'too-short':
      return texts.doubtShort;
    case 'maybe-no-request':
      return texts.doubtNoise;
    case 'maybe-outside':
      return texts.doubtOutside;
    case 'close-topics':
      return best === undefined || second === undefined ? texts.doubtCloseTopics : texts.doubtClose(named(best), named(second));
    case 'nothing-stands-out':
      return best === undefined ? null : texts.doubtUnsure(directory.topic(best.topic), locale.percent(best.confidence));
    default:
      return null;
  }
}
