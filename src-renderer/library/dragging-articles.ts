import type { DragEvent } from 'react';
import { isTicked, tickedArticles, useTickedArticles } from './ticked-articles';

/** Kind of what is dragged, as the collections know it. */
export const articlesType = 'application/x-synoptic-articles';

let dragged: () => Promise<string[]> = async () => [];

/** Begins to drag an article, or all that are ticked when it is one of them. */
export function dragArticles({ dataTransfer }: DragEvent, id: string): void {
  const ticked = useTickedArticles.getState();
  const all = isTicked(ticked, id);
  dragged = all ? tickedArticles : async () => [id];
  // Words would be taken by any field that they fall on.
  dataTransfer.setData(articlesType, id);
  dataTransfer.effectAllowed = 'copy';
}

/** What is being dragged from the list; all of it may not be loaded. */
export const draggedArticles = (): Promise<string[]> => dragged();
