import { html, type TemplateResult } from 'lit-html';
import type { Context } from '../context.ts';

/** Opens what stands closed under this key until it is toggled again, or closes it. */
export function toggle(ctx: Pick<Context, 'tables' | 'redraw'>, key: string): void {
  if (!ctx.tables.delete(key)) {
    ctx.tables.add(key);
  }
  ctx.redraw();
}

/** The button under a long list that shows the rest of it, and then its first rows alone again. */
export function unfoldButton(ctx: Context, key: string, rows: number): TemplateResult {
  const unfolded = ctx.tables.has(key);
  return html`<button type="button" class="quiet unfold" aria-expanded=${unfolded ? 'true' : 'false'} @click=${() => toggle(ctx, key)}>
    ${unfolded ? ctx.texts.showLess : ctx.texts.showAllRows(ctx.locale.number(rows))}
  </button>`;
}

/** Whether a long table shows its first rows alone on a phone. */
export function limited(ctx: Pick<Context, 'tables'>, id: string): string {
  return ctx.tables.has(`${id}-unfolded`) ? '' : 'limited';
}

/** On a phone, the button under a long table that shows the rest of it. */
export function unfoldOnPhone(ctx: Context, id: string, rows: number): TemplateResult {
  const key = `${id}-unfolded`;
  const unfolded = ctx.tables.has(key);
  return html`<button type="button" class="quiet unfold only-phone" aria-expanded=${unfolded ? 'true' : 'false'} ?hidden=${rows <= 10} @click=${() => toggle(ctx, key)}>
    ${unfolded ? ctx.texts.showLess : ctx.texts.showAllRows(ctx.locale.number(rows))}
  </button>`;
}
