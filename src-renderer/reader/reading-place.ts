import type { Passage, ReadingPosition } from '#contract';
import type { OpenArticle } from './open-articles';
import { toLiveRange } from './passage-range';
import { lowerBound } from './text-map';

const top = ({ scroller }: OpenArticle): number => scroller.getBoundingClientRect().top;

/** Offset of the first character in view; 0 at the very top. */
export function firstVisibleOffset(shown: OpenArticle): number {
  const { map, scroller } = shown;
  if (scroller.scrollTop <= 0) return 0;
  const edge = top(shown);
  const index = lowerBound(
    map.blocks.length,
    (i) => (map.blocks[i]?.element.getBoundingClientRect().bottom ?? 0) > edge,
  );
  const block = map.blocks[index];
  if (!block) return map.text.length;
  const box = block.element.getBoundingClientRect();
  if (box.top >= edge) return block.start;
  // The first character of a line stands at its left, or in right-to-left text at its right.
  const rtl = getComputedStyle(block.element).direction === 'rtl';
  const caret = document.caretPositionFromPoint(rtl ? box.right - 2 : box.left + 2, edge + 4);
  if (caret && block.element.contains(caret.offsetNode)) return map.toOffset(caret.offsetNode, caret.offset);
  return lineAt(shown, block.start, block.end, edge + 4);
}

/**
 * Where the line at a height begins, roughly: the first offset with which the text from `start` on reaches below it. Asked when a
 * dialog lies over the text, which a point of the screen would find instead.
 */
function lineAt({ map }: OpenArticle, start: number, end: number, height: number): number {
  const reaches = (length: number): boolean =>
    toLiveRange(map, { start, end: start + length + 1 }).getBoundingClientRect().bottom > height;
  return start + Math.min(lowerBound(end - start - 1, reaches), Math.max(0, end - start - 1));
}

export function readingPosition(shown: OpenArticle): ReadingPosition {
  const { scroller, map } = shown;
  const last = map.blocks.at(-1)?.element.getBoundingClientRect().bottom ?? 0;
  const length = last - map.container.getBoundingClientRect().top;
  const seen = scroller.getBoundingClientRect().bottom - map.container.getBoundingClientRect().top;
  const progress = length > 0 ? Math.max(0, Math.min(1, seen / length)) : 0;
  return { offset: firstVisibleOffset(shown), progress };
}

/** Puts the line that holds an offset at the top. */
export function scrollToOffset(shown: OpenArticle, offset: number): void {
  if (offset <= 0 || offset >= shown.map.text.length) return;
  const line = toLiveRange(shown.map, { start: offset, end: offset + 1 }).getBoundingClientRect();
  shown.scroller.scrollTop += line.top - top(shown) - 2;
}

/**
 * Brings a passage into view with some text above it; leaves the page alone when it is well in view already.
 * @returns the position that it scrolls to, or null when it does not
 */
export function reveal(shown: OpenArticle, passage: Passage): number | null {
  const box = toLiveRange(shown.map, passage).getBoundingClientRect();
  const view = shown.scroller.getBoundingClientRect();
  const margin = Math.min(80, view.height / 5);
  if (box.top >= view.top + margin && box.bottom <= view.bottom - margin) return null;
  const by = box.top - view.top - view.height * 0.3;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches || Math.abs(by) > view.height * 2;
  const to = shown.scroller.scrollTop + by;
  shown.scroller.scrollTo({ top: to, behavior: calm ? 'instant' : 'smooth' });
  return to;
}
