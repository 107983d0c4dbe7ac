import { isRead } from '#contract/read';
import { setFavourite, setRead } from '../changing-marks';
import { addressed, addressedAre, isAddressed } from '../library/addressed';
import { heldAwaitedTotal } from '../library/awaited/use-awaited';
import { showAwaited } from '../library/bringing/showing';
import { editArticleTags } from '../library/article-tags';
import { trashArticles } from '../library/delete-article';
import { mergeArticles, showDuplicates } from '../library/merging';
import { filtersOf, type Place } from '../library/places';
import {
  anyTicked,
  clearTicked,
  tickAll,
  tickedArticles,
  useTickedArticles,
} from '../library/ticked-articles';
import { showSide } from '../sides';
import { clearShelf, goToPlace, isNarrowed, useShelf } from '../shelf';
import { heldLibraryTotal } from '../summaries';
import { mostPanes, openArticleExport, openDialog, openTogether } from '../workspace';
import type { Command } from './command';
import { needsTicked, pressInLibrary as press } from './in-library';

const group = 'Library';
const needs = 'needs an article that is open or selected in the library';
const some = (): boolean => heldLibraryTotal() > 0;

const placeNames: Record<Exclude<Place, 'awaited'>, string> = {
  all: 'All articles',
  unread: 'Unread articles',
  favourites: 'Favourites',
};

const goTo: Command[] = Object.entries(placeNames).map(([place, title]) => ({
  id: `library.place.${place}`,
  title,
  group,
  keys: [],
  enabled: some,
  needs: 'needs an article in the library',
  run: () => {
    showSide('library');
    goToPlace(null, filtersOf(place as Place));
  },
}));

const goToWaiting: Command = {
  ...{ id: 'library.place.awaited', title: 'What needs its page', group, keys: [] },
  enabled: () => heldAwaitedTotal() !== 0,
  needs: 'no page waits for its text',
  run: showAwaited,
};

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
    run: async () => openArticleExport(await addressed()),
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
    id: 'library.select-none',
    title: 'Select no article',
    group,
    // Escape does it in the list.
    keys: [],
    enabled: anyTicked,
    needs: needsTicked,
    run: clearTicked,
  },
  {
    id: 'library.compare',
    title: 'Open the selected articles side by side',
    group,
    keys: [],
    enabled: () => {
      const { all, ids } = useTickedArticles.getState();
      return !all && ids.size > 0 && ids.size <= mostPanes;
    },
    needs: `needs one to ${mostPanes} articles that are selected in the library`,
    run: async () => {
      const ids = await tickedArticles();
      clearTicked();
      openTogether(ids);
    },
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
  goToWaiting,
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
    enabled: anyTicked,
    needs: needsTicked,
    run: async () => mergeArticles(await addressed()),
  },
];
