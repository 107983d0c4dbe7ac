import { needsPlace } from '../annotation';
import { heldAnswer } from '../api';
import { printExport } from '../exporting';
import { toggleSide } from '../sides';
import { heldLibraryTotal } from '../summaries';
import { moveAnnotation } from '../reader/keyboard-reading';
import { canPlaceSelected, placeSelected } from '../replacing';
import { notesFilterId } from '../notes/notebook-state';
import {
  focusedArticle,
  openDialog,
  reviewUnplaced,
  showNotes,
  useWorkspace,
  widenNotebook,
} from '../workspace';
import type { Command } from './command';
import { reading } from './reading';

const workspace = useWorkspace.getState;

const waitingHere = (): number => {
  const id = focusedArticle() ?? '';
  const version = heldAnswer('getArticle', { id })?.version ?? 0;
  return (heldAnswer('listAnnotations', { article: id }) ?? []).filter((one) => needsPlace(one, version))
    .length;
};

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
    id: 'notes.review',
    title: 'Review notes without a place',
    group: 'Notes',
    keys: [],
    enabled: () => waitingHere() > 0,
    needs: 'every note of this article has its place',
    run: () => {
      const id = focusedArticle();
      if (id) reviewUnplaced(id);
    },
  },
  {
    id: 'notes.place',
    title: 'Place the note on the selected words',
    group: 'Notes',
    // With the selection in the text, Enter does it too; see ReplaceStrip.
    keys: [],
    enabled: canPlaceSelected,
    needs: 'a note that waits for its words, and a selection',
    run: placeSelected,
  },
  {
    id: 'notes.find',
    title: 'Find in the notes',
    group: 'Notes',
    keys: ['f'],
    run: () => {
      if (!workspace().notebookWide) {
        showNotes();
        // Beside nothing there is no room kept for it.
        if (!reading()) widenNotebook(true);
      }
      requestAnimationFrame(() => document.getElementById(notesFilterId)?.focus());
    },
  },
  {
    id: 'notes.wide',
    title: 'Notes across the window, or beside the text',
    group: 'Notes',
    keys: ['W'],
    run: () => widenNotebook(!workspace().notebookWide),
  },
  {
    id: 'notes.toggle',
    title: 'Show or hide the notebook',
    group: 'Notes',
    keys: ['Mod+j'],
    run: () => toggleSide('notebook'),
  },
  {
    id: 'notes.export',
    title: 'Export…',
    group: 'Notes',
    keys: ['e', 'Mod+e'],
    enabled: () => heldLibraryTotal() > 0,
    needs: 'the library is empty',
    run: () => openDialog('export'),
  },
  {
    id: 'notes.print',
    title: 'Print this article with its notes, or save it as PDF…',
    group: 'Notes',
    keys: ['Mod+p'],
    enabled: reading,
    run: () => {
      const id = focusedArticle();
      if (id) void printExport({ kind: 'articles', articles: [id] });
    },
  },
];
