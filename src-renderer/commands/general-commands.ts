import { isFinding } from '../finding';
import { call } from '../api';
import { canRedo, canUndo, redo, undo } from '../history';
import { moveRegion } from '../regions';
import { endFinding } from '../search/hit-moves';
import {
  endEditing,
  focusedArticle,
  openDialog,
  openTemplates,
  replaceBySelecting,
  selectAnnotation,
  selectPassage,
  showCleaning,
  useWorkspace,
} from '../workspace';
import { openWindow } from '../own-window';
import { sayError } from '../toasts';
import type { Command } from './command';

export const generalCommands: readonly Command[] = [
  {
    id: 'undo',
    title: 'Undo',
    group: 'General',
    keys: ['Mod+z'],
    enabled: canUndo,
    needs: 'nothing to undo',
    run: undo,
  },
  {
    id: 'redo',
    title: 'Redo',
    group: 'General',
    keys: ['Mod+Shift+z', 'Mod+y'],
    enabled: canRedo,
    needs: 'nothing to redo',
    run: redo,
  },
  {
    id: 'window.new',
    title: 'Open another window',
    group: 'General',
    keys: [],
    run: () => void openWindow().catch(sayError),
  },
  {
    id: 'library.other',
    title: 'Open another library…',
    group: 'Library',
    keys: [],
    run: () => void call('chooseLibrary', {}).catch(sayError),
  },
  {
    id: 'templates',
    title: 'Templates for exports…',
    group: 'General',
    keys: [],
    run: () => openTemplates(),
  },
  {
    id: 'regions.next',
    title: 'Next part of the window',
    group: 'General',
    keys: ['F6'],
    run: () => moveRegion('forward'),
  },
  {
    id: 'regions.previous',
    title: 'Previous part of the window',
    group: 'General',
    keys: ['Shift+F6'],
    run: () => moveRegion('backward'),
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
    title: 'Drop the selection, end finding, or back to the article',
    group: 'General',
    keys: ['Escape'],
    run: () => {
      if (useWorkspace.getState().replacing) {
        document.getSelection()?.removeAllRanges();
        return replaceBySelecting(null);
      }
      const { selection, annotation, editing } = useWorkspace.getState();
      if (isFinding() && !selection && !annotation && !editing) return endFinding();
      const id = focusedArticle();
      if (id) showCleaning(id, false);
      document.getSelection()?.removeAllRanges();
      selectPassage(null);
      selectAnnotation(null);
      endEditing();
    },
  },
];
