import { heldComparison } from '../comparing';
import { exportComparison, startNaming, writeComparisonNote } from '../comparison/saved/saved-comparisons';
import { openDialog, useWorkspace } from '../workspace';
import type { Command } from './command';

const comparing = (): boolean => useWorkspace.getState().panes.length > 1;
const needs = 'needs two open articles';

export const savedCommands: readonly Command[] = [
  {
    id: 'comparing.save',
    title: 'Save this comparison…',
    group: 'Comparing',
    keys: ['Mod+s'],
    enabled: () => comparing() && !heldComparison(),
    needs: 'needs two open articles that are not saved as a comparison yet',
    run: startNaming,
  },
  {
    id: 'comparing.rename',
    title: 'Rename this comparison…',
    group: 'Comparing',
    keys: [],
    enabled: () => comparing() && heldComparison() !== null,
    needs: 'needs a saved comparison',
    run: startNaming,
  },
  {
    id: 'comparing.note',
    title: 'Note on the comparison',
    group: 'Comparing',
    keys: [],
    enabled: comparing,
    needs,
    run: writeComparisonNote,
  },
  {
    id: 'comparing.open',
    title: 'Open a comparison…',
    group: 'Comparing',
    keys: [],
    run: () => openDialog('open-comparison'),
  },
  {
    id: 'comparing.export',
    title: 'Export this comparison…',
    group: 'Comparing',
    keys: ['E'],
    enabled: comparing,
    needs,
    run: () => exportComparison(null),
  },
];
