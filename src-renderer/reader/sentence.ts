import type { Passage } from '#contract';

export type Unit = 'character' | 'word' | 'sentence';

/**
 * The sentence around an offset, without white space at its ends; a line is never left, since a newline ends a
 * block. Null on an empty line.
 *
 * @param lang BCP 47 tag of the article, or null when unknown
 */
export function sentenceAt(text: string, offset: number, lang: string | null): Passage | null {
  throw new Error('not yet' + text + String(offset) + String(lang));
}

/** The word around an offset, or null where there is none. At the seam of a word and a gap the word is taken. */
export function wordAt(text: string, offset: number, lang: string | null): Passage | null {
  throw new Error('not yet' + text + String(offset) + String(lang));
}

/** The passage with ends that lie inside a word moved outwards to its edges. */
export function snapToWords(text: string, passage: Passage, lang: string | null): Passage {
  throw new Error('not yet' + text + String(passage) + String(lang));
}

/**
 * The next place forwards or backwards where a unit ends (forwards) or starts (backwards), as Ctrl+Arrow moves; the
 * text's own end when there is none. Goes on to the next line at a line's end.
 */
export function nextBoundary(
  text: string,
  offset: number,
  direction: 'forward' | 'backward',
  unit: Unit,
  lang: string | null,
): number {
  throw new Error('not yet' + text + String(offset) + direction + unit + String(lang));
}
