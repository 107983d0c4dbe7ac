import type { Passage } from '#contract';
import type { Unit } from './sentence';
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
 * The document's selection as a passage of the one pane it lies in. Null when it is empty, lies outside every
 * article, or takes text from two.
 */
export function readSelection(
  maps: Iterable<TextMap>,
  selection: Selection | null = document.getSelection(),
): ArticleSelection | null {
  throw new Error('not yet' + String(maps) + String(selection));
}

/** Makes a passage the document's selection; `backward` puts the caret at its start. */
export function selectPassage(map: TextMap, passage: Passage, options?: { backward?: boolean }): void {
  throw new Error('not yet' + String(map) + String(passage) + String(options));
}

/**
 * The passage with one end moved by a unit. An end that is moved across the other one swaps with it; when both meet
 * the passage is given back as it was.
 */
export function extendPassage(
  text: string,
  passage: Passage,
  move: { end: 'start' | 'end'; direction: 'forward' | 'backward'; unit: Unit },
  lang: string | null,
): Passage {
  throw new Error('not yet' + text + String(passage) + String(move) + String(lang));
}
