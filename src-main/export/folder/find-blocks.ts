import { type Mark, firstOf, sumOf } from './marks';

/** Lines from `start` up to and without `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Lines that may be compared in one file: only one that is made to be slow needs more. */
const patience = 2_000_000;

/**
 * Where blocks stand that are exactly as they were written, wherever they have been moved. Where the same words stand several
 * times, those between the neighbours they had are taken, and each place is taken once.
 */
export function findBlocks(lines: readonly string[], marks: readonly Mark[]): (Span | null)[] {
  const starts = new Map<string, number[]>();
  for (const [n, line] of lines.entries()) {
    if (line === '') continue;
    const first = firstOf(line);
    const known = starts.get(first);
    if (known) known.push(n);
    else starts.set(first, [n]);
  }
  let left = patience;
  const sums = new Map<string, string>();
  const sumAt = (start: number, count: number): string => {
    const name = `${start} ${count}`;
    const known = sums.get(name) ?? sumOf(lines.slice(start, start + count).join('\n'));
    sums.set(name, known);
    return known;
  };
  const places = marks.map(({ sum, first, lines: count }) =>
    (starts.get(first) ?? []).filter((start) => {
      if (start + count > lines.length || left < 0) return false;
      left -= sums.has(`${start} ${count}`) ? 1 : count;
      return sumAt(start, count) === sum;
    }),
  );

  const found: (Span | null)[] = marks.map(() => null);
  const taken = new Set<number>();
  const free = (n: number): number[] => {
    const count = marks[n]?.lines ?? 0;
    return (places[n] ?? []).filter((start) => {
      for (let line = start; line < start + count; line++) if (taken.has(line)) return false;
      return true;
    });
  };
  const take = (n: number, start: number): void => {
    const end = start + (marks[n]?.lines ?? 0);
    found[n] = { start, end };
    for (let line = start; line < end; line++) taken.add(line);
  };
  // What stood there last, first: the same words again may be those of another note.
  const order = [...marks.keys()];
  const groups = [false, true].flatMap((away) => [
    order.filter((n) => marks[n]?.away === away && marks[n]?.key !== ''),
    order.filter((n) => marks[n]?.away === away && marks[n]?.key === ''),
  ]);
  for (const group of groups) {
    for (const n of group) {
      const [only, ...others] = free(n);
      if (only !== undefined && others.length === 0) take(n, only);
    }
    for (const n of group) {
      if (found[n]) continue;
      const choice = free(n);
      const after = found.slice(0, n).findLast((one) => one !== null)?.end ?? 0;
      const before = found.slice(n + 1).find((one) => one !== null)?.start ?? Infinity;
      const best = choice.find((start) => start >= after && start < before) ?? choice[0];
      if (best !== undefined) take(n, best);
    }
  }
  return found;
}
