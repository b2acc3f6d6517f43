/** Something with an id of its own that stays the same. */
interface Identified {
  requestId: string;
}

/** Keeps lists still while they are read: what is new waits until it is asked for. */
export class Arrivals {
  private readonly shown = new Map<string, Identified[]>();

  /** The items that are shown, as they are now, and how many newer ones wait. */
  split<T extends Identified>(key: string, items: T[]): { shown: T[]; waiting: number } {
    const before = this.shown.get(key) as T[] | undefined;
    if (before === undefined || before.length === 0) {
      this.shown.set(key, items);
      return { shown: items, waiting: 0 };
    }
    const now = new Map(items.map((item) => [item.requestId, item]));
    const shown = before.map((item) => now.get(item.requestId) ?? item);
    this.shown.set(key, shown);
    const known = new Set(before.map((item) => item.requestId));
    const firstKnown = items.findIndex((item) => known.has(item.requestId));
    return { shown, waiting: firstKnown === -1 ? items.length : firstKnown };
  }

  /** Shows the list as it is now. */
  release(key: string): void {
    this.shown.delete(key);
  }

  /** Begins anew: the person asked for something else. */
  clear(): void {
    this.shown.clear();
  }
}
