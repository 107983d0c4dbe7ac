import { isRead } from '#contract/read';
import { setFavourite, setRead } from '../changing-marks';
import { addressed, addressedAre, isAddressed } from '../library/addressed';
import { editArticleTags } from '../library/article-tags';
import { exportArticles } from '../library/BulkBar';
import { trashArticles } from '../library/delete-article';
import { mergeArticles, showDuplicates } from '../library/merging';
import { nameNewCollection } from '../library/naming-collection';
import { filtersOf, places, type Place } from '../library/places';
import { tickAll, useTickedArticles } from '../library/ticked-articles';
import { changePreferences } from '../preferences';
import { clearShelf, goToPlace, isNarrowed, useShelf } from '../shelf';
import { heldLibraryTotal } from '../summaries';
import { openDialog } from '../workspace';
import type { Command } from './command';

const group = 'Library';
const needs = 'needs an article that is open or selected in the library';
const some = (): boolean => heldLibraryTotal() > 0;
const ticked = (): boolean => {
  const { all, ids } = useTickedArticles.getState();
  return all || ids.size > 0;
};

/** Shows the library and presses a control of it. */
const press = (id: string): void => {
  changePreferences({ libraryOpen: true });
  requestAnimationFrame(() => {
    const control = document.getElementById(id);
    control?.focus();
    control?.click();
  });
};

const placeNames: Record<Place, string> = {
  all: 'All articles',
  unread: 'Unread articles',
  favourites: 'Favourites',
};

const goTo: Command[] = places.map((place) => ({
  id: `library.place.${place}`,
  title: placeNames[place],
  group,
  keys: [],
  enabled: some,
  needs: 'needs an article in the library',
  run: () => {
    changePreferences({ libraryOpen: true });
    goToPlace(null, filtersOf(place));
  },
}));

/** What is done with articles of the library, and how they are listed. */
export const shelfCommands: readonly Command[] = [
  {
    id: 'library.favourite',
    title: 'Add to the favourites, or take from them',
    group,
    keys: ['s'],
    enabled: isAddressed,
    needs,
    run: async () => {
      const { ids, all } = await addressedAre(({ favourite }) => favourite);
      await setFavourite(ids, !all);
    },
  },
  {
    id: 'library.read',
    title: 'Mark as read or unread',
    group,
    keys: ['u'],
    enabled: isAddressed,
    needs,
    run: async () => {
      const { ids, all } = await addressedAre(isRead);
      await setRead(ids, !all);
    },
  },
  {
    id: 'library.tags',
    title: 'Tags of the article…',
    group,
    keys: ['T'],
    enabled: isAddressed,
    needs,
    run: async () => editArticleTags(await addressed()),
  },
  {
    id: 'library.to-trash',
    title: 'Move the article to the trash',
    group,
    keys: [],
    enabled: isAddressed,
    needs,
    run: async () => trashArticles(await addressed()),
  },
  {
    id: 'library.export-articles',
    title: 'Export the selected articles…',
    group,
    keys: [],
    enabled: isAddressed,
    needs,
    run: async () => exportArticles(await addressed()),
  },
  {
    id: 'library.select-all',
    title: 'Select all listed articles',
    group,
    keys: [],
    enabled: some,
    needs: 'needs an article in the library',
    run: tickAll,
  },
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
    enabled: ticked,
    needs: 'needs articles that are selected in the library',
    run: () => press('library-collect'),
  },
  {
    id: 'library.collect',
    title: 'New collection from the selected articles…',
    group,
    keys: [],
    enabled: ticked,
    needs: 'needs articles that are selected in the library',
    run: async () => nameNewCollection({ articles: await addressed() }),
  },
  {
    id: 'library.save-search',
    title: 'Save this search as a smart collection…',
    group,
    keys: [],
    enabled: () => isNarrowed(useShelf.getState()),
    needs: 'needs a search or a filter',
    run: () => openDialog('save-search'),
  },
  ...goTo,
  {
    id: 'library.order',
    title: 'Order of the library…',
    group,
    keys: [],
    enabled: some,
    needs: 'needs an article in the library',
    run: () => press('library-order'),
  },
  {
    id: 'library.filters',
    title: 'Filter the library by tag, outlet, date…',
    group,
    keys: [],
    enabled: some,
    needs: 'needs an article in the library',
    run: () => press('library-filters'),
  },
  {
    id: 'library.clear',
    title: 'Clear the search and the filters',
    group,
    keys: [],
    enabled: () => isNarrowed(useShelf.getState()),
    needs: 'needs a search or a filter',
    run: clearShelf,
  },
  {
    id: 'library.duplicates',
    title: 'Duplicates…',
    group,
    keys: [],
    enabled: some,
    needs: 'needs an article in the library',
    run: showDuplicates,
  },
  {
    id: 'library.merge',
    title: 'Merge the selected articles into one…',
    group,
    keys: [],
    enabled: ticked,
    needs: 'needs articles that are selected in the library',
    run: async () => mergeArticles(await addressed()),
  },
];
