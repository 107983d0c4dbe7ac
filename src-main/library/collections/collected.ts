import type { Checked, Id } from '#contract';

type Change = Pick<Checked<'changeCollected'>, 'add' | 'before' | 'remove' | 'places'>;

/** What a change made of a collection's articles. */
export interface Collected {
  articles: readonly Id[];
  added: Id[];
  removed: Id[];
  /** What takes it back: what was added goes, what was taken out or moved stands where it stood. */
  inverse: Pick<Checked<'changeCollected'>, 'remove' | 'places'>;
}

/** A collection's articles with a change of them. The same array when nothing changes. */
export function collected(now: readonly Id[], { add, before, remove, places }: Change): Collected {
  const there = new Set(now);
  let list = without(now, new Set(remove));
  const isIn = new Set(list);
  list = putBefore(
    list,
    before === undefined ? add.filter((id) => !isIn.has(id)) : add,
    before === undefined ? null : before,
  );
  for (const place of places) list = putBefore(list, place.articles, place.before);
  const after = new Set(list);
  const added = list.filter((id) => !there.has(id));
  const removed = now.filter((id) => !after.has(id));
  const same = list.length === now.length && list.every((id, at) => id === now[at]);
  return {
    articles: same ? now : list,
    added,
    removed,
    inverse: { remove: added, places: same ? [] : placesBack(now, list) },
  };
}

/** Articles, each once, before another one; at the end where that is null or not there. */
function putBefore(list: readonly Id[], articles: readonly Id[], before: Id | null): Id[] {
  const moved = new Set(articles);
  // Before one that moves itself, they stand before the next one that stays.
  let at = before === null ? -1 : list.indexOf(before);
  while (at >= 0 && at < list.length && moved.has(list[at] as Id)) at++;
  const anchor = at >= 0 ? list[at] : undefined;
  const rest = without(list, moved);
  const to = anchor === undefined ? rest.length : rest.indexOf(anchor);
  return [...rest.slice(0, to), ...moved, ...rest.slice(to)];
}

function without(list: readonly Id[], some: ReadonlySet<Id>): Id[] {
  return list.filter((id) => !some.has(id));
}

/** Where those stood that were taken out or moved: runs from the last to the first, each before one that stands already. */
function placesBack(was: readonly Id[], now: readonly Id[]): Checked<'changeCollected'>['places'] {
  const stays = longestInOrder(was, now);
  const places: { before: Id | null; articles: Id[] }[] = [];
  let run: Id[] = [];
  let before: Id | null = null;
  const close = (): void => {
    if (run.length > 0) places.push({ before, articles: run.reverse() });
    run = [];
  };
  for (const id of [...was].reverse()) {
    if (!stays.has(id)) run.push(id);
    else {
      close();
      before = id;
    }
  }
  close();
  return places;
}

/** Articles that stand in the same order in both lists, as many as there are: the others have moved. */
function longestInOrder(was: readonly Id[], now: readonly Id[]): Set<Id> {
  const placeIn = new Map(now.map((id, at) => [id, at]));
  // Patience: the least end of a run of each length, and what stood before each.
  const ends: { id: Id; at: number }[] = [];
  const previous = new Map<Id, Id | undefined>();
  for (const id of was) {
    const at = placeIn.get(id);
    if (at === undefined) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.at ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    previous.set(id, ends[low - 1]?.id);
    ends[low] = { id, at };
  }
  const stays = new Set<Id>();
  for (let id = ends.at(-1)?.id; id !== undefined; id = previous.get(id)) stays.add(id);
  return stays;
}
