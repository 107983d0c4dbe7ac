import type { CleaningLine } from '#contract';

/** A line as it is listed. */
export interface Row {
  id: number;
  line: CleaningLine;
  /** Where a stretch of lines removed for one reason begins: all of them; else null. */
  group: CleaningLine[] | null;
}

/** The lines of an original with the stretches in which cleaning removed them. */
export function rowsOf(lines: readonly CleaningLine[]): Row[] {
  return lines.map((line, id) => {
    const { removed } = line;
    if (removed === null || lines[id - 1]?.removed === removed) return { id, line, group: null };
    let end = id + 1;
    while (lines[end]?.removed === removed) end++;
    return { id, line, group: lines.slice(id, end) };
  });
}
