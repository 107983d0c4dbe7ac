import { extendSelection, moveSentence, selectAll } from '../reader/keyboard-reading';
import type { Command } from './command';
import { reading } from './reading';

/** Without a caret the arrow keys go by sentences and words. In right-to-left text, left and right change places. */
const sentences: readonly Command[] = [
  {
    id: 'select.sentence',
    title: 'Select the next sentence',
    group: 'Selecting',
    keys: ['ArrowRight'],
    enabled: reading,
    run: () => moveSentence('right'),
  },
  {
    id: 'select.sentence-back',
    title: 'Select the previous sentence',
    group: 'Selecting',
    keys: ['ArrowLeft'],
    enabled: reading,
    run: () => moveSentence('left'),
  },
];

type Extension = [id: string, title: string, key: string, ...Parameters<typeof extendSelection>];

const extensions: Extension[] = [
  ['word', 'Extend the selection by a word', 'Shift+ArrowRight', 'end', 'right', 'word'],
  ['word-back', 'Shrink the selection by a word', 'Shift+ArrowLeft', 'end', 'left', 'word'],
  ['more', 'Extend the selection by a sentence', 'Shift+ArrowDown', 'end', 'forward', 'sentence'],
  ['less', 'Shrink the selection by a sentence', 'Shift+ArrowUp', 'end', 'backward', 'sentence'],
  ['paragraph', 'Extend the selection by a paragraph', 'Mod+Shift+ArrowDown', 'end', 'forward', 'paragraph'],
  [
    'paragraph-back',
    'Shrink the selection by a paragraph',
    'Mod+Shift+ArrowUp',
    'end',
    'backward',
    'paragraph',
  ],
  ['character', 'Extend the selection by a character', 'Mod+Shift+ArrowRight', 'end', 'right', 'character'],
  [
    'character-back',
    'Shrink the selection by a character',
    'Mod+Shift+ArrowLeft',
    'end',
    'left',
    'character',
  ],
  ['start-back', 'Move the start back by a word', 'Alt+Shift+ArrowLeft', 'start', 'left', 'word'],
  ['start', 'Move the start on by a word', 'Alt+Shift+ArrowRight', 'start', 'right', 'word'],
];

export const selectingCommands: readonly Command[] = [
  ...sentences.map((command): Command => ({ ...command, when: { caret: false } })),
  ...extensions.map(([id, title, key, ...how]): Command => ({
    id: `select.${id}`,
    title,
    group: 'Selecting',
    keys: [key],
    when: { caret: false, chosen: false },
    enabled: reading,
    run: () => extendSelection(...how),
  })),
  {
    id: 'select.all',
    title: 'Select the whole article',
    group: 'Selecting',
    keys: ['Mod+a'],
    enabled: reading,
    run: selectAll,
  },
];
