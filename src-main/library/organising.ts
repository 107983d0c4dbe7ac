import type { ArticleSummary, Checked, Id, Output } from '#contract';
import type { Collections } from './collections/collections';
import type { LibraryIndex } from './library-index';
import { createFacets } from './listing/facets';
import { createListing, type Finder } from './listing/listing';

/** The library as it is listed, filtered and put in order by the reader. */
export interface Organising {
  rows: (input: Checked<'listLibrary'>) => Promise<Output<'listLibrary'>>;
  ids: (input: Checked<'listLibraryIds'>) => Promise<readonly Id[]>;
  summaries: (articles: readonly Id[]) => ArticleSummary[];
  facets: () => Promise<Output<'getFacets'>>;
}

export function createOrganising(options: {
  index: LibraryIndex;
  collections: Collections;
  finder: Finder;
}): Organising {
  const { index, finder } = options;
  const listing = createListing(options);
  return {
    rows: async ({ query, from, count }) => {
      const { ids, corrections, misread, partial } = await listing.list(query);
      const page = ids.slice(from, from + count);
      const snippets = query.search.trim() === '' ? null : await finder.snippets(query.search, page);
      return {
        total: ids.length,
        rows: page.flatMap((id) => {
          const article = index.get(id);
          return article ? [{ article, snippets: snippets?.get(id) ?? [] }] : [];
        }),
        ...{ corrections, misread, partial },
      };
    },
    ids: async ({ query, from, count }) => (await listing.list(query)).ids.slice(from, from + count),
    summaries: (articles) => articles.flatMap((id) => index.get(id) ?? []),
    facets: createFacets({ ...options, listing }),
  };
}
