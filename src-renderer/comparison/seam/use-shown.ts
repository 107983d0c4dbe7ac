import { useSyncExternalStore } from 'react';
import { shownArticle, watchShown, type OpenArticle } from '../../reader/open-articles';

/** The text of an article as it stands on the screen; undefined while it does not. */
export const useShown = (article: string): OpenArticle | undefined =>
  useSyncExternalStore(watchShown, () => shownArticle(article));
