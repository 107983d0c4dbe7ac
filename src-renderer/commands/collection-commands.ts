import type { Collection } from '#contract';
import { collect, deleteCollection, heldCollections, moveCollection } from '../collecting';
import { spotAfter, type Move } from '../collection-tree';
import { addressed, isAddressed } from '../library/addressed';
import { nameAnew, nameNewCollection } from '../library/naming-collection';
import { anyTicked } from '../library/ticked-articles';
import { changeSearch, updateSearch } from '../saving-search';
import { queryOf, useShelf } from '../shelf';
import type { Command } from './command';
import { needsTicked, pressInLibrary } from './in-library';

const group = 'Library';
const needsOne = 'needs a collection that is being looked at';

/** The collection that the library panel shows. */
const here = (): Collection | undefined => {
  const { collection } = useShelf.getState();
  return heldCollections().find(({ id }) => id === collection);
};
const isHere = (): boolean => here() !== undefined;
const changed = (): Collection | undefined => {
  const { changing } = useShelf.getState();
  return heldCollections().find(({ id }) => id === changing);
};

const onHere = (run: (collection: Collection) => unknown) => async (): Promise<void> => {
  const collection = here();
  if (collection) await run(collection);
};

const ways: readonly [Move, string][] = [
  ['up', 'Move this collection up'],
  ['down', 'Move this collection down'],
  ['in', 'Move this collection into the one above'],
  ['out', 'Move this collection out of the one it is in'],
];

/** What is done with collections; “this” one is the one that the library shows. */
export const collectionCommands: readonly Command[] = [
  {
    id: 'library.new-collection',
    title: 'New collection…',
    group,
    keys: [],
    run: () => nameNewCollection(),
  },
  {
    id: 'library.add-to-collection',
    title: 'Add the selected articles to a collection…',
    group,
    keys: [],
    enabled: anyTicked,
    needs: needsTicked,
    run: () => pressInLibrary('library-collect'),
  },
  {
    id: 'library.collect',
    title: 'New collection from the selected articles…',
    group,
    keys: [],
    enabled: anyTicked,
    needs: needsTicked,
    run: async () => nameNewCollection({ articles: await addressed() }),
  },
  {
    id: 'library.take-out',
    title: 'Take the articles out of this collection',
    group,
    keys: [],
    enabled: () => here()?.query === null && isAddressed(),
    needs: 'needs a collection that is being looked at, and an article in it',
    run: onHere(async (collection) => collect(collection, await addressed(), false)),
  },
  {
    id: 'library.rename-collection',
    title: 'Rename this collection…',
    group,
    keys: [],
    enabled: isHere,
    needs: needsOne,
    run: onHere(nameAnew),
  },
  {
    id: 'library.collection-inside',
    title: 'New collection inside this one…',
    group,
    keys: [],
    enabled: isHere,
    needs: needsOne,
    run: onHere(({ id }) => nameNewCollection({ parent: id })),
  },
  ...ways.map(([move, title]): Command => ({
    id: `library.collection-${move}`,
    title,
    group,
    keys: [],
    enabled: () => {
      const collection = here();
      return collection !== undefined && spotAfter(heldCollections(), collection.id, move) !== null;
    },
    needs: 'needs a collection that is being looked at, and can be moved there',
    run: onHere(({ id }) => moveCollection(id, move)),
  })),
  {
    id: 'library.delete-collection',
    title: 'Delete this collection; its articles stay',
    group,
    keys: [],
    enabled: isHere,
    needs: needsOne,
    run: onHere(deleteCollection),
  },
  {
    id: 'library.change-search',
    title: 'Change what this smart collection finds',
    group,
    keys: [],
    enabled: () => (here()?.query ?? null) !== null,
    needs: 'needs a smart collection that is being looked at',
    run: onHere(changeSearch),
  },
  {
    id: 'library.update-search',
    title: 'Save what the smart collection now finds',
    group,
    keys: [],
    enabled: () => changed() !== undefined,
    needs: 'needs a smart collection that is being changed',
    run: async () => {
      const collection = changed();
      if (collection) await updateSearch(collection, queryOf(useShelf.getState()));
    },
  },
];
