import type { Category, NotesQuery } from '#contract';
import { fold, wordsOf } from './fold';
import type { Entry, Row } from './rows';

/** What a query asks of each note, without where it looks and in what order. */
export type Conditions = Pick<NotesQuery, 'state' | 'words' | 'categories' | 'tags' | 'noted'>;

/** @param names the categories that there are: a word may stand in the name of one */
export function filterOf(
  { state, words, categories, tags, noted }: Conditions,
  names: readonly Category[],
): (row: Row, entry: Entry) => boolean {
  const inCategory = new Set(categories);
  const folded = names.map(({ id, name }) => ({ id, name: fold(name) }));
  const looked = wordsOf(words).map((word) => ({
    word,
    named: new Set(folded.filter(({ name }) => name.includes(word)).map(({ id }) => id)),
  }));
  return (row, entry) =>
    row.deleted === (state === 'deleted') &&
    (state !== 'unplaced' || row.version !== entry.version) &&
    (inCategory.size === 0 || inCategory.has(row.category)) &&
    (noted === undefined || row.noted === noted) &&
    tags.every((tag) => row.tags.includes(tag)) &&
    looked.every(({ word, named }) => named.has(row.category) || row.text.includes(word));
}
