import type { Annotation } from '#contract';
import { noteOf, quoteOf, tagsOf } from './annotation';
import { heldLinks } from './held-links';
import { linksOf, shortQuote } from './linking';
import { categoryName } from './preferences';

/** What assistive technology says of a highlight: its category, its words, what is written on it and linked with it. */
export function wordsOfAnnotation(annotation: Annotation, most = 60): string {
  const note = noteOf(annotation);
  const tags = tagsOf(annotation);
  const links = linksOf(heldLinks(annotation.target.source), annotation.id);
  return [
    categoryName(annotation.category),
    `“${shortQuote(quoteOf(annotation), most)}”`,
    ...(note ? [`note: ${note}`] : []),
    ...(tags.length ? [`tags: ${tags.join(', ')}`] : []),
    ...links.map(({ says, there }) => `linked: ${says} “${shortQuote(there.quote)}”, ${there.title}`),
  ].join(', ');
}

/** The same with which highlight of how many it is; `index` counts from 0. */
export const saidOfAnnotation = (annotation: Annotation, index: number, count: number): string =>
  `Highlight ${index + 1} of ${count}, ${wordsOfAnnotation(annotation, 160)}`;
