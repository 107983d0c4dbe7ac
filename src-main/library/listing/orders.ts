import type { Id } from '#contract';
import type { LibraryIndex } from '../library-index';
import { createPauses, sortInTurns } from '../../annotations/notes/pauses';
import { type Key, keyOf, type Sort } from './sort-keys';

/** An article at its place in an order. Those without a key (no date, no outlet) stand last, whichever way round. */
interface Place {
  id: Id;
  key: Key;
  importedAt: string;
}

/**
 * The whole library in each order that has been asked for. After changes only the articles that have changed take other
 * places: no order is sorted again.
 */
export interface Orders {
  /** Another number after each change of the library. */
  revision: () => number;
  /** Ids in this order. The same array until something changes. */
  of: (sort: Sort, reversed: boolean) => Promise<readonly Id[]>;
}

interface Order {
  revision: number;
  places: readonly Place[];
  usual: readonly Id[];
  reversed: readonly Id[] | null;
  /** Articles that have changed since. */
  changed: Set<Id>;
}

export function createOrders(index: Pick<LibraryIndex, 'ids' | 'entry' | 'importedAt' | 'watch'>): Orders {
  const orders = new Map<Sort, Promise<Order>>();
  const made = new Map<Sort, Order>();
  let revision = 0;
  index.watch((id) => {
    revision++;
    for (const order of made.values()) order.changed.add(id);
  });

  const placeOf = (id: Id, sort: Sort): Place[] => {
    const importedAt = index.importedAt(id);
    if (importedAt === undefined) return [];
    if (sort === 'imported') return [{ id, key: importedAt, importedAt }];
    const entry = index.entry(id);
    return entry ? [{ id, key: keyOf(entry, sort), importedAt }] : [];
  };

  const brought = async (sort: Sort): Promise<Order> => {
    const old = made.get(sort);
    if (old && old.changed.size === 0) return old;
    const at = revision;
    const pauses = createPauses();
    const order: Order = { revision: at, places: [], usual: [], reversed: null, changed: new Set() };
    // From here on it is told of changes, as those that come while it is sorted.
    made.set(sort, order);
    const compare = comparerOf(sort);
    try {
      if (old) {
        const young = [...old.changed].flatMap((id) => placeOf(id, sort)).sort(compare);
        order.places = merged(
          old.places.filter(({ id }) => !old.changed.has(id)),
          young,
          compare,
        );
      } else {
        const all = index.ids().flatMap((id) => placeOf(id, sort));
        order.places = await sortInTurns(all, compare, pauses);
      }
    } catch (error) {
      made.delete(sort);
      throw error;
    }
    order.usual = order.places.map(({ id }) => id);
    return order;
  };

  return {
    revision: () => revision,
    of: async (sort, reversed) => {
      // One after the other: a change that comes while an order is made is put into what that made.
      const making = (orders.get(sort) ?? Promise.resolve()).then(() => brought(sort));
      orders.set(sort, making);
      making.catch(() => orders.delete(sort));
      const order = await making;
      if (!reversed) return order.usual;
      return (order.reversed ??= turned(order.places));
    },
  };
}

function comparerOf(sort: Sort): (a: Place, b: Place) => number {
  const byKey = sort === 'title' || sort === 'site' ? alphabetical : fromTheMost;
  return (a, b) =>
    Number(a.key === null) - Number(b.key === null) ||
    byKey(a.key, b.key) ||
    fromTheMost(a.importedAt, b.importedAt) ||
    fromTheMost(b.id, a.id);
}

/** In the alphabet of the machine's language; `Chapter 9` before `Chapter 10`. */
const { compare: inAlphabet } = new Intl.Collator(undefined, { numeric: true, ignorePunctuation: true });

function alphabetical(a: Key, b: Key): number {
  return typeof a === 'string' && typeof b === 'string' ? inAlphabet(a, b) : 0;
}

function fromTheMost(a: Key, b: Key): number {
  if (a === b || a === null || b === null) return 0;
  return a < b ? 1 : -1;
}

/** Two sorted lists as one; the second is short, so each of it is looked up in the first. */
function merged(
  many: readonly Place[],
  few: readonly Place[],
  compare: (a: Place, b: Place) => number,
): Place[] {
  const all: Place[] = [];
  let from = 0;
  for (const one of few) {
    let [low, high] = [from, many.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(many[middle] as Place, one) <= 0) low = middle + 1;
      else high = middle;
    }
    for (; from < low; from++) all.push(many[from] as Place);
    all.push(one);
  }
  for (; from < many.length; from++) all.push(many[from] as Place);
  return all;
}

function turned(places: readonly Place[]): Id[] {
  const [known, unknown]: [Id[], Id[]] = [[], []];
  for (const { id, key } of places) (key === null ? unknown : known).push(id);
  return [...known.reverse(), ...unknown];
}
