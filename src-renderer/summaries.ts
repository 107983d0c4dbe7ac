import { useMemo } from 'react';
import type { ArticleSummary } from '#contract';
import { limits } from '#contract/limits';
import { call, fetchAnswer, heldAnswer, onEvent, useAnswer, useData } from './api';
import { paced } from './paced';
import { everything } from './shelf';
import { keepOnly, useWorkspace } from './workspace';

/** Most articles that are asked for in one call. */
const most = 1000;

const pieces = (ids: readonly string[]): { articles: string[] }[] =>
  Array.from({ length: Math.ceil(ids.length / most) }, (_, i) => ({
    articles: ids.slice(i * most, (i + 1) * most),
  }));

/** What the library says of these articles, by id; undefined until it is known. Those that are not in it are left out. */
export function useSummaries(ids: readonly string[]): ReadonlyMap<string, ArticleSummary> | undefined {
  const named = [...new Set(ids)].sort().join();
  const inputs = useMemo(() => pieces(named === '' ? [] : named.split(',')), [named]);
  const answers = useData('getSummaries', inputs);
  return useMemo(() => {
    if (answers.some((answer) => answer === undefined)) return undefined;
    return new Map(answers.flatMap((answer) => answer ?? []).map((article) => [article.id, article]));
  }, [answers]);
}

/** Those of these articles that are in the library, as it says now. */
export async function summariesOf(ids: readonly string[]): Promise<ArticleSummary[]> {
  const all: ArticleSummary[] = [];
  for (const input of pieces(ids)) all.push(...(await call('getSummaries', input)));
  return all;
}

/** Ids of all articles of the library. */
export async function everyArticle(): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const input = { query: everything, from: ids.length, count: limits.named };
    const some = await call('listLibraryIds', input);
    ids.push(...some);
    if (some.length < limits.named) return ids;
  }
}

const count = { query: everything, from: 0, count: 0 };

/** How many articles there are; known before the first paint. */
export function useLibraryTotal(): number | undefined {
  return useAnswer('listLibrary', count).data?.total;
}
export const heldLibraryTotal = (): number => heldAnswer('listLibrary', count)?.total ?? 0;
export const fetchLibraryTotal = async (): Promise<number> => (await fetchAnswer('listLibrary', count)).total;

/** Closes the panes of articles that are not in the library any more. */
export function watchPanes(): () => void {
  const close = paced(async () => {
    const asked = useWorkspace.getState().panes;
    if (asked.length === 0) return;
    const there = new Set((await call('getSummaries', { articles: asked })).map(({ id }) => id));
    // What was opened meanwhile was not asked about.
    keepOnly((id) => !asked.includes(id) || there.has(id));
  });
  return onEvent('libraryChanged', close);
}
