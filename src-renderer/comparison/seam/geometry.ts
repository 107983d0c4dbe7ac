import type { Passage } from '#contract';
import type { OpenArticle } from '../../reader/open-articles';
import { boxesOf } from '../../reader/passage-range';
import { lowerBound } from '../../reader/text-map';

/** From where to where something stands, in CSS pixels. */
export interface Span {
  top: number;
  bottom: number;
}

/** What is visible of a pane's content, and where the pane itself stands in the window. */
export interface View {
  /** Position of scrolling. */
  top: number;
  height: number;
  /** The furthest position of scrolling. */
  most: number;
  /** Upper edge of the pane in the window. */
  screenTop: number;
}

/**
 * Where the text of one article stands in what its pane scrolls: 0 is the upper edge of the content. Measured when asked
 * for, and kept until the layout changes; in a frame of scrolling nothing is measured but the position.
 */
export interface PaneGeometry {
  readonly shown: OpenArticle;
  /** Counts the layouts; a span of an earlier one holds no more. */
  layout: () => number;
  spanOf: (passage: Passage) => Span;
  /** The text between two heights, by whole blocks; null when there is none. */
  textIn: (top: number, bottom: number) => Passage | null;
  view: () => View;
  /** Height of the whole content. */
  contentHeight: () => number;
}

const geometries = new WeakMap<OpenArticle, PaneGeometry>();
const watchers = new Set<(geometry: PaneGeometry) => void>();

/** Tells when the text of a pane has been laid out anew. */
export function watchLayout(watcher: (geometry: PaneGeometry) => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

/** The geometry of a shown article; one for all who ask. */
export function geometryOf(shown: OpenArticle): PaneGeometry {
  const kept = geometries.get(shown);
  if (kept) return kept;
  const made = measure(shown);
  geometries.set(shown, made);
  return made;
}

/** One number for a passage: texts are shorter than 2^37 code units, and passages than 2^16 or alike from there on. */
const keyOf = ({ start, end }: Passage): number => start * 65_536 + Math.min(end - start, 65_535);

function measure(shown: OpenArticle): PaneGeometry {
  const { map, scroller } = shown;
  const spans = new Map<number, Span>();
  let layouts = 0;
  /** What changes with the layout only, read once for each. */
  let frame: { offset: number; height: number; most: number; screenTop: number; content: number } | null =
    null;

  const frameNow = (): NonNullable<typeof frame> => {
    if (frame) return frame;
    const box = scroller.getBoundingClientRect();
    const { clientHeight: height, scrollHeight: content } = scroller;
    const offset = map.container.getBoundingClientRect().top - box.top + scroller.scrollTop;
    return (frame = { offset, height, content, most: content - height, screenTop: box.top });
  };
  const spanOf = (passage: Passage): Span => {
    const key = keyOf(passage);
    const kept = spans.get(key);
    if (kept) return kept;
    const origin = map.container.getBoundingClientRect().top - frameNow().offset;
    let [top, bottom] = [Infinity, -Infinity];
    for (const box of boxesOf(map, passage)) {
      if (box.height === 0) continue;
      top = Math.min(top, box.top);
      bottom = Math.max(bottom, box.bottom);
    }
    // What has no boxes of its own (white space, folded away) stands where its block does.
    if (top > bottom) {
      const block = map.blocks[map.blocksIn(passage.start, passage.end)[0]] ?? map.blocks.at(-1);
      ({ top, bottom } = (block?.element ?? map.container).getBoundingClientRect());
    }
    const span = { top: top - origin, bottom: bottom - origin };
    spans.set(key, span);
    return span;
  };

  const forget = (): void => {
    spans.clear();
    frame = null;
    layouts++;
    watchers.forEach((watcher) => watcher(kept));
  };
  // Another width, other letters, a picture that has come: the observer tells of each, the first time at once.
  const resized = new ResizeObserver(forget);
  resized.observe(scroller);
  resized.observe(map.container);

  const kept: PaneGeometry = {
    shown,
    layout: () => layouts,
    spanOf,
    textIn: (top, bottom) => {
      const { blocks } = map;
      const at = (i: number): Span => spanOf(blocks[i] ?? { start: 0, end: 0 });
      const first = lowerBound(blocks.length, (i) => at(i).bottom > top);
      const after = lowerBound(blocks.length, (i) => at(i).top >= bottom);
      const [from, to] = [blocks[first], blocks[after - 1]];
      return from && to && first < after ? { start: from.start, end: to.end } : null;
    },
    view: () => {
      const { height, most, screenTop } = frameNow();
      return { top: scroller.scrollTop, height, most, screenTop };
    },
    contentHeight: () => frameNow().content,
  };
  return kept;
}
