/**
 * Scrolling that the program does itself: keeping a place, bringing something into view, moving panes along. Whoever
 * listens for what the reader scrolls asks here whose it was.
 */
interface Own {
  /** Where it ends. */
  to: number;
  /** Where it was last seen, for one that takes its time. */
  at: number;
  /** From when on it cannot be on its way any more, in ms of the page's clock. */
  until: number;
}

const own = new WeakMap<Element, Own>();
/** As long as a smooth scroll may take. */
const smoothTakes = 1500;

/** The pane has just been put where it stands now, or its content has changed below it. */
export function scrolledOwn(scroller: Element): void {
  own.set(scroller, { to: scroller.scrollTop, at: scroller.scrollTop, until: 0 });
}

/** The pane has been sent to a position, and will take a moment to come there. */
export function scrollsOwn(scroller: Element, to: number): void {
  const most = scroller.scrollHeight - scroller.clientHeight;
  own.set(scroller, {
    to: Math.max(0, Math.min(to, most)),
    at: scroller.scrollTop,
    until: performance.now() + smoothTakes,
  });
}

/** The reader takes the pane in hand: whatever was under way ends here. */
export function takenInHand(scroller: Element): void {
  const known = own.get(scroller);
  if (known && known.until > 0) own.delete(scroller);
}

/** Whether the position that a pane has come to is the program's doing. For each scroll event once. */
export function isOwnScroll(scroller: Element): boolean {
  const known = own.get(scroller);
  if (!known) return false;
  const { scrollTop: at } = scroller;
  if (Math.abs(at - known.to) < 1) {
    known.until = 0;
    return true;
  }
  const nearer = Math.abs(at - known.to) < Math.abs(known.at - known.to) + 1;
  if (known.until > performance.now() && nearer) {
    known.at = at;
    return true;
  }
  own.delete(scroller);
  return false;
}
