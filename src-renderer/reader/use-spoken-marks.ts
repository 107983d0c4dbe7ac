import { useEffect, useMemo, useRef } from 'react';
import type { Annotation, ShownLink } from '#contract';
import { noteOf, passageOf } from '../annotation';
import { useLinks } from '../held-links';
import { linksByEnd } from '../linking';
import { usePreferences } from '../preferences';
import { descriptionOfAnnotation } from '../said-of-annotation';
import { createBlockDescriptions, type BlockDescriptions } from './describe-blocks';
import { createMarkElements, type MarkElements } from './mark-elements';
import type { OpenArticle } from './open-articles';

/** What of the annotations assistive technology meets in the text: details of the blocks and, where they are switched on, elements. */
export function useSpokenMarks(shown: OpenArticle, annotations: readonly Annotation[]): void {
  const { markElements: on, categories } = usePreferences();
  const blocks = useRef<BlockDescriptions | null>(null);
  const elements = useRef<MarkElements | null>(null);
  const links = useLinks(shown.article.id);
  const byEnd = useMemo(() => linksByEnd(links), [links]);
  /** What is said of a highlight beside what is stored with it. */
  const around = useRef({ byEnd, categories });
  useEffect(() => {
    const made = createBlockDescriptions(shown.map, (annotation) =>
      descriptionOfAnnotation(annotation, around.current.byEnd.get(annotation.id) ?? []),
    );
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
    const before = around.current;
    if (before.byEnd === byEnd && before.categories === categories) return;
    around.current = { byEnd, categories };
    if (before.categories !== categories) return blocks.current?.refresh();
    const ids = new Set([...before.byEnd.keys(), ...byEnd.keys()]);
    blocks.current?.refresh([...ids].filter((id) => !sameLinks(before.byEnd.get(id), byEnd.get(id))));
  }, [byEnd, categories]);
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

const sameLinks = (some: readonly ShownLink[] = [], others: readonly ShownLink[] = []): boolean =>
  some.length === others.length && some.every((link, i) => link === others[i]);
