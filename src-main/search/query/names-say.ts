import type { LibraryEntry } from '../../store/formats';
import { occurrences, soughtFor } from '../found/occurrences';
import { hostOf } from '../searchable';
import { type Words, wordsIn } from '../words/words-in';
import type { Scope, Wanted } from './query';

const words = new WeakMap<LibraryEntry, Partial<Record<Scope, Words>>>();

/** Whether a word stands in what the library index says of an article: while the index of words does not have it. */
export function namesSay(entry: LibraryEntry, wanted: Wanted): boolean {
  const sought = soughtFor([wanted]);
  const its = words.get(entry) ?? namesOf(entry);
  words.set(entry, its);
  const scopes = wanted.scope === null ? (Object.keys(its) as Scope[]) : [wanted.scope];
  return scopes.some((scope) => {
    const some = its[scope];
    return some !== undefined && occurrences(some, sought).length > 0;
  });
}

function namesOf({
  title,
  byline,
  siteName,
  source,
  tags,
  noteTags,
}: LibraryEntry): Partial<Record<Scope, Words>> {
  return {
    title: wordsIn(title),
    author: wordsIn(byline ?? ''),
    site: wordsIn(`${siteName ?? ''}\n${hostOf(source.url)}`),
    file: wordsIn(source.fileName),
    tag: wordsIn([...tags, ...noteTags.map(({ tag }) => tag)].join('\n')),
  };
}
