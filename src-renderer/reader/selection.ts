import type { Passage } from '#contract';
import { tidyPassage, toLiveRange, toPassage } from './passage-range';
import { nextBoundary, type Unit } from './sentence';
import type { TextMap } from './text-map';

/** What the user has selected in one article. */
export interface ArticleSelection {
  map: TextMap;
  container: HTMLElement;
  passage: Passage;
  /** Box around the selected text, in viewport coordinates (CSS pixels). */
  rect: DOMRect;
  /** Whether it was made from its end to its start, so that the caret is at the start. */
  backward: boolean;
}

/**
 * The document's selection as a passage of the one pane it was made in. Null when it is empty, lies outside every
 * article, or takes text from two. What it covers beside the article (a heading above, the start of the next pane
 * after a triple click) is left out.
 */
export function readSelection(
  maps: Iterable<TextMap>,
  selection: Selection | null = document.getSelection(),
): ArticleSelection | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { anchorNode, focusNode } = selection;
  const range = selection.getRangeAt(0);
  let found: { map: TextMap; passage: Passage } | null = null;
  for (const map of maps) {
    const passage = range.intersectsNode(map.container) ? toPassage(map, range) : null;
    if (!passage) continue;
    if (found) return null;
    found = { map, passage };
  }
  if (!found) return null;
  const { map, passage } = found;
  const { container } = map;
  // "Select all" reaches over the article but was not made in it.
  if (!container.contains(anchorNode) && !container.contains(focusNode)) return null;
  return {
    map,
    container,
    passage,
    rect: toLiveRange(map, passage).getBoundingClientRect(),
    backward: range.startContainer === focusNode && range.startOffset === selection.focusOffset,
  };
}

/** Makes a passage the document's selection; `backward` puts the caret at its start. */
export function selectPassage(map: TextMap, passage: Passage, options: { backward?: boolean } = {}): void {
  const start = map.toPoint(passage.start, 'forward');
  const end = map.toPoint(passage.end, 'backward');
  const [anchor, focus] = options.backward ? [end, start] : [start, end];
  document.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

/**
 * The passage with one end moved by a unit; white space at the ends is stepped over. An end that is moved across the
 * other one changes place with it. Where both would meet, and at the ends of the text, the passage stays as it is.
 */
export function extendPassage(
  text: string,
  passage: Passage,
  move: { end: 'start' | 'end'; direction: 'forward' | 'backward'; unit: Unit },
  lang: string | null,
): Passage {
  const fixed = move.end === 'end' ? passage.start : passage.end;
  let moved = passage[move.end];
  for (;;) {
    const next = nextBoundary(text, moved, move.direction, move.unit, lang);
    if (next === moved) return passage;
    moved = next;
    const result = tidyPassage(text, { start: Math.min(fixed, moved), end: Math.max(fixed, moved) });
    if (!result) return passage;
    if (result.start !== passage.start || result.end !== passage.end) return result;
  }
}
