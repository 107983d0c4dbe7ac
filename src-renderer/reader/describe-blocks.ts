import type { Annotation } from '#contract';
import { cardId, passageOf } from '../annotation';
import type { TextMap } from './text-map';

/**
 * Custom highlights are silent to assistive technology, so each annotated block points at its cards with
 * `aria-details`. Only an attribute changes, never the text. Returns the way to take it back.
 */
export function describeBlocks(map: TextMap, annotations: readonly Annotation[]): () => void {
  const cards = new Map<Element, string[]>();
  for (const annotation of annotations) {
    const { start, end } = passageOf(annotation);
    const [from, to] = map.blocksIn(start, end);
    for (const { element } of map.blocks.slice(from, to)) {
      cards.set(element, [...(cards.get(element) ?? []), cardId(annotation.id)]);
    }
  }
  for (const [element, ids] of cards) element.setAttribute('aria-details', ids.join(' '));
  return () => {
    for (const element of cards.keys()) element.removeAttribute('aria-details');
  };
}
