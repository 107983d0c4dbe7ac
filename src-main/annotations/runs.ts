/** A stretch of words that is the same in both lists; places are places in the lists. */
export interface Run {
  a: number;
  b: number;
  length: number;
}

/** Part of a text: numbers of words, and which words of the text they are. */
export interface List {
  readonly ids: Int32Array;
  readonly at: Int32Array;
}

/**
 * Stretches held together by series of `n` words that stand exactly once in both lists, in the order of the first.
 * Words that do not follow each other in the text make no series.
 */
export function uniqueRuns(a: List, b: List, n: number): Run[] {
  const total = a.ids.length + b.ids.length;
  let size = 16;
  while (size < total * 1.5) size *= 2;
  /** The last place in each list, from 1 on, and how often, up to 2. */
  const [lastA, lastB, timesA, timesB] = [
    new Int32Array(size),
    new Int32Array(size),
    new Uint8Array(size),
    new Uint8Array(size),
  ];
  const slots = new Int32Array(a.ids.length);
  const slotOf = ({ ids }: List, i: number): number => {
    let hash = 0;
    for (let k = i; k < i + n; k++) hash = Math.imul(hash ^ (ids[k] ?? 0), 0x9e3779b1) ^ (hash >>> 13);
    hash ^= hash >>> 16;
    let slot = hash & (size - 1);
    for (let j = lastA[slot] ?? 0; j > 0 && !sameAt(a.ids, j - 1, ids, i, n); j = lastA[slot] ?? 0) {
      slot = (slot + 1) & (size - 1);
    }
    return slot;
  };
  for (let i = 0; i + n <= a.ids.length; i++) {
    if (!follow(a, i, n)) continue;
    const slot = slotOf(a, i);
    slots[i] = slot;
    if (lastA[slot] === 0) lastA[slot] = i + 1;
    timesA[slot] = timesA[slot] === 0 ? 1 : 2;
  }
  for (let j = 0; j + n <= b.ids.length; j++) {
    if (!follow(b, j, n)) continue;
    const slot = slotOf(b, j);
    lastB[slot] = j;
    timesB[slot] = timesB[slot] === 0 ? 1 : 2;
  }
  const runs: Run[] = [];
  let last: Run | undefined;
  for (let i = 0; i + n <= a.ids.length; i++) {
    const slot = slots[i] ?? 0;
    if (lastA[slot] !== i + 1 || timesA[slot] !== 1 || timesB[slot] !== 1) continue;
    const j = lastB[slot] ?? 0;
    if (last && j - i === last.b - last.a && i <= last.a + last.length) last.length = i + n - last.a;
    else runs.push((last = { a: i, b: j, length: n }));
  }
  return runs;
}

/** Whether `n` words follow each other in the text. */
function follow({ at }: List, i: number, n: number): boolean {
  return (at[i + n - 1] ?? 0) - (at[i] ?? 0) === n - 1;
}

function sameAt(first: Int32Array, i: number, second: Int32Array, j: number, n: number): boolean {
  for (let k = 0; k < n; k++) if (first[i + k] !== second[j + k]) return false;
  return true;
}

/** The series of runs that goes forward in both lists and holds the most words; and the runs that are left over. */
export function chained(runs: readonly Run[]): { chain: Run[]; rest: Run[] } {
  const order = runs.map((_, n) => n).sort((x, y) => (runs[x]?.b ?? 0) - (runs[y]?.b ?? 0));
  const ranks = new Int32Array(runs.length);
  for (const [rank, n] of order.entries()) ranks[n] = rank;
  const best = new Float64Array(runs.length);
  const before = new Int32Array(runs.length).fill(-1);
  // A Fenwick tree over the places in the second list: the run with the best series up to there.
  const tops = new Int32Array(runs.length + 1).fill(-1);
  for (const [n, run] of runs.entries()) {
    let top = -1;
    for (let k = ranks[n] ?? 0; k > 0; k -= k & -k) {
      const other = tops[k] ?? -1;
      if (other >= 0 && (top < 0 || (best[other] ?? 0) > (best[top] ?? 0))) top = other;
    }
    before[n] = top;
    best[n] = run.length + (top < 0 ? 0 : (best[top] ?? 0));
    for (let k = (ranks[n] ?? 0) + 1; k <= runs.length; k += k & -k) {
      const other = tops[k] ?? -1;
      if (other < 0 || (best[n] ?? 0) > (best[other] ?? 0)) tops[k] = n;
    }
  }
  let last = -1;
  for (let n = 0; n < runs.length; n++) if (last < 0 || (best[n] ?? 0) > (best[last] ?? 0)) last = n;
  const chosen = new Uint8Array(runs.length);
  for (let n = last; n >= 0; n = before[n] ?? -1) chosen[n] = 1;
  const chain: Run[] = [];
  let [a, b] = [0, 0];
  for (const [n, run] of runs.entries()) {
    if (!chosen[n]) continue;
    const cut = Math.max(0, a - run.a, b - run.b);
    if (cut >= run.length) continue;
    chain.push({ a: run.a + cut, b: run.b + cut, length: run.length - cut });
    [a, b] = [run.a + run.length, run.b + run.length];
  }
  return { chain, rest: runs.filter((_, n) => !chosen[n]) };
}
