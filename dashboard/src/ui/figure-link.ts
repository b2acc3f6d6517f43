import { html, nothing, type TemplateResult } from 'lit-html';
import type { ViewState } from '../core/view-state.ts';
import type { Context } from './context.ts';

/** How a figure stands in a table whose rows share one tab stop: as that stop, or reached by the row's name alone. */
export interface InRow {
  key?: string;
  stop: boolean;
}

/** A figure that leads to what it counts. */
export function figureLink(ctx: Context, change: Partial<ViewState>, text: string, name: string, row: InRow | null = null): TemplateResult {
  const follow = (event: MouseEvent) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      ctx.update(change);
    }
  };
  return html`<a class="to-requests" tabindex=${row === null ? nothing : row.stop ? 0 : -1} data-key=${row?.key ?? nothing} href=${ctx.link(change)} aria-label="${text}: ${name}. ${ctx.texts.openRequests}" @click=${follow}>${text}</a>`;
}
