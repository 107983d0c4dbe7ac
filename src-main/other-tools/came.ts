import { levelTitle } from '../library/same-article';
import { sha256 } from '../store/sha256';
import type { Gift } from './give';

/** Sums of what a gift says of its article as a whole: by them one knows what has come before, whatever became of it. */
export interface Sums {
  notes: string[];
  /** Of tags, collections and the star. */
  others: string[];
}

const sum = (kind: string, words: string): string => sha256(`${kind}\n${words}`).slice(0, 16);

export const sumOfTag = (tag: string): string => sum('tag', tag);
export const sumOfCollection = (path: readonly string[]): string =>
  sum('collection', path.map(levelTitle).join('\n'));
export const sumOfStar = sum('favourite', '');

/** Of each of its paragraphs: notes of several tools, or of a page that is marked twice, come as one. */
export const sumsOfNote = (note: string): string[] =>
  note
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => sum('note', paragraph));

/** Notes on the page as a whole: its own, and annotations without a passage. */
export const pageNotes = ({ annotations }: Gift): Gift['annotations'] =>
  annotations.filter(({ exact }) => exact.trim() === '');

/** All that a gift says, but for its collections. */
export function sumsOf(gift: Gift): Sums {
  const notes = pageNotes(gift);
  return {
    notes: [gift.note, ...notes.map(({ note }) => note)].flatMap(sumsOfNote),
    others: [
      ...[...gift.tags, ...notes.flatMap(({ tags }) => tags)].map(sumOfTag),
      ...(gift.favourite ? [sumOfStar] : []),
    ],
  };
}
