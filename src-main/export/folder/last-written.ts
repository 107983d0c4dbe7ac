import { findBlocks } from './find-blocks';
import { frontMatterHeight, readProperties } from './front-matter-lines';
import { readLines } from './lines';
import { sumOf, type Written } from './marks';
import type { FileRecord } from './records';
import type { ReadFile } from './vault';
import { isDeepStrictEqual } from 'node:util';

/** Services that carry files to other computers, and some disks, round their times. Milliseconds. */
const rounding = 2000;

/**
 * What a file was written with: what is remembered of the last writing, or, where that was broken off or has not come to this
 * computer, of the one before. A reader who takes out what the last one added makes the same words, at another time.
 */
export function lastWritten(record: FileRecord, file: ReadFile): Written {
  const { now, before, pending } = record;
  if (before === null) return now;
  const whole = sumOf(file.bytes);
  if (whole === now.whole) return now;
  if (whole === before.whole && (pending || isOfThen(record, file))) return before;
  return pending && standing(before, file) > standing(now, file) ? before : now;
}

const isOfThen = ({ beforeModified }: FileRecord, { modified }: ReadFile): boolean =>
  beforeModified !== null && Math.abs(modified - beforeModified) <= rounding;

/** How much of what was written stands in it as it was. */
function standing({ blocks, properties }: Written, { bytes }: ReadFile): number {
  const lines = readLines(bytes)?.lines.map(({ text }) => text) ?? [];
  const height = frontMatterHeight(lines);
  const values = new Map(
    (readProperties(lines.slice(1, Math.max(1, height - 1))) ?? []).map(({ name, value }) => [name, value]),
  );
  const same = (properties ?? []).filter(([name, value]) => isDeepStrictEqual(values.get(name), value));
  return same.length + findBlocks(lines.slice(height), blocks).filter((span) => span !== null).length;
}
