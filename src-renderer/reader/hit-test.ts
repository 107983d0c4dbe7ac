import type { Passage } from '#contract';
import type { Interval } from './interval-tree';
import { boxesOf } from './passage-range';
import { clusterAt } from './sentence';
import { lowerBound, type TextMap } from './text-map';

/** How far beside a character's box a point may be and still mean it, in CSS pixels. */
const slack = 1;
/** Two clicks nearer than this are at the same place. */
const samePlace = 4;

/**
 * The offset of the character whose glyph box holds a point, or null when the point is on no text of this article.
 *
 * @param x clientX
 * @param y clientY
 */
export function offsetAt(map: TextMap, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  if (!caret || !map.container.contains(caret.offsetNode)) return null;
  // The nearest caret is found from far away, even from the margins, and it may stand on either side of the
  // character: only a character whose own box holds the point counts.
  const offset = map.toOffset(caret.offsetNode, caret.offset);
  for (const at of [offset, offset - 1]) {
    if (at < 0 || at >= map.text.length) continue;
    const cluster = clusterAt(map.text, at);
    for (const box of boxesOf(map, cluster)) {
      const inside =
        x >= box.left - slack && x < box.right + slack && y >= box.top - slack && y < box.bottom + slack;
      if (inside && box.width > 0) return cluster.start;
    }
  }
  return null;
}

export interface HitTest<T> {
  /** All that is under a point, the smallest first. */
  at: (x: number, y: number) => T[];
  /** What a click means: the smallest; clicked again at the same place, the next larger, and round again. */
  click: (x: number, y: number) => T | null;
}

/** @param containing those that contain an offset, such as `pane.annotationsAt` */
export function createHitTest<T extends Interval & { id: string }>(
  map: TextMap,
  containing: (offset: number) => T[],
): HitTest<T> {
  let last = { x: NaN, y: NaN, stack: '', turn: 0 };
  const at = (x: number, y: number): T[] => {
    const offset = offsetAt(map, x, y);
    if (offset === null) return [];
    return containing(offset).sort((a, b) => a.end - a.start - (b.end - b.start) || b.start - a.start);
  };
  return {
    at,
    click: (x, y) => {
      const hits = at(x, y);
      const stack = hits.map(({ id }) => id).join(' ');
      const again = stack === last.stack && Math.hypot(x - last.x, y - last.y) < samePlace;
      const turn = again ? last.turn + 1 : 0;
      last = { x, y, stack, turn };
      return hits[turn % hits.length] ?? null;
    },
  };
}

/** Blocks with more text than this are looked into; of others the whole is taken. */
const longBlock = 4000;

/**
 * The text of the blocks that can be seen in a pane, or that lie within `screens` of its height above and below; of
 * a very long block only that part. Null when the pane is not shown. Found by bisection: blocks further down in the
 * text are taken to start further down on the page, so cells of a table row may be missed at the edges.
 */
export function visibleText(map: TextMap, scroller: Element, screens: number): Passage | null {
  const view = scroller.getBoundingClientRect();
  const { blocks, text } = map;
  if (view.height === 0 || blocks.length === 0) return null;
  const upper = view.top - view.height * screens;
  const lower = view.bottom + view.height * screens;
  const box = (offset: number): DOMRect => {
    let at = offset;
    while (at < text.length - 1 && /\s/.test(text.charAt(at))) at++;
    return boxesOf(map, clusterAt(text, at))[0] ?? new DOMRect();
  };
  const top = (i: number): number => {
    const block = blocks[i];
    if (!block) return 0;
    // An element's box is far quicker to get than a character's, but text that follows an inner block starts below it.
    const afterInner = i > 0 && block.element.contains(blocks[i - 1]?.element ?? null);
    return afterInner ? box(block.start).top : block.element.getBoundingClientRect().top;
  };
  const first = blocks[Math.max(0, lowerBound(blocks.length, (i) => top(i) > upper) - 1)];
  const last = blocks[Math.max(0, lowerBound(blocks.length, (i) => top(i) > lower) - 1)];
  if (!first || !last) return null;
  let { start } = first;
  let { end } = last;
  if (first.end - start > longBlock) {
    start += lowerBound(first.end - start, (i) => box(first.start + i).bottom > upper);
  }
  if (end - last.start > longBlock) {
    end = last.start + lowerBound(end - last.start, (i) => box(last.start + i).top > lower);
  }
  return { start, end };
}
