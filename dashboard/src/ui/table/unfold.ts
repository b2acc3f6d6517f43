import { html, type TemplateResult } from 'lit-html';
import type { Context } from '../context.ts';

/** Whether a long table shows its first rows alone on a phone. */
export function limited(ctx: Pick<Context, 'tables'>, id: string): string {
  return ctx.tables.has(`${id}-unfolded`) ? '' : 'limited';
}

/** On a phone, the button under a long table that shows the rest of it. */
export function unfoldOnPhone(ctx: Context, id: string, rows: number): TemplateResult {
  const key = `${id}-unfolded`;
  const unfolded = ctx.tables.has(key);
  const toggle = () => {
    if (!ctx.tables.delete(key)) {
      ctx.tables.add(key);
    }
    ctx.redraw();
  };
  return html`<button type="button" class="quiet unfold only-phone" aria-expanded=${unfolded ? 'true' : 'false'} ?hidden=${rows <= 10} @click=${toggle}>
    ${unfolded ? ctx.texts.showLess : ctx.texts.showAllRows(ctx.locale.number(rows))}
  </button>`;
}
