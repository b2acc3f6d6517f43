import type { Context } from '../../ui/context.ts';
import { guarded, saidOf } from '../../ui/guarded.ts';
import { TEXTS } from './texts.ts';

/** Does what the server may refuse, and says why it did. Answers whether it was done. */
export async function attempt(ctx: Context, work: () => Promise<void>): Promise<boolean> {
  const texts = TEXTS[ctx.state.language];
  let done = false;
  await guarded(
    ctx,
    async () => {
      await work();
      done = true;
    },
    (fault) => ctx.notify(`${texts.refusals[fault.kind] ?? texts.notDone} ${saidOf(fault)}`.trim()),
  );
  return done;
}
