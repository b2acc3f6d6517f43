import type { TrainingRequest } from '../../data/types.ts';
import type { Scope } from '../../ui/context.ts';
import type { RequestTexts } from './texts.ts';

const CLOSE = 0.15;
const SHORT = 40;
const GREETINGS = /^(добр(ий|ого|ої)|день|дня|ранку|вечора|вітаю|вітаємо|шановн\p{L}*|прошу|просимо|дякую|дякуємо|будь|ласка|повагою|hello|dear|please|thanks?)$/iu;

/** The words that say something about the topic: no greetings, no numbers. */
export function decisive(words: readonly string[]): string[] {
  return words.filter((word) => /\p{L}/u.test(word) && !word.split(/\s+/).every((part) => GREETINGS.test(part)));
}

/** Why a person must look at this request, in words; empty when nothing says so. */
export function doubts({ directory, locale }: Pick<Scope, 'directory' | 'locale'>, texts: RequestTexts, request: TrainingRequest): string[] {
  if (request.status !== 'needs-review') {
    return [];
  }
  const [best, second] = request.topics;
  const said: string[] = [];
  if (request.topics.some((one) => one.topic === 'not-a-request')) {
    said.push(texts.doubtNoise);
  }
  if (best !== undefined && second !== undefined && best.confidence - second.confidence < CLOSE) {
    const named = (one: { topic: string; confidence: number }) => `«${directory.topic(one.topic)}» ${locale.percent(one.confidence)}`;
    said.push(texts.doubtClose(named(best), named(second)));
  }
  if (request.text.trim().length < SHORT) {
    said.push(texts.doubtShort);
  }
  const other = (request.suggestion?.topics ?? []).filter((topic) => !request.topics.some((one) => one.topic === topic));
  if (other.length > 0) {
    said.push(texts.doubtSecond(other.map((topic) => directory.topic(topic)).join('; ')));
  }
  if (said.length === 0 && best !== undefined) {
    said.push(texts.doubtUnsure(directory.topic(best.topic), locale.percent(best.confidence)));
  }
  return said;
}
