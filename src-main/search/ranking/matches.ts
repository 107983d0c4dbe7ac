import type { WordIndex } from '../index/word-index';
import { fieldCount, fields } from '../index/document';
import { Postings } from '../index/postings';
import type { Segment, Term } from '../index/segment';
import { lengthShare, weights } from './weights';

/** How often an article has a word, weighed by where; by number of the article. */
export interface Matches {
  weight: Float32Array;
  /** Articles that have it. */
  found: number[];
}

export const allFields = (1 << fieldCount) - 1;

export function noMatches(index: WordIndex): Matches {
  return { weight: new Float32Array(index.ids.length), found: [] };
}

/** Adds what the terms of one word weigh. */
export function addTerm(index: WordIndex, term: string, mask: number, worth: number, to: Matches): void {
  const average = averageLength(index);
  for (const segment of index.segments()) {
    const found = segment.find(term);
    if (found) addPostings(index, segment, found, mask, worth, average, to);
  }
}

function addPostings(
  index: WordIndex,
  segment: Segment,
  term: Term,
  mask: number,
  worth: number,
  average: number,
  to: Matches,
): void {
  const postings = new Postings(term);
  const { live, docs } = segment;
  const numbers = index.numbers(segment);
  while (postings.next()) {
    const { doc } = postings;
    if (!live[doc] || !(postings.mask & mask)) continue;
    const weight = weigh(postings.counts, postings.mask & mask, docs[doc]?.length ?? 0, average);
    put(to, numbers[doc] ?? 0, weight * worth);
  }
}

export function put({ weight, found }: Matches, number: number, more: number): void {
  if (weight[number] === 0) found.push(number);
  weight[number] = (weight[number] ?? 0) + more;
}

export const averageLength = (index: WordIndex): number =>
  Math.max(1, index.length() / Math.max(1, index.count()));

/** @param counts by field, of those in `mask` */
export function weigh(counts: ArrayLike<number>, mask: number, length: number, average: number): number {
  let sum = 0;
  for (let field = 0, rest = mask; rest !== 0; field++, rest >>= 1) {
    if (!(rest & 1)) continue;
    const often = (counts[field] ?? 0) * (weights[field] ?? 0);
    sum += field === fields.text ? often / (1 - lengthShare + (lengthShare * length) / average) : often;
  }
  return sum;
}
