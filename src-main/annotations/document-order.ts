import type { Annotation } from '#contract';

export function inDocumentOrder(a: Annotation, b: Annotation): number {
  const [x, y] = [a.target.selector[0], b.target.selector[0]];
  return x.start - y.start || x.end - y.end || (a.created < b.created ? -1 : 1);
}
