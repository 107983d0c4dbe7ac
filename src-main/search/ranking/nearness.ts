import { fieldCount } from '../index/document';
import { Postings } from '../index/postings';
import type { WordIndex } from '../index/word-index';
import { allFields } from './matches';
import { ofNearness } from './weights';

/** Of how many articles it is looked at, the best ones, and for how many words. */
const mostLifted = 100;
const mostWords = 4;

/** Lifts articles in which the words stand close together; those that are best by the words alone are looked at. */
export function lift(
  index: WordIndex,
  terms: readonly string[],
  best: Int32Array,
  score: Float32Array,
): void {
  const looked = best.subarray(0, mostLifted);
  const wanted = new Set(looked);
  const words = [...new Set(terms)].slice(0, mostWords);
  if (words.length < 2) return;
  /** Places of each word by article. */
  const places = words.map(() => new Map<number, number[]>());
  for (const segment of index.segments()) {
    const numbers = index.numbers(segment);
    const docs: number[] = [];
    for (let doc = 0; doc < segment.docs.length; doc++)
      if (segment.live[doc] && wanted.has(numbers[doc] ?? -1)) docs.push(doc);
    if (docs.length === 0) continue;
    words.forEach((word, n) => {
      const found = segment.find(word);
      if (!found) return;
      const postings = new Postings(found);
      for (const doc of docs) {
        if (!postings.reach(doc)) break;
        if (postings.doc !== doc) continue;
        const number = numbers[doc] ?? 0;
        const its = postings.places(allFields).map((place) => place + offsetOf(segment.docs[doc]?.part));
        const others = places[n]?.get(number) ?? [];
        places[n]?.set(
          number,
          [...others, ...its].sort((a, b) => a - b),
        );
      }
    });
  }
  for (const number of looked) {
    let sum = 0;
    for (let n = 0; n + 1 < words.length; n++) {
      const distance = nearest(places[n]?.get(number), places[n + 1]?.get(number));
      if (distance > 0) sum += 1 / distance;
    }
    score[number] = (score[number] ?? 0) * (1 + (ofNearness * sum) / (words.length - 1));
  }
}

/** The two documents of an article are far from each other. */
const offsetOf = (part: number | undefined): number => (part === 1 ? 2 ** 31 : 0);

/** Words from the one to the other, at least 1; 0 where one of them stands nowhere. */
function nearest(a: number[] | undefined, b: number[] | undefined): number {
  if (!a?.length || !b?.length) return 0;
  let least = Infinity;
  let n = 0;
  for (const place of a) {
    while (n + 1 < b.length && Math.abs((b[n + 1] ?? 0) - place) <= Math.abs((b[n] ?? 0) - place)) n++;
    least = Math.min(least, Math.abs((b[n] ?? 0) - place));
  }
  return Math.max(1, least / fieldCount);
}
