import type { Passage, Target } from '#contract';
import type { Alignment } from './align';
import { fate } from './pairing';
import type { Words } from './words';

/** A passage of an older text in the new one. */
export interface Placed extends Passage {
  /** `likely` is a guess that the reader should see before it counts. */
  certainty: 'sure' | 'likely';
  /** How it was found: where it was, by its own words, by aligning both texts, or by words like its own. */
  via: 'position' | 'quote' | 'alignment' | 'similar';
  /** Whether it says the same, but for what is levelled. */
  same: boolean;
  /** Share of what it said that is still there, 0 to 1. */
  score: number;
}

/** Share of a passage's letters that must still be there. */
const enough = 0.45;
/** How many words something that was put into a passage may have. */
const apart = 2000;
/** Something that stands between the pieces of a passage may make it so much longer. */
const stretch = 2.5;

/** Where a passage of the old text stands in the new one; null when it is not in the text any more. */
export function place(alignment: Alignment, selector: Target['selector']): Placed | null {
  const [{ start, end }, { exact }] = selector;
  const found = inNew(alignment, start, end);
  if (!found || found.score < enough) return null;
  const { young } = alignment;
  // Spaces that the reader selected with the words stay selected while they are there.
  const lead = found.whole ? exact.length - exact.trimStart().length : 0;
  const begins = found.start - lead;
  const whole = exact.trimEnd().length === found.end - begins && young.text.startsWith(exact, begins);
  const passage = whole
    ? { start: begins, end: begins + exact.length }
    : { start: found.start, end: found.end };
  return { ...passage, certainty: 'sure', via: 'alignment', same: found.whole, score: found.score };
}

interface Piece {
  first: number;
  last: number;
  kept: number;
}

interface Found extends Passage {
  score: number;
  /** How many times as long it is as the longest piece of it that has nothing else between its words. */
  torn: number;
  /** Whether all of its words are there, and no other ones between them. */
  whole: boolean;
}

/**
 * A passage in the new text by the words that have a pair there, however few.
 * @param most how many new words may stand between two of them
 */
export function inNew(alignment: Alignment, start: number, end: number, most = apart): Found | null {
  const { old, young, map, fates, vocabulary } = alignment;
  const [from, to] = [firstEndingAfter(old, start), firstStartingFrom(old, end)];
  let hasWords = false;
  for (let i = from; i < to && !hasWords; i++) hasWords = vocabulary.isWord(old.ids[i] ?? 0);
  let [all, kept] = [0, 0];
  const kepts: { i: number; j: number; size: number }[] = [];
  let forward = true;
  for (let i = from; i < to; i++) {
    const id = old.ids[i] ?? 0;
    const counts = !hasWords || vocabulary.isWord(id);
    const size = counts ? Math.min(end, old.ends[i] ?? 0) - Math.max(start, old.starts[i] ?? 0) : 0;
    all += size;
    const j = map[i] ?? -1;
    if (j < 0) continue;
    const here =
      fates[i] === fate.replaced
        ? 0
        : fates[i] === fate.same
          ? size
          : size * alignment.likeness(id, young.ids[j] ?? 0);
    kept += here;
    forward &&= j > (kepts.at(-1)?.j ?? -1);
    kepts.push({ i, j, size: here });
  }
  if (!forward) kepts.sort((x, y) => x.j - y.j);
  const pieces: Piece[] = [];
  for (const { i, j, size } of kepts) {
    const piece = pieces.at(-1);
    if (piece && goesOn(alignment, map[piece.last] ?? 0, j, from, to, most)) {
      piece.last = i;
      piece.kept += size;
    } else pieces.push({ first: i, last: i, kept: size });
  }
  let main: Piece | undefined;
  for (const piece of pieces) if (piece.kept > (main?.kept ?? 0)) main = piece;
  if (!main || all === 0) return null;
  const spanOf = ({ first, last }: Piece): Passage => ({
    start: startIn(alignment, first, start),
    end: endIn(alignment, last, end),
  });
  const span = spanOf(main);
  const spans = pieces.filter((piece) => piece.kept > 0).map(spanOf);
  const hull = { start: Math.min(...spans.map((s) => s.start)), end: Math.max(...spans.map((s) => s.end)) };
  const best = hull.end - hull.start < stretch * (span.end - span.start) ? hull : span;
  const [a, b] = [map[from] ?? -1, map[to - 1] ?? -1];
  let whole = forward && pieces.length === 1 && a >= 0 && b - a === to - 1 - from;
  for (let i = from; i < to && whole; i++) whole = fates[i] === fate.same;
  const torn = (hull.end - hull.start) / Math.max(1, span.end - span.start);
  return best.end > best.start ? { ...best, score: kept / all, whole, torn } : null;
}

/** Whether nothing from elsewhere in the old text stands between two words of the new one. */
function goesOn(
  { back }: Alignment,
  last: number,
  next: number,
  from: number,
  to: number,
  most: number,
): boolean {
  if (next - last > most) return false;
  for (let j = last + 1; j < next; j++) {
    const i = back[j] ?? -1;
    if (i >= 0 && (i < from || i >= to)) return false;
  }
  return true;
}

/** Where an offset in or before the i-th word stands in the new text. */
function startIn({ old, young, map, fates }: Alignment, i: number, offset: number): number {
  const j = map[i] ?? 0;
  const [begins, ends] = [young.starts[j] ?? 0, young.ends[j] ?? 0];
  const into = offset - (old.starts[i] ?? 0);
  if (into <= 0) return begins;
  if (fates[i] !== fate.same) return Math.min(ends, begins + into);
  const [first, behind] = [old.units[i] ?? 0, old.units[i + 1] ?? 0];
  // An edge within one sign, as between two hyphens or before an accent, takes in the sign.
  let k = 0;
  while (first + k + 1 < behind && (old.folded.ends[first + k] ?? 0) <= offset) k++;
  return Math.min(ends, young.folded.starts[(young.units[j] ?? 0) + k] ?? ends);
}

/** The same for one in or behind it. */
function endIn({ old, young, map, fates }: Alignment, i: number, offset: number): number {
  const j = map[i] ?? 0;
  const [begins, ends] = [young.starts[j] ?? 0, young.ends[j] ?? 0];
  const left = (old.ends[i] ?? 0) - offset;
  if (left <= 0) return ends;
  if (fates[i] !== fate.same) return Math.max(begins, ends - left);
  const [first, last] = [old.units[i] ?? 0, (old.units[i + 1] ?? 0) - 1];
  let k = 0;
  while (last - k > first && (old.folded.starts[last - k] ?? 0) >= offset) k++;
  return Math.max(begins, young.folded.ends[(young.units[j + 1] ?? 0) - 1 - k] ?? begins);
}

/** An offset of the old text in the new one: that of the next word that is still there. */
export function offsetIn({ old, young, map, fates, moved }: Alignment, offset: number): number {
  for (let i = firstEndingAfter(old, offset); i < old.count; i++) {
    const j = map[i] ?? -1;
    const stays = !moved[i] && (fates[i] === fate.same || fates[i] === fate.like);
    if (j >= 0 && stays) return (young.starts[j] ?? 0) + Math.max(0, offset - (old.starts[i] ?? 0));
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
