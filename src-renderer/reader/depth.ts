import type { Interval } from './interval-tree';

/** How many overlapping highlights can be told apart. */
export const depths = 3;

/**
 * Gives each interval the lowest layer (1 … 3) that no earlier one still open at its start holds: a left-to-right
 * sweep, the greedy colouring of an interval graph, which needs no more layers than the deepest overlap. Where more
 * than three overlap the rest share layer 3.
 *
 * @param sorted by start, see `byStart`
 * @returns layer of each, in the same order
 */
export function sweepDepths(sorted: readonly Interval[]): Uint8Array {
  const layers = new Uint8Array(sorted.length);
  const freeFrom = [0, 0, 0];
  sorted.forEach(({ start, end }, i) => {
    const free = freeFrom.findIndex((offset) => offset <= start);
    const layer = free < 0 ? depths - 1 : free;
    freeFrom[layer] = Math.max(freeFrom[layer] ?? 0, end);
    layers[i] = layer + 1;
  });
  return layers;
}
