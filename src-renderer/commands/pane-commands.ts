import { shownArticle } from '../reader/open-articles';
import { closePane, focusPane, movePane, useWorkspace } from '../workspace';
import type { Command } from './command';
import { reading } from './reading';

const workspace = useWorkspace.getState;
const paneIndex = (): number => workspace().focused;

const focusText = (index: number): void => {
  focusPane(index);
  shownArticle(workspace().panes[index])?.scroller.focus({ preventScroll: true });
};

const goTo: Command[] = [1, 2, 3, 4].map((n) => ({
  id: `pane.${n}`,
  title: `Go to pane ${n}`,
  group: 'Panes',
  keys: [`Mod+${n}`],
  enabled: () => workspace().panes.length >= n,
  needs: n === 1 ? 'needs an open article' : `needs ${n} open articles`,
  run: () => focusText(n - 1),
}));

export const paneCommands: readonly Command[] = [
  ...goTo,
  {
    id: 'pane.close',
    title: 'Close this pane',
    group: 'Panes',
    keys: ['x'],
    enabled: reading,
    run: () => closePane(paneIndex()),
  },
  {
    id: 'pane.left',
    title: 'Move this pane left',
    group: 'Panes',
    keys: ['<'],
    enabled: () => paneIndex() > 0,
    needs: 'needs a pane to the left',
    run: () => movePane(paneIndex(), -1),
  },
  {
    id: 'pane.right',
    title: 'Move this pane right',
    group: 'Panes',
    keys: ['>'],
    enabled: () => paneIndex() < workspace().panes.length - 1,
    needs: 'needs a pane to the right',
    run: () => movePane(paneIndex(), 1),
  },
];
