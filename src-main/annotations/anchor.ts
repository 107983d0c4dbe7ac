import type { Passage, Target } from '#contract';

/**
 * Finds a target in a text: at its position when the quote is there; else where the quote stands with the most of
 * its context, the nearest to the old position among equals; else null. A quote that stands in several places with
 * none of its context counts as found only where it is the only one.
 */
export function anchor(text: string, [position, quote]: Target['selector']): Passage | null {
  const { exact, prefix, suffix } = quote;
  if (exact === '') return null;
  if (text.startsWith(exact, position.start) && position.end - position.start === exact.length) {
    return { start: position.start, end: position.end };
  }
  let best: { start: number; context: number; distance: number } | null = null;
  let count = 0;
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    count++;
    const context = sameEnd(text, start, prefix) + sameStart(text, start + exact.length, suffix);
    const distance = Math.abs(start - position.start);
    const better = !best || context > best.context || (context === best.context && distance < best.distance);
    if (better) best = { start, context, distance };
  }
  if (!best || (best.context === 0 && count > 1)) return null;
  return { start: best.start, end: best.start + exact.length };
}

/** How many characters before `offset` agree with the end of `prefix`. */
function sameEnd(text: string, offset: number, prefix: string): number {
  let n = 0;
  while (n < prefix.length && n < offset && text[offset - 1 - n] === prefix[prefix.length - 1 - n]) n++;
  return n;
}

/** How many characters from `offset` on agree with the start of `suffix`. */
function sameStart(text: string, offset: number, suffix: string): number {
  let n = 0;
  while (n < suffix.length && text[offset + n] === suffix[n]) n++;
  return n;
}
