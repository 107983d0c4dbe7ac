import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Asks once more for what was said to be stale while it was being asked for the first time: the answer may be of before the
 * change, and the cache would take it for fresh.
 */
export function askForMissedChanges(queries: QueryClient): void {
  const missed = new WeakSet<object>();
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const { action } = event;
    const query: { queryKey: QueryKey; state: { fetchStatus: string } } = event.query;
    if (action.type === 'fetch') missed.delete(query);
    else if (action.type === 'invalidate' && query.state.fetchStatus === 'fetching') missed.add(query);
    else if (action.type === 'success' && action.manual !== true && missed.delete(query))
      void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
  });
}
