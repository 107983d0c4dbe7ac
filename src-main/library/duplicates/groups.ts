import type { DuplicateGroup, Id } from '#contract';

/** Two articles that are the same or nearly, and what says so. */
export interface Edge {
  a: Id;
  b: Id;
  by: DuplicateGroup['by'];
  likeness: number;
}

export interface Group extends Pick<DuplicateGroup, 'by' | 'likeness'> {
  ids: Id[];
}

/**
 * Puts articles together that belong to each other, the most alike first. Never are two in one group that are kept apart.
 * `likeness` is that of the two that are least alike among those that were compared.
 */
export function groupsOf(edges: readonly Edge[], areApart: (a: Id, b: Id) => boolean): Group[] {
  const groupOf = new Map<Id, Group>();
  const own = (id: Id): Group => groupOf.get(id) ?? { ids: [id], by: [], likeness: 1 };
  for (const { a, b, by, likeness } of [...edges].sort((x, y) => y.likeness - x.likeness)) {
    const [one, other] = [own(a), own(b)];
    if (one !== other && one.ids.some((x) => other.ids.some((y) => areApart(x, y)))) continue;
    const group: Group = {
      ids: one === other ? one.ids : [...one.ids, ...other.ids],
      by: [...new Set([...one.by, ...other.by, ...by])].sort(),
      likeness: Math.min(one.likeness, other.likeness, likeness),
    };
    for (const id of group.ids) groupOf.set(id, group);
  }
  return [...new Set(groupOf.values())];
}
