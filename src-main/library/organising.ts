import {
  AppError,
  type ArticleSummary,
  type Checked,
  type Id,
  type LibraryQuery,
  type Output,
} from '#contract';
import type { Collections } from './collections';
import type { LibraryIndex } from './library-index';
import type { Library } from './library';
import type { Search } from '../search/search';

/** The library as it is listed, filtered and put in order by the reader. */
export interface Organising {
  rows: (input: Checked<'listLibrary'>) => Promise<Output<'listLibrary'>>;
  ids: (input: Checked<'listLibraryIds'>) => Promise<Id[]>;
  summaries: (articles: readonly Id[]) => ArticleSummary[];
  facets: () => Output<'getFacets'>;
}

export function createOrganising(options: {
  library: Library;
  index: LibraryIndex;
  collections: Collections;
  finder: Search;
}): Organising {
  const { library, index, collections, finder } = options;
  // For now: words in titles and outlets, by import.
  const found = ({ search, collection }: LibraryQuery): ArticleSummary[] => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    const within = collection === null ? null : new Set(collections.articles(collection) ?? []);
    return library.list().filter(({ id, title, siteName }) => {
      const hay = `${title} ${siteName ?? ''}`.toLowerCase();
      return (!within || within.has(id)) && words.every((word) => hay.includes(word));
    });
  };
  return {
    rows: async ({ query, from, count }) => {
      const { ids, ...said } = await finder.find(query.search);
      const inside = new Map(found({ ...query, search: '' }).map((article) => [article.id, article]));
      const all = ids.flatMap((id) => inside.get(id) ?? []);
      const page = all.slice(from, from + count);
      const snippets = await finder.snippets(
        query.search,
        page.map(({ id }) => id),
      );
      return {
        total: all.length,
        rows: page.map((article) => ({ article, snippets: snippets.get(article.id) ?? [] })),
        ...said,
      };
    },
    ids: async ({ query, from, count }) =>
      found(query)
        .slice(from, from + count)
        .map(({ id }) => id),
    summaries: (articles) => articles.flatMap((id) => index.get(id) ?? []),
    facets: () => {
      const all = library.list();
      return {
        total: all.length,
        unread: all.filter(({ progress }) => progress < 0.97).length,
        favourites: all.filter(({ favourite }) => favourite).length,
        noted: all.filter(({ annotations }) => annotations > 0).length,
        waiting: all.filter(({ unplaced }) => unplaced > 0).length,
        ...{ sites: [], languages: [], tags: [], collections: {} },
      };
    },
  };
}

/** What is promised and not made yet. */
export function notYet(): never {
  throw new AppError('unsupported', 'This is not made yet.');
}
