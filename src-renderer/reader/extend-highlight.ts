import type { Annotation, Passage } from '#contract';
import { changeAnnotation } from '../annotating';
import { isPlaced, passageOf } from '../annotation';
import { heldAnswer } from '../api';
import { selectAnnotation, useWorkspace, type Selected } from '../workspace';
import { shownArticle } from './open-articles';

/** The one highlight that a selection overlaps and goes beyond: it may be meant to become longer. */
export function highlightToExtend({ article, passage }: Selected): Annotation | undefined {
  const version = shownArticle(article)?.article.version;
  const over = (heldAnswer('listAnnotations', { article }) ?? []).filter((one) => {
    const { start, end } = passageOf(one);
    return version !== undefined && isPlaced(one, version) && start < passage.end && end > passage.start;
  });
  const [only] = over;
  if (!only || over.length > 1) return undefined;
  const { start, end } = passageOf(only);
  return passage.start < start || passage.end > end ? only : undefined;
}

export const canExtendHighlight = (): boolean => {
  const { selection } = useWorkspace.getState();
  return selection !== null && highlightToExtend(selection) !== undefined;
};

/** Lengthens the highlight that the selection overlaps to take all of the selection in. */
export async function extendHighlight(): Promise<void> {
  const { selection } = useWorkspace.getState();
  const annotation = selection && highlightToExtend(selection);
  if (!selection || !annotation) return;
  const { start, end } = passageOf(annotation);
  const passage: Passage = {
    start: Math.min(start, selection.passage.start),
    end: Math.max(end, selection.passage.end),
  };
  document.getSelection()?.removeAllRanges();
  selectAnnotation({ article: selection.article, id: annotation.id }, 'text');
  await changeAnnotation(annotation, { passage }, 'extend highlight');
}
