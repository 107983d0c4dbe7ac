import { extendSelection, moveSentence, selectAll } from '../reader/keyboard-reading';
import type { Command } from './command';
import { reading } from './reading';

export const selectingCommands: readonly Command[] = [
  {
    id: 'select.sentence',
    title: 'Select the next sentence',
    group: 'Annotating',
    keys: ['ArrowRight'],
    enabled: reading,
    run: () => moveSentence('forward'),
  },
  {
    id: 'select.sentence-back',
    title: 'Select the previous sentence',
    group: 'Annotating',
    keys: ['ArrowLeft'],
    enabled: reading,
    run: () => moveSentence('backward'),
  },
  {
    id: 'select.word',
    title: 'Extend the selection by a word',
    group: 'Annotating',
    keys: ['Shift+ArrowRight'],
    enabled: reading,
    run: () => extendSelection('end', 'forward', 'word'),
  },
  {
    id: 'select.word-back',
    title: 'Shrink the selection by a word',
    group: 'Annotating',
    keys: ['Shift+ArrowLeft'],
    enabled: reading,
    run: () => extendSelection('end', 'backward', 'word'),
  },
  {
    id: 'select.more',
    title: 'Extend the selection by a sentence',
    group: 'Annotating',
    keys: ['Shift+ArrowDown'],
    enabled: reading,
    run: () => extendSelection('end', 'forward', 'sentence'),
  },
  {
    id: 'select.less',
    title: 'Shrink the selection by a sentence',
    group: 'Annotating',
    keys: ['Shift+ArrowUp'],
    enabled: reading,
    run: () => extendSelection('end', 'backward', 'sentence'),
  },
  {
    id: 'select.start-back',
    title: 'Move the start back by a word',
    group: 'Annotating',
    keys: ['Alt+Shift+ArrowLeft'],
    enabled: reading,
    run: () => extendSelection('start', 'backward', 'word'),
  },
  {
    id: 'select.start',
    title: 'Move the start on by a word',
    group: 'Annotating',
    keys: ['Alt+Shift+ArrowRight'],
    enabled: reading,
    run: () => extendSelection('start', 'forward', 'word'),
  },
  {
    id: 'select.all',
    title: 'Select the whole article',
    group: 'Annotating',
    keys: ['Mod+a'],
    enabled: reading,
    run: selectAll,
  },
];
