import type { Shelf } from '../shelf';

/** Places that are always there, in their order. */
export const places = ['all', 'unread', 'favourites', 'awaited'] as const;
export type Place = (typeof places)[number];

export const isPlace = (key: string): key is Place => places.some((place) => place === key);

/** Which place is looked at: a fixed one, or the id of a collection. */
export function placeOf({
  collection,
  awaited,
  filters,
}: Pick<Shelf, 'collection' | 'awaited' | 'filters'>): string {
  if (awaited) return 'awaited';
  if (collection !== null) return collection;
  const set = Object.entries(filters).filter(([, value]) => value !== undefined);
  if (set.length === 1 && filters.unread) return 'unread';
  if (set.length === 1 && filters.favourite) return 'favourites';
  return 'all';
}

export const filtersOf = (place: Place): Shelf['filters'] =>
  place === 'unread' ? { unread: true } : place === 'favourites' ? { favourite: true } : {};
