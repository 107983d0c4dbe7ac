import type { Interval } from './interval-tree';
import type { TextMap } from './text-map';

/**
 * The offset of the character whose glyph box holds a point, or null when the point is on no text of this article.
 *
 * @param x clientX
 * @param y clientY
 */
export function offsetAt(map: TextMap, x: number, y: number): number | null {
  throw new Error('not yet' + String(map) + String(x) + String(y));
}

export interface HitTest<T> {
  /** All that is under a point, the smallest first. */
  at: (x: number, y: number) => T[];
  /** What a click means: the smallest; clicked again at the same place, the next larger, and round again. */
  click: (x: number, y: number) => T | null;
}

/** @param containing those that contain an offset, such as `pane.annotationsAt` */
export function createHitTest<T extends Interval>(
  map: TextMap,
  containing: (offset: number) => T[],
): HitTest<T> {
  throw new Error('not yet' + String(map) + String(containing));
}
