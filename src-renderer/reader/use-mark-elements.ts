import { useEffect, useRef } from 'react';
import type { Annotation } from '#contract';
import { cardId, noteOf, passageOf } from '../annotation';
import { usePreferences } from '../preferences';
import { createMarkElements, type MarkElements } from './mark-elements';
import type { OpenArticle } from './open-articles';

/** Keeps `<mark>` elements in step with the annotations while the reader has them switched on. */
export function useMarkElements(shown: OpenArticle, annotations: readonly Annotation[]): void {
  const { markElements: on, categories } = usePreferences();
  const elements = useRef<MarkElements | null>(null);
  useEffect(() => {
    if (!on) return;
    const made = createMarkElements(shown.map, () => shown.painter.textNodesChanged());
    elements.current = made;
    return () => {
      made.destroy();
      elements.current = null;
    };
  }, [shown, on]);
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
