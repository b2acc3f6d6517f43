import type { Scope } from './context.ts';

/** How long ago, or "just now". */
export function agoText(scope: Pick<Scope, 'texts' | 'locale'>, milliseconds: number): string {
  return milliseconds < 60_000 ? scope.texts.justNow : scope.locale.ago(milliseconds);
}
