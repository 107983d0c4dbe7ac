import { useEffect } from 'react';
import type { Passage } from '#contract';
import { hoverMatches, useComparingView } from '../../comparing';
import { createHitTest } from '../../reader/hit-test';
import { createIntervalTree } from '../../reader/interval-tree';
import type { OpenArticle } from '../../reader/open-articles';
import { hideCard, showCard } from './mark-focus';
import type { MarkedPassage, Mention } from './marked-passages';
import type { MarkedArticle } from './use-marked';

/** How long the pointer rests on a passage before that is lit: moving over the page is not pointing. */
const rest = 90;

const refsOf = ({ counterparts }: MarkedPassage | Mention) => counterparts.map(({ ref }) => ref);

interface FigurePlace extends Passage {
  id: string;
  /** Of the passage that it stands in. */
  mark: string;
}

const figuresIn = (article: string, passages: readonly MarkedPassage[]): FigurePlace[] =>
  passages
    .filter(({ differs }) => differs)
    .flatMap(({ id: mark, counterparts }) =>
      counterparts.flatMap(({ ref, differing }) =>
        differing.map(({ id, a, b }) => {
          const { start, end } = ref.a === article ? a : b;
          return { id, mark, start, end };
        }),
      ),
    );

/** Lights a passage and its counterparts while the pointer rests on it. */
export function usePointing(shown: OpenArticle, { visible, mentions }: MarkedArticle): void {
  const { marks } = useComparingView();
  useEffect(() => {
    const { map } = shown;
    const { container } = map;
    const article = shown.article.id;
    const tree = createIntervalTree<MarkedPassage | Mention>([
      ...visible.filter(({ counterparts }) => counterparts.length > 0),
      ...(marks.includes('shared') ? mentions : []),
    ]);
    const hits = createHitTest(map, (offset) => tree.containing(offset));
    const figures = createIntervalTree(figuresIn(article, visible));
    const figureHits = createHitTest(map, (offset) => figures.containing(offset));
    let card: string | null = null;
    const point = (figure: FigurePlace | undefined): void => {
      if ((figure?.id ?? null) === card) return;
      card = figure?.id ?? null;
      if (figure) showCard({ article, id: figure.mark, figure: figure.id }, 250);
      else hideCard();
    };
    let timer: ReturnType<typeof setTimeout> | undefined;
    let frame = 0;
    let over: MarkedPassage | Mention | undefined;
    const light = (next: typeof over): void => {
      if (next === over) return;
      clearTimeout(timer);
      over = next;
      if (next) timer = setTimeout(() => hoverMatches(refsOf(next)), rest);
      else hoverMatches([]);
    };
    const move = (event: PointerEvent): void => {
      cancelAnimationFrame(frame);
      // A press may be the start of a selection.
      if (event.buttons !== 0 || event.pointerType === 'touch') return;
      frame = requestAnimationFrame(() => {
        const all = hits.at(event.clientX, event.clientY);
        // A mention of the same words as a firm match says less than that.
        light(all.find((one) => 'sources' in one) ?? all[0]);
        point(figureHits.at(event.clientX, event.clientY)[0]);
      });
    };
    const leave = (): void => {
      cancelAnimationFrame(frame);
      light(undefined);
      point(undefined);
    };
    container.addEventListener('pointermove', move);
    container.addEventListener('pointerleave', leave);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      container.removeEventListener('pointermove', move);
      container.removeEventListener('pointerleave', leave);
      if (over) hoverMatches([]);
    };
  }, [shown, visible, mentions, marks]);
}
