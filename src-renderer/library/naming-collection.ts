import { create } from 'zustand';
import type { Collection } from '#contract';
import { openDialog } from '../workspace';

/** What is about to get a name: a new collection, or one that has another. */
export type Naming =
  | { kind: 'new'; articles: readonly string[]; parent: string | null }
  | { kind: 'rename'; collection: Collection };

export const useNaming = create<{ naming: Naming | null }>(() => ({ naming: null }));

export function nameNewCollection({
  articles = [],
  parent = null,
}: { articles?: readonly string[]; parent?: string | null } = {}): void {
  useNaming.setState({ naming: { kind: 'new', articles, parent } });
  openDialog('collection-name');
}

export function nameAnew(collection: Collection): void {
  useNaming.setState({ naming: { kind: 'rename', collection } });
  openDialog('collection-name');
}
