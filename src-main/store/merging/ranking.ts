import { isDeepStrictEqual } from 'node:util';
import { canonical, type Dated, timeOf } from './lineage';

/** One of two states of a record, and the other. */
export interface Ranked<T> {
  winner: T;
  loser: T;
}

/**
 * The state that was changed later counts. Of two of one time it is the one that is not deleted, then whichever the order of
 * their content says: any rule would do that says the same on every computer.
 * @param part what is compared first when the times are the same: what is not merged by itself, as that changes
 */
export function ranked<T extends Dated & { deleted?: string | null | undefined }>(
  a: T,
  b: T,
  part: (record: T) => unknown = withoutPast,
): Ranked<T> {
  const order =
    Math.sign(timeOf(a) - timeOf(b) || 0) ||
    Number(Boolean(b.deleted)) - Number(Boolean(a.deleted)) ||
    compare(canonical(part(a)), canonical(part(b))) ||
    compare(canonical(withoutPast(a)), canonical(withoutPast(b)));
  return order >= 0 ? { winner: a, loser: b } : { winner: b, loser: a };
}

/** A record as it leaves the store: what merging remembers of it is nobody else's. */
export function withoutPast<T extends Dated>({ past: _, ...rest }: T): Omit<T, 'past'> {
  return rest;
}

/** In the order of code units. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A field that is taken whole: from the side that has changed it, or, when both have, from the later one. */
export function taken<T, V>(
  { ours, theirs, base }: { ours: T; theirs: T; base: T | undefined },
  winner: T,
  of: (record: T) => V,
): V {
  const [a, b] = [of(ours), of(theirs)];
  if (isDeepStrictEqual(a, b)) return a;
  if (base && isDeepStrictEqual(of(base), a)) return b;
  if (base && isDeepStrictEqual(of(base), b)) return a;
  return of(winner);
}

/**
 * A list of both, without what one of them has taken out since the base; without a base nothing is taken out.
 * In the order of the winner, then what only the other has.
 */
export function union<V>(winner: readonly V[], loser: readonly V[], base?: readonly V[]): V[] {
  const was = new Set(base);
  const [mine, others] = [new Set(winner), new Set(loser)];
  const stays = (one: V): boolean => !was.has(one) || (mine.has(one) && others.has(one));
  return [...winner.filter(stays), ...loser.filter((one) => !mine.has(one) && stays(one))];
}

/** The merged record, or one of the two when it says the same; with a base, a third one is later than both, so that it counts. */
export function settled<T extends Dated>(ours: T, theirs: T, merged: T, base: T | undefined): T {
  const says = (one: T): unknown => ({ ...withoutPast(one), modified: null });
  const isNew = base && ![ours, theirs].some((one) => isDeepStrictEqual(says(one), says(merged)));
  const last = latest(ours.modified, theirs.modified);
  const modified = isNew && last !== null ? new Date(Date.parse(last) + 1).toISOString() : last;
  const dated = { ...merged, modified };
  return isDeepStrictEqual(dated, ours) ? ours : isDeepStrictEqual(dated, theirs) ? theirs : dated;
}

function latest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return (Date.parse(a) - Date.parse(b) || compare(a, b)) >= 0 ? a : b;
}
