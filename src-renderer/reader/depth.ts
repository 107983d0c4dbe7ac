import { byStart, type Interval, type IntervalTree } from './interval-tree';

/** How many overlapping highlights can be told apart. */
export const depths = 3;

/** An interval that knows its layer, 1 … 3. */
export interface Layered extends Interval {
  depth: number;
}

/** For each layer the offset from which it is free. */
type Free = [number, number, number];

/** The lowest free layer; the last one when none is. */
function layerAt(free: Free, start: number): number {
  return free[0] <= start ? 0 : free[1] <= start ? 1 : 2;
}

function occupy(free: Free, layer: number, end: number): void {
  if ((free[layer] ?? 0) < end) free[layer] = end;
}

/**
 * Gives each interval the lowest layer (1 … 3) that no earlier one still open at its start holds: a left-to-right
 * sweep, the greedy colouring of an interval graph, which needs no more layers than the deepest overlap. Where more
 * than three overlap the rest share layer 3.
 *
 * @param sorted in document order, see `byStart`; their `depth` is set
 */
export function sweepDepths(sorted: readonly Layered[]): void {
  const free: Free = [0, 0, 0];
  for (const interval of sorted) {
    const layer = layerAt(free, interval.start);
    occupy(free, layer, interval.end);
    interval.depth = layer + 1;
  }
}

/**
 * Puts an interval into the tree or takes it out, and brings the layers to what a sweep of all would give: it is
 * repeated from there on, beside the one before the change, and ends where both leave the same layers free. Usually
 * that is a few intervals further on.
 */
export function changeLayered<T extends Layered>(
  tree: IntervalTree<T>,
  changed: T,
  how: 'add' | 'remove',
): void {
  const before: Free = [0, 0, 0];
  for (const open of tree.containing(changed.start)) {
    if (byStart(open, changed) < 0) occupy(before, open.depth - 1, open.end);
  }
  const after: Free = [...before];
  if (how === 'add') tree.add(changed);
  else if (tree.remove(changed)) occupy(before, changed.depth - 1, changed.end);
  else return;
  tree.visitFrom(changed, (interval) => {
    // Those with the same ends are all swept again: which of them took which layer goes by their order.
    if (byStart(interval, changed) > 0 && same(before, after, interval.start)) return false;
    if (how === 'remove' || interval !== changed) occupy(before, interval.depth - 1, interval.end);
    const layer = layerAt(after, interval.start);
    occupy(after, layer, interval.end);
    interval.depth = layer + 1;
    return true;
  });
}

/** Whether two states leave the same to be found by all that begin at `start` or later. */
function same(a: Free, b: Free, start: number): boolean {
  return a.every((free, i) => free === b[i] || (free <= start && (b[i] ?? 0) <= start));
}
