import type { Collection, Preferences } from '#contract';
import { useAnswer } from '../api';
import { changePreferences, usePreferences } from '../preferences';
import { useWorkspace } from '../workspace';

const noCollections: Collection[] = [];

export interface Scope {
  /** `open`, `library`, or the id of a collection. */
  scope: string;
  collections: readonly Collection[];
  /** Whether any article is open. */
  open: boolean;
}

/** Whose notes are shown: with no article open, the library's; of a collection that is gone, the library's. */
export function useScope(): Scope {
  const { scope } = usePreferences().notebook;
  const open = useWorkspace((workspace) => workspace.panes.length > 0);
  const { data: collections = noCollections, isPending } = useAnswer('listCollections', { members: false });
  const known =
    scope === 'open' || scope === 'library' || isPending || collections.some(({ id }) => id === scope);
  return { scope: (scope === 'open' && !open) || !known ? 'library' : scope, collections, open };
}

export const changeNotebook = (notebook: Preferences['notebook']): void => changePreferences({ notebook });
