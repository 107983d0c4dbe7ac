/** Segments that are to become one: from, to (exclusive), counted from the oldest. */
export interface Run {
  from: number;
  to: number;
}

/** Documents of a segment of the lowest tier, how much larger one of the next tier is, and how many may lie side by side. */
const lowest = 64;
const factor = 6;
/** A segment is written anew when more than this share of it, and of some hundred documents, has been replaced. */
const stale = 0.4;
const leastStale = 200;

/**
 * Which segments to merge next, so that there are few of them and each document is written few times (a log-structured
 * merge tree in tiers). Null when all is well.
 * @param sizes documents of each segment, the oldest first, and how many of them still count
 */
export function runToMerge(sizes: readonly { docs: number; live: number }[]): Run | null {
  const tiers = sizes.map(({ live }) =>
    Math.max(0, Math.ceil(Math.log(Math.max(1, live) / lowest) / Math.log(factor))),
  );
  for (let tier = 0; tier <= Math.max(0, ...tiers); tier++) {
    // Neighbours of this tier or below, which is where the newer ones are.
    let from = tiers.length;
    while (from > 0 && (tiers[from - 1] ?? 0) <= tier) from--;
    if (tiers.length - from >= factor) return { from, to: tiers.length };
  }
  const old = sizes.findIndex(({ docs, live }) => docs - live > leastStale && docs - live > stale * docs);
  return old < 0 ? null : { from: old, to: old + 1 };
}
