import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type JSX } from 'react';
import type { Annotation, Passage } from '#contract';
import { useLinking } from '../../linking';
import { usePreferences } from '../../preferences';
import { useWorkspace } from '../../workspace';
import { edgeBox, type CaretBox } from '../caret-box';
import type { OpenArticle } from '../open-articles';
import { overlay } from '../overlay';
import { dragEdge } from './drag-edge';
import type { Edge } from './edge';
import styles from './edges.module.css';
import { watchEdgeMoves } from './move-edge';
import { useShownPassage } from './preview';

interface Props {
  shown: OpenArticle;
  annotations: Annotation[];
}

/** The two ends of the chosen highlight, to be dragged. They lie over the text and are no part of it. */
export function EdgeHandles({ shown, annotations }: Props): JSX.Element | null {
  const chosen = useWorkspace((w) =>
    w.annotation?.article === shown.article.id && !w.editing ? w.annotation.id : null,
  );
  const annotation = annotations.find(({ id }) => id === chosen);
  const passage = useShownPassage(annotation);
  const linking = useLinking((now) => now.from !== null);
  useEffect(watchEdgeMoves, []);
  if (!annotation || !passage || linking) return null;
  return <Handles key={annotation.id} shown={shown} annotation={annotation} passage={passage} />;
}

interface HandlesProps {
  shown: OpenArticle;
  annotation: Annotation;
  passage: Passage;
}

function Handles({ shown, annotation, passage }: HandlesProps): JSX.Element {
  const { categories } = usePreferences();
  const colour = categories.find(({ id }) => id === annotation.category)?.colour ?? 'grey';
  const ends = useEnds(shown, passage);
  const giveUp = useRef<(() => void) | null>(null);
  useEffect(() => () => giveUp.current?.(), [shown]);
  return (
    <>
      {(['start', 'end'] as const).map((edge) => {
        const end = ends?.[edge];
        return (
          <div
            key={edge}
            className={styles.edge}
            data-edge={edge}
            // The grip hangs away from the highlight, so that the two of a short one stand apart.
            data-side={(edge === 'start') === (end?.rtl ?? false) ? 'right' : 'left'}
            hidden={!end}
            aria-hidden
            style={
              {
                left: end?.x,
                top: end?.top,
                '--tall': `${(end?.bottom ?? 0) - (end?.top ?? 0)}px`,
                '--grip': `var(--line-${colour})`,
              } as CSSProperties
            }
            {...overlay}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.preventDefault();
              giveUp.current = dragEdge(shown, annotation, edge, event.nativeEvent);
            }}
          />
        );
      })}
    </>
  );
}

type Ends = Record<Edge, CaretBox | null>;

/** Where the ends stand, in the scroller's own coordinates. An end that a table has scrolled away has no place. */
function useEnds(shown: OpenArticle, { start, end }: Passage): Ends | null {
  const [ends, setEnds] = useState<Ends | null>(null);
  const frame = useRef(0);
  useLayoutEffect(() => {
    const { scroller, map } = shown;
    const put = (): void => {
      frame.current = 0;
      const view = scroller.getBoundingClientRect();
      const place = (box: CaretBox | null, offset: number): CaretBox | null => {
        if (!box || !isUncovered(shown, box, offset)) return null;
        const { scrollLeft, scrollTop } = scroller;
        const [x, y] = [scrollLeft - view.left, scrollTop - view.top];
        return { x: box.x + x, top: box.top + y, bottom: box.bottom + y, rtl: box.rtl };
      };
      setEnds({
        start: place(edgeBox(map, { start, end }, 'start'), start),
        end: place(edgeBox(map, { start, end }, 'end'), end - 1),
      });
    };
    const schedule = (): void => {
      frame.current ||= requestAnimationFrame(put);
    };
    const scrolled = ({ target }: Event): void => {
      if (target !== scroller) schedule();
    };
    put();
    const resized = new ResizeObserver(schedule);
    resized.observe(map.container);
    scroller.addEventListener('scroll', scrolled, { passive: true, capture: true });
    return () => {
      cancelAnimationFrame(frame.current);
      frame.current = 0;
      resized.disconnect();
      scroller.removeEventListener('scroll', scrolled, { capture: true });
    };
  }, [shown, start, end]);
  return ends;
}

function isUncovered({ map }: OpenArticle, box: CaretBox, offset: number): boolean {
  const frame = map.toPoint(offset, 'forward').node.parentElement?.closest('table, pre');
  if (!frame || !map.container.contains(frame)) return true;
  const { left, right } = frame.getBoundingClientRect();
  return box.x >= left - 2 && box.x <= right + 2;
}
