import { useEffect, useMemo, type JSX } from 'react';
import { aligned, useAligning, type Align } from '../../aligning';
import { announce } from '../../announce';
import {
  heldAlignment,
  neighbours,
  passageIn,
  useAlignment,
  useComparing,
  useComparingView,
} from '../../comparing';
import { shownArticle } from '../../reader/open-articles';
import { showCleaning, useWorkspace } from '../../workspace';
import { coursesTo, type Standing } from './align-courses';
import { counterparts } from './counterparts';
import { geometryOf } from './geometry';
import { createLinkedScrolling } from './linked-scrolling';
import { useShown } from './use-shown';

/** The page has one set of panes. */
const scrolling = createLinkedScrolling();

/** Lets the open panes scroll together, and brings passages to the same height when that is asked for. Draws nothing. */
export function LinkedScrolling(): JSX.Element | null {
  const panes = useWorkspace((workspace) => workspace.panes);
  const cleaning = useWorkspace((workspace) => workspace.cleaning);
  const { linked } = useComparingView();
  const frozen = useComparing((comparing) => comparing.frozen);
  // What shows its cleaning instead of its text is left out, and those beside it become neighbours.
  const order = useMemo(() => panes.filter((id) => !cleaning.includes(id)), [panes, cleaning]);
  const names = order.join(' ');
  useEffect(() => {
    scrolling.set({ order: names.split(' '), linked, frozen });
  }, [names, linked, frozen]);
  const asked = useAligning((aligning) => aligning.asked);
  if (order.length < 2) return null;
  return (
    <>
      {order.map((article) => (
        <Pane key={article} article={article} />
      ))}
      {neighbours(order).map(([left, right]) => (
        <Joint key={`${left} ${right}`} left={left} right={right} />
      ))}
      {asked && <Aligned asked={asked} order={order} />}
    </>
  );
}

function Pane({ article }: { article: string }): null {
  const shown = useShown(article);
  useEffect(() => (shown ? scrolling.add(shown) : undefined), [shown]);
  return null;
}

function Joint({ left, right }: { left: string; right: string }): null {
  const alignment = useAlignment(left, right);
  useEffect(() => (alignment ? scrolling.join(left, right, alignment) : undefined), [left, right, alignment]);
  return null;
}

/** Does what has been asked for as soon as both texts are there. */
function Aligned({ asked, order }: { asked: Align; order: readonly string[] }): null {
  const { a, b, id } = asked.ref;
  const [shownA, shownB] = [useShown(a), useShown(b)];
  const alignment = useAlignment(a, b);
  useEffect(() => {
    const { panes } = useWorkspace.getState();
    if (!panes.includes(a) || !panes.includes(b)) return aligned(asked);
    if (!order.includes(a) || !order.includes(b)) {
      // A text that lies below its cleaning comes up.
      for (const article of [a, b]) if (!order.includes(article)) showCleaning(article, false);
      return;
    }
    if (!shownA || !shownB || !alignment) return;
    const match = alignment.matches.find((one) => one.id === id);
    aligned(asked);
    if (!match) return announce('This match is not there any more');
    const from = asked.from === b ? b : a;
    const to = from === a ? b : a;
    const standing = (article: string): Standing | null => {
      const shown = shownArticle(article);
      return shown ? { geometry: geometryOf(shown), passage: passageIn(match, asked.ref, article) } : null;
    };
    const [staying, moving] = [standing(from), standing(to)];
    if (!staying || !moving) return;
    const found = new Map([
      [from, staying.passage],
      [to, moving.passage],
    ]);
    const beyond = counterparts(order, found, heldAlignment).flatMap(({ article, passage }): Standing[] => {
      const shown = shownArticle(article);
      return shown ? [{ geometry: geometryOf(shown), passage }] : [];
    });
    scrolling.send(coursesTo(staying, [moving, ...beyond], asked.free));
    const all = [
      ...found,
      ...beyond.map(({ geometry, passage }) => [geometry.shown.article.id, passage] as const),
    ];
    for (const [left, right] of neighbours(order)) {
      const [one, other] = [all.find(([id]) => id === left), all.find(([id]) => id === right)];
      if (one && other) scrolling.hold(left, one[1], other[1]);
    }
    useAligning.setState({ flashed: all.map(([article, passage]) => ({ article, passage })) });
    if (asked.focus) shownArticle(to)?.scroller.focus({ preventScroll: true });
  }, [asked, a, b, id, order, shownA, shownB, alignment]);
  return null;
}
