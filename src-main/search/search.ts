import type { Correction, FoundIn, Id, Output, SearchSnippet } from '#contract';
import type { LibraryIndex } from '../library/library-index';
import type { Articles } from '../store/articles';
import { findText, findWords } from './found/passages';
import { snippetsOf } from './found/snippets';
import { parseQuery } from './query/parse';
import { wantedIn } from './query/query';
import { searchableOf, type Searchable } from './searchable';

/** What a search has found. */
export interface Found {
  /** The best first; what has no words, only fields, in the order of import, the newest first. */
  ids: readonly Id[];
  corrections: Correction[];
  misread: string[];
  partial: boolean;
}

export interface Search {
  /** Never fails: while there is no index of words, titles, names and tags are searched. */
  find: (search: string) => Promise<Found>;
  /** Where these articles say what is searched for, the best places first. */
  snippets: (search: string, articles: readonly Id[]) => Promise<ReadonlyMap<Id, SearchSnippet[]>>;
  /** Another number when the same search may find something else. */
  revision: () => number;
  /** Where a search stands in articles' texts; those that are not there are left out. */
  findIn: (articles: readonly Id[], search: string, mode: 'words' | 'literal') => Promise<FoundIn[]>;
  status: () => Output<'getSearchStatus'>;
  close: () => Promise<void>;
}

export function createSearch(options: { articles: Articles; index: LibraryIndex }): Search {
  const { articles, index } = options;
  const read = (id: Id): Promise<Searchable | null> =>
    articles
      .use(id, async (folder) => {
        const { record, text } = await folder.content();
        return searchableOf(record, text, folder.annotations.data);
      })
      .catch(() => null);
  return {
    find: async (search) => {
      const { query, misread } = parseQuery(search);
      const words = wantedIn(query);
      if (words.length === 0)
        return { ids: index.list().map(({ id }) => id), corrections: [], misread, partial: false };
      const ids: { id: Id; count: number }[] = [];
      for (const id of index.ids()) {
        const article = await read(id);
        if (!article) continue;
        const hits = words.map((word) =>
          snippetsOf(article, [word]).reduce((n, { marks }) => n + marks.length, 0),
        );
        if (hits.every((n) => n > 0)) ids.push({ id, count: hits.reduce((a, b) => a + b, 0) });
      }
      ids.sort((a, b) => b.count - a.count);
      return { ids: ids.map(({ id }) => id), corrections: [], misread, partial: false };
    },
    revision: () => Math.random(),
    snippets: async (search, ids) => {
      const words = wantedIn(parseQuery(search).query);
      const found = new Map<Id, SearchSnippet[]>();
      if (words.length === 0) return found;
      for (const id of ids) {
        const article = await read(id);
        if (article) found.set(id, snippetsOf(article, words));
      }
      return found;
    },
    findIn: async (ids, search, mode) => {
      const words = wantedIn(parseQuery(search).query);
      const found: FoundIn[] = [];
      for (const id of ids) {
        const article = await read(id);
        if (!article) continue;
        const { text, version } = article;
        const there = mode === 'literal' ? findText(text, search) : findWords(text, words);
        found.push({ article: id, version, ...there });
      }
      return found;
    },
    status: () => ({ indexed: index.ids().length, total: index.ids().length, failed: null }),
    close: async () => undefined,
  };
}
