import type { Fact, Passage, ShownComparison } from '#contract';

interface Place {
  article: string;
  passage: Passage | null;
}

const overlaps = (a: Place, b: Place): boolean =>
  a.article === b.article &&
  a.passage !== null &&
  b.passage !== null &&
  a.passage.start < b.passage.end &&
  b.passage.start < a.passage.end;

/** How many of these passages overlap with one of those. */
const shared = (places: readonly Place[], others: readonly Place[]): number =>
  places.filter((place) => others.some((other) => overlaps(place, other))).length;

/**
 * Facts that may become rows: not those that a row tells of already, nor those that the reader did not want. Differing ones
 * come first, as the overview has them otherwise.
 */
export function proposedFacts(
  facts: readonly Fact[],
  { rows, dismissed }: Pick<ShownComparison, 'rows' | 'dismissed'>,
): Fact[] {
  const taken = rows.map(({ cells }) => cells.map(({ place }) => place));
  const unwanted = dismissed.filter(({ what }) => what === 'fact').map(({ places }) => places);
  const left = facts.filter(
    ({ cells }) =>
      cells.length > 0 &&
      [...taken, ...unwanted].every((places) => shared(cells, places) < Math.min(2, cells.length)),
  );
  return [...left.filter(({ differs }) => differs), ...left.filter(({ differs }) => !differs)];
}
