import { setImmediate } from 'node:timers/promises';

/** How long work may hold the process before others have their turn. Milliseconds. */
const longest = 8;
/** Steps between looks at the clock. */
const steps = 128;

/** Lets others have their turn in long work: `if (pauses.due()) await pauses.take()` after each step. */
export interface Pauses {
  due: (done?: number) => boolean;
  take: () => Promise<void>;
}

export function createPauses(): Pauses {
  let since = performance.now();
  let count = 0;
  return {
    due: (done = 1) => {
      count += done;
      if (count < steps) return false;
      count = 0;
      return performance.now() - since > longest;
    },
    take: async () => {
      await setImmediate();
      since = performance.now();
    },
  };
}

/** Sorts without holding the process for long: short runs first, then merged. Equal ones keep their order. */
export async function sortInTurns<T>(
  list: readonly T[],
  compare: (a: T, b: T) => number,
  pauses: Pauses,
): Promise<T[]> {
  const run = 1024;
  let from: T[] = [];
  for (let at = 0; at < list.length; at += run) {
    for (const one of list.slice(at, at + run).sort(compare)) from.push(one);
    if (pauses.due(run)) await pauses.take();
  }
  for (let width = run; width < from.length; width *= 2) {
    const to: T[] = [];
    for (let at = 0; at < from.length; at += 2 * width) {
      let [a, b] = [at, Math.min(at + width, from.length)];
      const [endA, endB] = [b, Math.min(at + 2 * width, from.length)];
      while (a < endA || b < endB) {
        const takeA = b >= endB || (a < endA && compare(from[a] as T, from[b] as T) <= 0);
        to.push(from[takeA ? a++ : b++] as T);
        if (pauses.due()) await pauses.take();
      }
    }
    from = to;
  }
  return from;
}
