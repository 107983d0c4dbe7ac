/** A stretch `[start, end)` with whatever belongs to it. */
export interface Interval {
  start: number;
  end: number;
}

/** Stretches that may overlap freely, ready to be asked and to be changed one by one. Their ends must not change inside. */
export interface IntervalTree<T extends Interval> {
  readonly size: number;
  /** All of them, in document order. O(n). */
  all: () => T[];
  /** Those that share at least one code unit with `start … end`, in document order. */
  overlapping: (start: number, end: number) => T[];
  /** Those that contain the code unit at `offset`, in document order. */
  containing: (offset: number) => T[];
  /** Puts one in, after those with the same ends. */
  add: (interval: T) => void;
  /** Takes this very object out; false when it is not there. */
  remove: (interval: T) => boolean;
  /** Goes on in document order from the first that does not come before `from`, as long as `visit` says true. */
  visitFrom: (from: Interval, visit: (interval: T) => boolean) => void;
}

/** Document order: by start; of two that start together the longer comes first, because it is the outer one. */
export function byStart(a: Interval, b: Interval): number {
  return a.start - b.start || b.end - a.end;
}

/** A run of neighbours in document order and the furthest end among them. Never empty. */
interface Leaf<T extends Interval> {
  items: T[];
  furthest: number;
}

const fullLeaf = 32;

/**
 * The augmented tree of Cormen et al., ch. "Interval trees", over short runs of neighbours: the row of leaves is
 * read as a balanced tree (the middle is the root, the halves its children), each root knowing the furthest end
 * below it. A question costs O(log n + found); a change costs one leaf, and the furthest ends are gathered again, a
 * number for each leaf, with the next question.
 *
 * @param intervals in any order; O(n) when they are in document order already
 */
export function createIntervalTree<T extends Interval>(intervals: readonly T[]): IntervalTree<T> {
  const sorted = inOrder(intervals) ? intervals : [...intervals].sort(byStart);
  const leaves: Leaf<T>[] = [];
  let size = sorted.length;
  for (let i = 0; i < size; i += fullLeaf / 2) leaves.push(leafOf(sorted.slice(i, i + fullLeaf / 2)));
  /** At the index of each root, the furthest end in its leaf and below it; null after a change. */
  let furthest: Float64Array | null = null;

  const gather = (ends: Float64Array, low: number, high: number): number => {
    if (low >= high) return 0;
    const middle = (low + high) >>> 1;
    const below = Math.max(gather(ends, low, middle), gather(ends, middle + 1, high));
    return (ends[middle] = Math.max(below, leaves[middle]?.furthest ?? 0));
  };

  /** The last leaf that begins before, or, with `orAt`, at or before an interval; 0 when none does. */
  const leafFor = (interval: Interval, orAt: boolean): number => {
    let low = 0;
    let high = leaves.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const first = leaves[middle]?.items[0];
      const order = first ? byStart(first, interval) : 1;
      if (order < 0 || (orAt && order === 0)) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };

  const overlapping = (start: number, end: number): T[] => {
    const found: T[] = [];
    if (!furthest) {
      furthest = new Float64Array(leaves.length);
      gather(furthest, 0, leaves.length);
    }
    const ends = furthest;
    const visit = (low: number, high: number): void => {
      if (low >= high) return;
      const middle = (low + high) >>> 1;
      if ((ends[middle] ?? 0) <= start) return;
      visit(low, middle);
      const leaf = leaves[middle];
      if (!leaf || (leaf.items[0]?.start ?? 0) >= end) return;
      if (leaf.furthest > start) {
        for (const interval of leaf.items) {
          if (interval.start >= end) return;
          if (interval.end > start) found.push(interval);
        }
      }
      visit(middle + 1, high);
    };
    visit(0, leaves.length);
    return found;
  };

  return {
    get size() {
      return size;
    },
    all: () => leaves.flatMap(({ items }) => items),
    overlapping,
    containing: (offset) => overlapping(offset, offset + 1),
    add: (interval) => {
      size++;
      furthest = null;
      const index = leafFor(interval, true);
      const leaf = leaves[index];
      if (!leaf) {
        leaves.push(leafOf([interval]));
        return;
      }
      const { items } = leaf;
      let at = items.length;
      while (at > 0 && byStart(items[at - 1] ?? interval, interval) > 0) at--;
      items.splice(at, 0, interval);
      leaf.furthest = Math.max(leaf.furthest, interval.end);
      if (items.length > fullLeaf) {
        leaves.splice(index, 1, leafOf(items.slice(0, fullLeaf / 2)), leafOf(items.slice(fullLeaf / 2)));
      }
    },
    remove: (interval) => {
      for (let index = leafFor(interval, false); index < leaves.length; index++) {
        const leaf = leaves[index];
        if (!leaf || byStart(leaf.items[0] ?? interval, interval) > 0) return false;
        const at = leaf.items.indexOf(interval);
        if (at < 0) continue;
        size--;
        furthest = null;
        leaf.items.splice(at, 1);
        if (leaf.items.length === 0) leaves.splice(index, 1);
        else if (leaf.furthest === interval.end) leaf.furthest = furthestOf(leaf.items);
        return true;
      }
      return false;
    },
    visitFrom: (from, visit) => {
      for (let index = leafFor(from, false); index < leaves.length; index++) {
        for (const interval of leaves[index]?.items ?? []) {
          if (byStart(interval, from) >= 0 && !visit(interval)) return;
        }
      }
    },
  };
}

function inOrder(intervals: readonly Interval[]): boolean {
  for (let i = 1; i < intervals.length; i++) {
    const [before, after] = [intervals[i - 1], intervals[i]];
    if (before && after && byStart(before, after) > 0) return false;
  }
  return true;
}

function leafOf<T extends Interval>(items: T[]): Leaf<T> {
  return { items, furthest: furthestOf(items) };
}

function furthestOf(items: readonly Interval[]): number {
  let furthest = 0;
  for (const { end } of items) if (end > furthest) furthest = end;
  return furthest;
}
