import type { Category, Passage } from '#contract';
import type { TextMap } from './text-map';

/** Colour and line of a category; the line is the second sign, so that colour is never the only one. */
export type MarkStyle = Pick<Category, 'colour' | 'line'>;

/** An annotation to paint. */
export interface Mark {
  id: string;
  passage: Passage;
  category: MarkStyle;
}

/** A mark with its place laid open for the interval tree and its layer (1 … 3). */
export interface PlacedMark extends Mark {
  start: number;
  end: number;
  depth: number;
}

/** Paints one article. Changes show with the next frame; several in one frame cost as much as one. */
export interface PanePainter {
  setAnnotations: (marks: readonly Mark[]) => void;
  setFocused: (id: string | null) => void;
  setHovered: (id: string | null) => void;
  /** Hits of a search. */
  setFound: (passages: readonly Passage[]) => void;
  /** A selection kept visible while its bar or note field has the focus. */
  setPending: (passage: Passage | null) => void;
  /** Those that contain the character at `offset`, in document order. For `createHitTest`. */
  annotationsAt: (offset: number) => PlacedMark[];
  /** For a change of layout that resizes neither the pane nor the article. */
  refresh: () => void;
  destroy: () => void;
}

export interface Painter {
  /**
   * @param container holds the article's HTML, see `setArticleHtml`
   * @param scroller the element that scrolls it
   */
  pane: (container: HTMLElement, map: TextMap, scroller: HTMLElement) => PanePainter;
  destroy: () => void;
}

/**
 * The one owner of `CSS.highlights`, which the whole document shares: it composes what the panes want painted.
 * Nothing is added to the article's DOM.
 */
export function createPainter(): Painter {
  throw new Error('not yet');
}
