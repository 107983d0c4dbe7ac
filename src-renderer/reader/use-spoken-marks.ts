import { useEffect, useRef } from 'react';
import type { Annotation } from '#contract';
import { noteOf, passageOf } from '../annotation';
import { useLinks } from '../held-links';
import { usePreferences } from '../preferences';
import { wordsOfAnnotation } from '../said-of-annotation';
import { createBlockDescriptions, type BlockDescriptions } from './describe-blocks';
import { createMarkElements, type MarkElements } from './mark-elements';
import type { OpenArticle } from './open-articles';

/** What of the annotations assistive technology meets in the text: details of the blocks and, where they are switched on, elements. */
export function useSpokenMarks(shown: OpenArticle, annotations: readonly Annotation[]): void {
  const { markElements: on, categories } = usePreferences();
  const blocks = useRef<BlockDescriptions | null>(null);
  const elements = useRef<MarkElements | null>(null);
  const links = useLinks(shown.article.id);
  useEffect(() => {
    const made = createBlockDescriptions(shown.map, (annotation) => wordsOfAnnotation(annotation));
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
  // What is said of a highlight is more than what is stored with it.
  const names = useRef({ links, categories });
  useEffect(() => {
    if (names.current.links === links && names.current.categories === categories) return;
    names.current = { links, categories };
    blocks.current?.refresh();
  }, [links, categories]);
  useEffect(() => {
    if (!elements.current) return;
    const names = new Map(categories.map(({ id, name }) => [id, name]));
    elements.current.set(
      annotations.map((annotation) => ({
        id: annotation.id,
        passage: passageOf(annotation),
        category: names.get(annotation.category) ?? annotation.category,
        note: noteOf(annotation),
        card: blocks.current?.idOf(annotation) ?? '',
      })),
    );
  }, [shown, on, annotations, categories]);
}
