import type { LibraryEntry } from '../../store/formats';

/**
 * When an article was published, so that strings sort as times: what is known as a year, a month or a day counts from its
 * beginning; times with an offset are turned into UTC, those without one are taken for it. Null when it is not known.
 */
export function publishedAt({ publishedTime }: Pick<LibraryEntry, 'publishedTime'>): string | null {
  if (!publishedTime || !/^\d{4}/.test(publishedTime)) return null;
  if (!/(?:[+-]\d{2}:?\d{2})$/.test(publishedTime.slice(10))) return publishedTime;
  const time = Date.parse(publishedTime);
  return Number.isNaN(time) ? publishedTime : new Date(time).toISOString();
}

/** Days `2024-03-02` of what an article's date may be: a year is all of its days. Of publication, or else of import. */
export function daysOf(entry: Pick<LibraryEntry, 'publishedTime' | 'source'>): { from: string; to: string } {
  // The day that the page names, wherever on earth that was.
  const named = entry.publishedTime?.slice(0, 10) ?? '';
  const date = /^\d{4}/.test(named) ? named : entry.source.importedAt.slice(0, 10);
  return { from: date + '-01-01'.slice(date.length - 4), to: date + '-12-31'.slice(date.length - 4) };
}
