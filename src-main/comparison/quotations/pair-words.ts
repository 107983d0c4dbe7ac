import { chained } from '../../annotations/runs';
import type { SameRun } from '../copied/same-runs';

/** Largest table that the words between two runs are compared in, in cells. */
const largest = 10_000;

/**
 * Pairs the same words of two stretches that go forward in both: by the best chain of runs, and between those by the
 * longest common series. @param to where the stretches end in the lists
 */
export function pairWords(
  a: Int32Array,
  b: Int32Array,
  from: { a: number; b: number },
  to: { a: number; b: number },
  runs: readonly SameRun[],
): [number, number][] {
  const pairs: [number, number][] = [];
  let [i, j] = [from.a, from.b];
  for (const run of [...chained(runs).chain, { a: to.a, b: to.b, length: 0 }]) {
    pairs.push(...commonSeries(a, i, run.a, b, j, run.b));
    for (let k = 0; k < run.length; k++) pairs.push([run.a + k, run.b + k]);
    [i, j] = [run.a + run.length, run.b + run.length];
  }
  return pairs;
}

function commonSeries(
  a: Int32Array,
  i: number,
  iTo: number,
  b: Int32Array,
  j: number,
  jTo: number,
): [number, number][] {
  const [n, m] = [iTo - i, jTo - j];
  if (n <= 0 || m <= 0 || n * m > largest) return [];
  const wide = m + 1;
  const table = new Uint16Array((n + 1) * wide);
  for (let x = n - 1; x >= 0; x--) {
    for (let y = m - 1; y >= 0; y--) {
      table[x * wide + y] =
        a[i + x] === b[j + y]
          ? (table[(x + 1) * wide + y + 1] ?? 0) + 1
          : Math.max(table[(x + 1) * wide + y] ?? 0, table[x * wide + y + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let x = 0, y = 0; x < n && y < m;) {
    if (a[i + x] === b[j + y]) pairs.push([i + x++, j + y++]);
    else if ((table[(x + 1) * wide + y] ?? 0) >= (table[x * wide + y + 1] ?? 0)) x++;
    else y++;
  }
  return pairs;
}
