import type { Scope } from '../context.ts';

/** Below this, a share of what was before says nothing. */
const LEAST_TO_COMPARE = 10;

/** A share in whole per cent; what is there is never "0 %". */
export function shareText({ locale, texts }: Pick<Scope, 'locale' | 'texts'>, part: number, of: number): string {
  const share = part / of;
  return part > 0 && share < 0.01 ? texts.lessThan(locale.percent(0.01)) : locale.percent(share);
}

/** The change as one short text: sign and number, then the share of what was before, where there was enough of it. */
export function changeText(ctx: Pick<Scope, 'locale' | 'texts'>, now: number, before: number): string {
  const { locale, texts } = ctx;
  if (now === before) {
    return texts.unchanged;
  }
  const signed = locale.signed(now - before);
  if (before === 0) {
    return `${signed} (${texts.noneBefore})`;
  }
  if (before < LEAST_TO_COMPARE) {
    return `${signed} (${texts.tooFewToCompare})`;
  }
  const share = (now - before) / before;
  return `${signed} (${Math.abs(share) < 0.01 ? texts.lessThan(locale.percent(0.01)) : locale.signedPercent(share)})`;
}
