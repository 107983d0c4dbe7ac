import { chooseFiles, chooseFolder } from '../library/choose-files';
import { openSamples } from '../library/import-queue';
import { canHide, toggleSide } from '../sides';
import { heldLibraryTotal } from '../summaries';
import { openDialog } from '../workspace';
import type { Command } from './command';

export const libraryCommands: readonly Command[] = [
  { id: 'library.import', title: 'Import files…', group: 'Library', keys: ['Mod+o'], run: chooseFiles },
  {
    id: 'library.import-folder',
    title: 'Import a folder…',
    group: 'Library',
    keys: ['Mod+Shift+o'],
    run: chooseFolder,
  },
  {
    id: 'library.samples',
    title: 'Open the sample comparison',
    group: 'Library',
    keys: [],
    run: openSamples,
  },
  {
    id: 'library.toggle',
    title: 'Show or hide the library',
    group: 'Library',
    keys: ['Mod+b'],
    enabled: () => canHide('library'),
    needs: 'stays while nothing is open',
    run: () => toggleSide('library'),
  },
  {
    id: 'library.trash',
    title: 'Trash…',
    group: 'Library',
    keys: [],
    run: () => openDialog('trash'),
  },
  {
    id: 'library.check',
    title: 'Check the library…',
    group: 'Library',
    keys: [],
    run: () => openDialog('check'),
  },
  {
    id: 'library.clean-all',
    title: 'Clean all articles again…',
    group: 'Library',
    keys: [],
    enabled: () => heldLibraryTotal() > 0,
    needs: 'needs an article in the library',
    run: () => openDialog('clean-all'),
  },
];
