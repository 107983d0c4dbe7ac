import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { sha256 } from '../sha256';

/**
 * Sums of what fields of a record were before, by the name of the field, the oldest first. They tell which of two states
 * goes back to the other: that one is simply newer, and only states of which neither does were made on two computers
 * that did not know of each other. Without them every old copy of a note would be taken for another opinion.
 */
export const Past = z.record(z.string(), z.array(z.string().max(16)).max(64));
export type Past = z.infer<typeof Past>;

/** What merging needs of a record; `modified` is null when nothing was ever said. */
export interface Dated {
  modified: string | null;
  past?: Past | undefined;
}

export interface Field<T, V = unknown> {
  name: string;
  of: (record: T) => V;
}

/** States of a field that are remembered. */
const remembered = 48;
/** A state that was replaced sooner, and that nobody else can have, is not: a sentence being typed is many. Milliseconds. */
const stood = 10_000;

/** A short sum of a value that does not depend on the order of keys. */
export function sumOf(value: unknown): string {
  return sha256(canonical(value)).slice(0, 12);
}

/** JSON in which the keys of objects are sorted: the same text for the same content. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

export const timeOf = ({ modified }: Dated): number =>
  modified === null ? Number.NEGATIVE_INFINITY : Date.parse(modified);

/**
 * The record after a change, with what its fields were before it.
 * @param out the record as its file says: that state may be in a packed library, a backup or on another computer
 */
export function remember<T extends Dated>(
  old: T,
  young: T,
  fields: readonly Field<T>[],
  out: T | undefined,
): T {
  if (old === young || old.modified === null) return young;
  if (timeOf(young) - timeOf(old) < stood && out?.modified !== old.modified) return young;
  const changed = fields.filter(({ of }) => !isDeepStrictEqual(of(old), of(young)));
  if (changed.length === 0) return young;
  const past: Past = { ...young.past };
  for (const { name, of } of changed) past[name] = added(past[name], [sumOf(of(old))]);
  return { ...young, past };
}

export type Descent = 'same' | 'ours' | 'theirs' | 'apart';

/** Which of two states of a field is the newer one of one line, or that they went apart. */
export function descent<T extends Dated>(
  ours: T,
  theirs: T,
  base: T | undefined,
  { name, of }: Field<T>,
): Descent {
  const [a, b] = [of(ours), of(theirs)];
  if (isDeepStrictEqual(a, b)) return 'same';
  if (base && isDeepStrictEqual(of(base), a)) return 'theirs';
  if (base && isDeepStrictEqual(of(base), b)) return 'ours';
  const isBefore = theirs.past?.[name]?.includes(sumOf(a)) ?? false;
  const isAfter = ours.past?.[name]?.includes(sumOf(b)) ?? false;
  if (isBefore === isAfter) {
    // Both at once: one of them was put back to what it had been.
    return isBefore && timeOf(ours) !== timeOf(theirs)
      ? timeOf(ours) > timeOf(theirs)
        ? 'ours'
        : 'theirs'
      : 'apart';
  }
  return isBefore ? 'theirs' : 'ours';
}

/** The past of what two records have become: both pasts, and the states that it is not. */
export function pastOf<T extends Dated>(
  merged: T,
  [first, second]: readonly [T, T],
  fields: readonly Field<T>[],
): { past?: Past } {
  const past: Past = {};
  const names = new Set([first, second].flatMap((one) => Object.keys(one.past ?? {})));
  for (const name of names) past[name] = added(second.past?.[name], first.past?.[name] ?? []);
  for (const { name, of } of fields) {
    const now = of(merged);
    const others = [second, first].map(of).filter((value) => !isDeepStrictEqual(value, now));
    if (others.length > 0) past[name] = added(past[name], others.map(sumOf));
  }
  return Object.keys(past).length === 0 ? {} : { past };
}

function added(sums: readonly string[] = [], more: readonly string[]): string[] {
  return [...new Set([...sums, ...more])].slice(-remembered);
}
