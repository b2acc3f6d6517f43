import type { Scope } from './context.ts';

const MILLIS_A_DAY = 86_400_000;

/** How long ago, or "just now". */
export function agoText(scope: Pick<Scope, 'texts' | 'locale'>, milliseconds: number): string {
  return milliseconds < 60_000 ? scope.texts.justNow : scope.locale.ago(milliseconds);
}

/** When something was: how long ago within a day, then the date and time. */
export function whenText(scope: Pick<Scope, 'texts' | 'locale'>, moment: string, now: number): string {
  const ago = now - Date.parse(moment);
  return ago < MILLIS_A_DAY ? agoText(scope, ago) : scope.locale.moment(moment);
}
