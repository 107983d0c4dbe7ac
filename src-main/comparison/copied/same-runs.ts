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
  const [inA, inB] = [seriesOf(a, n), seriesOf(b, n)];
  const seeds: number[] = [];
  const width = b.length + 1;
  for (const [hash, placesA] of inA) {
    const placesB = inB.get(hash);
    if (placesB === undefined) continue;
    const few = placesA.length * placesB.length <= allPairs;
    for (const [k, i] of placesA.entries()) {
      if (few) for (const j of placesB) seeds.push(i * width + j);
      else if (k < placesB.length) seeds.push(i * width + (placesB[k] ?? 0));
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

/** Where each series of `n` words begins, by a hash of it. */
function seriesOf(ids: Int32Array, n: number): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (let i = 0; i + n <= ids.length; i++) {
    let hash = 0x811c9dc5;
    for (let k = i; k < i + n; k++) hash = Math.imul(hash ^ (ids[k] ?? 0), 0x01000193) ^ (hash >>> 15);
    const known = places.get(hash);
    if (known === undefined) places.set(hash, [i]);
    else known.push(i);
  }
  return places;
}

function sameAt(a: Int32Array, i: number, b: Int32Array, j: number, n: number): boolean {
  for (let k = 0; k < n; k++) if (a[i + k] !== b[j + k]) return false;
  return true;
}
