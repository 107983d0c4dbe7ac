import { create } from 'zustand';
import { useShelf } from '../shelf';
import { allShown } from './use-articles';

/** The articles that a change of many is about to reach. */
export interface TickedArticles {
  /** All that the query finds, loaded or not; `ids` are then those that are not meant. */
  all: boolean;
  ids: ReadonlySet<string>;
}

const none: TickedArticles = { all: false, ids: new Set() };
export const useTickedArticles = create<TickedArticles>(() => none);

export const isTicked = ({ all, ids }: TickedArticles, id: string): boolean => ids.has(id) !== all;
export const tickedCount = ({ all, ids }: TickedArticles, total: number): number =>
  all ? Math.max(0, total - ids.size) : ids.size;

export const clearTicked = (): void => {
  if (useTickedArticles.getState() !== none) useTickedArticles.setState(none, true);
};
export const tickAll = (): void => useTickedArticles.setState({ all: true, ids: new Set() }, true);
export const tickOnly = (ids: readonly string[]): void =>
  useTickedArticles.setState({ all: false, ids: new Set(ids) }, true);

export const toggleTicked = (id: string): void =>
  useTickedArticles.setState(({ ids }) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    return { ids: next };
  });

/** Which articles are ticked; in the order of the list when all are. */
export async function tickedArticles(): Promise<string[]> {
  const { all, ids } = useTickedArticles.getState();
  return all ? (await allShown()).filter((id) => !ids.has(id)) : [...ids];
}

// What is not listed any more would be changed unseen.
useShelf.subscribe((now, before) => {
  const same = (['search', 'collection', 'filters'] as const).every((key) => now[key] === before[key]);
  if (!same) clearTicked();
});
