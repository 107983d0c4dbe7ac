import { redo, undo, useHistory } from '../history';
import {
  endEditing,
  focusedArticle,
  openDialog,
  selectAnnotation,
  selectPassage,
  showCleaning,
} from '../workspace';
import type { Command } from './command';

export const generalCommands: readonly Command[] = [
  {
    id: 'undo',
    title: 'Undo',
    group: 'General',
    keys: ['Mod+z'],
    enabled: () => useHistory.getState().done.length > 0,
    run: undo,
  },
  {
    id: 'redo',
    title: 'Redo',
    group: 'General',
    keys: ['Mod+Shift+z', 'Mod+y'],
    enabled: () => useHistory.getState().undone.length > 0,
    run: redo,
  },
  {
    id: 'palette',
    title: 'All commands',
    group: 'General',
    keys: ['Mod+k'],
    run: () => openDialog('palette'),
  },
  { id: 'help', title: 'Keys', group: 'General', keys: ['?', 'F1'], run: () => openDialog('help') },
  {
    id: 'escape',
    title: 'Drop the selection, or back to the article',
    group: 'General',
    keys: ['Escape'],
    run: () => {
      const id = focusedArticle();
      if (id) showCleaning(id, false);
      document.getSelection()?.removeAllRanges();
      selectPassage(null);
      selectAnnotation(null);
      endEditing();
    },
  },
];
