import type { Collection, LibraryQuery } from '#contract';
import { createCollection, setQuery } from './collecting';
import { goToPlace, useShelf } from './shelf';

const savable = ({ search, filters, sort, reversed }: LibraryQuery): NonNullable<Collection['query']> => ({
  ...{ search, filters, sort, reversed },
});

/**
 * Keeps a search, with its filters and order, as a smart collection: it always holds what the search finds at the time.
 * It looks in the whole library; that it was made in a collection is not kept.
 */
export async function saveSearch(name: string, query: LibraryQuery): Promise<boolean> {
  const id = await createCollection({ name, query: savable(query) });
  if (id === null) return false;
  showCollection(id);
  return true;
}

/** Makes a smart collection one that finds this instead. */
export async function updateSearch(collection: Collection, query: LibraryQuery): Promise<boolean> {
  const changed = await setQuery(collection, savable(query));
  if (changed) showCollection(collection.id);
  return changed;
}

/** Lays what a smart collection finds out as a search, to be changed. */
export function changeSearch(collection: Collection): void {
  if (!collection.query) return;
  const { search, filters, sort, reversed } = collection.query;
  const order = { sort, reversed };
  useShelf.setState({
    ...{ search, filters, collection: null, changing: collection.id },
    ...(search ? { foundOrder: order } : { order }),
  });
}

/** Leaves a smart collection as it was, and shows it again. */
export function keepSearch(): void {
  const { changing } = useShelf.getState();
  if (changing !== null) showCollection(changing);
}

/** The collection says what was asked; to ask it twice would narrow nothing. */
function showCollection(id: string): void {
  useShelf.setState({ search: '' });
  goToPlace(id);
}
