import { useDeferredValue, useMemo, useState } from 'react';
import type { ArticleRow, LibraryQuery, LibraryRows } from '#contract';
import { useAnswers } from '../api';
import { askedFor, orderOf, useShelf } from '../shelf';

/** Articles that are asked for together: each is read for its snippets. */
export const pageSize = 20;

export interface Results {
  query: LibraryQuery;
  /** The first page, with what is said of the search; null before anything has been answered. */
  answer: LibraryRows | null;
  rows: readonly ArticleRow[];
  failed: Error | null;
  more: () => void;
}

/** What the search finds, page by page; the last answer stays until the next one is there. */
export function useResults(): Results {
  const { search, collection, filters } = useShelf();
  const { sort, reversed } = useShelf(orderOf);
  const asked = useMemo(
    () => ({ search: askedFor(search), collection, filters, sort, reversed }),
    [search, collection, filters, sort, reversed],
  );
  const query = useDeferredValue(asked);
  const [pages, setPages] = useState({ query, count: 1 });
  const count = pages.query === query ? pages.count : 1;
  const answers = useAnswers(
    'listLibrary',
    Array.from({ length: count }, (_, page) => ({ query, from: page * pageSize, count: pageSize })),
  );
  const [first] = answers;
  const [shown, setShown] = useState<Omit<Results, 'failed' | 'more'> | null>(null);
  const known = answers.flatMap(({ data }) => data ?? []);
  const rows = known.flatMap((page) => page.rows);
  const ready = first?.data;
  // Drawn again before it is shown: an answer that is awaited changes nothing of what is there.
  if (
    ready &&
    (shown?.query !== query ||
      shown.answer !== ready ||
      shown.rows.length !== rows.length ||
      rows.some((row, i) => row !== shown.rows[i]))
  )
    setShown({ query, answer: ready, rows });
  return {
    ...(shown ?? { query, answer: null, rows: [] }),
    failed: first?.error ?? null,
    more: () => setPages({ query, count: count + 1 }),
  };
}
