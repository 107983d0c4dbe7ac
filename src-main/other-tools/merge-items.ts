import { levelAddress } from '../library/address';
import { levelTitle } from '../library/same-article';
import { limits } from '#contract';
import { annotationKey } from '../store/brought-annotation';
import type { BroughtItem } from './record';

/** What tells pages apart: the address without what does not matter, or else title and author. */
export function keyOf({ url, title, byline }: Pick<BroughtItem, 'url' | 'title' | 'byline'>): string {
  const address = levelAddress(url);
  return address !== null ? `a ${address}` : `t ${levelTitle(title ?? '')} ${levelTitle(byline ?? '')}`;
}

/** A title alone says which page is meant from this many letters on. */
const longTitle = 12;
export const isTelling = (title: string | null): boolean => levelTitle(title ?? '').length >= longTitle;

/** Entries of one page as one: tags and notes of all, the earliest time. In the order in which pages appear first. */
export function mergeItems(items: readonly BroughtItem[]): BroughtItem[] {
  const groups = new Map<string, BroughtItem[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].map(asOne);
}

function asOne(all: readonly BroughtItem[]): BroughtItem {
  const [first, ...others] = all as [BroughtItem, ...BroughtItem[]];
  if (others.length === 0) return first;
  const some = <K extends keyof BroughtItem>(field: K): BroughtItem[K] =>
    (all.find((one) => one[field] !== null) ?? first)[field];
  const earliest = (times: (string | null)[]): string | null =>
    times.filter((time) => time !== null).sort()[0] ?? null;
  const states = all.map(({ state }) => state);
  return {
    ...first,
    title: titleOf(all),
    ...{ byline: some('byline'), siteName: some('siteName'), page: some('page') },
    publishedTime: some('publishedTime'),
    savedAt: earliest(all.map(({ savedAt }) => savedAt)),
    tags: [...new Set(all.flatMap(({ tags }) => tags))].slice(0, limits.tags),
    collections: distinctBy(
      all.flatMap(({ collections }) => collections),
      (path) => path.join('\n'),
    ),
    favourite: all.some(({ favourite }) => favourite),
    // What is unread in one place is not done with.
    state: states.includes('unread') ? 'unread' : some('state'),
    note: [...new Set(all.map(({ note }) => note).filter(Boolean))].join('\n\n').slice(0, limits.note),
    annotations: distinctBy(
      all.flatMap(({ annotations }) => annotations),
      annotationKey,
    ),
  };
}

/** Old exports have the address where nobody knew the title. */
function titleOf(all: readonly BroughtItem[]): string | null {
  const titles = all.map(({ title }) => title).filter((title) => title !== null);
  return titles.find((title) => !/^https?:\/\//i.test(title)) ?? titles[0] ?? null;
}

function distinctBy<T>(all: readonly T[], key: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [key(one), one] as const).reverse()).values()].reverse();
}
