/** A place in a drawing that arrow keys can reach. */
interface Spot {
  key: string;
  x: number;
  y: number;
}

const DIRECTIONS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nearest spot in the direction of an arrow key; what lies aside counts as farther. */
export function neighbour(spots: Spot[], from: string, arrow: string): string | null {
  const start = spots.find((spot) => spot.key === from);
  const direction = DIRECTIONS[arrow];
  if (start === undefined || direction === undefined) {
    return null;
  }
  let best: string | null = null;
  let shortest = Number.POSITIVE_INFINITY;
  for (const spot of spots) {
    const dx = spot.x - start.x;
    const dy = spot.y - start.y;
    const along = dx * direction[0] + dy * direction[1];
    const aside = Math.abs(dx * direction[1]) + Math.abs(dy * direction[0]);
    if (along > 0 && along + 2 * aside < shortest) {
      shortest = along + 2 * aside;
      best = spot.key;
    }
  }
  return best;
}

/** Moves the focus to the element of a group that has this key. */
export function focusKey(group: Element, key: string): void {
  group.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
}
