import type { Measured } from './features';
import type { Pair } from './pair';

/** What is measured of two texts as wholes, to tell two accounts of one event from two events alike. */
export const eventFeatureNames = ['names', 'rareNames', 'words', 'figures', 'runs', 'firm', 'best'] as const;

/** `first` is the first score of each measured pair. */
export function measureEvent(pair: Pair, measured: readonly Measured[], first: Float64Array): Float64Array {
  const { terms, weighed } = pair;
  let [names, namesA, namesB, rareNames, words, wordsA, wordsB, figures] = [0, 0, 0, 0, 0, 0, 0, 0];
  terms.all.forEach(({ kind, bits }, term) => {
    const [a, b] = [weighed.countA[term] ?? 0, weighed.countB[term] ?? 0];
    const says = Math.max(0, bits - 8) / 10;
    const [x, y] = [says * Math.log2(1 + a), says * Math.log2(1 + b)];
    if (kind === 'name') {
      names += x * y;
      namesA += x * x;
      namesB += y * y;
      if (a && b) rareNames += says;
    } else if (kind === 'word') {
      words += x * y;
      wordsA += x * x;
      wordsB += y * y;
    } else if (a && b && bits >= 11) figures += says;
  });
  const best = bestOf(pair, measured, first);
  const sum = best.slice(0, 3).reduce((all, score) => all + score, 0);
  const runs = measured.filter(
    ({ runs: { words: length, a, b } }) => length >= 6 || Math.min(a, b) > 0.7,
  ).length;
  const shorter = Math.max(3, Math.min(terms.a.length, terms.b.length));
  return Float64Array.of(
    names / Math.sqrt(Math.max(1, namesA * namesB)),
    1 - Math.exp(-rareNames / 2),
    words / Math.sqrt(Math.max(1, wordsA * wordsB)),
    1 - Math.exp(-figures / 0.8),
    Math.min(1, runs / shorter),
    Math.min(1, best.filter((score) => score > 0.5).length / shorter),
    sum / 3,
  );
}

/** The best score of each sentence of the shorter text, best first. */
function bestOf({ terms }: Pair, measured: readonly Measured[], first: Float64Array): number[] {
  const side = terms.a.length <= terms.b.length ? 'a' : 'b';
  const best = new Float64Array(terms[side].length);
  measured.forEach((pair, at) => {
    best[pair[side]] = Math.max(best[pair[side]] ?? 0, first[at] ?? 0);
  });
  return [...best].sort((x, y) => y - x);
}
