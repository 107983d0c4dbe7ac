import { type Id, isRead, type Output } from '#contract';
import { createPauses } from '../../annotations/notes/pauses';
import type { Collections } from '../collections/collections';
import type { LibraryIndex } from '../library-index';
import { languageOf } from './filter';
import type { Listing } from './listing';

type Facets = Output<'getFacets'>;

/** Counts the library by its kinds; the same answer until something changes. */
export function createFacets(options: {
  index: LibraryIndex;
  collections: Pick<Collections, 'shelves'>;
  listing: Pick<Listing, 'within' | 'state'>;
}): () => Promise<Facets> {
  const { index, collections, listing } = options;
  let known: { state: string; facets: Promise<Facets> } | null = null;

  const count = async (): Promise<Facets> => {
    const pauses = createPauses();
    let [total, unread, favourites, noted, waiting] = [0, 0, 0, 0, 0];
    const [sites, languages, tags] = [new Counts(), new Counts(), new Counts()];
    for (const id of index.ids()) {
      if (pauses.due()) await pauses.take();
      const entry = index.entry(id);
      if (!entry) continue;
      total++;
      if (!isRead(entry)) unread++;
      if (entry.favourite) favourites++;
      if (entry.annotations > 0) noted++;
      if (entry.unplaced > 0) waiting++;
      if (entry.siteName) sites.add(entry.siteName);
      if (entry.lang) languages.add(languageOf(entry.lang));
      for (const tag of entry.tags) tags.add(tag);
    }
    const inside: Record<Id, number> = {};
    for (const { id } of collections.shelves()) inside[id] = (await listing.within(id)).size;
    return {
      ...{ total, unread, favourites, noted, waiting },
      sites: sites.most().map(([name, n]) => ({ name, count: n })),
      languages: languages.most().map(([lang, n]) => ({ lang, count: n })),
      tags: tags.most().map(([tag, n]) => ({ tag, count: n })),
      collections: inside,
    };
  };

  return () => {
    const state = listing.state();
    if (known?.state === state) return known.facets;
    const facets = count();
    known = { state, facets };
    facets.catch(() => (known = null));
    return facets;
  };
}

class Counts extends Map<string, number> {
  add(key: string): void {
    this.set(key, (this.get(key) ?? 0) + 1);
  }
  /** The most first. */
  most(): [string, number][] {
    return [...this].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  }
}
