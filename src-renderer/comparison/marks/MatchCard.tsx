import { useLayoutEffect, useRef, useState, type JSX } from 'react';
import type { OpenArticle } from '../../reader/open-articles';
import { boxesOf } from '../../reader/passage-range';
import { overlay } from '../../reader/overlay';
import { hoverMatches, sameMatch, useComparing } from '../../comparing';
import { KeysOf } from '../../ui/Keys';
import { TextButton } from '../../ui/TextButton';
import { useWorkspace } from '../../workspace';
import { dismiss } from '../overview/dismissing';
import { articleName, inSentence } from './article-names';
import styles from './cards.module.css';
import { FigureChip } from './FigureChip';
import { hideCard, keepCard, useMarkFocus } from './mark-focus';
import { capital, kindName } from './match-words';
import type { MarkedPassage } from './marked-passages';
import type { MarkedArticle } from './use-marked';
import { askWhy } from './why-place';

/** What a mark stands for, in a line or two, while the pointer or the keyboard is at it. */
export function MatchCard({
  shown,
  marked,
}: {
  shown: OpenArticle;
  marked: MarkedArticle;
}): JSX.Element | null {
  const article = shown.article.id;
  const card = useMarkFocus((focus) => (focus.card?.article === article ? focus.card : null));
  const asked = useComparing((comparing) => comparing.why !== null);
  const passage = card && marked.visible.find(({ id }) => id === card.id);
  if (!passage || asked) return null;
  return <Card key={`${card.id} ${card.figure}`} {...{ shown, passage, figure: card.figure }} />;
}

interface CardProps {
  shown: OpenArticle;
  passage: MarkedPassage;
  /** Id of the pair of figures that is pointed at; null for the mark itself. */
  figure: string | null;
}

function Card({ shown, passage, figure }: CardProps): JSX.Element {
  const article = shown.article.id;
  const panes = useWorkspace((workspace) => workspace.panes);
  const active = useComparing((comparing) => comparing.active);
  const box = useRef<HTMLDivElement>(null);
  const place = useCardPlace(shown, passage, figure, box);
  const { counterparts } = passage;
  const at = Math.max(
    0,
    counterparts.findIndex(({ ref }) => sameMatch(ref, active)),
  );
  const counterpart = figure
    ? counterparts.find(({ differing }) => differing.some(({ id }) => id === figure))
    : counterparts[at];
  const others = [...new Set(counterparts.map((one) => one.article))].filter(
    (id) => id !== counterpart?.article,
  );
  const pairs = counterpart?.differing.filter(({ id }) => figure === null || id === figure) ?? [];
  return (
    <div
      ref={box}
      className={styles.card}
      role="group"
      aria-label="About this mark"
      data-match-card=""
      style={{ top: place?.top ?? 0, left: place?.left ?? 0, opacity: place ? 1 : 0 }}
      {...overlay}
      onPointerEnter={() => {
        keepCard();
        if (counterpart) hoverMatches([counterpart.ref]);
      }}
      onPointerLeave={() => {
        hoverMatches([]);
        hideCard();
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget)) hideCard(0);
      }}
    >
      {counterpart ? (
        <>
          {figure === null && (
            <p>
              <strong>{capital(kindName(counterpart.match))}</strong>
              <span className={styles.soft}>
                {articleName(counterpart.article)}
                {counterparts.length > 1 && ` · ${at + 1} of ${counterparts.length}`}
                {others.length > 0 && `, also in ${inSentence(others.map(articleName))}`}
                {panes.length > 2 && ` · ${passage.sources} of ${panes.length} sources`}
              </span>
            </p>
          )}
          {pairs.slice(0, 3).map((pair) => (
            <FigureChip key={pair.id} pair={pair} of={counterpart.ref} here={article} />
          ))}
          <TextButton kind="quiet" onPress={() => askWhy(counterpart.ref, article)}>
            Why? <KeysOf command="comparing.why" />
          </TextButton>
        </>
      ) : (
        <>
          <p>
            <strong>No counterpart found</strong>
            <span className={styles.soft}>
              in {inSentence(panes.filter((id) => id !== article).map(articleName))}
            </span>
          </p>
          <TextButton
            kind="quiet"
            changes
            onPress={() => {
              hideCard(0);
              dismiss('only-here', [[{ article, passage: { start: passage.start, end: passage.end } }]]);
            }}
          >
            Do not mark this
          </TextButton>
        </>
      )}
    </div>
  );
}

/**
 * A figure's above its line; that of a passage below it, where what comes next can wait: the sentence before is being
 * read. On the other side where there is no room.
 */
function useCardPlace(
  shown: OpenArticle,
  { start, end, counterparts }: MarkedPassage,
  figure: string | null,
  box: React.RefObject<HTMLElement | null>,
): { top: number; left: number } | null {
  const [place, setPlace] = useState<{ top: number; left: number } | null>(null);
  const pair = counterparts
    .flatMap(({ ref, differing }) => differing.map((one) => ({ ref, one })))
    .find(({ one }) => one.id === figure);
  const side = pair && (pair.ref.a === shown.article.id ? pair.one.a : pair.one.b);
  const [from, to] = side ? [side.start, side.end] : [start, end];
  const inLine = side !== undefined;
  useLayoutEffect(() => {
    const { map, scroller } = shown;
    const put = (): void => {
      const element = box.current;
      const lines = [...boxesOf(map, { start: from, end: to })].filter(({ width }) => width > 0);
      const [first, last] = [lines[0], lines.at(-1)];
      if (!element || !first || !last) return;
      const view = scroller.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = element;
      const above = first.top - height - 6;
      const below = last.bottom + 6;
      const fitsAbove = above >= view.top + 4;
      const fitsBelow = below + height <= view.bottom - 6;
      const isAbove = fitsAbove && (inLine || !fitsBelow);
      const y = isAbove ? above : Math.min(below, view.bottom - height - 6);
      const rtl = getComputedStyle(map.container).direction === 'rtl';
      const wanted = inLine ? first.left : rtl ? first.right - width + 8 : first.left - 8;
      const x = Math.max(view.left + 4, Math.min(wanted, view.left + scroller.clientWidth - width - 4));
      setPlace({ top: y - view.top + scroller.scrollTop, left: x - view.left + scroller.scrollLeft });
    };
    put();
    const resized = new ResizeObserver(put);
    resized.observe(scroller);
    if (box.current) resized.observe(box.current);
    return () => resized.disconnect();
  }, [shown, from, to, inLine, box]);
  return place;
}
