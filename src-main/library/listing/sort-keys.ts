import { type articleSorts, isRead } from '#contract';
import type { LibraryEntry } from '../../store/formats';
import { publishedAt } from './days';

/** Orders that an article's own words say; the others are those of a search and of a collection. */
export type Sort = Exclude<(typeof articleSorts)[number], 'relevance' | 'collected'>;
/** Null: the article has none of it. */
export type Key = string | number | null;

/** What an article is put in order by. */
export function keyOf(entry: LibraryEntry, sort: Sort): Key {
  switch (sort) {
    case 'imported':
      return entry.source.importedAt;
    case 'published':
      return publishedAt(entry);
    case 'opened':
      return entry.openedAt;
    case 'title':
      return entry.title;
    case 'site':
      return entry.siteName;
    case 'length':
      return entry.words;
    case 'notes':
      return entry.annotations;
    case 'progress':
      // What the reader says counts more than how far it was on the screen.
      return isRead(entry) ? 1 : Math.min(entry.progress, 0.97);
  }
}
