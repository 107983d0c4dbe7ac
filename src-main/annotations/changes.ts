import { type Alignment, runsOf, type Words } from './align';

/** Most passages that are told, and the longest, in UTF-16 code units. */
const most = 200;
const longest = 2000;
/** Words that agree between two changes of one line and are told with them. */
const bridge = 3;

/** What one text has more than the other, in readable stretches, in document order. */
export function changes({ old, young, map }: Alignment): { added: string[]; gone: string[] } {
  const [added, gone]: [Stretch[], Stretch[]] = [[], []];
  let [a, b] = [0, 0];
  for (const run of [...runsOf(map), { a: old.count, b: young.count, length: 0 }]) {
    put(gone, old, a, run.a);
    put(added, young, b, run.b);
    [a, b] = [run.a + run.length, run.b + run.length];
  }
  return { added: told(added, young), gone: told(gone, old) };
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
