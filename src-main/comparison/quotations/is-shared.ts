import type { WordsOfPair } from '../text/words';
import type { Utterance } from './utterances';

/** Whether the words that two utterances have in common are the same thing said, and not a phrase that anybody uses. */
export function isShared(
  a: Utterance,
  b: Utterance,
  pairs: readonly [number, number][],
  words: WordsOfPair,
): boolean {
  const { content, size } = words;
  const { run, told: inRun } = longestRun(pairs, words);
  let [count, told] = [0, 0];
  for (const [i] of pairs) {
    const id = words.a.ids[i] ?? 0;
    count += size[id] ?? 1;
    told += content[id] ?? 0;
  }
  const shorter = Math.min(wordsIn(a, words.a.ids, size), wordsIn(b, words.b.ids, size));
  const covered = shorter > 0 ? count / shorter : 0;
  if (a.speaker && b.speaker && differ(a.speaker.name, b.speaker.name))
    return (run >= 7 && inRun >= 2.5) || (run >= 4 && covered >= 0.75 && told >= 3.5);
  const speakers = a.speaker !== null && a.speaker.name === b.speaker?.name;
  if (count < 7 && isTitle(pairs, words)) return false;
  if (run >= 8 && inRun >= 2) return true;
  if (run >= 5 && inRun >= 1.5 && covered >= (speakers ? 0.25 : 0.4)) return true;
  return covered >= (speakers ? 0.55 : 0.7) && run >= 3 && told >= 1.5 && count >= 3;
}

function wordsIn({ spans }: Utterance, ids: Int32Array, size: Float32Array): number {
  return spans.reduce((sum, { words }) => sum + words.reduce((n, i) => n + (size[ids[i] ?? 0] ?? 1), 0), 0);
}

/** The longest series of pairs that follow each other in both texts. */
function longestRun(
  pairs: readonly [number, number][],
  { a, content, size }: WordsOfPair,
): { run: number; told: number } {
  let best = { run: 0, told: 0 };
  let open = { run: 0, told: 0 };
  let last: readonly [number, number] = [-9, -9];
  for (const pair of pairs) {
    if (pair[0] !== last[0] + 1 || pair[1] !== last[1] + 1) open = { run: 0, told: 0 };
    const id = a.ids[pair[0]] ?? 0;
    open.run += size[id] ?? 1;
    open.told += content[id] ?? 0;
    if (open.run > best.run) best = { ...open };
    last = pair;
  }
  return best;
}

/** Whether two names are of different persons; descriptions may be of the same. */
function differ(one: string, other: string): boolean {
  const words = (name: string): string[] => name.split(/\s+/);
  if (![one, other].every((name) => /^\p{Lu}/u.test(name) && /\p{Lu}\S*$/u.test(name))) return false;
  return !words(one).some((word) => words(other).includes(word));
}

/** Every word that says something has a capital: the name of a film or a region. */
function isTitle(pairs: readonly [number, number][], { a, content }: WordsOfPair): boolean {
  return pairs.every(
    ([i]) => (content[a.ids[i] ?? 0] ?? 0) === 0 || /[\p{Lu}\p{N}]/u.test(a.text[a.starts[i] ?? 0] ?? ''),
  );
}
