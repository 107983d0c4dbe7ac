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
