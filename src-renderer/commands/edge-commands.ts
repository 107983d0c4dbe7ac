import { moveEdge } from '../reader/edges/move-edge';
import { readingText } from '../reader/keyboard-caret';
import type { Command } from './command';
import { reading } from './reading';

type Move = [id: string, title: string, key: string, ...Parameters<typeof moveEdge>];

/** By word as long as nothing says otherwise: ends of highlights are hardly ever wanted inside one. */
const moves: Move[] = [
  ['end', 'Highlight: move its end on by a word', 'Shift+ArrowRight', 'end', 'right', 'word'],
  ['end-back', 'Highlight: move its end back by a word', 'Shift+ArrowLeft', 'end', 'left', 'word'],
  [
    'end-sentence',
    'Highlight: move its end on by a sentence',
    'Shift+ArrowDown',
    'end',
    'forward',
    'sentence',
  ],
  [
    'end-sentence-back',
    'Highlight: move its end back by a sentence',
    'Shift+ArrowUp',
    'end',
    'backward',
    'sentence',
  ],
  ['start', 'Highlight: move its start on by a word', 'Alt+Shift+ArrowRight', 'start', 'right', 'word'],
  ['start-back', 'Highlight: move its start back by a word', 'Alt+Shift+ArrowLeft', 'start', 'left', 'word'],
  [
    'end-character',
    'Highlight: move its end on by a character',
    'Mod+Shift+ArrowRight',
    'end',
    'right',
    'character',
  ],
  [
    'end-character-back',
    'Highlight: move its end back by a character',
    'Mod+Shift+ArrowLeft',
    'end',
    'left',
    'character',
  ],
  [
    'start-character',
    'Highlight: move its start on by a character',
    'Mod+Alt+Shift+ArrowRight',
    'start',
    'right',
    'character',
  ],
  [
    'start-character-back',
    'Highlight: move its start back by a character',
    'Mod+Alt+Shift+ArrowLeft',
    'start',
    'left',
    'character',
  ],
];

/** The ends of the chosen highlight. */
export const edgeCommands: readonly Command[] = moves.map(([id, title, key, ...how]) => ({
  id: `edge.${id}`,
  title,
  group: 'Selecting',
  keys: [key],
  when: { chosen: true },
  enabled: () => reading() && readingText(),
  run: () => moveEdge(...how),
}));
