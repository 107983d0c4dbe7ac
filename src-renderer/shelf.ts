import type { LibraryQuery, Preferences } from '#contract';
import { create } from 'zustand';
import { changePreferences } from './preferences';

export type Filters = LibraryQuery['filters'];
export type Sort = LibraryQuery['sort'];

interface Order {
  sort: Sort;
  reversed: boolean;
}

/** How the library is looked at in this window: which articles, and in what order. */
export interface Shelf {
  /** Words and fields; not remembered from one start to the next. */
  search: string;
  collection: string | null;
  /** Whether the pages that wait for their text are looked at instead of articles. */
  awaited: boolean;
  filters: Filters;
  order: Order;
  /** While words are searched for, which have an order of their own. */
  foundOrder: Order;
  /** The smart collection whose query is being changed. */
  changing: string | null;
}

const byMatch: Order = { sort: 'relevance', reversed: false };
export const useShelf = create<Shelf>(() => ({
  search: '',
  collection: null,
  awaited: false,
  filters: {},
  order: { sort: 'imported', reversed: false },
  foundOrder: byMatch,
  changing: null,
}));

const set = useShelf.setState;
const get = useShelf.getState;

/** As the library was looked at last, before the first paint. */
export const startShelf = ({ collection, filters, sort, reversed }: Preferences['library']): void =>
  set({ collection, filters, order: { sort, reversed } });

let saving: ReturnType<typeof setTimeout> | undefined;
/** Remembers how the library is looked at, for the next window. */
export function watchShelf(): void {
  useShelf.subscribe((now, before) => {
    const same = (['collection', 'filters', 'order'] as const).every((key) => now[key] === before[key]);
    if (same) return;
    clearTimeout(saving);
    const { collection, filters, order } = now;
    saving = setTimeout(() => changePreferences({ library: { collection, filters, ...order } }), 300);
  });
}

/** The order that holds now. */
export const orderOf = ({ search, order, foundOrder }: Shelf): Order => (search.trim() ? foundOrder : order);

/** A search as it is asked for: a space behind its last word says that the word is whole. */
export const askedFor = (search: string): string => search.trimStart().replace(/\s+$/, ' ');

export const queryOf = (shelf: Shelf): LibraryQuery => ({
  search: askedFor(shelf.search),
  collection: shelf.collection,
  filters: shelf.filters,
  ...orderOf(shelf),
});

/** What is asked for when nothing is said. */
export const everything: LibraryQuery = {
  search: '',
  collection: null,
  filters: {},
  ...{ sort: 'imported', reversed: false },
};

export const isFiltered = (filters: Filters): boolean =>
  Object.values(filters).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false,
  );

/** Whether anything but the collection narrows the list down. */
export const isNarrowed = ({ search, filters }: Shelf): boolean =>
  search.trim() !== '' || isFiltered(filters);

export const searchLibrary = (search: string): void => {
  const begins = search.trim() !== '' && get().search.trim() === '';
  // What is typed is looked for among the articles.
  set({ search, ...(search.trim() !== '' && { awaited: false }), ...(begins && { foundOrder: byMatch }) });
};

/** Sets the given filters; undefined takes one away. */
export function narrowShelf(change: Filters): void {
  const kept = Object.entries({ ...get().filters, ...change }).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false,
  );
  set({ filters: Object.fromEntries(kept) });
}

export const clearFilters = (): void => set({ filters: {} });
/** All that narrows the list down; the collection stays. */
export const clearShelf = (): void => set({ search: '', filters: {} });

export function orderShelf(change: Partial<Order>): void {
  const { search, order, foundOrder } = get();
  set(search.trim() ? { foundOrder: { ...foundOrder, ...change } } : { order: { ...order, ...change } });
}

/** Goes to a place of the library: a collection, or all articles that these filters leave. */
export const goToPlace = (collection: string | null, filters: Filters = {}): void =>
  set({ collection, filters, awaited: false, changing: null });

/** Goes to the pages that wait for their text. */
export const goToAwaited = (): void =>
  set({ search: '', collection: null, filters: {}, awaited: true, changing: null });
