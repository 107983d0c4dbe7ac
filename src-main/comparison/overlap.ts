import type { Passage } from '#contract';

/** How many UTF-16 code units two passages of one text have in common. */
export function common(x: Passage, y: Passage): number {
  return Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
}

/** Whether more than half of the shorter one stands in the other. */
export function overlaps(x: Passage, y: Passage): boolean {
  return common(x, y) > Math.min(x.end - x.start, y.end - y.start) / 2;
}

/** Whether one stands wholly in the other. */
export const within = (inner: Passage, outer: Passage): boolean =>
  inner.start >= outer.start && inner.end <= outer.end;

/** Number of the first of these passages, which are in order, that ends behind a place; their count when none does. */
export function firstBehind(passages: readonly Passage[], at: number): number {
  let [low, high] = [0, passages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** For each of the sentences, which are in order, the passages that have something of it. */
export function bySentence(sentences: readonly Passage[], passages: readonly Passage[]): Passage[][] {
  const found: Passage[][] = sentences.map(() => []);
  for (const passage of passages)
    for (let n = firstBehind(sentences, passage.start); n < sentences.length; n++) {
      const sentence = sentences[n];
      if (!sentence || sentence.start >= passage.end) break;
      found[n]?.push(passage);
    }
  return found;
}
