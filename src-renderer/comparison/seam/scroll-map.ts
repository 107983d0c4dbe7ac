import type { Span } from './geometry';

/**
 * Matched passages that go on in the same order in two texts, as heights in the contents of their panes. They are asked
 * for one by one, since each has to be measured.
 */
export interface SpanChain {
  length: number;
  from: (index: number) => Span;
  to: (index: number) => Span;
  /** Heights of the whole contents. */
  fromHeight: number;
  toHeight: number;
}

/**
 * The height in the one content that a height in the other corresponds to: within a matched passage the same share of it, and
 * between two of them the same share of what lies between. Above the first and below the last it goes on to the ends of the
 * texts. Never goes back where the other goes on. O(log n) spans are measured.
 *
 * The rule is that of Meld, a program that shows differences of files side by side.
 */
export function mapHeight(chain: SpanChain, height: number): number {
  const { length, from, to } = chain;
  // The first passage that ends below the height.
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges(from, length, middle).bottom > height) high = middle;
    else low = middle + 1;
  }
  const before = low > 0 ? low - 1 : null;
  const next = low < length ? low : null;
  const start = {
    x: before === null ? 0 : edges(from, length, before).bottom,
    y: before === null ? 0 : edges(to, length, before).bottom,
  };
  if (next === null) return between(start, { x: chain.fromHeight, y: chain.toHeight }, height);
  const [here, there] = [edges(from, length, next), edges(to, length, next)];
  return height < here.top
    ? between(start, { x: here.top, y: there.top }, height)
    : between({ x: here.top, y: there.top }, { x: here.bottom, y: there.bottom }, height);
}

/** A span without what it shares with its neighbours: two sentences on one line share it by halves. */
function edges(at: (index: number) => Span, length: number, index: number): Span {
  const span = at(index);
  const before = index > 0 ? at(index - 1) : null;
  const next = index < length - 1 ? at(index + 1) : null;
  const top = before && before.bottom > span.top ? (before.bottom + span.top) / 2 : span.top;
  const bottom = next && next.top < span.bottom ? (next.top + span.bottom) / 2 : span.bottom;
  return { top, bottom: Math.max(top, bottom) };
}

interface Point {
  x: number;
  y: number;
}

function between(start: Point, end: Point, x: number): number {
  const [width, rise] = [end.x - start.x, Math.max(0, end.y - start.y)];
  if (width <= 0) return start.y;
  return start.y + rise * Math.max(0, Math.min(1, (x - start.x) / width));
}

/** What can be seen of a pane; `most` is the furthest position of scrolling. */
interface Shown {
  top: number;
  height: number;
  most: number;
}

/**
 * At which share of its pane's height the line stands that is followed: in the middle, but towards the ends of the text it
 * moves to the edge, so that both panes are at the start, and at the end, together.
 */
export function referenceShare({ top, height, most }: Shown): number {
  if (most <= 0) return 0.5;
  if (most < height) return clamp(top / most);
  const half = height / 2;
  if (top < half) return clamp(top / height);
  return most - top < half ? clamp(1 - (most - top) / height) : 0.5;
}

const clamp = (share: number): number => Math.max(0, Math.min(1, share));
