import type { AwaitedPage } from '#contract';
import { heldAnswer, useAnswer, useAnswers, useData } from '../../api';

/** Pages that are asked for together. */
const pageSize = 100;
const none = { words: '', from: 0, count: 0 };

/** How many pages wait for their text. */
export const useAwaitedTotal = (): number => useAnswer('listAwaited', none).data?.total ?? 0;

/** Null while that is not known. */
export const heldAwaitedTotal = (): number | null => heldAnswer('listAwaited', none)?.total ?? null;

export interface Awaited {
  ready: boolean;
  failed: Error | null;
  words: string;
  total: number;
  found: number;
}

/** The pages that have these words. */
export function useAwaited(words: string): Awaited {
  const [asked] = useAnswers('listAwaited', [{ words, from: 0, count: pageSize }]);
  const { data, error = null } = asked ?? {};
  return {
    ...{ ready: data !== undefined, failed: error, words },
    ...{ total: data?.total ?? 0, found: data?.found ?? 0 },
  };
}

/** Rows by their numbers; those between `from` and `to`, and `also`, are asked for. */
export function useAwaitedRows(
  words: string,
  { from, to, also }: { from: number; to: number; also: number },
): (row: number) => AwaitedPage | undefined {
  const pages = new Set([0, Math.floor(Math.max(0, also) / pageSize)]);
  for (let page = Math.floor(from / pageSize); page <= Math.floor(to / pageSize); page++) pages.add(page);
  const wanted = [...pages].filter((page) => page >= 0);
  const answers = useData(
    'listAwaited',
    wanted.map((page) => ({ words, from: page * pageSize, count: pageSize })),
  );
  return (row) => answers[wanted.indexOf(Math.floor(row / pageSize))]?.rows[row % pageSize];
}
