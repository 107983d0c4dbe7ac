import type { Passage } from '#contract';

/** A passage with the upper and lower edge of its lines, in pixels of any one system. */
export interface MeasuredPassage extends Passage {
  id: string;
  top: number;
  bottom: number;
}

/** Where a mark stands beside the text. */
export interface MarkPlace {
  id: string;
  top: number;
  height: number;
  /** Marks of passages that overlap stand beside each other: 0 is nearest to the text. */
  lane: 0 | 1;
}

/** Marks are never smaller than this, in pixels, so that they can be hit. */
const least = 5;
/** Between two marks, in pixels. */
const gap = 3;

/**
 * Where the marks of neighbouring passages stand. A sentence that ends on the line on which the next one begins shares
 * the height of that line with it.
 *
 * @param measured in document order
 */
export function placeMarks(measured: readonly MeasuredPassage[]): MarkPlace[] {
  const lanes: ({ end: number; place: MarkPlace; bottom: number } | undefined)[] = [undefined, undefined];
  return measured.map(({ id, start, end, top, bottom }) => {
    const lane = lanes[0] && start < lanes[0].end ? 1 : 0;
    const above = lanes[lane];
    const place: MarkPlace = { id, top, height: bottom - top, lane };
    if (above && above.bottom > top - gap && above.place.top < bottom) {
      const from = Math.max(above.place.top, top - gap);
      const middle = (from + Math.min(above.bottom, bottom) + gap) / 2;
      above.place.height = Math.max(least, middle - gap - above.place.top);
      place.top = above.place.top + above.place.height + gap;
      place.height = Math.max(least, bottom - place.top);
    }
    lanes[lane] = { end, place, bottom: place.top + place.height };
    return place;
  });
}
