import { caretMoves, type CaretMove } from '../reader/caret';
import { moveCaretHere, readingText, toggleCaret } from '../reader/keyboard-caret';
import type { Command } from './command';
import { reading } from './reading';

const keys: Record<CaretMove, string> = {
  left: 'ArrowLeft',
  right: 'ArrowRight',
  'word-left': 'Mod+ArrowLeft',
  'word-right': 'Mod+ArrowRight',
  up: 'ArrowUp',
  down: 'ArrowDown',
  'paragraph-up': 'Mod+ArrowUp',
  'paragraph-down': 'Mod+ArrowDown',
  'line-start': 'Home',
  'line-end': 'End',
  'page-up': 'PageUp',
  'page-down': 'PageDown',
  'text-start': 'Mod+Home',
  'text-end': 'Mod+End',
};

const withShift = (key: string): string =>
  key.startsWith('Mod+') ? `Mod+Shift+${key.slice(4)}` : `Shift+${key}`;

const inText = (): boolean => reading() && readingText();

const moves = Object.entries(caretMoves).flatMap(([name, where]): Command[] => {
  const move = name as CaretMove;
  const shared = { group: 'Caret', enabled: inText, keyOnly: true } as const;
  return [
    {
      ...shared,
      id: `caret.${move}`,
      title: `Move the caret ${where}`,
      keys: [keys[move]],
      when: { caret: true },
      run: () => moveCaretHere(move, false),
    },
    {
      ...shared,
      id: `caret.select-${move}`,
      title: `Select ${where}`,
      keys: [withShift(keys[move])],
      // With a highlight chosen, these move its ends.
      when: { caret: true, chosen: false },
      run: () => moveCaretHere(move, true),
    },
  ];
});

export const caretCommands: readonly Command[] = [
  {
    id: 'caret.toggle',
    title: 'Caret browsing: a caret in the text, on or off',
    group: 'Caret',
    keys: ['F7'],
    run: toggleCaret,
  },
  ...moves,
];
