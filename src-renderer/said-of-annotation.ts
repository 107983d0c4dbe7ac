import type { Annotation, ShownLink } from '#contract';
import { noteOf, quoteOf, tagsOf } from './annotation';
import { heldLinks } from './held-links';
import { linksOf, shortQuote } from './linking';
import { categoryName } from './preferences';

/**
 * What stands in the page for assistive technology to read beside a block: without the words themselves, which the block
 * has, so that searching the page finds them once.
 * @param links that have the annotation as an end
 */
export function descriptionOfAnnotation(annotation: Annotation, links: readonly ShownLink[]): string {
  return [
    categoryName(annotation.category),
    ...writtenOn(annotation),
    ...linksOf(links, annotation.id).map(({ says, there }) => `linked: ${says}, ${there.title}`),
  ].join(', ');
}

/** What is announced of a highlight that is gone to: which of how many (`index` counts from 0), and all that is known of it. */
export function saidOfAnnotation(annotation: Annotation, index: number, count: number): string {
  const links = linksOf(heldLinks(annotation.target.source), annotation.id);
  return [
    `Highlight ${index + 1} of ${count}`,
    categoryName(annotation.category),
    `“${shortQuote(quoteOf(annotation), 160)}”`,
    ...writtenOn(annotation),
    ...links.map(({ says, there }) => `linked: ${says} “${shortQuote(there.quote)}”, ${there.title}`),
  ].join(', ');
}

function writtenOn(annotation: Annotation): string[] {
  const note = noteOf(annotation);
  const tags = tagsOf(annotation);
  return [...(note ? [`note: ${note}`] : []), ...(tags.length ? [`tags: ${tags.join(', ')}`] : [])];
}
