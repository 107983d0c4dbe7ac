import type { Passage, Target } from '#contract';
import type { Alignment, Words } from './align';
import { anchor } from './anchor';

/** Share of a passage's characters that must still be there. */
const enough = 0.5;

/** A passage of the old text in the new one; `same` when it says the same. */
export interface Placed extends Passage {
  same: boolean;
}

/**
 * Where a passage of the old text stands in the new one. The words around it tell; when they are gone, the passage may
 * have been moved: then its own words must stand in a stretch that is new. Null when it is not in the text any more.
 */
export function place(alignment: Alignment, selector: Target['selector']): Placed | null {
  const [{ start, end }, { exact }] = selector;
  const { old, young, map } = alignment;
  const from = firstEndingAfter(old, start);
  const to = firstStartingFrom(old, end);
  let [first, last, kept, all] = [-1, -1, 0, 0];
  for (let i = from; i < to; i++) {
    const size = Math.min(end, old.ends[i] ?? 0) - Math.max(start, old.starts[i] ?? 0);
    all += size;
    if ((map[i] ?? -1) < 0) continue;
    if (first < 0) first = i;
    last = i;
    kept += size;
  }
  if (first >= 0 && kept >= all * enough) {
    const [a, b] = [map[first] ?? 0, map[last] ?? 0];
    const begins = (young.starts[a] ?? 0) + Math.max(0, start - (old.starts[first] ?? 0));
    const lead = Math.max(0, (old.starts[first] ?? 0) - start);
    // Spaces that the reader selected with the words stay selected while they are there.
    if (first === from && young.text.startsWith(exact, begins - lead)) {
      return { start: begins - lead, end: begins - lead + exact.length, same: true };
    }
    const ends = (young.starts[b] ?? 0) + Math.min(end, old.ends[last] ?? 0) - (old.starts[last] ?? 0);
    return { start: begins, end: ends, same: false };
  }
  return moved(alignment, selector);
}

/** The passage in a stretch of the new text that nothing of the old one has become. */
function moved({ young, map }: Alignment, selector: Target['selector']): Placed | null {
  const { exact, prefix, suffix } = selector[1];
  const found = anchor(young.text, selector);
  if (!found) return null;
  const taken = new Set(map);
  const [from, to] = [firstEndingAfter(young, found.start), firstStartingFrom(young, found.end)];
  if (to <= from) return null;
  for (let i = from; i < to; i++) if (taken.has(i)) return null;
  const context =
    sameAtEnd(young.text.slice(0, found.start), prefix) + sameAtStart(young.text.slice(found.end), suffix);
  // A word or two may stand anywhere.
  return exact.length + context >= 30 ? { ...found, same: true } : null;
}

function sameAtEnd(text: string, end: string): number {
  let n = 0;
  while (n < end.length && n < text.length && text.at(-1 - n) === end.at(-1 - n)) n++;
  return n;
}

function sameAtStart(text: string, start: string): number {
  let n = 0;
  while (n < start.length && text[n] === start[n]) n++;
  return n;
}

/** An offset of the old text in the new one: that of the next word that is still there. */
export function offsetIn({ old, young, map }: Alignment, offset: number): number {
  for (let i = firstEndingAfter(old, offset); i < old.count; i++) {
    const j = map[i] ?? -1;
    if (j >= 0) return (young.starts[j] ?? 0) + Math.max(0, offset - (old.starts[i] ?? 0));
  }
  return young.text.length;
}

function firstEndingAfter({ ends, count }: Words, offset: number): number {
  return firstWhere(count, (i) => (ends[i] ?? 0) > offset);
}

function firstStartingFrom({ starts, count }: Words, offset: number): number {
  return firstWhere(count, (i) => (starts[i] ?? 0) >= offset);
}

/** The first number for which a condition holds that, once it holds, goes on holding. */
function firstWhere(count: number, holds: (i: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
