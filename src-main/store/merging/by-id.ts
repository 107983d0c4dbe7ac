import type { Id } from '#contract';

interface WithId {
  id: Id;
}

/**
 * Records of two lists by their ids. What only one list has stays: a record goes by being marked deleted, never by
 * missing. @returns in no particular order
 */
export function byId<T extends WithId>(
  ours: readonly T[],
  theirs: readonly T[],
  base: readonly T[] | undefined,
  merge: (ours: T, theirs: T, base: T | undefined) => readonly T[],
): T[] {
  const others = new Map(theirs.map((one) => [one.id, one]));
  const was = new Map(base?.map((one) => [one.id, one]));
  const mine = new Set(ours.map(({ id }) => id));
  return [
    ...ours.flatMap((one) => {
      const other = others.get(one.id);
      return other ? merge(one, other, was.get(one.id)) : [one];
    }),
    ...theirs.filter(({ id }) => !mine.has(id)),
  ];
}
