import { changePreferences, preferences } from '../preferences';
import { moveAnnotation } from '../reader/keyboard-reading';
import { openDialog } from '../workspace';
import type { Command } from './command';
import { reading } from './reading';

export const notesCommands: readonly Command[] = [
  {
    id: 'notes.next',
    title: 'Next highlight',
    group: 'Notes',
    keys: ['J'],
    enabled: reading,
    run: () => moveAnnotation('forward'),
  },
  {
    id: 'notes.previous',
    title: 'Previous highlight',
    group: 'Notes',
    keys: ['K'],
    enabled: reading,
    run: () => moveAnnotation('backward'),
  },
  {
    id: 'notes.toggle',
    title: 'Show or hide the notebook',
    group: 'Notes',
    keys: ['Mod+j'],
    run: () => changePreferences({ notebookOpen: !preferences().notebookOpen }),
  },
  {
    id: 'notes.export',
    title: 'Export to Markdown…',
    group: 'Notes',
    keys: ['e', 'Mod+e'],
    enabled: reading,
    run: () => openDialog('export'),
  },
];
