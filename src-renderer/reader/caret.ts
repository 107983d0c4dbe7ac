import { preferences } from '../preferences';
import { directionAt, caretAt, offsetNear, type CaretBox } from './caret-box';
import type { OpenArticle } from './open-articles';
import { nextBoundary, type Unit } from './sentence';

/**
 * Caret browsing. The caret is the focus of the document's selection, which the browser keeps anyway and moves by
 * character and line as it does in its own text fields; we only draw it (CaretMark.tsx) and move it by words, sentences
 * and pages.
 */
export const caretMoves = {
  left: 'to the previous character',
  right: 'to the next character',
  'word-left': 'to the previous word',
  'word-right': 'to the next word',
  up: 'a line up',
  down: 'a line down',
  'paragraph-up': 'to the previous paragraph',
  'paragraph-down': 'to the next paragraph',
  'line-start': 'to the start of the line',
  'line-end': 'to the end of the line',
  'page-up': 'a page up',
  'page-down': 'a page down',
  'text-start': 'to the start of the article',
  'text-end': 'to the end of the article',
} as const;
export type CaretMove = keyof typeof caretMoves;

export type Direction = 'forward' | 'backward';
/** As keys say it: an arrow's direction on the screen, or in the text. */
export type Way = Direction | 'left' | 'right';

/** Where the caret was last, for when the selection has gone elsewhere. */
const remembered = new WeakMap<OpenArticle, number>();
/** The caret was sent to the end of a line: the same offset is the start of the next. */
let lineEnd: { node: Node; offset: number } | null = null;

/** The offset of the caret, or of the place last clicked; null when the document's selection is not in this article. */
export function caretOffset({ map }: OpenArticle): number | null {
  const selection = document.getSelection();
  const { focusNode = null, focusOffset = 0 } = selection ?? {};
  return focusNode && map.container.contains(focusNode) ? map.toOffset(focusNode, focusOffset) : null;
}

/** Where the caret is to be drawn. */
export function caretPlace(shown: OpenArticle): CaretBox | null {
  const offset = caretOffset(shown);
  if (offset === null) return null;
  remembered.set(shown, offset);
  const selection = document.getSelection();
  const atLineEnd = selection?.focusNode === lineEnd?.node && selection?.focusOffset === lineEnd?.offset;
  return caretAt(shown.map, offset, atLineEnd);
}

/** Puts the caret at an offset; with `extend`, what lies between becomes selected. */
export function putCaret({ map }: OpenArticle, offset: number, extend = false): void {
  // Beside a letter, not in the white space between two paragraphs.
  const point = map.toPoint(offset, /^\s?$/.test(map.text.charAt(offset)) ? 'backward' : 'forward');
  const selection = document.getSelection();
  if (extend && selection?.rangeCount) selection.extend(point.node, point.offset);
  else selection?.collapse(point.node, point.offset);
}

/** Puts the caret back to where it was, or to `otherwise`, when the selection has left the article. */
export function restoreCaret(shown: OpenArticle, otherwise: number): void {
  if (caretOffset(shown) === null) putCaret(shown, remembered.get(shown) ?? otherwise);
}

/** Which way in the text an arrow key leads: in right-to-left text, left is on. */
export function directionOf({ map }: OpenArticle, offset: number, way: Way): Direction {
  if (way === 'forward' || way === 'backward') return way;
  return (way === 'right') === (directionAt(map, offset) === 'ltr') ? 'forward' : 'backward';
}

export const caretBrowsing = (): boolean => preferences().caretBrowsing;

const native: Partial<Record<CaretMove, [direction: string, granularity: string]>> = {
  left: ['left', 'character'],
  right: ['right', 'character'],
  up: ['backward', 'line'],
  down: ['forward', 'line'],
  'line-start': ['backward', 'lineboundary'],
  'line-end': ['forward', 'lineboundary'],
};

/** Moves the caret, which must stand in this article; with `extend`, the selection follows. */
export function moveCaret(shown: OpenArticle, move: CaretMove, extend: boolean): void {
  const selection = document.getSelection();
  const from = caretOffset(shown);
  if (!selection || from === null) return;
  const how = native[move];
  if (how) moveNatively(shown, selection, how, extend);
  else if (move === 'page-up' || move === 'page-down') movePage(shown, move === 'page-down' ? 1 : -1, extend);
  else putCaret(shown, target(shown, from, move, extend), extend);
  const { focusNode, focusOffset } = selection;
  lineEnd = move === 'line-end' && focusNode ? { node: focusNode, offset: focusOffset } : null;
  keepInView(shown);
}

function moveNatively(
  { map }: OpenArticle,
  selection: Selection,
  [direction, granularity]: [string, string],
  extend: boolean,
): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  selection.modify(extend ? 'extend' : 'move', direction, granularity);
  // The next stop may be text of the program.
  const left = !map.container.contains(selection.focusNode);
  if (left && anchorNode && focusNode)
    selection.setBaseAndExtent(anchorNode, anchorOffset, focusNode, focusOffset);
}

function target(shown: OpenArticle, from: number, move: CaretMove, extend: boolean): number {
  const { text } = shown.map;
  const to = (direction: 'forward' | 'backward', unit: Unit): number =>
    nextBoundary(text, from, direction, unit, shown.article.lang);
  if (move === 'text-start') return text.length - text.trimStart().length;
  if (move === 'text-end') return text.trimEnd().length;
  if (move === 'paragraph-up') return to('backward', 'paragraph');
  if (move === 'paragraph-down') {
    const end = to('forward', 'paragraph');
    // Selected is the paragraph to its end; a caret goes on to the start of the next.
    const start = end + text.slice(end).search(/\S/);
    return extend || start < end ? end : start;
  }
  const found = to(directionOf(shown, from, move === 'word-right' ? 'right' : 'left'), 'word');
  return Math.min(found, text.trimEnd().length);
}

function movePage(shown: OpenArticle, by: 1 | -1, extend: boolean): void {
  const { map, scroller } = shown;
  const box = caretPlace(shown);
  const before = scroller.scrollTop;
  const view = scroller.getBoundingClientRect();
  scroller.scrollBy({
    top: by * (view.height - 3 * ((box?.bottom ?? 0) - (box?.top ?? 0))),
    behavior: 'instant',
  });
  const y = Math.max(view.top + 8, Math.min(box ? (box.top + box.bottom) / 2 : 0, view.bottom - 8));
  const atEdge = Math.abs(scroller.scrollTop - before) < 1;
  const end = by > 0 ? map.text.trimEnd().length : 0;
  putCaret(shown, atEdge ? end : (offsetNear(map, scroller, box?.x ?? view.left, y) ?? end), extend);
}

/** Scrolls by as much as is needed to see the caret with a line or two around it. */
function keepInView(shown: OpenArticle): void {
  const box = caretPlace(shown);
  if (!box) return;
  const view = shown.scroller.getBoundingClientRect();
  const margin = Math.min(56, view.height / 6);
  const by = Math.min(0, box.top - view.top - margin) || Math.max(0, box.bottom - view.bottom + margin);
  if (by) shown.scroller.scrollBy({ top: by, behavior: 'instant' });
  // A wide table or a long line of code scrolls on its own.
  const { node } = shown.map.toPoint(caretOffset(shown) ?? 0, 'backward');
  const wide = node.parentElement?.closest('table, pre');
  if (!wide || wide.scrollWidth <= wide.clientWidth) return;
  const frame = wide.getBoundingClientRect();
  if (box.x < frame.left + 8) wide.scrollBy({ left: box.x - frame.left - 24, behavior: 'instant' });
  if (box.x > frame.right - 8) wide.scrollBy({ left: box.x - frame.right + 24, behavior: 'instant' });
}
