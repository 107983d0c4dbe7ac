import type { Passage } from '#contract';
import type { Span } from './geometry';
import type { Ribbon, Stub } from './ribbon-shape';
import type { SeamLink } from './seam-links';

/** What laying out needs to know of one pane; heights count from the upper edge of the seam. */
export interface Side {
  /** The text in view and a little around it; null when there is none. */
  seen: Passage | null;
  spanOf: (passage: Passage) => Span;
  /** What is in view. */
  view: Span;
}

export type Laid = { link: SeamLink } & (
  { ribbon: Ribbon; stub?: undefined } | { stub: Stub; ribbon?: undefined }
);

/** More arrows than this at once say nothing any more. */
export const mostStubs = 12;

const overlaps = (one: Passage, other: Passage | null): boolean =>
  other !== null && one.start < other.end && one.end > other.start;
const meets = (one: Span, other: Span): boolean => one.top < other.bottom && one.bottom > other.top;

/**
 * What of the links is to be drawn now: a ribbon where both passages are in view, a stub where one is. Only these are
 * measured. Of the stubs those nearest to the middle of the seam stay.
 *
 * @param links those to be drawn at all
 */
export function layRibbons(links: readonly SeamLink[], left: Side, right: Side): Laid[] {
  const ribbons: Laid[] = [];
  const stubs: { laid: Laid; far: number }[] = [];
  const middle =
    (Math.max(left.view.top, right.view.top) + Math.min(left.view.bottom, right.view.bottom)) / 2;
  for (const link of links) {
    const spanIn = (side: Side, passage: Passage): Span | null => {
      if (!overlaps(passage, side.seen)) return null;
      const span = side.spanOf(passage);
      return meets(span, side.view) ? span : null;
    };
    const at = { left: spanIn(left, link.left), right: spanIn(right, link.right) };
    if (at.left && at.right) ribbons.push({ link, ribbon: { left: at.left, right: at.right } });
    const one = at.left ? 'left' : 'right';
    const span = at.left ?? at.right;
    if (!span || (at.left && at.right)) continue;
    const other = one === 'left' ? right : left;
    const away = one === 'left' ? link.right : link.left;
    if (!other.seen) continue;
    const towards = isAbove(away, other) ? 'above' : 'below';
    const far = Math.abs((span.top + span.bottom) / 2 - middle);
    stubs.push({ laid: { link, stub: { side: one, at: span, towards } }, far });
  }
  stubs.sort((one, other) => one.far - other.far);
  return [...ribbons, ...stubs.slice(0, mostStubs).map(({ laid }) => laid)];
}

/** Of a passage out of view: whether it stands above the view. Near it, its height decides, since `seen` is a little more. */
const isAbove = (passage: Passage, { seen, spanOf, view }: Side): boolean =>
  overlaps(passage, seen) ? spanOf(passage).bottom <= view.top : passage.start < (seen?.start ?? 0);
