/**
 * The time now, or, where the last change is not before it, a millisecond after that change: clocks go back, and of two
 * computers' edits the later one counts.
 */
export function later(now: Date, last: string): string {
  const after = Date.parse(last) + 1;
  return now.getTime() >= after ? now.toISOString() : new Date(after).toISOString();
}
