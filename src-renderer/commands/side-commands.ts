import type { ComparisonView } from '#contract';
import { storeView } from '../changing-comparison';
import { comparingView } from '../comparing';
import { isSideShown, showSide } from '../sides';
import { useWorkspace, widenNotebook } from '../workspace';
import type { Command } from './command';

const comparing = (): boolean => useWorkspace.getState().panes.length > 1;
const needs = 'needs two open articles';

/** Shows something beside the articles; where it stands there already, the notes come back. */
function turnTo(panel: ComparisonView['panel']): void {
  const isThere =
    isSideShown('notebook') && !useWorkspace.getState().notebookWide && comparingView().panel === panel;
  widenNotebook(false);
  showSide('notebook');
  storeView({ panel: isThere ? 'notes' : panel });
}

export const sideCommands: readonly Command[] = [
  {
    id: 'comparing.overview',
    title: 'Overview: what is shared, only here, and differs',
    group: 'Comparing',
    keys: ['o'],
    enabled: comparing,
    needs,
    run: () => turnTo('overview'),
  },
  {
    id: 'comparing.grid',
    title: 'Claim grid',
    group: 'Comparing',
    keys: ['Mod+g'],
    enabled: comparing,
    needs,
    run: () => turnTo('grid'),
  },
  {
    id: 'comparing.notes',
    title: 'Notes beside the articles',
    group: 'Comparing',
    keys: [],
    enabled: comparing,
    needs,
    run: () => turnTo('notes'),
  },
];
