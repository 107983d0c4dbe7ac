/** Things that belong together, by their keys: what is joined, however indirectly, is in one group. */
export interface Groups {
  join: (one: string, other: string) => void;
  /** The key that stands for the group of this one. */
  of: (key: string) => string;
}

/** Disjoint sets by path halving; Tarjan and van Leeuwen, “Worst-case analysis of set union algorithms” (1984). */
export function createGroups(): Groups {
  const parents = new Map<string, string>();
  const of = (key: string): string => {
    let at = key;
    for (let up = parents.get(at); up !== undefined && up !== at; up = parents.get(at)) {
      const over = parents.get(up) ?? up;
      parents.set(at, over);
      at = over;
    }
    return at;
  };
  return {
    of,
    join: (one, other) => {
      const [x, y] = [of(one), of(other)];
      if (x !== y) parents.set(y, x);
      if (!parents.has(x)) parents.set(x, x);
    },
  };
}
