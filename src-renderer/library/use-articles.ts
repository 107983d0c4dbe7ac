import { useDeferredValue, useMemo, useState } from 'react';
import type { ArticleRow, LibraryQuery, LibraryRows } from '#contract';
import { call, useAnswers, useData } from '../api';
import { limits } from '#contract/limits';
import { askedFor, orderOf, queryOf, useShelf } from '../shelf';

/**
 * Articles that are asked for together, while the list is scrolled. What a search finds is read for its snippets: few more
 * than a window shows.
 */
export const pageSizeOf = ({ search }: LibraryQuery): number => (search === '' ? 100 : 25);

export const pageOf = (query: LibraryQuery, page: number) => ({
  query,
  from: page * pageSizeOf(query),
  count: pageSizeOf(query),
});

/** The articles that the panel shows, of which only some pages are at hand. */
export interface Articles {
  /** Whether anything has been answered yet. */
  ready: boolean;
  failed: Error | null;
  /** What is shown; what is asked for may be a newer one. */
  query: LibraryQuery;
  /** The first page, with what was said of the search. */
  answer: LibraryRows | null;
  total: number;
}

function useWanted(): LibraryQuery {
  const { search, collection, filters } = useShelf();
  const { sort, reversed } = useShelf(orderOf);
  return useMemo(
    () => ({ search: askedFor(search), collection, filters, sort, reversed }),
    [search, collection, filters, sort, reversed],
  );
}

/** What is shown goes on being shown until the first page of the next query is there. */
export function useArticles(): Articles {
  const wanted = useDeferredValue(useWanted());
  const [asking] = useAnswers('listLibrary', [pageOf(wanted, 0)]);
  const { data: answer, error = null } = asking ?? {};
  const [shown, setShown] = useState<{ query: LibraryQuery; answer: LibraryRows } | null>(null);
  if (answer && (shown?.answer !== answer || shown.query !== wanted)) setShown({ query: wanted, answer });
  return {
    ready: shown !== null,
    failed: error,
    query: shown?.query ?? wanted,
    answer: shown?.answer ?? null,
    total: shown?.answer.total ?? 0,
  };
}

/**
 * Rows by their numbers; those between `from` and `to` are asked for, others may be there.
 * @param also a row far from these that is wanted, too
 */
export function useArticleRows(
  { query }: Articles,
  { from, to, also }: { from: number; to: number; also: number },
): (row: number) => ArticleRow | undefined {
  const pageSize = pageSizeOf(query);
  const pages = [0, Math.floor(Math.max(0, also) / pageSize)];
  for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++) pages.push(page);
  const wanted = [...new Set(pages)];
  const answers = useData(
    'listLibrary',
    wanted.map((page) => pageOf(query, page)),
  );
  return (row) => {
    const page = Math.floor(row / pageSize);
    return answers[wanted.indexOf(page)]?.rows[row - page * pageSize];
  };
}

/** Ids of the articles that a query finds, loaded or not, from one row up to another, both among them. */
export async function idsBetween(query: LibraryQuery, from = 0, to = Infinity): Promise<string[]> {
  const ids: string[] = [];
  for (let at = from; at <= to; at += limits.named) {
    const count = Math.min(limits.named, to + 1 - at);
    const some = await call('listLibraryIds', { query, from: at, count });
    ids.push(...some);
    if (some.length < count) break;
  }
  return ids;
}

/** All that the panel shows now. */
export const allShown = (): Promise<string[]> => idsBetween(queryOf(useShelf.getState()));
