import type { Alignment } from './align';
import type { Words } from './words';

/** Most passages that are told, and the longest, in UTF-16 code units. */
const most = 200;
const longest = 2000;
/** Words that agree between two changes of one line and are told with them. */
const bridge = 3;

/** What one text has more than the other, in readable stretches, in document order. */
export function changes(alignment: Alignment): { added: string[]; gone: string[] } {
  const { old, young } = alignment;
  const [added, gone]: [Stretch[], Stretch[]] = [[], []];
  let [a, b] = [0, 0];
  for (const run of [...runsOf(alignment), { a: old.count, b: young.count, length: 0 }]) {
    put(gone, old, a, run.a);
    put(added, young, b, run.b);
    [a, b] = [run.a + run.length, run.b + run.length];
  }
  return { added: told(added, young), gone: told(gone, old) };
}

/** Stretches of words that are written the same and follow each other in both texts; what was moved is none. */
export function runsOf({ old, young, map, moved }: Alignment): { a: number; b: number; length: number }[] {
  const runs: { a: number; b: number; length: number }[] = [];
  for (let a = 0; a < map.length; a++) {
    const b = map[a] ?? -1;
    if (b < 0 || moved[a] || !sameSigns(old, a, young, b)) continue;
    const last = runs.at(-1);
    if (last?.a === a - (last?.length ?? 0) && last.b === b - last.length) last.length++;
    else runs.push({ a, b, length: 1 });
  }
  return runs;
}

function sameSigns(old: Words, i: number, young: Words, j: number): boolean {
  const [from, length] = [old.starts[i] ?? 0, (old.ends[i] ?? 0) - (old.starts[i] ?? 0)];
  const start = young.starts[j] ?? 0;
  if ((young.ends[j] ?? 0) - start !== length) return false;
  for (let k = 0; k < length; k++) {
    if (old.text.charCodeAt(from + k) !== young.text.charCodeAt(start + k)) return false;
  }
  return true;
}

interface Stretch {
  from: number;
  to: number;
}

function put(stretches: Stretch[], words: Words, from: number, to: number): void {
  if (from >= to) return;
  const last = stretches.at(-1);
  const near = last && from - last.to <= bridge;
  if (near && !words.text.slice(words.ends[last.to - 1], words.starts[from]).includes('\n')) last.to = to;
  else stretches.push({ from, to });
}

function told(stretches: readonly Stretch[], { text, starts, ends }: Words): string[] {
  return stretches
    .slice(0, most)
    .map(({ from, to }) => text.slice(starts[from], ends[to - 1]))
    .map((said) => (said.length > longest ? `${said.slice(0, longest - 1)}…` : said));
}
