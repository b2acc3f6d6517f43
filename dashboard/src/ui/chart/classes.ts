import { quantileSorted } from 'd3-array';
import { scaleThreshold } from 'd3-scale';

/** How values fall into at most five shades. */
interface Classes {
  /** The shade of a value, 0 the palest; only for values above zero. */
  of(value: number): number;
  /** Smallest and largest value of each shade that is there, by shade. */
  ranges: { shade: number; from: number; to: number }[];
}

const SHADES = 5;

/**
 * Shades by quantiles of the different values above zero: where most values are 1 or 2, the few larger ones still differ.
 */
export function classesOf(values: Iterable<number>): Classes {
  const sorted = [...new Set(values)].filter((value) => value > 0).sort((a, b) => a - b);
  const borders = new Set<number>();
  for (let i = 1; i < SHADES; i++) {
    const border = quantileSorted(sorted, i / SHADES);
    if (border !== undefined && border > (sorted[0] ?? 0)) {
      borders.add(border);
    }
  }
  const thresholds = [...borders];
  const step = thresholds.length === 0 ? 0 : (SHADES - 1) / thresholds.length;
  const scale = scaleThreshold<number, number>()
    .domain(thresholds)
    .range(Array.from({ length: thresholds.length + 1 }, (_, i) => Math.round(i * step)));
  const ranges = new Map<number, { shade: number; from: number; to: number }>();
  for (const value of sorted) {
    const shade = scale(value);
    const range = ranges.get(shade);
    if (range === undefined) {
      ranges.set(shade, { shade, from: value, to: value });
    } else {
      range.to = value;
    }
  }
  return { of: scale, ranges: [...ranges.values()] };
}
