import { openDialog } from '../workspace';
import type { Command } from './command';
import { reading } from './reading';

export const keepingCommands: readonly Command[] = [
  {
    id: 'keeping.backups',
    title: 'Backups…',
    group: 'Library',
    keys: [],
    run: () => openDialog('backups'),
  },
  {
    id: 'keeping.article-backups',
    title: 'Earlier states of this article’s notes…',
    group: 'Article',
    keys: [],
    enabled: reading,
    run: () => openDialog('article-backups'),
  },
];
