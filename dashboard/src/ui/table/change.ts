import { html, nothing, type TemplateResult } from 'lit-html';
import type { Scope } from '../context.ts';

/** An arrow and the signed number: direction is told by shape and sign, not by colour. */
export function changeMark(ctx: Scope, now: number, before: number | null): TemplateResult | typeof nothing {
  if (before === null) {
    return nothing;
  }
  if (now === before) {
    return html`<span class="change same"><span aria-hidden="true">=</span><span class="hidden">${ctx.texts.unchanged}</span></span>`;
  }
  return html`<span class="change ${now > before ? 'up' : 'down'}"
    ><span class="arrow" aria-hidden="true">${now > before ? '▲' : '▼'}</span> ${ctx.locale.signed(now - before)}</span
  >`;
}
