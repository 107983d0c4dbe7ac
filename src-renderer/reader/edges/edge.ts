import type { Passage } from '#contract';
import { tidyPassage } from '../passage-range';
import { nearestWordEdge } from '../sentence';

/** An end of a highlight. */
export type Edge = 'start' | 'end';

/**
 * The passage between an end that stays and one that is put at an offset. Dragged over the one that stays, they change
 * places. Null when nothing would be left between them.
 *
 * @param snap whether an end inside a word goes to the nearer edge of it
 */
export function betweenEdges(
  text: string,
  fixed: number,
  offset: number,
  { snap, lang }: { snap: boolean; lang: string | null },
): Passage | null {
  const moved = snap ? nearestWordEdge(text, offset, lang) : offset;
  return tidyPassage(text, { start: Math.min(fixed, moved), end: Math.max(fixed, moved) });
}

const longest = 80;

/** What a moved end added or left out, in words, for a screen reader. */
export function wordsMoved(text: string, before: Passage, after: Passage): string {
  const changes = [
    { from: after.start, to: before.start },
    { from: before.end, to: after.end },
  ].map(({ from, to }) => {
    const words = text.slice(Math.min(from, to), Math.max(from, to)).replace(/\s+/g, ' ').trim();
    const short = words.length > longest ? `${words.slice(0, longest).replace(/\s\S*$/, '')} …` : words;
    return short && `“${short}” ${from < to ? 'added' : 'left out'}`;
  });
  return changes.filter(Boolean).join(', ');
}
