import type { Arrivals } from '../core/arrivals.ts';
import type { Day } from '../core/dates.ts';
import type { Locale } from '../core/locale.ts';
import type { ViewState } from '../core/view-state.ts';
import type { Api } from '../data/api.ts';
import type { Decisions } from '../data/decisions.ts';
import type { Directory } from '../data/directory.ts';
import type { Feed } from '../data/feed.ts';
import type { Session } from '../sign-in/session.ts';
import type { Texts } from '../texts/uk.ts';

/** What is shown, to whom and in which words: all that a part of the page needs to describe itself. */
export interface Scope {
  state: ViewState;
  texts: Texts;
  locale: Locale;
  directory: Directory;
  session: Session;
  /** Today in Kyiv, by the server's clock. */
  today: Day;
  /** The width that the part with this id has now, in CSS pixels. */
  widthOf(id: string): number;
  /** Cards that show their table in place of their chart, and lists that are unfolded. */
  tables: Set<string>;
  /** Grows when something changed that is in neither the state nor the data: same state, data and revision look the same. */
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

/** What a notice offers to do about what it says. */
export interface Remedy {
  name: string;
  run(): void;
}

/** What a part of the page can do. */
export interface Actions {
  feed: Feed;
  api: Api;
  /** What this person decided. */
  decisions: Decisions;
  /** Changes what is shown, as a step that Back undoes unless it replaces the present one. */
  update(change: Partial<ViewState>, replace?: boolean): void;
  /** The address of this view with a change. */
  link(change: Partial<ViewState>): string;
  /** Draws again after something changed that is in neither the state nor the data. */
  redraw(): void;
  /** Asks the server again for all that is on show. */
  renew(): void;
  /** Says something at the foot of the page for some seconds. */
  notify(text: string, remedy?: Remedy): void;
  /** Copies the address of what is shown, with its days fixed. */
  copyLink(): void;
  /** Ends the session: the server no longer knows the token. */
  endSession(): void;
}

/** What every part of the page draws itself with. */
export type Context = Scope & Actions;
