import type { Locale } from '../core/locale.ts';
import type { Arrivals } from '../core/arrivals.ts';
import type { ViewState } from '../core/view-state.ts';
import type { Directory } from '../data/directory.ts';
import type { Session } from '../data/session.ts';
import type { Texts } from '../texts/uk.ts';

/** What every part of the page draws itself with. */
export interface Context {
  state: ViewState;
  texts: Texts;
  locale: Locale;
  directory: Directory;
  session: Session;
  /** The width that the part with this id has now, in CSS pixels. */
  widthOf(id: string): number;
  /** Changes what is shown, as a step that Back undoes unless it replaces the present one. */
  update(change: Partial<ViewState>, replace?: boolean): void;
  /** The address of this view with a change. */
  link(change: Partial<ViewState>): string;
  /** Cards that show their table in place of their chart. */
  tables: Set<string>;
  /** Draws again after something changed that is in neither the state nor the data. */
  redraw(): void;
  /** Grows with each such change: what is drawn from the same state, data and revision looks the same. */
  revision: number;
  /** When the page tries again by itself after a fault, by this clock. */
  retryAt: number | null;
  /** Keeps the order of rows while nobody asked for another: figures renew under the reader's eyes. */
  hold(key: string, ids: string[]): string[];
  /** Lists that grow at the top: what is shown, and what has come since and waits to be asked for. */
  arrivals: Arrivals;
  /** The key of the element with the one tab stop of a group that arrow keys walk through. */
  current(group: string, keys: string[]): string;
}
