import type { Passage } from '#contract';
import type { Interval } from './interval-tree';
import { boxesInNode, boxesOf } from './passage-range';
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
  const caret = caretAt(map, x, y);
  if (!caret) return null;
  for (const at of [caret.offset, caret.offset - 1]) {
    const cluster = clusterIn(map, at);
    if (cluster && holds(boxesOf(map, cluster), x, y)) return cluster.start;
  }
  return null;
}

interface Caret {
  offset: number;
  node: Node;
  /** Offset in the node. */
  inNode: number;
}

/**
 * The boundary between two characters that is nearest to a point. It is found from far away, even from the margins,
 * and it may stand on either side of the character: only one whose own box holds the point counts.
 */
function caretAt(map: TextMap, x: number, y: number): Caret | null {
  const caret = document.caretPositionFromPoint(x, y);
  if (!caret) return null;
  const { offsetNode: node, offset: inNode } = caret;
  return map.container.contains(node) ? { offset: map.toOffset(node, inNode), node, inNode } : null;
}

const clusterIn = (map: TextMap, at: number): Passage | null =>
  at < 0 || at >= map.text.length ? null : clusterAt(map.text, at);

function holds(boxes: DOMRectList, x: number, y: number): boolean {
  // By index: going through the list in the usual way takes half as long again as asking for it.
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i];
    if (!box || box.width === 0) continue;
    const beside = x < box.left - slack || x >= box.right + slack;
    if (!beside && y >= box.top - slack && y < box.bottom + slack) return true;
  }
  return false;
}

export interface HitTest<T> {
  /** All that is under a point, the smallest first. */
  at: (x: number, y: number) => T[];
  /**
   * What a click means: the smallest; clicked again at the same place, the next larger, and round again.
   *
   * @param below id of the chosen one, when what lies beneath it is meant wherever the click falls (Alt)
   */
  click: (x: number, y: number, below?: string | null) => T | null;
}

/** @param containing those that contain an offset, such as `pane.annotationsAt` */
export function createHitTest<T extends Interval & { id: string }>(
  map: TextMap,
  containing: (offset: number) => T[],
): HitTest<T> {
  let last = { x: NaN, y: NaN, stack: '', turn: 0 };
  const at = (x: number, y: number): T[] => {
    const caret = caretAt(map, x, y);
    if (!caret) return [];
    const after = containing(caret.offset);
    const before = caret.offset > 0 ? containing(caret.offset - 1) : [];
    // A box costs half as much as the caret, so none is asked for where it cannot matter, and one where both
    // characters say the same.
    if (after.length + before.length === 0) return [];
    if (sameList(before, after)) {
      const boxes = boxesBeside(map, caret);
      if (boxes) return holds(boxes, x, y) ? after.sort(smallestFirst) : [];
    }
    for (const [offset, hits] of [
      [caret.offset, after],
      [caret.offset - 1, before],
    ] as const) {
      const cluster = clusterIn(map, offset);
      if (cluster && holds(boxesOf(map, cluster), x, y)) return hits.sort(smallestFirst);
    }
    return [];
  };
  return {
    at,
    click: (x, y, below = null) => {
      const hits = at(x, y);
      const stack = hits.map(({ id }) => id).join(' ');
      const again = stack === last.stack && Math.hypot(x - last.x, y - last.y) < samePlace;
      const chosen = below === null ? -1 : hits.findIndex(({ id }) => id === below);
      const turn = chosen >= 0 ? chosen + 1 : again ? last.turn + 1 : 0;
      last = { x, y, stack, turn };
      return hits[turn % hits.length] ?? null;
    },
  };
}

const smallestFirst = (a: Interval, b: Interval): number =>
  a.end - a.start - (b.end - b.start) || b.start - a.start;

const sameList = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((one, i) => one === b[i]);

/** The boxes of the characters on both sides, when they stand in one text node; what lies between two is no text. */
function boxesBeside(map: TextMap, { offset, node, inNode }: Caret): DOMRectList | null {
  const left = clusterIn(map, offset - 1);
  const right = clusterIn(map, offset);
  if (!(node instanceof Text) || !left || !right) return null;
  const start = inNode - (offset - left.start);
  const end = inNode + (right.end - offset);
  return start < 0 || end > node.length ? null : boxesInNode(node, start, end);
}

/** Blocks with more text than this are looked into; of others the whole is taken. */
const longBlock = 4000;

/**
 * The text of the blocks that can be seen in a pane, or that lie within `above` and `below` times its height beyond
 * its edges; of a very long block only that part. Null when the pane is not shown. Found by bisection: blocks further down in the
 * text are taken to start further down on the page, so cells of a table row may be missed at the edges.
 */
export function visibleText(map: TextMap, scroller: Element, above: number, below = above): Passage | null {
  const view = scroller.getBoundingClientRect();
  const { blocks, text } = map;
  if (view.height === 0 || blocks.length === 0) return null;
  const upper = view.top - view.height * above;
  const lower = view.bottom + view.height * below;
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
