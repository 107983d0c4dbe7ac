import { walkMatches } from '../comparison/marks/walking';
import { useWorkspace } from '../workspace';
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
];
