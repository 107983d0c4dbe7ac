import type { Passage } from '#contract';
import type { TextMap } from './text-map';

/**
 * The passage that a DOM range covers: clamped to the container, without white space at its ends, the ends moved
 * outwards where they cut a grapheme cluster (so a triple click that ends at the start of the next block ends with
 * its own). Null when nothing is left.
 */
export function toPassage(map: TextMap, range: AbstractRange): Passage | null {
  throw new Error('not yet' + String(map) + String(range));
}

/** Trims white space and moves the ends out of grapheme clusters; null when nothing is left. */
export function tidyPassage(text: string, passage: Passage): Passage | null {
  throw new Error('not yet' + text + String(passage));
}

/**
 * What to paint for a passage: one range per block, so that the gaps between blocks stay bare. `from … to` limits
 * them to blocks with these indexes, end exclusive.
 */
export function toStaticRanges(map: TextMap, passage: Passage, from?: number, to?: number): StaticRange[] {
  throw new Error('not yet' + String(map) + String(passage) + String(from) + String(to));
}

/** One live range from end to end, for bounding rectangles, scrolling into view and selections. */
export function toLiveRange(map: TextMap, passage: Passage): Range {
  throw new Error('not yet' + String(map) + String(passage));
}
