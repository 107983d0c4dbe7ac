/** The time now, but never before the last change: clocks go back. */
export function later(now: Date, last: string): string {
  return now.getTime() > Date.parse(last) ? now.toISOString() : last;
}
