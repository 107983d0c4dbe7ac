import { FilePlus2, FolderPlus } from 'lucide-react';
import { useEffect, type JSX, type ReactNode } from 'react';
import type { ArticleRow, LibraryRows } from '#contract';
import { stale, useAnswer } from '../api';
import { useCollections } from '../collecting';
import { changeSearch } from '../saving-search';
import { clearShelf, goToPlace, isFiltered, isNarrowed, useShelf, type Shelf } from '../shelf';
import { useLibraryTotal } from '../summaries';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import { openDialog } from '../workspace';
import { AwaitedPanel } from './awaited/AwaitedPanel';
import { useAwaitedTotal } from './awaited/use-awaited';
import { ArticleList } from './ArticleList';
import { BulkBar } from './BulkBar';
import { chooseFiles } from './choose-files';
import { CollectionTree } from './CollectionTree';
import styles from './library.module.css';
import { showDuplicates } from './merging';
import { nameNewCollection } from './naming-collection';
import { placeOf } from './places';
import { ShelfBar } from './ShelfBar';
import { useArticles } from './use-articles';

interface Props {
  /** The field in which the library is searched; not there while there is nothing to search. */
  search: ReactNode;
  /** The comparisons that have all these words; they stand above the articles. */
  comparisons?: (words: string) => ReactNode;
  /** What the search found in an article, below its facts; for rows of a search with words. */
  snippets?: (row: ArticleRow) => ReactNode;
  /** What is to be said of a search as a whole, above the articles: other words, what was not understood. */
  searched?: (answer: LibraryRows) => ReactNode;
}

/** The library: what is looked for, where, and the articles that are found. */
export function LibraryPanel({ search, comparisons, snippets, searched }: Props): JSX.Element {
  const articles = useArticles();
  const shelf = useShelf();
  const total = useLibraryTotal() ?? 0;
  const words = articles.query.search;
  const waiting = useAwaitedTotal() > 0 || shelf.awaited;
  useLeavingWhatIsGone();
  return (
    <nav className={styles.panel} aria-label="Library" data-region="library">
      <header className={styles.header}>
        <h2>Library</h2>
        <span className={styles.headerTools}>
          {total > 0 && (
            <IconButton
              icon={FolderPlus}
              label="New collection"
              command="library.new-collection"
              onPress={() => nameNewCollection()}
            />
          )}
          <IconButton icon={FilePlus2} label="Import files" command="library.import" onPress={chooseFiles} />
        </span>
      </header>
      {(total > 0 || isNarrowed(shelf)) && search}
      {(total > 0 || waiting) && (
        <div className={styles.shelves}>
          <CollectionTree />
          {comparisons?.(words)}
        </div>
      )}
      {shelf.awaited ? (
        <AwaitedPanel />
      ) : (
        <>
          {total > 0 && <ShelfBar articles={articles} />}
          {words !== '' && articles.answer && searched?.(articles.answer)}
          <ArticleList
            articles={articles}
            snippets={words === '' ? undefined : snippets}
            empty={
              articles.failed ? (
                <Failed message={articles.failed.message} />
              ) : (
                <Empty
                  shelf={shelf}
                  total={total}
                  said={articles.answer?.corrections.some(({ instead }) => instead.length === 0) ?? false}
                />
              )
            }
          />
          <BulkBar total={articles.total} />
        </>
      )}
      <div className={styles.foot}>
        <TextButton kind="quiet" onPress={() => openDialog('trash')}>
          Trash
        </TextButton>
        {total > 1 && (
          <TextButton kind="quiet" onPress={showDuplicates}>
            Duplicates
          </TextButton>
        )}
      </div>
    </nav>
  );
}

/** A collection that is deleted, here or elsewhere, is looked at no more. */
function useLeavingWhatIsGone(): void {
  const collections = useAnswer('listCollections', { members: false }).data;
  const here = useShelf(({ collection }) => collection);
  const gone = here !== null && collections !== undefined && !collections.some(({ id }) => id === here);
  useEffect(() => {
    if (gone) goToPlace(null);
  }, [gone]);
}

interface EmptyProps {
  shelf: Shelf;
  total: number;
  /** Whether it has been said already which words are nowhere. */
  said: boolean;
}

/** What it is that has to be cleared. */
function wayOut({ search, filters }: Shelf): string {
  if (search.trim() === '') return 'Clear the filters';
  return isFiltered(filters) ? 'Clear search and filters' : 'Clear the search';
}

/** Why nothing is listed, and the way out. */
function Empty({ shelf, total, said }: EmptyProps): JSX.Element {
  const place = placeOf(shelf);
  const collection = useCollections().find(({ id }) => id === shelf.collection);
  if (total === 0) return <>Imported articles stand here.</>;
  if (place === 'unread' && shelf.search.trim() === '') return <>Everything has been read.</>;
  if (place === 'favourites' && shelf.search.trim() === '')
    return <>No favourites yet. The star in a row adds an article to them.</>;
  if (collection?.query && !isNarrowed(shelf)) {
    return (
      <>
        Nothing in the library is what this smart collection looks for.
        <span className={styles.ways}>
          <TextButton kind="quiet" changes onPress={() => changeSearch(collection)}>
            Change what it finds
          </TextButton>
        </span>
      </>
    );
  }
  if (!isNarrowed(shelf))
    return <>Nothing is in this collection. Drag articles onto it, or add them from their menu.</>;
  return (
    <>
      {!said && (shelf.collection === null ? 'Nothing matches.' : 'Nothing in this collection matches.')}
      <span className={styles.ways}>
        <TextButton kind="quiet" onPress={clearShelf}>
          {wayOut(shelf)}
        </TextButton>
        {shelf.collection !== null && (
          <TextButton kind="quiet" onPress={() => goToPlace(null, shelf.filters)}>
            Look in all articles
          </TextButton>
        )}
      </span>
    </>
  );
}

function Failed({ message }: { message: string }): JSX.Element {
  return (
    <span role="alert">
      {message}{' '}
      <TextButton kind="quiet" onPress={() => stale('listLibrary')}>
        Try again
      </TextButton>
    </span>
  );
}
