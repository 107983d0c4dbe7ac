import type { TextIndex } from './text-index';
import type { Words } from './words';

/** A word that stands more often than this tells of a place only together with its neighbours. */
const rare = 24;
/** Words that stand more often than this tell nothing even so. */
const common = 3000;
/** Farthest that two parts of one passage may have come apart, in words. */
const farthest = 400;
/** Share of the most votes that a place must have to be looked at. */
const worth = 0.2;
/** Width of the bands in which votes are counted together, in words. */
const band = 8;

/** Words of a text between which the first one of a snippet may stand. */
export interface Span {
  from: number;
  to: number;
}

/**
 * Where in a text something like these words may stand: by how far into the text each of them would put the first one,
 * in bits that speak for it, the most first.
 */
export function candidates({ words, places, bits }: TextIndex, snippet: Words, most: number): Span[] {
  const votes = new Map<number, number>();
  const vote = (at: number, weight: number): void => {
    const key = Math.floor(at / band);
    votes.set(key, (votes.get(key) ?? 0) + weight);
  };
  const { ids, count } = snippet;
  for (let k = 0; k < count; k++) {
    const id = ids[k] ?? 0;
    const found = places(id);
    if (found.length <= rare) {
      for (const j of found) vote(j - k, bits(id));
      continue;
    }
    if (k + 1 === count || found.length > common) continue;
    // With the word behind it, from the rarer one of the two.
    const next = ids[k + 1] ?? 0;
    const others = places(next);
    if (others.length <= rare || others.length > common) continue;
    const fromNext = others.length < found.length;
    let times = 0;
    const pairs: number[] = [];
    for (const at of fromNext ? others : found) {
      const j = fromNext ? at - 1 : at;
      if (words.ids[j] !== id || words.ids[j + 1] !== next) continue;
      times++;
      if (times <= 100) pairs.push(j);
    }
    if (times <= 100) for (const j of pairs) vote(j - k, Math.log2((words.count + 1) / times));
  }
  const ranked: [number, number][] = [];
  for (const [key, weight] of votes) {
    const [left, right] = [votes.get(key - 1) ?? 0, votes.get(key + 1) ?? 0];
    if (weight >= left && weight >= right) ranked.push([key, weight + left + right]);
  }
  ranked.sort((a, b) => b[1] - a[1]);
  const few = (ranked[0]?.[1] ?? 0) * worth;
  const best = ranked.slice(0, most).flatMap(([key, weight]) => (weight >= few ? [key * band] : []));
  const spans = best.map((at): Span => ({ from: at, to: at + band }));
  // Something may have been put into the passage: its halves then stand farther apart.
  const firsts = best.slice(0, 3);
  for (const one of firsts) {
    for (const other of firsts)
      if (other > one + band && other - one <= farthest) spans.push({ from: one, to: other + band });
  }
  return spans;
}
