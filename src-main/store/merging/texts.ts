/** Stands between two texts that were written on two computers, in Markdown a rule. */
export const between = '\n\n---\n\n';

/**
 * Two texts that were written independently, one below the other; what one of them has already is not repeated.
 * @param longest in UTF-16 code units; what is beyond it is left out, from the end
 */
export function bothTexts(winner: string, loser: string, longest: number, line = between): string {
  if (loser.trim() === '') return winner;
  if (winner.trim() === '') return loser;
  const parts = winner.split(line);
  const more = loser.split(line).filter((part) => !parts.includes(part));
  return [...parts, ...more].join(line).slice(0, longest);
}
