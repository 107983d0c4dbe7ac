import { AppError, type Id, limits } from '#contract';
import type { StoredCollection } from '../../store/formats';

type Node = Pick<StoredCollection, 'id' | 'parent' | 'deleted' | 'rank'>;

/** How collections stand in one another. Those inside a deleted one stand where it stood, until it is brought back. */
export interface Tree {
  /** The nearest one around it that is not deleted; null at the top. What a hand has put into itself is at the top. */
  parentOf: (id: Id) => Id | null;
  /** Those that are not deleted, each behind the one that it stands in, those beside each other by rank. */
  inOrder: () => Id[];
  /** It and all those inside it that are not deleted. */
  within: (id: Id) => Id[];
  /** How many there are around it. */
  levelOf: (id: Id) => number;
}

export function treeOf(collections: readonly Node[]): Tree {
  const byId = new Map(collections.map((one) => [one.id, one]));
  const parents = new Map<Id, Id | null>();
  for (const { id, deleted } of collections) if (deleted === null) parents.set(id, liveParent(id, byId));
  const children = new Map<Id | null, Id[]>();
  for (const [id, parent] of parents) children.set(parent, [...(children.get(parent) ?? []), id]);
  const rankOf = (id: Id): string => byId.get(id)?.rank ?? '';
  for (const its of children.values()) its.sort((a, b) => before(rankOf(a), rankOf(b)) || before(a, b));

  const collect = (id: Id | null, into: Id[]): Id[] => {
    for (const child of children.get(id) ?? []) {
      into.push(child);
      collect(child, into);
    }
    return into;
  };
  return {
    parentOf: (id) => parents.get(id) ?? null,
    inOrder: () => collect(null, []),
    within: (id) => (parents.has(id) ? collect(id, [id]) : []),
    levelOf: (id) => {
      let level = 0;
      for (let at = parents.get(id) ?? null; at !== null; at = parents.get(at) ?? null) level++;
      return level;
    },
  };
}

/** @throws AppError `bad-input` when it cannot stand there, `not-found` when there is no such collection */
export function checkPlace(id: Id, parent: Id | null, collections: readonly Node[]): void {
  if (parent === null) return;
  const others = collections.map((one) => (one.id === id ? { ...one, parent: null, deleted: null } : one));
  const tree = treeOf(others);
  if (!others.some((one) => one.id === parent && one.deleted === null))
    throw new AppError('not-found', 'The collection that it was to stand in is not there any more.');
  const inside = tree.within(id);
  if (parent === id || inside.includes(parent))
    throw new AppError('bad-input', 'A collection cannot stand in itself.');
  const own = tree.levelOf(id);
  const depth = Math.max(0, ...inside.map((one) => tree.levelOf(one) - own));
  if (tree.levelOf(parent) + 1 + depth > limits.collectionLevels) {
    throw new AppError(
      'bad-input',
      `Collections stand in one another at most ${limits.collectionLevels} levels deep. Put it further up.`,
    );
  }
}

function liveParent(id: Id, byId: ReadonlyMap<Id, Node>): Id | null {
  const passed = new Set([id]);
  let found: Id | null = null;
  for (let at = byId.get(id)?.parent ?? null; at !== null; at = byId.get(at)?.parent ?? null) {
    const node = byId.get(at);
    // Only a hand makes a ring; all the way round is looked at, so that every one of it comes to the top.
    if (!node || passed.has(at)) return node && at === id ? null : found;
    passed.add(at);
    if (node.deleted === null) found ??= at;
  }
  return found;
}

const before = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
