import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  type CSSProperties,
  type JSX,
  type KeyboardEvent,
} from 'react';
import { hoverMatches, sameMatch, useComparing, useLit } from '../../comparing';
import type { OpenArticle } from '../../reader/open-articles';
import { overlay } from '../../reader/overlay';
import { useWorkspace } from '../../workspace';
import { goToMark, nextCounterpart } from './go-to-mark';
import { focusMark, hideCard, showCard, useMarkFocus } from './mark-focus';
import type { MarkPlace } from './mark-places';
import { MatchCard } from './MatchCard';
import { markName } from './match-words';
import type { MarkedPassage } from './marked-passages';
import styles from './marks.module.css';
import { useMarkPlaces } from './use-mark-places';
import { useMarked } from './use-marked';
import { Why } from './Why';
import { useMatchPaint, usePinningPaint } from './use-match-paint';
import { usePointing } from './use-pointing';

/** What the program has found in an article, beside its text and, when it is pointed at, in it. */
export function Marks({ shown }: { shown: OpenArticle }): JSX.Element | null {
  const several = useWorkspace((workspace) => workspace.panes.length > 1);
  return several ? <MarksOf shown={shown} /> : null;
}

function MarksOf({ shown }: { shown: OpenArticle }): JSX.Element {
  const article = shown.article.id;
  const marked = useMarked(shown);
  useMatchPaint(shown, marked);
  usePinningPaint(shown);
  usePointing(shown, marked);
  const at = useMarkFocus((focus) => (focus.at?.article === article ? focus.at.id : null));
  const { places, edge, side, gutter } = useMarkPlaces(shown, marked.visible, at);
  const articles = useWorkspace((workspace) => workspace.panes.length);
  const byId = new Map(marked.visible.map((passage) => [passage.id, passage]));
  const onKey = useCallback(
    (event: KeyboardEvent) => moveFocus(event, marked.visible, article),
    [marked.visible, article],
  );
  const first = places[0]?.id;
  const list = useRef<HTMLDivElement>(null);
  useFocusAsked(list, article, at);
  return (
    <>
      <div
        ref={list}
        className={styles.marks}
        role="group"
        aria-label="Matched passages"
        data-marks=""
        data-side={side}
        data-wide={gutter >= 52 || undefined}
        data-narrow={gutter < 28 || undefined}
        style={{ '--edge': `${edge}px`, '--gutter': `${gutter}px` } as CSSProperties}
        {...overlay}
      >
        {places.map((place) => {
          const passage = byId.get(place.id);
          return passage ? (
            <Mark
              key={place.id}
              {...{ article, passage, place, articles }}
              onKey={onKey}
              reachable={place.id === (at !== null && byId.has(at) ? at : first)}
            />
          ) : null;
        })}
      </div>
      <MatchCard shown={shown} marked={marked} />
      <Why shown={shown} marked={marked} />
    </>
  );
}

interface MarkProps {
  article: string;
  passage: MarkedPassage;
  place: MarkPlace;
  /** How many articles are open. */
  articles: number;
  /** Whether Tab comes to it: one mark of each article. */
  reachable: boolean;
  onKey: (event: KeyboardEvent) => void;
}

const sameMark = (one: MarkProps, other: MarkProps): boolean =>
  one.passage === other.passage &&
  one.article === other.article &&
  one.articles === other.articles &&
  one.reachable === other.reachable &&
  one.onKey === other.onKey &&
  one.place.top === other.place.top &&
  one.place.height === other.place.height &&
  one.place.lane === other.place.lane;

/** Drawn again only when something about it is new: with each stretch of scrolling the others come once more. */
const Mark = memo(function Mark({
  article,
  passage,
  place,
  articles,
  reachable,
  onKey,
}: MarkProps): JSX.Element {
  const { counterparts, kind, differs, pinned, sources } = passage;
  const refs = counterparts.map(({ ref }) => ref);
  const lit = useLit();
  const isLit = refs.some((ref) => lit.some((other) => sameMatch(ref, other)));
  const isActive = useComparing(({ active }) => refs.some((ref) => sameMatch(ref, active)));
  const own = { article, id: passage.id, figure: null };
  return (
    <button
      type="button"
      className={styles.mark}
      data-mark={passage.id}
      data-kind={kind}
      data-differs={differs || undefined}
      data-pinned={pinned || undefined}
      data-lit={isLit || undefined}
      data-active={isActive || undefined}
      data-lane={place.lane}
      aria-label={markName(passage, articles)}
      tabIndex={reachable ? 0 : -1}
      style={{ top: place.top, height: place.height }}
      onPointerEnter={(event) => {
        if (event.pointerType === 'touch') return;
        hoverMatches(refs);
        showCard(own, 350);
      }}
      onPointerLeave={() => {
        hoverMatches([]);
        hideCard();
      }}
      onFocus={({ currentTarget }) => {
        useMarkFocus.setState({ at: { article, id: passage.id } });
        if (!currentTarget.matches(':focus-visible')) return;
        hoverMatches(refs);
        showCard(own, 0);
      }}
      onKeyDown={onKey}
      onBlur={({ relatedTarget }) => {
        hoverMatches([]);
        // Tab goes from a mark to its card.
        if (relatedTarget?.closest('[data-match-card]')) return;
        hideCard(0);
      }}
      onClick={() => {
        if (refs.length > 0) goToMark(article, passage, nextCounterpart(passage));
        showCard(own, 0);
      }}
    >
      <span className={styles.line} aria-hidden />
      {articles > 2 && sources > 1 && (
        <span className={styles.sources} aria-hidden>
          {sources}
          <span> of {articles}</span>
        </span>
      )}
    </button>
  );
}, sameMark);

/** Up and down go from mark to mark; Escape goes back to the text. */
function moveFocus(event: KeyboardEvent, passages: readonly MarkedPassage[], article: string): void {
  const { target, key } = event;
  const mark = target instanceof Element ? target.closest<HTMLElement>('[data-mark]') : null;
  if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (step !== 0) {
    const next = passages[passages.findIndex(({ id }) => id === mark.dataset.mark) + step];
    if (next) focusMark(article, next.id);
  } else if (key === 'Escape') {
    mark.closest<HTMLElement>('[data-article]')?.focus({ preventScroll: true });
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Gives the focus to the mark that was asked for; it may just have got its place. */
function useFocusAsked(list: React.RefObject<HTMLElement | null>, article: string, at: string | null): void {
  const asked = useMarkFocus((focus) => (focus.at?.article === article ? focus.asked : 0));
  const done = useRef(asked);
  useLayoutEffect(() => {
    if (asked === 0 || asked === done.current || at === null) return;
    const mark = list.current?.querySelector<HTMLElement>(`[data-mark="${CSS.escape(at)}"]`);
    if (!mark) return;
    done.current = asked;
    mark.focus({ preventScroll: true });
    mark.scrollIntoView({ block: 'nearest' });
  });
  useEffect(() => {
    return () => {
      if (useMarkFocus.getState().at?.article === article) useMarkFocus.setState({ at: null, card: null });
    };
  }, [article]);
}
