import type { TemplateResult } from 'lit-html';
import type { ViewState } from '../core/view-state.ts';
import type { Context } from '../ui/context.ts';

/** A section of the page. One is made for each session, and kept while the session lasts. */
export interface View {
  /**
   * What the main part shows. All that it wants from the feed here is renewed while it is shown; it is drawn again when
   * anything of that changes.
   */
  draw(ctx: Context): TemplateResult;
  /** What must be said while older data stay on show; null when there is nothing to say. */
  banner?(ctx: Context): string | null;
  /** The person came to this view (from `before`, null at first), or changed what it shows. */
  enter?(before: ViewState | null, now: ViewState): void;
  /** A key that was pressed anywhere but in a field. */
  key?(event: KeyboardEvent, ctx: Context): void;
  /** Right after the page was drawn. */
  drawn?(ctx: Context): void;
}

/** What the module of a view exports as its default. */
export interface ViewModule {
  create(): View;
  /** Its style sheet. */
  style: string;
}
