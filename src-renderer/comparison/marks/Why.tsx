import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, type JSX, type RefObject } from 'react';
import type { ArticleAlignment, Evidence, Match } from '#contract';
import { alignMatch } from '../../aligning';
import { passageIn, sameMatch, useComparing, type MatchRef } from '../../comparing';
import { putIntoGrid } from '../../grid-filling';
import type { OpenArticle } from '../../reader/open-articles';
import { overlay } from '../../reader/overlay';
import { toLiveRange } from '../../reader/passage-range';
import { usePassagePlace } from '../../reader/passage-place';
import { reveal } from '../../reader/reading-place';
import { IconButton } from '../../ui/IconButton';
import { TextButton } from '../../ui/TextButton';
import { useWorkspace } from '../../workspace';
import { dismiss } from '../overview/dismissing';
import { articleName } from './article-names';
import styles from './cards.module.css';
import { decisionOf, rejectMatch, takeBack } from './deciding';
import { FigureChip } from './FigureChip';
import { capital, howSure, kindName } from './match-words';
import type { MarkedArticle } from './use-marked';
import { askWhy, closeWhy, useWhyPlace } from './why-place';
import { evidenceNames, whySentence } from './why-words';
import { WhyQuotation } from './WhyQuotation';

interface Props {
  shown: OpenArticle;
  marked: MarkedArticle;
}

/** Why two passages correspond, at the one in this article: asked for by a mark, a ribbon or a key. */
export function Why({ shown, marked }: Props): JSX.Element | null {
  const article = shown.article.id;
  const ref = useComparing((comparing) => comparing.why);
  const here = useWhyPlace((place) => place.article === article);
  const alignment = ref && marked.alignments.find(({ a, b }) => a.article === ref.a && b.article === ref.b);
  const match = alignment?.matches.find(({ id }) => id === ref?.id);
  // The match may be gone with what the reader has just said of it.
  useEffect(() => {
    if (here && ref && alignment && !match) closeWhy();
  }, [here, ref, alignment, match]);
  if (!here || !ref || !alignment || !match) return null;
  return <Popover key={ref.id} {...{ shown, marked, reference: ref, alignment, match }} />;
}

interface PopoverProps extends Props {
  reference: MatchRef;
  alignment: ArticleAlignment;
  match: Match;
}

function Popover({ shown, marked, reference: ref, alignment, match }: PopoverProps): JSX.Element {
  const article = shown.article.id;
  const other = ref.a === article ? ref.b : ref.a;
  const passage = passageIn(match, ref, article);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const height = toLiveRange(shown.map, passage).getBoundingClientRect();
    const view = shown.scroller.getBoundingClientRect();
    if (height.bottom < view.top || height.top > view.bottom) reveal(shown, passage);
    // Once: the reader may scroll away from it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [shown]);
  const place = usePassagePlace(shown, passage, box);
  useFocusInside(box, shown, place.ready);
  const says = useId();
  const figures = alignment.figures.filter((pair) => pair.match === match.id);
  const quotation = alignment.quotations.find(
    ({ a, b }) =>
      a.start < match.a.end && a.end > match.a.start && b.start < match.b.end && b.end > match.b.start,
  );
  const pinned = match.origin === 'pinned' ? decisionOf(ref, match) : null;
  const places = [
    { article: ref.a, passage: match.a },
    { article: ref.b, passage: match.b },
  ];
  const act = (does: () => unknown): void => {
    closeWhy();
    void does();
  };
  return (
    <div
      ref={box}
      role="dialog"
      aria-label="Why these correspond"
      aria-describedby={says}
      tabIndex={-1}
      className={styles.why}
      style={{ top: place.top, left: place.left, opacity: place.ready ? 1 : 0 }}
      {...overlay}
    >
      <header className={styles.head}>
        <h2>{capital(kindName(match))}</h2>
        <span className={styles.soft}>{howSure(match)}</span>
        <Turn article={article} reference={ref} marked={marked} />
        <IconButton icon={X} label="Close" small onPress={closeWhy} />
      </header>
      <p id={says} className={styles.says}>
        {whySentence(match.evidence)} <span className={styles.soft}>In {articleName(other)}.</span>
      </p>
      <EvidenceItems evidence={match.evidence} />
      {figures.length > 0 && (
        <ul className={styles.list} aria-label="Figures">
          {figures.map((pair) => (
            <li key={pair.id}>
              <FigureChip pair={pair} of={ref} here={article} />
              {pair.state === 'differ' && (
                <TextButton
                  kind="quiet"
                  changes
                  onPress={() =>
                    dismiss('figures', [
                      [
                        { article: ref.a, passage: { start: pair.a.start, end: pair.a.end } },
                        { article: ref.b, passage: { start: pair.b.start, end: pair.b.end } },
                      ],
                    ])
                  }
                >
                  Dismiss
                </TextButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {quotation && <WhyQuotation quotation={quotation} articles={ref} />}
      <footer className={styles.foot}>
        <TextButton kind="quiet" onPress={() => act(() => alignMatch(ref, article))}>
          Show both
        </TextButton>
        <TextButton kind="quiet" changes onPress={() => act(() => putIntoGrid(places, { row: null }))}>
          Put into grid
        </TextButton>
        <span className={styles.gap} />
        {pinned ? (
          <TextButton kind="quiet" changes onPress={() => act(() => takeBack(pinned))}>
            Take back
          </TextButton>
        ) : (
          <TextButton kind="quiet" changes onPress={() => act(() => rejectMatch(ref, match))}>
            These do not correspond
          </TextButton>
        )}
      </footer>
    </div>
  );
}

const shownItems = 14;

/** What both have in common, piece by piece: the one that is pointed at is lit in both texts. */
function EvidenceItems({ evidence }: { evidence: readonly Evidence[] }): JSX.Element | null {
  const lit = useComparing((comparing) => comparing.evidence);
  const light = (index: number | null): void => useComparing.setState({ evidence: index });
  const items = evidence
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => item.a.length > 0 && item.b.length > 0 && item.text)
    .slice(0, shownItems);
  if (items.length === 0) return null;
  return (
    <ul className={styles.evidence} aria-label="What both have in common">
      {items.map(({ item, index }) => (
        <li key={index}>
          <button
            type="button"
            className={styles.item}
            data-lit={lit === index || undefined}
            onPointerEnter={() => light(index)}
            onPointerLeave={() => light(null)}
            onFocus={() => light(index)}
            onBlur={() => light(null)}
            onClick={() => light(index)}
          >
            <bdi>{item.text}</bdi>
            {item.type !== 'word' && <span className={styles.soft}> {evidenceNames[item.type]}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The other counterparts of the same passage. */
function Turn({
  article,
  reference,
  marked,
}: {
  article: string;
  reference: MatchRef;
  marked: MarkedArticle;
}): JSX.Element | null {
  const all =
    [...marked.passages, ...marked.mentions].find(({ counterparts }) =>
      counterparts.some(({ ref }) => sameMatch(ref, reference)),
    )?.counterparts ?? [];
  const at = all.findIndex(({ ref }) => sameMatch(ref, reference));
  if (all.length < 2) return null;
  const turn = (by: number): void => {
    const next = all[(at + by + all.length) % all.length];
    if (next) askWhy(next.ref, article);
  };
  return (
    <span className={styles.turn}>
      <IconButton icon={ChevronLeft} label="Previous counterpart" small onPress={() => turn(-1)} />
      <span>
        {at + 1} of {all.length}
      </span>
      <IconButton icon={ChevronRight} label="Next counterpart" small onPress={() => turn(1)} />
    </span>
  );
}

/** Takes the focus while it is open, and gives it back; Escape and a press elsewhere close it. */
function useFocusInside(box: RefObject<HTMLElement | null>, shown: OpenArticle, ready: boolean): void {
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    before.current ??= document.activeElement;
    if (ready && !box.current?.contains(document.activeElement)) box.current?.focus({ preventScroll: true });
  }, [box, ready]);
  useEffect(() => {
    const dialog = box.current;
    const key = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || useWorkspace.getState().dialog) return;
      event.preventDefault();
      event.stopPropagation();
      closeWhy();
    };
    const press = ({ target }: PointerEvent): void => {
      if (target instanceof Node && !dialog?.contains(target)) closeWhy();
    };
    window.addEventListener('keydown', key, true);
    window.addEventListener('pointerdown', press, true);
    return () => {
      window.removeEventListener('keydown', key, true);
      window.removeEventListener('pointerdown', press, true);
      // Where the reader has put it meanwhile, it stays.
      const lost = document.activeElement === document.body || dialog?.contains(document.activeElement);
      if (!lost) return;
      const { current } = before;
      const to =
        current instanceof HTMLElement && current.isConnected && current !== document.body
          ? current
          : shown.scroller;
      to.focus({ preventScroll: true });
    };
  }, [box, shown]);
}
