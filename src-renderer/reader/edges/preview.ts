import { create } from 'zustand';
import type { Annotation, Passage } from '#contract';
import { changeAnnotation } from '../../annotating';
import { passageOf } from '../../annotation';
import { heldAnswer } from '../../api';

/** A highlight one of whose ends is being moved: shown as it would be, not stored yet. */
export interface EdgePreview {
  article: string;
  id: string;
  passage: Passage;
  /** Whether a pointer drags it; then the bar is out of the way. */
  dragged: boolean;
}

export const useEdgePreview = create<{ now: EdgePreview | null }>(() => ({ now: null }));

export const showEdges = (now: EdgePreview | null): void => useEdgePreview.setState({ now });

/** Where a highlight is shown: where its ends are being moved to, or where it is. */
export function useShownPassage(annotation: Annotation | undefined): Passage | null {
  const moved = useEdgePreview(({ now }) => (annotation && now?.id === annotation.id ? now.passage : null));
  return moved ?? (annotation ? passageOf(annotation) : null);
}

/** Makes what is shown so: one step of the history, however many moves it took. */
export function keepEdges(): void {
  const { now } = useEdgePreview.getState();
  if (!now) return;
  const annotation = heldAnswer('listAnnotations', { article: now.article })?.find(({ id }) => id === now.id);
  const before = annotation && passageOf(annotation);
  const same = before?.start === now.passage.start && before.end === now.passage.end;
  // Held at once, so that nothing jumps back in between.
  if (annotation && !same) void changeAnnotation(annotation, { passage: now.passage }, 'move edge');
  showEdges(null);
}
