import { Fault } from '../data/faults.ts';
import type { Context } from './context.ts';

/** Does what calls the server; a session that ended asks to sign in again, any other fault is handed on. */
export async function guarded(ctx: Context, work: () => Promise<void>, failed: (fault: Fault) => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault('server');
    if (fault.kind === 'signed-out') {
      ctx.endSession();
    } else {
      failed(fault);
    }
  }
}

/** What the server says of a refusal: every broken rule with its place in what was sent, else the whole in a sentence. */
export function saidOf({ body }: Pick<Fault, 'body'>): string {
  const { detail = '', errors = [] } = (body ?? {}) as { detail?: string; errors?: { pointer: string; detail: string }[] };
  return errors.length === 0 ? detail : errors.map((one) => `${one.pointer.replace(/^\//, '')} ${one.detail}`.trim()).join('; ');
}
