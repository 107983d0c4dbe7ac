import { changePreferences, preferences } from '../preferences';
import { moveParagraph } from '../reader/keyboard-reading';
import { openDialog } from '../workspace';
import type { Command } from './command';
import { reading } from './reading';

const themes = ['light', 'sepia', 'dark'] as const;

export const readingCommands: readonly Command[] = [
  {
    id: 'read.next',
    title: 'Next paragraph',
    group: 'Reading',
    keys: ['j'],
    enabled: reading,
    run: () => moveParagraph('forward'),
  },
  {
    id: 'read.previous',
    title: 'Previous paragraph',
    group: 'Reading',
    keys: ['k'],
    enabled: reading,
    run: () => moveParagraph('backward'),
  },
  {
    id: 'read.larger',
    title: 'Larger text',
    group: 'Reading',
    keys: ['+'],
    run: () => changePreferences({ textSize: Math.min(32, preferences().textSize + 1) }),
  },
  {
    id: 'read.smaller',
    title: 'Smaller text',
    group: 'Reading',
    keys: ['-'],
    run: () => changePreferences({ textSize: Math.max(13, preferences().textSize - 1) }),
  },
  {
    id: 'read.appearance',
    title: 'Text and theme…',
    group: 'Reading',
    keys: ['Mod+,'],
    run: () => openDialog('appearance'),
  },
  {
    id: 'read.theme',
    title: 'Next theme: light, sepia, dark',
    group: 'Reading',
    keys: ['Mod+Shift+d'],
    run: () => {
      const at = themes.findIndex((theme) => theme === document.documentElement.dataset.theme);
      changePreferences({ theme: themes[(at + 1) % themes.length] ?? 'light' });
    },
  },
];
