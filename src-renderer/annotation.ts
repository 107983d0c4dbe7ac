import type { Annotation, Category, Passage } from '#contract';

/** The words of a note: its commenting body. */
export const noteOf = (annotation: Annotation): string =>
  annotation.body.find((body) => body.purpose === 'commenting')?.value ?? '';

export const tagsOf = (annotation: Annotation): string[] =>
  annotation.body.filter((body) => body.purpose === 'tagging').map((body) => body.value);

export const passageOf = (annotation: Annotation): Passage => {
  const { start, end } = annotation.target.selector[0];
  return { start, end };
};

/**
 * Whether an annotation stands in this version of its article's text. Else its passage counts in an older version, and it
 * has no place until a version comes that says its words again.
 */
export const isPlaced = (annotation: Annotation, version: number): boolean =>
  annotation.target.version === version;

/** Whether an annotation has no place in this version of the text, and the reader has not left it so. */
export const needsPlace = (annotation: Annotation, version: number): boolean =>
  !isPlaced(annotation, version) && annotation.leftUnplacedIn !== version;

export const quoteOf = (annotation: Annotation): string => annotation.target.selector[1].exact;

/** Signs that stand for the same and that a new version of a text may well set otherwise. */
const levelled = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/\u00ad/g, '')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„«»″]/g, '"')
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** The words that the reader had highlighted, where a newer version of the text says others there; else null. */
export function formerQuoteOf(annotation: Annotation): string | null {
  const made = annotation.origin?.selector[1].exact;
  return made === undefined || levelled(made) === levelled(quoteOf(annotation)) ? null : made;
}

/** Id of the element that shows an annotation in the notebook. */
export const cardId = (annotation: string): string => `note-${annotation}`;

/** How a category is shown; one that is not there any more is grey. */
export const categoryOf = (id: string, categories: readonly Category[]): Category =>
  categories.find((category) => category.id === id) ?? {
    ...{ id, name: 'No category', colour: 'grey', line: 'solid' },
  };
