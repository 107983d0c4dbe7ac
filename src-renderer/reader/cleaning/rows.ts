import type { CleaningLine } from '#contract';

/** A line as it is listed. */
export interface LineRow {
  id: string;
  line: CleaningLine;
  /** Where a stretch of lines removed for one reason begins: all of them; else null. */
  group: CleaningLine[] | null;
}

/** Stands for the rest of a long stretch: menus of hundreds of lines would bury the article. */
export interface FoldRow {
  id: string;
  /** Number of the line that the stretch begins with. */
  fold: number;
  /** How many lines the stretch has, and how many of them are not listed. */
  length: number;
  hidden: number;
}

export type Row = LineRow | FoldRow;

/** Longest stretch of removed lines that is shown whole, and how many of a longer one are. */
const longest = 8;
const shownOfLonger = 3;

/**
 * The lines of an original with the stretches in which cleaning removed them.
 * @param open numbers of the lines of unfolded stretches
 */
export function rowsOf(lines: readonly CleaningLine[], open: ReadonlySet<number>): Row[] {
  const rows: Row[] = [];
  for (let start = 0; start < lines.length;) {
    const reason = lines[start]?.removed ?? null;
    let end = start + 1;
    while (reason !== null && lines[end]?.removed === reason) end++;
    const stretch = lines.slice(start, end);
    const folded = stretch.length > longest && !open.has(start);
    const first = start;
    const shown = folded ? stretch.slice(0, shownOfLonger) : stretch;
    rows.push(
      ...shown.map((line, i) => ({
        id: `line-${first + i}`,
        line,
        group: reason !== null && i === 0 ? stretch : null,
      })),
    );
    if (folded) {
      const { length } = stretch;
      rows.push({ id: `fold-${start}`, fold: start, length, hidden: length - shownOfLonger });
    }
    start = end;
  }
  return rows;
}
