import type { ArticleAlignment, Passage } from '#contract';
import type { PaneGeometry } from './geometry';
import type { SpanChain } from './scroll-map';

export interface PassagePair {
  left: Passage;
  right: Passage;
}

/** The matches that scrolling follows: in order in both texts, none reaching into the next. */
export function backbonePairs(alignment: ArticleAlignment, left: string): PassagePair[] {
  const wanted = new Set(alignment.backbone);
  const flipped = alignment.a.article !== left;
  const pairs = alignment.matches
    .filter(({ id }) => wanted.has(id))
    .map(({ a, b }) => (flipped ? { left: b, right: a } : { left: a, right: b }))
    .sort((one, other) => one.left.start - other.left.start);
  const kept: PassagePair[] = [];
  for (const pair of pairs) {
    const last = kept.at(-1);
    if (!last || (pair.left.start >= last.left.end && pair.right.start >= last.right.end)) kept.push(pair);
  }
  return kept;
}

/** Those pairs as heights, read from one pane to the other. */
export function spanChain(
  pairs: readonly PassagePair[],
  from: PaneGeometry,
  to: PaneGeometry,
  leftwards: boolean,
): SpanChain {
  const side = (geometry: PaneGeometry, name: keyof PassagePair) => (index: number) => {
    const pair = pairs[index];
    return pair ? geometry.spanOf(pair[name]) : { top: 0, bottom: 0 };
  };
  return {
    length: pairs.length,
    from: side(from, leftwards ? 'right' : 'left'),
    to: side(to, leftwards ? 'left' : 'right'),
    fromHeight: from.contentHeight(),
    toHeight: to.contentHeight(),
  };
}
