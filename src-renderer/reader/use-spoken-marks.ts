import { useEffect, useRef } from 'react';
import type { Annotation } from '#contract';
import { cardId, noteOf, passageOf } from '../annotation';
import { usePreferences } from '../preferences';
import { createBlockDescriptions, type BlockDescriptions } from './describe-blocks';
import { createMarkElements, type MarkElements } from './mark-elements';
import type { OpenArticle } from './open-articles';

/** What of the annotations assistive technology meets in the text: details of the blocks and, where they are switched on, elements. */
export function useSpokenMarks(shown: OpenArticle, annotations: readonly Annotation[]): void {
  const { markElements: on, categories } = usePreferences();
  const blocks = useRef<BlockDescriptions | null>(null);
  const elements = useRef<MarkElements | null>(null);
  useEffect(() => {
    const made = createBlockDescriptions(shown.map);
    blocks.current = made;
    return () => made.destroy();
  }, [shown]);
  useEffect(() => {
    if (!on) return;
    const made = createMarkElements(shown.map, () => shown.painter.textNodesChanged());
    elements.current = made;
    return () => {
      made.destroy();
      elements.current = null;
    };
  }, [shown, on]);

  useEffect(() => blocks.current?.set(annotations), [shown, annotations]);
  useEffect(() => {
    if (!elements.current) return;
    const names = new Map(categories.map(({ id, name }) => [id, name]));
    elements.current.set(
      annotations.map((annotation) => ({
        id: annotation.id,
        passage: passageOf(annotation),
        category: names.get(annotation.category) ?? annotation.category,
        note: noteOf(annotation),
        card: cardId(annotation.id),
      })),
    );
  }, [shown, on, annotations, categories]);
}
