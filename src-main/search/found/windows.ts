import type { Passage } from '#contract';
import { apart } from './passages';
import type { Occurrence } from './occurrences';

/** About how long a snippet is, in UTF-16 code units. */
export const snippetLength = 160;

/** A stretch of a text that shows what was found. */
export interface Window {
  text: string;
  /** Counted in `text`. */
  marks: Passage[];
  /** From the first to the last of what it shows, counted in the whole text. */
  passage: Passage;
  /** How much of the search it shows: the more different words the better, rare ones before common ones. */
  score: number;
}

/** The best stretches of a text, which do not overlap; at most `most`. */
export function bestWindows(text: string, found: readonly Occurrence[], most: number): Window[] {
  const often = new Map<number, number>();
  for (const { which } of found) often.set(which, (often.get(which) ?? 0) + 1);
  const worth = (which: number): number => 1 + 1 / (often.get(which) ?? 1);
  const sorted = [...found].sort((a, b) => a.start - b.start);
  const candidates: { from: number; to: number; score: number }[] = [];
  for (let i = 0, j = 0; i < sorted.length; i++) {
    const start = sorted[i]?.start ?? 0;
    if (j < i) j = i;
    while (j + 1 < sorted.length && (sorted[j + 1]?.end ?? 0) - start <= snippetLength) j++;
    const seen = new Set<number>();
    let score = 0;
    for (let n = i; n <= j && n < i + 60; n++) {
      const which = sorted[n]?.which ?? 0;
      // A second place of the same word says little more.
      score += seen.has(which) ? 0.05 : worth(which);
      seen.add(which);
    }
    candidates.push({ from: i, to: j, score });
  }
  candidates.sort((a, b) => b.score - a.score || a.from - b.from);
  const chosen: Window[] = [];
  const taken: Passage[] = [];
  for (const { from, to, score } of candidates) {
    if (chosen.length >= most) break;
    const [start, end] = around(text, sorted[from]?.start ?? 0, sorted[to]?.end ?? 0);
    if (taken.some((other) => start < other.end && other.start < end)) continue;
    const window = windowOf(text, start, end, apart(sorted.slice(from, to + 1)), score);
    if (chosen.some((other) => looksLike(other, window))) continue;
    taken.push({ start, end });
    chosen.push(window);
  }
  return chosen;
}

/** About as much of a snippet, from what was found in it, as a narrow list shows. */
const seen = 60;

/** Whether two read the same from what was found in them on: what a page says twice is shown once. */
export function looksLike(a: Window, b: Window): boolean {
  const look = ({ text, marks }: Window): string =>
    text
      .slice(marks[0]?.start ?? 0)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .slice(0, seen)
      .trim();
  return look(a) === look(b);
}

/** The whole of a short text with what was found in it, or its best stretch. Null where nothing was found. */
export function bestOf(text: string, found: readonly Occurrence[]): Window | null {
  if (found.length === 0) return null;
  return bestWindows(text, found, 1)[0] ?? null;
}

const ellipsis = '…';

function windowOf(
  text: string,
  start: number,
  end: number,
  found: readonly Passage[],
  score: number,
): Window {
  const before = start > 0 ? ellipsis : '';
  const after = end < text.length && text.slice(end).trim() !== '' ? ellipsis : '';
  // A line of its own is no use in a snippet; each sign stays one, so that marks stay where they are.
  const shown = text.slice(start, end).replace(/\s/gu, ' ');
  const marks = found.map((mark) => ({
    start: mark.start - start + before.length,
    end: Math.min(mark.end, end) - start + before.length,
  }));
  const [first, last] = [found[0], found.at(-1)];
  return {
    text: before + shown + after,
    marks,
    passage: { start: first?.start ?? start, end: Math.min(last?.end ?? end, end) },
    score,
  };
}

/** A stretch of about the length of a snippet around what is to be seen, cut between words. */
function around(text: string, from: number, to: number): [number, number] {
  // One monstrous word must not fill the page.
  const last = Math.min(to, from + 2 * snippetLength);
  const spare = Math.max(0, snippetLength - (last - from));
  let start = Math.max(0, from - Math.floor(spare / 3));
  let end = Math.min(text.length, last + (spare - (from - start)));
  if (end === text.length) start = Math.max(0, Math.min(start, end - snippetLength));
  if (start > 0) start = nextWord(text, start, from);
  if (end < text.length) end = wordBefore(text, end, last);
  return [wholeCharacter(text, start), wholeCharacter(text, end)];
}

function nextWord(text: string, at: number, most: number): number {
  const space = text.slice(at, Math.min(most, at + 30)).search(/\s\S/u);
  if (space >= 0) return at + space + 1;
  return most - at > 30 ? at : most;
}

function wordBefore(text: string, at: number, least: number): number {
  const from = Math.max(least, at - 30);
  const space = text.slice(from, at).search(/\s\S*$/u);
  if (space >= 0) return from + space;
  return at - least > 30 ? at : least;
}

const wholeCharacter = (text: string, at: number): number => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
};
