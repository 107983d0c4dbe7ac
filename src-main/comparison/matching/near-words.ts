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
