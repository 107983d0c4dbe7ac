import type { Annotation, Passage } from '#contract';
import { announce } from './announce';
import { changeAnnotation, keep, updateAnnotation } from './annotating';
import { fetchAnswer, heldAnswer, holdAnswer, stale } from './api';
import { undoStep, type Step } from './history';
import { say } from './toasts';
import { replaceBySelecting, selectAnnotation, useWorkspace } from './workspace';

/** The annotation that is to get the words that are selected next. */
const replaced = (): Annotation | undefined => {
  const { replacing } = useWorkspace.getState();
  if (!replacing) return undefined;
  const held = heldAnswer('listAnnotations', { article: replacing.article });
  return held?.find(({ id }) => id === replacing.id);
};

/** Whether words are selected that it can be put on. */
export function canPlaceSelected(): boolean {
  const { replacing, selection } = useWorkspace.getState();
  return replacing !== null && selection?.article === replacing.article;
}

/** Puts the annotation that waits for it on the selected words. */
export async function placeSelected(): Promise<void> {
  const annotation = replaced();
  const { selection } = useWorkspace.getState();
  if (!annotation || !selection || !canPlaceSelected()) return;
  replaceBySelecting(null);
  document.getSelection()?.removeAllRanges();
  selectAnnotation({ article: annotation.target.source, id: annotation.id }, 'text');
  await putOn(annotation, selection.passage);
}

/** Puts an annotation that has no place on words of the text. */
export async function putOn(annotation: Annotation, passage: Passage): Promise<void> {
  await changeAnnotation(annotation, { passage }, 'place');
  announce('The note has its place');
}

/** Leaves an annotation without a place in the text as it is now. */
export async function leaveUnplaced(annotation: Annotation, version: number): Promise<void> {
  const { id, target } = annotation;
  // Made again after an update was, it is about the text of then.
  const again = async (): Promise<void> => {
    const { version: newest } = await fetchAnswer('getArticle', { id: target.source });
    await updateAnnotation(annotation, { leftUnplacedIn: newest });
  };
  const step: Step = {
    label: 'keep without a place',
    undo: () => updateAnnotation(annotation, { leftUnplacedIn: annotation.leftUnplacedIn ?? null }),
    redo: again,
  };
  holdAnswer('listAnnotations', { article: target.source }, (held) =>
    held.map((one) => (one.id === id ? { ...one, leftUnplacedIn: version } : one)),
  );
  const stored = await keep(
    step,
    () => updateAnnotation(annotation, { leftUnplacedIn: version }),
    () => stale('listAnnotations', { article: target.source }),
  );
  if (stored) say('Kept without a place', { label: 'Undo', run: () => void undoStep(step) });
}

/** Asks about it again. */
export const askAgain = (annotation: Annotation): Promise<void> =>
  changeAnnotation(annotation, { leftUnplacedIn: null }, 'ask about it again');
