import type { Id } from '#contract';
import type { LibraryEntry } from '../store/formats';
import { levelAddress } from './address';
import { levelName, levelTitle } from './same-article';

/** Finds entries by what they are known by, whatever their number. Worked out when it is asked for first. */
export interface EntryKeys {
  add: (entry: LibraryEntry) => void;
  remove: (entry: LibraryEntry) => void;
  /** Ids of those with this key, in no order. */
  get: (key: string) => ReadonlySet<Id>;
}

export function createEntryKeys(
  all: () => Iterable<LibraryEntry>,
  keysOf: (entry: LibraryEntry) => readonly string[],
): EntryKeys {
  let known: Map<string, Set<Id>> | null = null;
  const put = (ids: Map<string, Set<Id>>, entry: LibraryEntry): void => {
    for (const key of keysOf(entry)) {
      const same = ids.get(key);
      if (same) same.add(entry.id);
      else ids.set(key, new Set([entry.id]));
    }
  };
  const ids = (): Map<string, Set<Id>> => {
    if (known) return known;
    known = new Map();
    for (const entry of all()) put(known, entry);
    return known;
  };
  return {
    add: (entry) => known && put(known, entry),
    remove: (entry) => {
      for (const key of keysOf(entry)) {
        const same = known?.get(key);
        same?.delete(entry.id);
        if (same?.size === 0) known?.delete(key);
      }
    },
    get: (key) => ids().get(key) ?? none,
  };
}

const none: ReadonlySet<Id> = new Set();

/** Sums of all files that it was imported from. */
export const hashesOf = ({ source, hashes }: LibraryEntry): string[] => [source.sha256, ...hashes];

/** Its addresses, levelled. */
export const addressesOf = ({ source, urls }: LibraryEntry): string[] => [
  ...new Set([source.url, ...urls].flatMap((url) => levelAddress(url) ?? [])),
];

/** The name of its file and what that called itself, where it has no address. */
export function nameKeysOf(entry: LibraryEntry): string[] {
  const { source, title, foundTitle, edited } = entry;
  if (addressesOf(entry).length > 0) return [];
  // Lists of older programs do not say what the file called itself where the reader set a title: any may be right.
  const isUnknown = foundTitle === undefined && edited.includes('title');
  return [nameKey(source.fileName, isUnknown ? null : (foundTitle ?? title))];
}

export const nameKey = (fileName: string, title: string | null): string =>
  `${levelName(fileName)}\n${title === null ? '?' : `=${levelTitle(title)}`}`;
