import { html, type TemplateResult } from 'lit-html';
import type { ViewState } from '../core/view-state.ts';
import type { Context } from './context.ts';

/** A figure that leads to what it counts. */
export function figureLink(ctx: Context, change: Partial<ViewState>, text: string, name: string): TemplateResult {
  const follow = (event: MouseEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      ctx.update(change);
    }
  };
  return html`<a class="to-requests" href=${ctx.link(change)} aria-label="${text}: ${name}. ${ctx.texts.openRequests}" @click=${follow}>${text}</a>`;
}
