import { create } from 'zustand';
import type { AnnotationRef } from '../workspace';
import { allRefs, type Notes } from './use-notes';

/** The notes that a change of many is about to reach. */
export interface Ticked {
  /** All that are shown, loaded or not; `refs` are then those that are not meant. */
  all: boolean;
  /** Annotation id → article. */
  refs: ReadonlyMap<string, string>;
}

const none: Ticked = { all: false, refs: new Map() };
export const useTicked = create<Ticked>(() => none);

export const isTicked = ({ all, refs }: Ticked, id: string): boolean => refs.has(id) !== all;
export const tickedCount = ({ all, refs }: Ticked, total: number): number =>
  all ? Math.max(0, total - refs.size) : refs.size;

export const clearTicked = (): void => useTicked.setState(none);
export const tickAll = (): void => useTicked.setState({ all: true, refs: new Map() });

/** The list that ticks were made in: its scope and, of open articles, which. */
let madeIn = '';

/** Ticks end with what they were made on: those in other articles than are shown now would be changed unseen. */
export function keepTicked(scope: string, articles: readonly string[]): void {
  const list = [scope, ...[...articles].sort()].join();
  if (list === madeIn) return;
  const same = madeIn.split(',')[0] === scope;
  madeIn = list;
  const { all, refs } = useTicked.getState();
  if (!same || all) return clearTicked();
  const kept = [...refs].filter(([, article]) => articles.includes(article));
  if (kept.length < refs.size) useTicked.setState({ refs: new Map(kept) });
}

export const setTicked = (refs: readonly AnnotationRef[], ticked: boolean): void =>
  useTicked.setState((state) => {
    const next = new Map(state.refs);
    for (const { id, article } of refs) {
      if (ticked !== state.all) next.set(id, article);
      else next.delete(id);
    }
    return { refs: next };
  });

export const toggleTicked = (ref: AnnotationRef): void =>
  setTicked([ref], !isTicked(useTicked.getState(), ref.id));

/** Which notes are ticked, in the order they are shown when all are. */
export async function tickedRefs(notes: Notes): Promise<AnnotationRef[]> {
  const { all, refs } = useTicked.getState();
  if (!all) return [...refs].map(([id, article]) => ({ id, article }));
  return (await allRefs(notes)).filter(({ id }) => !refs.has(id));
}
