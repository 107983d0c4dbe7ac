/** A stretch `[start, end)` with whatever belongs to it. */
export interface Interval {
  start: number;
  end: number;
}

/** Stretches that may overlap freely, ready to be asked. Immutable. */
export interface IntervalTree<T extends Interval> {
  /** All of them, by start, longer first. */
  readonly all: readonly T[];
  /** Those that share at least one code unit with `start … end`, by start. O(log n + found). */
  overlapping: (start: number, end: number) => T[];
  /** Those that contain the code unit at `offset`, by start. O(log n + found). */
  containing: (offset: number) => T[];
}

/** Document order: by start; of two that start together the longer comes first, because it is the outer one. */
export function byStart(a: Interval, b: Interval): number {
  return a.start - b.start || b.end - a.end;
}

/**
 * A sorted array read as a balanced tree (the middle is the root, the halves its children), each root knowing the
 * furthest end below it: the augmented tree of Cormen et al., ch. "Interval trees", without nodes. O(n log n), and
 * O(n) when the input is sorted already.
 */
export function createIntervalTree<T extends Interval>(intervals: readonly T[]): IntervalTree<T> {
  const all = [...intervals].sort(byStart);
  const furthest = new Float64Array(all.length);

  const build = (low: number, high: number): number => {
    if (low >= high) return -Infinity;
    const middle = (low + high) >>> 1;
    const own = all[middle]?.end ?? 0;
    const before = build(low, middle);
    const after = build(middle + 1, high);
    const end = Math.max(own, before, after);
    furthest[middle] = end;
    return end;
  };
  build(0, all.length);

  const overlapping = (start: number, end: number): T[] => {
    const found: T[] = [];
    const visit = (low: number, high: number): void => {
      if (low >= high) return;
      const middle = (low + high) >>> 1;
      if ((furthest[middle] ?? 0) <= start) return;
      visit(low, middle);
      const interval = all[middle];
      if (!interval || interval.start >= end) return;
      if (interval.end > start) found.push(interval);
      visit(middle + 1, high);
    };
    visit(0, all.length);
    return found;
  };

  return { all, overlapping, containing: (offset) => overlapping(offset, offset + 1) };
}
