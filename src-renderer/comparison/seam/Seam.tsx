import { useEffect, useMemo, useRef, useState, type JSX, type MouseEvent, type PointerEvent } from 'react';
import { alignMatch } from '../../aligning';
import { hoverMatches, useAlignment, useComparing } from '../../comparing';
import { shownArticle } from '../../reader/open-articles';
import { focusedArticle } from '../../workspace';
import { saidOfLink } from './said-of-link';
import type { Laid } from './lay-ribbons';
import { sameMatch, seamLinks, type SeamLink } from './seam-links';
import styles from './seam.module.css';
import { useRibbons } from './use-ribbons';
import { useShown } from './use-shown';

const none: SeamLink[] = [];
/** A press that moved further than this changed the width of the panes. */
const still = 4;
/** How long the pointer rests on a ribbon until it is told what that is, in ms. */
const patience = 450;

interface Told {
  link: SeamLink;
  x: number;
  y: number;
}

/** The strip between two panes: ribbons join the passages that match. The pointer's part only; the keyboard has the marks. */
export function Seam({ left, right }: { left: string; right: string }): JSX.Element {
  const alignment = useAlignment(left, right);
  const links = useMemo(() => (alignment ? seamLinks(alignment, left) : none), [alignment, left]);
  const svg = useRef<SVGSVGElement>(null);
  const at = useRibbons(svg, links, useShown(left), useShown(right));
  const pressed = useRef<{ x: number; y: number } | null>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [told, setTold] = useState<Told | null>(null);
  const [over, setOver] = useState(false);

  const find = (event: { clientX: number; clientY: number }): Laid | null => {
    const box = svg.current?.getBoundingClientRect();
    return box ? (at.current?.(event.clientX - box.left, event.clientY - box.top) ?? null) : null;
  };
  const hover = (link: SeamLink | null, x: number, y: number): void => {
    const { hovered } = useComparing.getState();
    setOver(link !== null);
    if (link ? sameMatch(hovered, link.ref) : hovered === null) return;
    hoverMatches(link ? [link.ref] : []);
    clearTimeout(waiting.current);
    setTold(null);
    if (link) waiting.current = setTimeout(() => setTold({ link, x, y }), patience);
  };
  const moved = (event: PointerEvent): void => {
    const box = svg.current?.getBoundingClientRect();
    if (event.buttons === 0 && box)
      hover(find(event)?.link ?? null, event.clientX - box.left, event.clientY - box.top);
  };
  const left_ = (): void => hover(null, 0, 0);
  const clicked = (event: MouseEvent): void => {
    const from = pressed.current;
    pressed.current = null;
    if (!from || Math.hypot(event.clientX - from.x, event.clientY - from.y) > still) return;
    const laid = find(event);
    if (!laid) return;
    clearTimeout(waiting.current);
    setTold(null);
    alignMatch(laid.link.ref, staying(laid, left, right));
    // The press gave the focus to the separator, whose arrow keys would now change widths.
    shownArticle(focusedArticle())?.scroller.focus({ preventScroll: true });
  };
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
      hoverMatches([]);
    },
    [left, right],
  );

  return (
    // The keys of the separator around it change the widths; matches have keys of their own.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
    <div
      className={styles.ground}
      data-over={over || undefined}
      onPointerMove={moved}
      onPointerLeave={left_}
      onPointerDown={({ clientX: x, clientY: y }) => (pressed.current = { x, y })}
      onClick={clicked}
    >
      <svg ref={svg} className={styles.ribbons} aria-hidden="true" focusable="false" />
      {told && (
        <div className={styles.told} style={{ top: told.y, left: told.x }} aria-hidden="true">
          {saidOfLink(told.link).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      )}
    </div>
  );
}

/** Which pane stays where it is: the one where the passage is in view, or that in front, or the first. */
function staying({ link, stub }: Laid, left: string, right: string): string {
  if (stub) return stub.side === 'left' ? left : right;
  const front = focusedArticle();
  return front === left || front === right ? front : link.ref.a;
}
