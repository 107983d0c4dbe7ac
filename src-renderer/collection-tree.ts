import type { Collection } from '#contract';
import { rankBetween } from '#contract/rank';

/** A collection with those inside it, in the reader's order. */
export interface Branch {
  collection: Collection;
  children: Branch[];
}

const byRank = (a: Collection, b: Collection): number =>
  a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1;

/** Those that stand in a collection, or at the top. One whose own collection is gone stands at the top. */
export function childrenOf(all: readonly Collection[], parent: string | null): Collection[] {
  const known = new Set(all.map(({ id }) => id));
  const parentOf = (one: Collection): string | null =>
    one.parent !== null && known.has(one.parent) && one.parent !== one.id ? one.parent : null;
  return all.filter((one) => parentOf(one) === parent).sort(byRank);
}

export function collectionTree(all: readonly Collection[], parent: string | null = null): Branch[] {
  return childrenOf(all, parent).map((collection) => ({
    collection,
    children: collectionTree(all, collection.id),
  }));
}

/** A collection and all inside it. */
export function withInside(all: readonly Collection[], id: string): Set<string> {
  const found = new Set([id]);
  for (const one of found) for (const child of childrenOf(all, one)) found.add(child.id);
  return found;
}

export type Move = 'up' | 'down' | 'in' | 'out';

export interface Spot {
  parent: string | null;
  rank: string;
}

/** The place before or after another collection, in the same one. */
export function spotBeside(
  all: readonly Collection[],
  target: string,
  where: 'before' | 'after',
  moved: string,
): Spot | null {
  const other = all.find(({ id }) => id === target);
  if (!other || withInside(all, moved).has(target)) return null;
  const siblings = childrenOf(all, other.parent).filter(({ id }) => id !== moved);
  const at = siblings.findIndex(({ id }) => id === target) + (where === 'after' ? 1 : 0);
  return { parent: other.parent, rank: between(siblings, at) };
}

const between = (siblings: readonly Collection[], at: number): string => {
  const [before, after] = [siblings[at - 1]?.rank ?? null, siblings[at]?.rank ?? null];
  // Two that were made at once on two machines may have the same rank.
  if (before !== null && after !== null && before >= after) return rankBetween(before, null);
  return rankBetween(before, after);
};

/** Where a move by the keyboard leads; null when there is nothing there. */
export function spotAfter(all: readonly Collection[], id: string, move: Move): Spot | null {
  const one = all.find((other) => other.id === id);
  if (!one) return null;
  const siblings = childrenOf(all, one.parent);
  const at = siblings.findIndex((other) => other.id === id);
  const [before, after] = [siblings[at - 1], siblings[at + 1]];
  if (move === 'up') return before ? spotBeside(all, before.id, 'before', id) : null;
  if (move === 'down') return after ? spotBeside(all, after.id, 'after', id) : null;
  if (move === 'out') return one.parent === null ? null : spotBeside(all, one.parent, 'after', id);
  if (!before) return null;
  const inside = childrenOf(all, before.id);
  return { parent: before.id, rank: between(inside, inside.length) };
}
