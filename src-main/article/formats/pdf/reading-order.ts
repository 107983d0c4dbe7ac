import type { Row, Segment } from './page-rows';

/** A line of text in a column. */
export interface Line extends Segment {
  /** Edges of the column it stands in. */
  column: { left: number; right: number };
  page: number;
  /** Counts columns over the whole document: lines of one number stand under each other. */
  flow: number;
}

/** A gap between columns must be free over this many lines on both sides. */
const fewestLines = 5;
/** Share of a column's width that its lines fill in the middle; the cells of a table do not. */
const filled = 0.55;

/**
 * The lines of a page in the order in which they are read: columns one after the other, what stands across them in its
 * place between. A gap runs between columns where no line crosses it and the lines on both sides fill their width.
 * @param flow number of the first column on this page; the answer's lines count on from it.
 */
export function readingOrder(rows: readonly Row[], page: number, flow = 0): Line[] {
  const lines: Line[] = [];
  let next = flow;
  const emit = (part: readonly Row[]): void => {
    const all = part.flatMap((r) => r.segments);
    if (all.length === 0) return;
    const column = { left: edge(all, 'left'), right: edge(all, 'right') };
    for (const row of part) lines.push({ ...joined(row.segments), column, page, flow: next });
    next++;
  };
  const order = (part: readonly Row[], depth: number): void => {
    const gap = depth < 4 ? gapIn(part) : null;
    if (gap === null) {
      emit(part);
      return;
    }
    let band: Row[] = [];
    let whole: Row[] = [];
    const endBand = (): void => {
      const sides = [true, false].map((left) =>
        band
          .map((row) => ({ ...row, segments: row.segments.filter((s) => s.left < gap === left) }))
          .filter((row) => row.segments.length > 0),
      );
      for (const side of sides) order(side, depth + 1);
      band = [];
    };
    const endWhole = (): void => {
      emit(whole);
      whole = [];
    };
    for (const row of part) {
      if (row.segments.some((s) => crosses(s, gap))) {
        if (band.length > 0) endBand();
        whole.push(row);
      } else {
        if (whole.length > 0) endWhole();
        band.push(row);
      }
    }
    if (band.length > 0) endBand();
    endWhole();
  };
  order(rows, 0);
  return lines;
}

const crosses = (s: Segment, x: number): boolean => s.left < x && s.right > x;

/** Where a column ends: the outermost edges are set aside, as a single line may stick out. */
function edge(segments: readonly Segment[], side: 'left' | 'right'): number {
  const values = segments.map((s) => s[side]).sort((a, b) => (side === 'left' ? a - b : b - a));
  return values[Math.min(values.length - 1, Math.floor(values.length * 0.05))] ?? 0;
}

/** The x of the gap between two columns, or null when the rows are one column. */
function gapIn(rows: readonly Row[]): number | null {
  const segments = rows.flatMap((r) => r.segments);
  if (segments.length < 2 * fewestLines) return null;
  const left = edge(segments, 'left');
  const right = edge(segments, 'right');
  let best: { x: number; score: number } | null = null;
  for (let x = left + 0.12 * (right - left); x < right - 0.12 * (right - left); x += 2) {
    const before = segments.filter((s) => s.right <= x);
    const after = segments.filter((s) => s.left >= x);
    const across = segments.length - before.length - after.length;
    if (before.length < fewestLines || after.length < fewestLines) continue;
    if (across > 0.6 * Math.min(before.length, after.length) + 2) continue;
    const gapLeft = before.reduce((most, s) => Math.max(most, s.right), -Infinity);
    const gapRight = after.reduce((least, s) => Math.min(least, s.left), Infinity);
    if (!fills(before, edge(before, 'left'), gapLeft) || !fills(after, gapRight, edge(after, 'right')))
      continue;
    const score = Math.min(before.length, after.length) - across;
    if (!best || score > best.score) best = { x: (gapLeft + gapRight) / 2, score };
  }
  return best?.x ?? null;
}

function fills(segments: readonly Segment[], left: number, right: number): boolean {
  const widths = segments.map((s) => s.right - s.left).sort((a, b) => a - b);
  return (widths[Math.floor(widths.length / 2)] ?? 0) >= filled * (right - left);
}

/** Segments of one row in one column: cells of a table, words of a line that is set very wide. */
function joined(segments: readonly Segment[]): Segment {
  const [first] = segments;
  if (!first) throw new Error('a row has segments');
  if (segments.length === 1) return first;
  const longest = segments.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  return {
    ...longest,
    text: segments.map((s) => s.text).join(' '),
    html: segments.map((s) => s.html).join(' '),
    left: first.left,
    right: segments.reduce((most, s) => Math.max(most, s.right), -Infinity),
  };
}
