import type { Passage } from '#contract';
import { clusterAt } from './sentence';
import type { TextMap } from './text-map';

/**
 * The passage that a DOM range covers: clamped to the container, without white space at its ends, the ends moved
 * outwards where they cut a grapheme cluster (so a triple click that ends at the start of the next block ends with
 * its own). Null when nothing is left.
 */
export function toPassage(map: TextMap, range: AbstractRange): Passage | null {
  return tidyPassage(map.text, {
    start: map.toOffset(range.startContainer, range.startOffset),
    end: map.toOffset(range.endContainer, range.endOffset),
  });
}

/** Trims white space and moves the ends out of grapheme clusters; null when nothing is left. */
export function tidyPassage(text: string, passage: Passage): Passage | null {
  let start = Math.max(0, passage.start);
  let end = Math.min(text.length, passage.end);
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  if (start >= end) return null;
  return { start: clusterAt(text, start).start, end: clusterAt(text, end - 1).end };
}

/** The pieces of a passage that lie in one block each, in order; the gaps between blocks are left out. */
export function splitByBlock(map: TextMap, passage: Passage): Passage[] {
  const [from, to] = map.blocksIn(passage.start, passage.end);
  return map.blocks.slice(from, to).map((block) => ({
    start: Math.max(block.start, passage.start),
    end: Math.min(block.end, passage.end),
  }));
}

/** What to paint for a passage: one range per block. A StaticRange costs nothing when the DOM changes. */
export function toStaticRanges(map: TextMap, passage: Passage): StaticRange[] {
  return splitByBlock(map, passage).map((piece) => toStaticRange(map, piece));
}

export function toStaticRange(map: TextMap, passage: Passage): StaticRange {
  const start = map.toPoint(passage.start, 'forward');
  const end = map.toPoint(passage.end, 'backward');
  return new StaticRange({
    startContainer: start.node,
    startOffset: start.offset,
    endContainer: end.node,
    endOffset: end.offset,
  });
}

/** One live range from end to end, for bounding rectangles, scrolling into view and selections. */
export function toLiveRange(map: TextMap, passage: Passage): Range {
  const range = document.createRange();
  place(range, map, passage);
  return range;
}

/** A live range is looked after by the browser until it is collected; to measure often, one is enough. */
let ruler: Range | undefined;

/** The boxes of a passage's text line by line, in viewport coordinates. */
export function boxesOf(map: TextMap, passage: Passage): DOMRectList {
  ruler ??= document.createRange();
  place(ruler, map, passage);
  return ruler.getClientRects();
}

/** As `boxesOf`, for a stretch of one text node. */
export function boxesInNode(node: Text, start: number, end: number): DOMRectList {
  ruler ??= document.createRange();
  ruler.setStart(node, start);
  ruler.setEnd(node, end);
  return ruler.getClientRects();
}

function place(range: Range, map: TextMap, passage: Passage): void {
  const start = map.toPoint(passage.start, 'forward');
  const end = map.toPoint(passage.end, 'backward');
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
}
