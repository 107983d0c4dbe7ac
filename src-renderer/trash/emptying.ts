import type { Emptied, ForGood } from '#contract';
import { call, stale, staleNotes } from '../api';
import { say, sayError } from '../toasts';

const many = (count: number, one: string, several = `${one}s`): string =>
  count === 1 ? `1 ${one}` : `${count.toLocaleString()} ${several}`;

/** What an emptying concerns, in words: `3 articles with 12 notes, 1 comparison`; empty when there is nothing. */
export function inWords({ articles, notesOfArticles, comparisons, notes, collections }: Emptied): string {
  const parts = [
    articles > 0 &&
      many(articles, 'article') + (notesOfArticles > 0 ? ` with ${many(notesOfArticles, 'note')}` : ''),
    comparisons > 0 && many(comparisons, 'comparison'),
    collections > 0 && many(collections, 'collection'),
    notes > 0 && many(notes, 'deleted note'),
  ].filter((part) => part !== false);
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? '');
}

/** `3.2 MB` */
export function inBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [size, unit] =
    bytes < 1e6 ? [bytes / 1e3, 'kB'] : bytes < 1e9 ? [bytes / 1e6, 'MB'] : [bytes / 1e9, 'GB'];
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${unit}`;
}

/** Deletes for good. This is no step of the history: nothing takes it back. */
export async function deleteForGood(what: ForGood): Promise<void> {
  try {
    const done = await call('emptyTrash', { what });
    say(inWords(done) ? `Deleted for good: ${inWords(done)}` : 'There was nothing to delete');
  } catch (error) {
    sayError(error);
  } finally {
    stale('listTrash');
    stale('countTrash');
    stale('listComparisons');
    staleNotes();
  }
}

/** The time so many days ago. */
export const daysAgo = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();
