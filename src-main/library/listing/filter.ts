import { isRead, type LibraryQuery } from '#contract';
import type { LibraryEntry } from '../../store/formats';
import { daysOf } from './days';

type Filters = LibraryQuery['filters'];
type Test = (entry: LibraryEntry) => boolean;

/** Whether an article is what the filters want: all that is said must hold. Null when they say nothing. */
export function filterOf(filters: Filters, isFiled: (entry: LibraryEntry) => boolean): Test | null {
  const { unread, favourite, noted, waiting, unfiled, tags, sites, languages } = filters;
  const { from, to, shortest, longest } = filters;
  const tests: Test[] = [];
  if (unread !== undefined) tests.push((one) => isRead(one) !== unread);
  if (favourite !== undefined) tests.push((one) => one.favourite === favourite);
  if (noted !== undefined) tests.push(({ annotations }) => annotations > 0 === noted);
  if (waiting !== undefined) tests.push(({ unplaced }) => unplaced > 0 === waiting);
  if (unfiled !== undefined) tests.push((one) => isFiled(one) !== unfiled);
  if (tags && tags.length > 0) tests.push((one) => tags.every((tag) => one.tags.includes(tag)));
  if (sites && sites.length > 0) {
    const some = new Set(sites);
    tests.push(({ siteName }) => siteName !== null && some.has(siteName));
  }
  if (languages && languages.length > 0) {
    const some = new Set(languages.map(languageOf));
    tests.push(({ lang }) => lang !== null && some.has(languageOf(lang)));
  }
  // A year that is known without its day may be meant by each of its days.
  if (from !== undefined) tests.push((one) => daysOf(one).to >= from);
  if (to !== undefined) tests.push((one) => daysOf(one).from <= to);
  if (shortest !== undefined) tests.push(({ words }) => words >= shortest);
  if (longest !== undefined) tests.push(({ words }) => words <= longest);
  return tests.length === 0 ? null : (entry) => tests.every((test) => test(entry));
}

/** `en-GB` and `en_us` are English. */
export const languageOf = (lang: string): string => lang.split(/[-_]/)[0]?.toLowerCase() ?? '';
