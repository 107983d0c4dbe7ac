import type { ArticleSummary } from '#contract';
import type { Fact } from './query';

/** Less of the text than this is left when an article counts as read. */
const nearlyAll = 1 - 1 / 30;

/** Whether an article has been read: what the reader says of it, or else how far they have come. */
export function isRead({ finished, progress }: Pick<ArticleSummary, 'finished' | 'progress'>): boolean {
  return finished ?? progress >= nearlyAll;
}

/** The day that an article counts under, `2024-03-02` or as much of it as is known: of publication, or else of import. */
export function dayOf({ publishedTime, source }: Pick<ArticleSummary, 'publishedTime' | 'source'>): string {
  return (publishedTime || source.importedAt).slice(0, 10);
}

/** What can be told from an article's entry in the library index. */
export type EntryFact = Exclude<Fact, { is: 'collected' | 'linked' | 'categorised' }>;

export function factHolds(fact: EntryFact, entry: ArticleSummary): boolean {
  switch (fact.is) {
    case 'dated': {
      const day = dayOf(entry);
      if (fact.how === 'on') return day.startsWith(fact.day);
      return fact.how === 'before' ? day < fact.day : day > fact.day && !day.startsWith(fact.day);
    }
    case 'language': {
      const lang = entry.lang?.toLowerCase() ?? '';
      return lang === fact.lang || lang.startsWith(`${fact.lang}-`);
    }
    case 'state':
      if (fact.state === 'read') return isRead(entry);
      if (fact.state === 'unread') return !isRead(entry);
      if (fact.state === 'favourite') return entry.favourite;
      return fact.state === 'waiting' ? entry.unplaced > 0 : entry.annotations > 0;
    case 'length':
      return compare(entry.words, fact.how, fact.words);
  }
}

function compare(a: number, how: '<' | '<=' | '>' | '>=' | '=', b: number): boolean {
  if (how === '=') return a === b;
  if (how.endsWith('=') && a === b) return true;
  return how.startsWith('<') ? a < b : a > b;
}
