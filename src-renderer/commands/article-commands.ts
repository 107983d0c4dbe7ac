import { cleanAgain } from '../revising';
import { focusedArticle, openDialog, showCleaning, useWorkspace } from '../workspace';
import type { Command } from './command';
import { reading } from './reading';

const workspace = useWorkspace.getState;

export const articleCommands: readonly Command[] = [
  {
    id: 'article.cleaning',
    title: 'Show or hide what cleaning removed',
    group: 'Article',
    keys: ['r'],
    enabled: reading,
    run: () => {
      const id = focusedArticle();
      if (id) showCleaning(id, !workspace().cleaning.includes(id));
    },
  },
  {
    id: 'article.about',
    title: 'About this article',
    group: 'Article',
    keys: ['i'],
    enabled: reading,
    run: () => openDialog('about'),
  },
  {
    id: 'article.metadata',
    title: 'Edit title, author and date…',
    group: 'Article',
    keys: ['m'],
    enabled: reading,
    run: () => openDialog('metadata'),
  },
  {
    id: 'article.clean-again',
    title: 'Clean this article again',
    group: 'Article',
    keys: [],
    enabled: reading,
    run: () => {
      const id = focusedArticle();
      return id ? cleanAgain(id) : undefined;
    },
  },
];
