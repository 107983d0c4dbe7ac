import type { SameRun } from './same-runs';

/** Words from one place to before another, in both lists; what lies between the runs was changed. */
export interface Stretch {
  a: { from: number; to: number };
  b: { from: number; to: number };
  /** The runs of the same words in it, in order. */
  runs: SameRun[];
}

/** Changed words that a run may be apart from the next, on either side. */
const gap = 4;
/** Share of a stretch that has to be the same. */
const leastSame = 0.7;

/** Joins runs that follow each other in both lists with little between them. Takes runs in order of `a`, then `b`. */
export function stretchesOf(runs: readonly SameRun[], a: Int32Array, b: Int32Array): Stretch[] {
  const open: Stretch[] = [];
  const done: Stretch[] = [];
  for (const run of runs) {
    // What ends too far before this run ends too far before all that follow.
    for (let k = open.length - 1; k >= 0; k--) {
      const stretch = open[k];
      if (stretch && stretch.a.to + gap < run.a) {
        done.push(stretch);
        open.splice(k, 1);
      }
    }
    let best: Stretch | undefined;
    for (const stretch of open) {
      if (!mayFollow(stretch, run)) continue;
      if (!best || distance(stretch, run) < distance(best, run)) best = stretch;
    }
    if (best) append(best, run);
    else {
      const { length } = run;
      open.push({
        a: { from: run.a, to: run.a + length },
        b: { from: run.b, to: run.b + length },
        runs: [{ ...run }],
      });
      // Repeated text: the oldest has had its chance.
      if (open.length > mostOpen) done.push(...open.splice(0, 1));
    }
  }
  const all = [...done, ...open];
  for (const stretch of all) extend(stretch, a, b);
  return all;
}

const mostOpen = 32;

function mayFollow(stretch: Stretch, run: SameRun): boolean {
  const [before, after] = [run.a - stretch.a.to, run.b - stretch.b.to];
  // Runs on neighbouring diagonals overlap by the words that both sides of a change have.
  if (before < -gap || after < -gap || before > gap || after > gap) return false;
  const overlap = Math.max(0, -before, -after);
  return run.length > overlap + 1 && Math.max(before, after) <= Math.max(2, sameWords(stretch) / 2);
}

const distance = (stretch: Stretch, run: SameRun): number =>
  Math.abs(run.a - stretch.a.to) + Math.abs(run.b - stretch.b.to);

export const sameWords = ({ runs }: Pick<Stretch, 'runs'>): number =>
  runs.reduce((sum, { length }) => sum + length, 0);

function append(stretch: Stretch, run: SameRun): void {
  const overlap = Math.max(0, stretch.a.to - run.a, stretch.b.to - run.b);
  stretch.runs.push({ a: run.a + overlap, b: run.b + overlap, length: run.length - overlap });
  stretch.a.to = run.a + run.length;
  stretch.b.to = run.b + run.length;
}

/** Ways over a change at the end of a stretch: words left away on either side, and words that must follow for it. */
const ways = [
  [1, 1, 2],
  [0, 1, 2],
  [1, 0, 2],
  [2, 2, 3],
  [1, 2, 3],
  [2, 1, 3],
  [0, 2, 3],
  [2, 0, 3],
] as const;
const mostExtensions = 6;

/** Goes on over small changes where too few words follow for a run of their own. */
function extend(stretch: Stretch, a: Int32Array, b: Int32Array): void {
  for (let k = 0; k < mostExtensions; k++) {
    const way = ways.find(([x, y, n]) => {
      for (let m = 0; m < n; m++) {
        const [i, j] = [stretch.a.to + x + m, stretch.b.to + y + m];
        if (i >= a.length || j >= b.length || a[i] !== b[j]) return false;
      }
      return true;
    });
    if (!way) break;
    const [i, j] = [stretch.a.to + way[0], stretch.b.to + way[1]];
    let length: number = way[2];
    while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length++;
    stretch.runs.push({ a: i, b: j, length });
    [stretch.a.to, stretch.b.to] = [i + length, j + length];
  }
  for (let k = 0; k < mostExtensions; k++) {
    const way = ways.find(([x, y, n]) => {
      for (let m = 1; m <= n; m++) {
        const [i, j] = [stretch.a.from - x - m, stretch.b.from - y - m];
        if (i < 0 || j < 0 || a[i] !== b[j]) return false;
      }
      return true;
    });
    if (!way) break;
    let [i, j, length] = [stretch.a.from - way[0], stretch.b.from - way[1], 0];
    while (i > 0 && j > 0 && a[i - 1] === b[j - 1]) [i, j, length] = [i - 1, j - 1, length + 1];
    stretch.runs.unshift({ a: i, b: j, length });
    [stretch.a.from, stretch.b.from] = [i, j];
  }
}

/** Whether enough of a stretch is the same on both sides. */
export function isDense(stretch: Stretch): boolean {
  const same = sameWords(stretch);
  const { a, b } = stretch;
  return same >= leastSame * Math.max(a.to - a.from, b.to - b.from);
}
