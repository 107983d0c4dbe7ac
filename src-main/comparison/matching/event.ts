import type { Measured } from './features';
import type { Pair } from './pair';

/** What is measured of two texts as wholes, to tell two accounts of one event from two events alike. */
export const eventFeatureNames = [
  ...['names', 'rareNames', 'mainNames', 'figures', 'runs', 'firm', 'best'],
] as const;

/** `first` is the first score of each measured pair. */
export function measureEvent(pair: Pair, measured: readonly Measured[], first: readonly number[]): number[] {
  const { terms, weighed } = pair;
  let [names, namesA, namesB, rareNames, figures] = [0, 0, 0, 0, 0];
  terms.all.forEach(({ kind, bits }, term) => {
    const [a, b] = [weighed.countA[term] ?? 0, weighed.countB[term] ?? 0];
    const says = Math.max(0, bits - 8) / 10;
    const [x, y] = [says * Math.log2(1 + a), says * Math.log2(1 + b)];
    if (kind === 'name') {
      names += x * y;
      namesA += x * x;
      namesB += y * y;
      if (a && b && bits > 12) rareNames += says;
    } else if (kind !== 'word' && a && b && bits >= 11) figures += says;
  });
  const best = bestOf(pair, measured, first);
  const sum = best.slice(0, 3).reduce((all, score) => all + score, 0);
  const runs = measured.filter(
    ({ runs: { words: length, a, b } }) => length >= 6 || Math.min(a, b) > 0.7,
  ).length;
  const shorter = Math.max(3, Math.min(terms.a.length, terms.b.length));
  return [
    names / Math.sqrt(Math.max(1, namesA * namesB)),
    1 - Math.exp(-rareNames / 2),
    mainNames(pair),
    1 - Math.exp(-figures / 0.8),
    Math.min(1, runs / shorter),
    Math.min(1, best.filter((score) => score > 0.5).length / shorter),
    sum / 3,
  ];
}

/** Names of each text that are taken for what it is about. */
const main = 5;

/** Share of the names that each text has most which the other has at all, weighed by how much they say. */
function mainNames({ terms, weighed: { countA, countB } }: Pair): number {
  const share = (own: Int32Array, others: Int32Array): number => {
    const names = terms.all
      .flatMap(({ kind, bits }, term) => {
        const count = own[term] ?? 0;
        return kind === 'name' && count > 0
          ? [{ term, says: Math.log2(1 + count) * Math.max(0, bits - 6) }]
          : [];
      })
      .sort((x, y) => y.says - x.says || x.term - y.term)
      .slice(0, main);
    const all = names.reduce((sum, { says }) => sum + says, 0);
    return all ? names.reduce((sum, { term, says }) => sum + (others[term] ? says : 0), 0) / all : 0;
  };
  return (share(countA, countB) + share(countB, countA)) / 2;
}

/** The best score of each sentence of the shorter text, best first. */
function bestOf({ terms }: Pair, measured: readonly Measured[], first: readonly number[]): number[] {
  const side = terms.a.length <= terms.b.length ? 'a' : 'b';
  const best = new Float64Array(terms[side].length);
  measured.forEach((pair, at) => {
    best[pair[side]] = Math.max(best[pair[side]] ?? 0, first[at] ?? 0);
  });
  return [...best].sort((x, y) => y - x);
}
