import type { Row } from './page-rows';

/** A page with its rows and its height in points. */
export interface PdfPage {
  rows: Row[];
  height: number;
}

export type RunningKind = 'page header' | 'page footer' | 'page number';

/** So many rows at either end of a page are looked at. */
const deep = 3;
/** Rows that are the same stand within so many points of each other. */
const near = 8;

/**
 * The rows that are no part of the text but of every page: those that say the same at the same height on several
 * pages, digits not compared. The outermost row is looked at first; below one that is text nothing is running.
 * @returns for each page its running rows with what they are.
 */
export function runningRows(pages: readonly PdfPage[]): Map<Row, RunningKind>[] {
  const size = bodySize(pages);
  const found = pages.map(() => new Map<Row, RunningKind>());
  const needed = pages.length < 6 ? 2 : 3;
  for (const end of ['top', 'bottom'] as const) {
    for (let n = 0; n < deep; n++) {
      const seen = new Map<string, Place[]>();
      const outermost = pages.map((page, i) => {
        const rows = end === 'top' ? page.rows : [...page.rows].reverse();
        const before = rows.slice(0, n);
        const row = rows[n];
        // The middle of a page is never its edge.
        if (!row || before.some((r) => !found[i]?.has(r)) || !atEdge(row, page.height, end)) return null;
        const place = { y: end === 'top' ? row.y : page.height - row.y, page: i, text: textOf(row) };
        seen.set(keyOf(row), [...(seen.get(keyOf(row)) ?? []), place]);
        return { ...place, row };
      });
      for (const [i, here] of outermost.entries()) {
        if (!here) continue;
        const same = (seen.get(keyOf(here.row)) ?? []).filter((o) => Math.abs(o.y - here.y) <= near);
        const text = textOf(here.row);
        if (same.length < needed || !isSetOff(pages[i]?.rows ?? [], here.row, end, size)) continue;
        if (!isPageNumber(text) && !sayTheSame(same, here.row, size)) continue;
        const kind = isPageNumber(text) ? 'page number' : end === 'top' ? 'page header' : 'page footer';
        found[i]?.set(here.row, kind);
      }
    }
  }
  return found;
}

interface Place {
  /** From the edge of the page. */
  y: number;
  page: number;
  text: string;
}

/** Sets of rows that differ in their digits are running when one of the numbers counts the pages: chapters do not. */
function sayTheSame(places: readonly Place[], row: Row, size: number): boolean {
  const exact = places.filter((p) => p.text === textOf(row)).length;
  if (exact >= Math.min(3, places.length)) return true;
  if ((row.segments[0]?.size ?? 0) > 1.1 * size) return false;
  const numbers = places.map((p) => (p.text.match(/\d+/g) ?? []).map((n) => Number(n) - p.page));
  return (numbers[0] ?? []).some((_, k) => {
    const offsets = numbers.map((own) => own[k]);
    return offsets.some(
      (o) => offsets.filter((other) => other === o).length >= Math.max(2, 0.6 * offsets.length),
    );
  });
}

/** Whether a row stands apart from the text: by a gap, or by other type. A line of the text is neither. */
function isSetOff(rows: readonly Row[], row: Row, end: 'top' | 'bottom', size: number): boolean {
  const inner = rows[rows.indexOf(row) + (end === 'top' ? 1 : -1)];
  const own = row.segments[0]?.size ?? size;
  return (
    isPageNumber(textOf(row)) ||
    !inner ||
    Math.abs(inner.y - row.y) > 1.6 * size ||
    Math.abs(own - size) > 0.05 * size
  );
}

function bodySize(pages: readonly PdfPage[]): number {
  const letters = new Map<number, number>();
  for (const { rows } of pages)
    for (const { segments } of rows)
      for (const { size, text } of segments) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].reduce((a, b) => (b[1] > a[1] ? b : a), [10, 0])[0];
}

function atEdge(row: Row, height: number, end: 'top' | 'bottom'): boolean {
  return end === 'top' ? row.y < height * 0.2 : row.y > height * 0.8;
}

const textOf = (row: Row): string => row.segments.map((s) => s.text).join(' ');

function keyOf(row: Row): string {
  const text = textOf(row).toLowerCase();
  const bare = text.replace(/\d+/g, '#').replace(/\s+/g, ' ');
  return isPageNumber(text) ? bare.replace(/\b[ivxlc]+\b/g, '#') : bare;
}

/** A number with nothing but dashes and the word for page around it, or `3 of 12`. */
export function isPageNumber(text: string): boolean {
  return /^[\s\-–—|·•[(]*(?:\p{L}{1,6}\.?\s)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s?(?:of|von|de|di|van|\/)\s?\d{1,4})?[\s\-–—|·•\])]*$/iu.test(
    text,
  );
}
