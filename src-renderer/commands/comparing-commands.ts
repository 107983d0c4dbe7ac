import { walkMatches } from '../comparison/marks/walking';
import { freeze, toggleLinked } from '../linking-panes';
import { comparingView } from '../comparing';
import { focusedArticle, useWorkspace } from '../workspace';
import type { Command } from './command';

const comparing = (): boolean => useWorkspace.getState().panes.length > 1;
const needs = 'needs two open articles';

export const comparingCommands: readonly Command[] = [
  {
    id: 'comparing.next',
    title: 'Next matched passage',
    group: 'Comparing',
    keys: [']'],
    enabled: comparing,
    needs,
    run: () => walkMatches('forward'),
  },
  {
    id: 'comparing.previous',
    title: 'Previous matched passage',
    group: 'Comparing',
    keys: ['['],
    enabled: comparing,
    needs,
    run: () => walkMatches('backward'),
  },
  {
    id: 'comparing.linked',
    title: 'Let panes scroll together, or each by itself',
    group: 'Comparing',
    keys: ['y'],
    enabled: comparing,
    needs,
    run: toggleLinked,
  },
  {
    id: 'comparing.freeze',
    title: 'Keep this pane where it is while others scroll',
    group: 'Comparing',
    keys: ['.'],
    enabled: () => comparing() && comparingView().linked,
    needs: 'needs panes that scroll together',
    run: () => {
      const article = focusedArticle();
      if (article !== undefined) freeze(article);
    },
  },
];
