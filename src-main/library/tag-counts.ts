import type { LibraryEntry } from '../store/formats';

/** How often each tag of articles and notes is used in the library. Counted when it is asked for first, then kept in step. */
export interface TagCounts {
  add: (entry: LibraryEntry) => void;
  remove: (entry: LibraryEntry) => void;
  mostUsedFirst: () => string[];
}

export function createTagCounts(all: () => Iterable<LibraryEntry>): TagCounts {
  let known: Map<string, number> | null = null;
  let ordered: string[] | null = null;
  const count = (counts: Map<string, number>, { noteTags, tags }: LibraryEntry, sign: 1 | -1): void => {
    for (const { tag, count: times } of [...noteTags, ...tags.map((tag) => ({ tag, count: 1 }))]) {
      const now = (counts.get(tag) ?? 0) + sign * times;
      if (now > 0) counts.set(tag, now);
      else counts.delete(tag);
      ordered = null;
    }
  };
  const counts = (): Map<string, number> => {
    if (known) return known;
    const fresh = new Map<string, number>();
    for (const entry of all()) count(fresh, entry, 1);
    return (known = fresh);
  };
  return {
    add: (entry) => known && count(known, entry, 1),
    remove: (entry) => known && count(known, entry, -1),
    mostUsedFirst: () =>
      (ordered ??= [...counts()].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([tag]) => tag)),
  };
}
