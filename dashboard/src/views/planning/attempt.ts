import { Fault } from '../../data/faults.ts';
import type { Context } from '../../ui/context.ts';
import { TEXTS } from './texts.ts';

interface ProblemBody {
  detail?: string;
  errors?: { pointer: string; detail: string }[];
}

/** What the server said of a refusal: every broken rule, else the whole in a sentence. */
function saidOf(fault: Fault): string {
  const { detail = '', errors = [] } = (fault.body ?? {}) as ProblemBody;
  return errors.length === 0 ? detail : errors.map((one) => `${one.pointer.replace(/^\//, '')} ${one.detail}`).join('; ');
}

/** Does what the server may refuse, and says why it did. Answers whether it was done. */
export async function attempt(ctx: Context, work: () => Promise<void>): Promise<boolean> {
  const texts = TEXTS[ctx.state.language];
  try {
    await work();
    return true;
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault('server');
    if (fault.kind === 'signed-out') {
      ctx.endSession();
    } else {
      ctx.notify([texts.refusals[fault.kind] ?? texts.notDone, saidOf(fault)].filter((part) => part !== '').join(' '));
    }
    return false;
  }
}
