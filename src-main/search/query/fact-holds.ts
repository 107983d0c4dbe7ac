import { type ArticleSummary, isRead } from '#contract';
import { daysOf } from '../../library/listing/days';
import type { Fact } from './query';

/** What can be told from an article's entry in the library index. */
export type EntryFact = Exclude<Fact, { is: 'collected' | 'linked' | 'categorised' }>;

export function factHolds(fact: EntryFact, entry: ArticleSummary): boolean {
  switch (fact.is) {
    case 'dated': {
      // An article of which only the year is known is of no month.
      const { from, to } = daysOf(entry);
      if (fact.how === 'on') return from.startsWith(fact.day) && to.startsWith(fact.day);
      return fact.how === 'before' ? to < fact.day : from > fact.day && !from.startsWith(fact.day);
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
