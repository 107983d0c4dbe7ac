import type { Measured } from './features';
import type { Pair } from './pair';

/** What is measured of two texts as wholes, to tell two accounts of one event from two events alike. */
export const eventFeatureNames = [
  ...['names', 'rareNames', 'mainNames', 'words', 'figures', 'runs', 'firm', 'best'],
  ...['daysDiffer'],
] as const;

export const eventAgainst: ReadonlySet<string> = new Set(['daysDiffer']);

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
      if (a && b && bits > 12) rareNames += says;
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
    mainNames(pair),
    words / Math.sqrt(Math.max(1, wordsA * wordsB)),
    1 - Math.exp(-figures / 0.8),
    Math.min(1, runs / shorter),
    Math.min(1, best.filter((score) => score > 0.5).length / shorter),
    sum / 3,
    daysDiffer(pair),
  );
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

/** Days between which two texts can hardly be reports of one event. */
const longAfter = 120;

/** 1 where both texts say when they were published, by what is known or by their first full date, and that is far apart. */
function daysDiffer({ a, b }: Pair): number {
  const [one, other] = [dayOf(a), dayOf(b)];
  return one !== null && other !== null && Math.abs(one - other) > longAfter ? 1 : 0;
}

/** Sentences at the head of a text where it says its date. */
const head = 3;

function dayOf({ published, figures }: Pair['a']): number | null {
  const known = published ? Date.parse(published) : NaN;
  if (Number.isFinite(known)) return known / 86_400_000;
  const found = figures.find(({ sentence, day }) => sentence < head && day?.year && day.month);
  if (!found?.day) return null;
  return Date.UTC(found.day.year ?? 0, (found.day.month ?? 1) - 1, found.day.day ?? 15) / 86_400_000;
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
