/** Remembers the order of rows, so that figures can renew without rows changing places under the reader's eyes. */
export class StableOrder {
  private readonly orders = new Map<string, string[]>();

  /** The ids in the order that they had first; those that are new follow. */
  hold(key: string, ids: string[]): string[] {
    const present = new Set(ids);
    const before = (this.orders.get(key) ?? []).filter((id) => present.has(id));
    const known = new Set(before);
    const order = [...before, ...ids.filter((id) => !known.has(id))];
    this.orders.set(key, order);
    return order;
  }

  /** Forgets all orders: the person asked for something else. */
  clear(): void {
    this.orders.clear();
  }
}
