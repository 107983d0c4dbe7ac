/** Words `a` to before `a + length` of the one list are words `b` to before `b + length` of the other. */
export interface SameRun {
  a: number;
  b: number;
  length: number;
}

/** Up to this many pairs of places, each place of a series is tried with each; else the first with the first and so on. */
const allPairs = 12;

/**
 * The longest runs of the same words in two lists that hold a series of `n`, in order of `a`, then `b`. Linear in the
 * length of the lists and of what is found. The lists may be exchanged: then `a` and `b` of the runs are.
 */
export function sameRuns(a: Int32Array, b: Int32Array, n: number): SameRun[] {
  const { inA, inB, count } = seriesOf(a, b, n);
  const [placesA, placesB] = [placesOf(inA, count), placesOf(inB, count)];
  const seeds: number[] = [];
  const width = b.length + 1;
  for (let group = 0; group < count; group++) {
    const [fromA, toA] = [placesA.starts[group] ?? 0, placesA.starts[group + 1] ?? 0];
    const [fromB, toB] = [placesB.starts[group] ?? 0, placesB.starts[group + 1] ?? 0];
    const few = (toA - fromA) * (toB - fromB) <= allPairs;
    for (let k = fromA; k < toA; k++) {
      const i = placesA.sorted[k] ?? 0;
      const [first, last] = few ? [fromB, toB] : [fromB + k - fromA, Math.min(toB, fromB + k - fromA + 1)];
      for (let m = first; m < last; m++) seeds.push(i * width + (placesB.sorted[m] ?? 0));
    }
  }
  const runs: SameRun[] = [];
  /** Where the last run on a diagonal ends in `a`. */
  const ends = new Map<number, number>();
  for (const seed of Float64Array.from(seeds).sort()) {
    let [i, j] = [Math.floor(seed / width), seed % width];
    if ((ends.get(j - i) ?? -1) >= i + n) continue;
    if (!sameAt(a, i, b, j, n)) continue;
    let length = n;
    while (i > 0 && j > 0 && a[i - 1] === b[j - 1]) [i, j, length] = [i - 1, j - 1, length + 1];
    while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length++;
    ends.set(j - i, i + length);
    runs.push({ a: i, b: j, length });
  }
  return runs.sort((x, y) => x.a - y.a || x.b - y.b);
}

/** The group of each series of `n` words by where it begins; series of one hash are a group. */
function seriesOf(
  a: Int32Array,
  b: Int32Array,
  n: number,
): { inA: Int32Array; inB: Int32Array; count: number } {
  let size = 16;
  while (size < 2 * (a.length + b.length)) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const hashes = new Int32Array(a.length + b.length);
  let count = 0;
  const groupsOf = (ids: Int32Array): Int32Array => {
    const groups = new Int32Array(Math.max(0, ids.length - n + 1));
    for (let i = 0; i < groups.length; i++) {
      let hash = 0x811c9dc5;
      for (let k = i; k < i + n; k++) hash = Math.imul(hash ^ (ids[k] ?? 0), 0x01000193) ^ (hash >>> 15);
      let slot = (hash ^ (hash >>> 16)) & (size - 1);
      let group = slots[slot] ?? -1;
      while (group >= 0 && hashes[group] !== hash) {
        slot = (slot + 1) & (size - 1);
        group = slots[slot] ?? -1;
      }
      if (group < 0) {
        group = slots[slot] = count++;
        hashes[group] = hash;
      }
      groups[i] = group;
    }
    return groups;
  };
  const [inA, inB] = [groupsOf(a), groupsOf(b)];
  return { inA, inB, count };
}

/** The places of each group in order; those of group `g` are `sorted` from `starts[g]` to before `starts[g + 1]`. */
function placesOf(groups: Int32Array, count: number): { starts: Int32Array; sorted: Int32Array } {
  const starts = new Int32Array(count + 1);
  for (const group of groups) starts[group + 1] = (starts[group + 1] ?? 0) + 1;
  for (let g = 0; g < count; g++) starts[g + 1] = (starts[g + 1] ?? 0) + (starts[g] ?? 0);
  const next = starts.slice();
  const sorted = new Int32Array(groups.length);
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i] ?? 0;
    const at = next[group] ?? 0;
    sorted[at] = i;
    next[group] = at + 1;
  }
  return { starts, sorted };
}

function sameAt(a: Int32Array, i: number, b: Int32Array, j: number, n: number): boolean {
  for (let k = 0; k < n; k++) if (a[i + k] !== b[j + k]) return false;
  return true;
}
