import type { Annotation } from '#contract';
import { announce } from '../../announce';
import { isPlaced, passageOf } from '../../annotation';
import { heldAnswer, onEvent } from '../../api';
import { useWorkspace } from '../../workspace';
import { directionOf, type Way } from '../caret';
import { shownArticle, type OpenArticle } from '../open-articles';
import { reveal } from '../reading-place';
import { extendPassage } from '../selection';
import type { Unit } from '../sentence';
import { wordsMoved, type Edge } from './edge';
import { keepEdges, showEdges, useEdgePreview } from './preview';

/** Moves by keys that follow each other this closely, in milliseconds, are one step of the history. */
const pause = 800;
let waiting: ReturnType<typeof setTimeout> | undefined;

function chosen(): { shown: OpenArticle; annotation: Annotation } | null {
  const ref = useWorkspace.getState().annotation;
  const shown = shownArticle(ref?.article);
  const annotation =
    ref && heldAnswer('listAnnotations', { article: ref.article })?.find(({ id }) => id === ref.id);
  return shown && annotation && isPlaced(annotation, shown.article.version) ? { shown, annotation } : null;
}

/** Moves an end of the chosen highlight; it is stored when the keys rest, or before anything else is done. */
export function moveEdge(edge: Edge, way: Way, unit: Unit): void {
  const found = chosen();
  if (!found) return;
  const { shown, annotation } = found;
  const { now } = useEdgePreview.getState();
  const before = now?.id === annotation.id ? now.passage : passageOf(annotation);
  const direction = directionOf(shown, before[edge], way);
  const { text } = shown.map;
  const passage = extendPassage(text, before, { end: edge, direction, unit }, shown.article.lang);
  const said = wordsMoved(text, before, passage);
  if (!said) return;
  showEdges({ article: shown.article.id, id: annotation.id, passage, dragged: false });
  announce(said);
  const at = edge === 'start' ? passage.start : passage.end - 1;
  reveal(shown, { start: at, end: at + 1 });
  clearTimeout(waiting);
  waiting = setTimeout(settle, pause);
}

function settle(): void {
  clearTimeout(waiting);
  waiting = undefined;
  if (!useEdgePreview.getState().now?.dragged) keepEdges();
}

const settleNow = (): void => {
  if (waiting !== undefined) settle();
};

/** Whatever is done next — undo, another highlight, the end of the program — finds the move stored. */
export function watchEdgeMoves(): () => void {
  const key = (event: KeyboardEvent): void => {
    const held = ['Shift', 'Control', 'Alt', 'Meta'].includes(event.key);
    if (!held && !(event.shiftKey && event.key.startsWith('Arrow'))) settleNow();
  };
  window.addEventListener('keydown', key, true);
  window.addEventListener('pointerdown', settleNow, true);
  window.addEventListener('pagehide', settleNow);
  const stops = [
    onEvent('closing', settleNow),
    useWorkspace.subscribe((now, before) => {
      if (now.annotation !== before.annotation) settleNow();
    }),
  ];
  return () => {
    settleNow();
    window.removeEventListener('keydown', key, true);
    window.removeEventListener('pointerdown', settleNow, true);
    window.removeEventListener('pagehide', settleNow);
    stops.forEach((stop) => stop());
  };
}
