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
    id: 'keeping.move',
    title: 'Move and share the library…',
    group: 'Library',
    keys: [],
    run: () => openDialog('move'),
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
