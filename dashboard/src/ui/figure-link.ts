import { html, nothing, type TemplateResult } from 'lit-html';
import type { ViewState } from '../core/view-state.ts';
import type { Context } from './context.ts';

/** How a figure stands in a table whose rows share one tab stop: as that stop, or reached by the row's name alone. */
interface InRow {
  key?: string;
  stop: boolean;
}

/** Does in place what a link leads to; with a key held, the browser opens the link elsewhere. */
export function inPlace(go: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      go();
    }
  };
}

/** Follows a link in place. */
export function follow(ctx: Context, change: Partial<ViewState>): (event: MouseEvent) => void {
  return inPlace(() => ctx.update(change));
}

/** A figure that leads to what it counts. */
export function figureLink(ctx: Context, change: Partial<ViewState>, text: string, name: string, row: InRow | null = null): TemplateResult {
  return html`<a class="to-requests" tabindex=${row === null ? nothing : row.stop ? 0 : -1} data-key=${row?.key ?? nothing} href=${ctx.link(change)} aria-label="${text}: ${name}. ${ctx.texts.openRequests}" @click=${follow(ctx, change)}>${text}</a>`;
}

/** Leads to another view of the same region and topic. */
export function viewLink(ctx: Context, change: Partial<ViewState>, text: string | TemplateResult, row: InRow | null = null): TemplateResult {
  return html`<a class="view-link" tabindex=${row === null ? nothing : row.stop ? 0 : -1} href=${ctx.link(change)} @click=${follow(ctx, change)}>${text}</a>`;
}
