import type { Annotation, Passage } from '#contract';
import { announce } from '../../announce';
import { passageOf } from '../../annotation';
import { preferences } from '../../preferences';
import { edgeBox, offsetNear } from '../caret-box';
import type { OpenArticle } from '../open-articles';
import { betweenEdges, wordsMoved, type Edge } from './edge';
import { keepEdges, showEdges } from './preview';

/** Nearer than this to the top or bottom of the pane, in CSS pixels, the text scrolls along. */
const scrollZone = 40;
/** Pixels per frame at the pane's very edge. */
const fastest = 14;

/**
 * Lets a pointer that has just pressed a handle move that end of a highlight until it is released. Escape puts
 * everything back. With Alt the end goes letter by letter.
 *
 * @returns gives the drag up, as Escape does; for a handle that goes away under the pointer, whose release it never hears
 */
export function dragEdge(
  shown: OpenArticle,
  annotation: Annotation,
  edge: Edge,
  press: PointerEvent,
): () => void {
  const { map, scroller, article } = shown;
  const before = passageOf(annotation);
  const box = edgeBox(map, before, edge);
  const handle = press.currentTarget;
  if (!box || !(handle instanceof HTMLElement)) return () => {};
  // The grip hangs below its line: the line moves with the pointer, not to it.
  const by = { x: box.x - press.clientX, y: (box.top + box.bottom) / 2 - press.clientY };
  const fixed = edge === 'start' ? before.end : before.start;
  const last = { x: press.clientX, y: press.clientY, exact: press.altKey };
  let passage: Passage = before;
  let frame = 0;
  let ended = false;

  const follow = (): void => {
    const view = scroller.getBoundingClientRect();
    const over =
      Math.max(0, last.y - (view.bottom - scrollZone)) - Math.max(0, view.top + scrollZone - last.y);
    const speed = Math.max(-1, Math.min(over / scrollZone, 1)) * fastest;
    if (speed) scroller.scrollBy({ top: speed, behavior: 'instant' });
    const offset = offsetNear(map, scroller, last.x + by.x, last.y + by.y);
    const snap = preferences().snapToWords && !last.exact;
    const next = offset === null ? null : betweenEdges(map.text, fixed, offset, { snap, lang: article.lang });
    if (next && (next.start !== passage.start || next.end !== passage.end)) {
      passage = next;
      showEdges({ article: article.id, id: annotation.id, passage, dragged: true });
    }
    frame = speed ? requestAnimationFrame(follow) : 0;
  };
  const move = (event: PointerEvent): void => {
    Object.assign(last, { x: event.clientX, y: event.clientY, exact: event.altKey });
    frame ||= requestAnimationFrame(follow);
  };
  const end = (): void => {
    ended = true;
    cancelAnimationFrame(frame);
    scroller.removeAttribute('data-dragging-edge');
    handle.removeEventListener('pointermove', move);
    handle.removeEventListener('pointerup', drop);
    handle.removeEventListener('pointercancel', cancel);
    handle.removeEventListener('lostpointercapture', cancel);
    window.removeEventListener('keydown', key, true);
  };
  const drop = (event: PointerEvent): void => {
    Object.assign(last, { x: event.clientX, y: event.clientY, exact: event.altKey });
    cancelAnimationFrame(frame);
    follow();
    end();
    keepEdges();
    const said = wordsMoved(map.text, before, passage);
    if (said) announce(said);
  };
  const cancel = (): void => {
    if (ended) return;
    end();
    showEdges(null);
  };
  const key = (event: KeyboardEvent): void => {
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return;
    // While it is dragged, keys are for nothing else.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') cancel();
  };

  handle.setPointerCapture(press.pointerId);
  // Under the pointer is the text now, not the handles or the bar.
  scroller.setAttribute('data-dragging-edge', '');
  showEdges({ article: article.id, id: annotation.id, passage, dragged: true });
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', drop);
  handle.addEventListener('pointercancel', cancel);
  handle.addEventListener('lostpointercapture', cancel);
  window.addEventListener('keydown', key, true);
  return cancel;
}
