import { useEffect } from 'react';
import type { Output } from '#contract';
import { holdAnswer, onEvent, stale, useAnswer } from '../api';

/** How far the index of words has come; what was searched for meanwhile is asked again when it is complete. */
export function useSearchStatus(): Output<'getSearchStatus'> | undefined {
  const { data } = useAnswer('getSearchStatus', {});
  useEffect(
    () =>
      onEvent('searchProgress', ({ indexed, total }) => {
        holdAnswer('getSearchStatus', {}, (held) => ({ ...held, indexed, total }));
        if (indexed < total) return;
        stale('getSearchStatus');
        stale('listLibrary');
        stale('findInArticles');
      }),
    [],
  );
  return data;
}
