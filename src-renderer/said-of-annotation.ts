import type { Annotation } from '#contract';
import { noteOf, quoteOf, tagsOf } from './annotation';
import { heldLinks } from './held-links';
import { linksOf, shortQuote } from './linking';
import { categoryName } from './preferences';

/**
 * What a screen reader says of a highlight: which it is, its category, its words, and what the reader wrote on it and
 * linked it with. `index` counts from 0.
 */
export function saidOfAnnotation(annotation: Annotation, index: number, count: number): string {
  const note = noteOf(annotation);
  const tags = tagsOf(annotation);
  const links = linksOf(heldLinks(annotation.target.source), annotation.id);
  return [
    `Highlight ${index + 1} of ${count}`,
    categoryName(annotation.category),
    `“${shortQuote(quoteOf(annotation), 160)}”`,
    ...(note ? [`note: ${note}`] : []),
    ...(tags.length ? [`tags: ${tags.join(', ')}`] : []),
    ...links.map(({ says, there }) => `linked: ${says} “${shortQuote(there.quote)}”, ${there.title}`),
  ].join(', ');
}
