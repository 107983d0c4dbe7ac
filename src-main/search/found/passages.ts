import { limits, type Passage } from '#contract';
import type { Wanted } from '../query/query';
import { lookThrough, type Looking } from './looking';
import { type Occurrence, soughtFor } from './occurrences';

/** The words of a search that may stand in a text; those that are asked for in another field do not. */
export function inText(words: readonly Wanted[]): Wanted[] {
  return words.filter(({ scope }) => scope === null || scope === 'text' || scope === 'quote');
}

/**
 * Where the words of a search stand in a text: whole words, beginnings, phrases.
 * @returns the first `limits.found` passages, and how many there are
 */
export async function findWords(
  text: string,
  words: readonly Wanted[],
  instead?: ReadonlyMap<string, readonly string[]>,
  look: Looking = lookHere,
): Promise<{ passages: Passage[]; total: number }> {
  return cut(apart(await look(text, soughtFor(inText(words), instead))));
}

/** In this thread. */
export const lookHere: Looking = (text, sought) =>
  Promise.resolve(sought.length === 0 ? [] : lookThrough({ text, sought }));

const cut = (all: readonly Passage[]): { passages: Passage[]; total: number } => ({
  passages: all.slice(0, limits.found),
  total: all.length,
});

/** Those that overlap made one. */
export function apart(found: readonly Occurrence[]): Passage[] {
  const sorted = [...found].sort((a, b) => a.start - b.start || b.end - a.end);
  const passages: Passage[] = [];
  for (const { start, end } of sorted) {
    const last = passages.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else if (end > start) passages.push({ start, end });
  }
  return passages;
}
