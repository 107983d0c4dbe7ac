/**
 * A list as one of two writers wants it, with what the other has added and taken meanwhile: both began with `was`, the
 * other's is stored `now`. In the order that was wanted, what the other has added after it.
 */
export function merged<T>(now: readonly T[], was: readonly T[] | undefined, wanted: readonly T[]): T[] {
  if (was === undefined) return [...wanted];
  const [there, before, mine] = [new Set(now), new Set(was), new Set(wanted)];
  return [
    ...wanted.filter((one) => there.has(one) || !before.has(one)),
    ...now.filter((one) => !before.has(one) && !mine.has(one)),
  ];
}
