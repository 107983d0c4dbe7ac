import { markLabels } from '../comparison/bar/mark-labels';
import { rejectHere, whyHere } from '../comparison/marks/asking';
import { pinHere } from '../comparison/marks/pinning';
import { walkMatches } from '../comparison/marks/walking';
import { freeze, toggleLinked } from '../linking-panes';
import { announce } from '../announce';
import { toggleMark } from '../changing-comparison';
import { comparingView } from '../comparing';
import { focusedArticle, useWorkspace } from '../workspace';
import type { Command } from './command';

const comparing = (): boolean => useWorkspace.getState().panes.length > 1;
const needs = 'needs two open articles';

const filters: Command[] = markLabels.map(([mark, label]) => ({
  id: `comparing.mark.${mark}`,
  title: `Mark, or do not mark: ${label.toLowerCase()}`,
  group: 'Comparing',
  keys: [],
  enabled: comparing,
  needs,
  run: () => {
    toggleMark(mark);
    const isOn = comparingView().marks.includes(mark);
    announce(`${label}: ${isOn ? 'marked' : 'not marked'}`);
  },
}));

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
  {
    id: 'comparing.why',
    title: 'Why do these correspond?',
    group: 'Comparing',
    keys: ['q'],
    enabled: comparing,
    needs,
    run: whyHere,
  },
  {
    id: 'comparing.pin',
    title: 'These two correspond: pin this passage to another',
    group: 'Comparing',
    keys: ['p'],
    when: { hits: false },
    enabled: comparing,
    needs,
    run: pinHere,
  },
  {
    id: 'comparing.reject',
    title: 'These do not correspond',
    group: 'Comparing',
    keys: ['P'],
    enabled: comparing,
    needs,
    run: rejectHere,
  },
  ...filters,
];
