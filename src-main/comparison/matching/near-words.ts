import { porter2 } from '../words/porter2';
import { relatedGroups } from '../words/related-words';
import type { SentenceTerms, Terms } from './terms';

/** Letters that two words must begin with to be taken for forms or spellings of one. */
const prefix = 5;

/** Words of a sentence that are looked at. */
const most = 60;

/** Weight of the words that are not the same but begin alike: “Bireun” and “Bireuen”, “operation” and “operational”. */
export function nearness(terms: Terms, weight: Float64Array, a: SentenceTerms, b: SentenceTerms): number {
  const words = new Map<string, number>();
  const shared = new Set<number>();
  for (const { term } of a.slice(0, most)) {
    const start = startOf(terms, term);
    if (start) words.set(start, term);
    shared.add(term);
  }
  let sum = 0;
  for (const { term } of b.slice(0, most)) {
    const start = startOf(terms, term);
    const other = start ? words.get(start) : undefined;
    if (other === undefined || other === term || shared.has(term)) continue;
    const [one, two] = [terms.all[term]?.key ?? '', terms.all[other]?.key ?? ''];
    if (Math.abs(one.length - two.length) <= 4) sum += 0.7 * Math.min(weight[term] ?? 0, weight[other] ?? 0);
  }
  return sum;
}

function startOf(terms: Terms, term: number): string | undefined {
  const { key = '', kind } = terms.all[term] ?? {};
  return (kind === 'word' || kind === 'name') && key.length > prefix ? key.slice(0, prefix) : undefined;
}

const groupsOf = new Map<string, number[]>();
relatedGroups.forEach((words, group) => {
  for (const word of words) {
    const stem = porter2(word);
    const groups = groupsOf.get(stem);
    if (!groups) groupsOf.set(stem, [group]);
    else if (!groups.includes(group)) groups.push(group);
  }
});

/** Weight of the words that are not the same but related: “foils” and “thwarts”. Each group counts once. */
export function relatedness(terms: Terms, weight: Float64Array, a: SentenceTerms, b: SentenceTerms): number {
  const groups = new Map<number, number>();
  const note = (
    sentence: SentenceTerms,
    other: SentenceTerms,
    found: (group: number, weight: number) => void,
  ) => {
    for (const { term } of sentence.slice(0, most)) {
      const { key = '', kind } = terms.all[term] ?? {};
      if (kind !== 'word') continue;
      for (const group of groupsOf.get(key) ?? [])
        if (!other.some((one) => one.term === term)) found(group, weight[term] ?? 0);
    }
  };
  note(a, b, (group, w) => groups.set(group, Math.max(groups.get(group) ?? 0, w)));
  let sum = 0;
  note(b, a, (group, w) => {
    sum += Math.min(groups.get(group) ?? 0, w);
    groups.delete(group);
  });
  return sum;
}
