import { create } from 'zustand';
import { onEvent } from '../api';
import { paced } from '../paced';
import { useShelf } from '../shelf';
import { summariesOf } from '../summaries';
import { sayError } from '../toasts';
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

/** A span whose articles are still being asked for; what is done with the ticked ones waits for it. */
let coming: Promise<void> | null = null;
const set = (ticked: TickedArticles): void => {
  coming = null;
  useTickedArticles.setState(ticked, true);
};

export const clearTicked = (): void => {
  if (coming !== null || useTickedArticles.getState() !== none) set(none);
};
export const tickAll = (): void => set({ all: true, ids: new Set() });

/** Ticks these and no others, once it is known which they are; whatever is ticked meanwhile counts more. */
export function tickOnly(asked: Promise<readonly string[]>): void {
  const span = asked.then((ids) => {
    if (coming === span) set({ all: false, ids: new Set(ids) });
  }, sayError);
  coming = span;
  void span.then(() => {
    if (coming === span) coming = null;
  });
}

export function toggleTicked(id: string): void {
  const toggle = (): void =>
    useTickedArticles.setState(({ ids }) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      return { ids: next };
    });
  if (coming) void coming.then(toggle);
  else toggle();
}

/** When all that was asked to be ticked is. */
export async function tickingDone(): Promise<void> {
  while (coming) await coming;
}

/** Whether any article is ticked, or about to be. */
export const anyTicked = (): boolean => {
  const { all, ids } = useTickedArticles.getState();
  return coming !== null || all || ids.size > 0;
};

/** Which articles are ticked; in the order of the list when all are. */
export async function tickedArticles(): Promise<string[]> {
  await tickingDone();
  const { all, ids } = useTickedArticles.getState();
  return all ? (await allShown()).filter((id) => !ids.has(id)) : [...ids];
}

/** What is gone is neither ticked nor left out. */
export function untick(gone: Iterable<string>): void {
  const { all, ids } = useTickedArticles.getState();
  const left = new Set(ids);
  for (const id of gone) left.delete(id);
  if (left.size < ids.size)
    useTickedArticles.setState(all || left.size > 0 ? { all, ids: left } : none, true);
}

/** Articles that another window or another computer deletes leave what is ticked. */
export function watchTicked(): () => void {
  const look = paced(async () => {
    await tickingDone();
    const ids = [...useTickedArticles.getState().ids];
    if (ids.length === 0) return;
    const there = new Set((await summariesOf(ids)).map(({ id }) => id));
    untick(ids.filter((id) => !there.has(id)));
  });
  return onEvent('libraryChanged', look);
}

// What is not listed any more would be changed unseen.
useShelf.subscribe((now, before) => {
  const same = (['search', 'collection', 'filters'] as const).every((key) => now[key] === before[key]);
  if (!same) clearTicked();
});
