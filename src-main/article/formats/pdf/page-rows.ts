import { escapeText } from '../../html/escape';

/** A piece of text as the page places it; lengths in points, `y` counts down from the top of the page. */
export interface Glyphs {
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  width: number;
  size: number;
  font: string;
  rtl: boolean;
}

/** Pieces that stand in one line without a wide gap. */
export interface Segment {
  text: string;
  /** The same as HTML, with raised pieces as `<sup>`. */
  html: string;
  left: number;
  right: number;
  y: number;
  /** Of the most characters in it. */
  size: number;
  font: string;
}

/** All segments on one baseline, left to right. */
export interface Row {
  y: number;
  segments: Segment[];
}

/** A gap wider than this many times the size of the type ends a segment: a column or a table cell may follow. */
const wideGap = 1;
const wordGap = 0.15;

/** The rows of a page from top to bottom. */
export function rowsOf(glyphs: readonly Glyphs[]): Row[] {
  // Large type first: what is raised or lowered beside it joins its row.
  const rows: { y: number; size: number; pieces: Glyphs[] }[] = [];
  const sorted = [...glyphs].sort((a, b) => a.y - b.y);
  const open: typeof rows = [];
  for (const piece of sorted) {
    while (open[0] && open[0].y + 2 * Math.max(open[0].size, piece.size) < piece.y) open.shift();
    const row = open.find((r) => Math.abs(r.y - piece.y) < 0.45 * Math.max(r.size, piece.size));
    if (row) {
      row.pieces.push(piece);
      if (piece.size > row.size && piece.text.trim() !== '') {
        row.size = piece.size;
        row.y = piece.y;
      }
    } else {
      const fresh = { y: piece.y, size: piece.size, pieces: [piece] };
      rows.push(fresh);
      open.push(fresh);
    }
  }
  return rows
    .map(({ y, pieces }) => ({ y, segments: segmentsOf(pieces) }))
    .filter((row) => row.segments.length > 0)
    .sort((a, b) => a.y - b.y);
}

function segmentsOf(pieces: Glyphs[]): Segment[] {
  const ordered = pieces.filter((p) => p.text !== '').sort((a, b) => a.x - b.x);
  const groups: Glyphs[][] = [];
  let right = -Infinity;
  for (const piece of ordered) {
    if (piece.text.trim() === '') continue;
    const group = groups.at(-1);
    if (!group || piece.x - right > wideGap * Math.max(piece.size, group.at(-1)?.size ?? 0))
      groups.push([piece]);
    else group.push(piece);
    right = Math.max(right === -Infinity ? piece.x : right, piece.x + piece.width);
  }
  return groups.map(segmentOf);
}

function segmentOf(pieces: Glyphs[]): Segment {
  const rtl = pieces.filter((p) => p.rtl).length > pieces.length / 2;
  const order = rtl ? [...pieces].reverse() : pieces;
  const weight = new Map<string, number>();
  for (const p of pieces) {
    const key = `${Math.round(p.size * 4) / 4} ${p.font}`;
    weight.set(key, (weight.get(key) ?? 0) + p.text.length);
  }
  const [main = '0 '] = [...weight].reduce((a, b) => (b[1] > a[1] ? b : a), ['', -1] as [string, number]);
  const size = Number(main.slice(0, main.indexOf(' ')));
  const base = pieces.find((p) => Math.round(p.size * 4) / 4 === size)?.y ?? pieces[0]?.y ?? 0;

  let text = '';
  let html = '';
  let last: Glyphs | null = null;
  for (const piece of order) {
    const gap = last ? (rtl ? last.x - (piece.x + piece.width) : piece.x - (last.x + last.width)) : 0;
    if (last && gap > wordGap * size && !/\s$/.test(text) && !/^\s/.test(piece.text)) {
      text += ' ';
      html += ' ';
    }
    const raised = piece.size < 0.85 * size && base - piece.y > 0.15 * size;
    const lowered = piece.size < 0.85 * size && piece.y - base > 0.1 * size;
    const inner = escapeText(piece.text);
    text += piece.text;
    html += raised ? `<sup>${inner}</sup>` : lowered ? `<sub>${inner}</sub>` : inner;
    last = piece;
  }
  return {
    text: text.replace(/\s+/g, ' ').trim(),
    html: html
      .replace(/<\/(su[bp])><\1>/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
    // A hostile line may have more pieces than a call may have arguments.
    left: pieces.reduce((least, p) => Math.min(least, p.x), Infinity),
    right: pieces.reduce((most, p) => Math.max(most, p.x + p.width), -Infinity),
    y: base,
    size,
    font: main.slice(main.indexOf(' ') + 1),
  };
}
