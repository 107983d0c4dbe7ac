import { summedLines } from '../summed-line';
import { asLine, type Change, type Line } from './line';

/** What the files of a journal say. */
export interface Found {
  /** In the order in which they were made. */
  lines: Line[];
  /** Some of it cannot be read, beyond what an interruption leaves. */
  damaged: boolean;
  /** Where the good part of each file ends, in bytes. */
  ends: number[];
}

/** @param files of one journal, as they lie on disk; null for one that is not there */
export function readJournal(files: readonly (Buffer | null)[]): Found {
  const all: Line[] = [];
  const ends: number[] = [];
  let damaged = false;
  for (const file of files) {
    const { lines, end, torn } = summedLines(file ?? Buffer.alloc(0));
    ends.push(end);
    damaged ||= !torn;
    for (const value of lines) {
      const line = asLine(value);
      if (line) all.push(line);
      else damaged = true;
    }
  }
  all.sort((a, b) => a.n - b.n);
  const lines = all.filter(({ n }, at) => n !== all[at - 1]?.n);
  damaged ||= lines.some(({ n }, at) => at > 0 && n !== (lines[at - 1]?.n ?? 0) + 1);
  return { lines, damaged, ends };
}

/** Changes by the document that they are of, in order. */
export function changesByFile(lines: readonly Line[]): Map<string, Change[]> {
  const all = new Map<string, Change[]>();
  for (const { changes } of lines) {
    for (const change of changes) {
      const known = all.get(change.file);
      if (known) known.push(change);
      else all.set(change.file, [change]);
    }
  }
  return all;
}
