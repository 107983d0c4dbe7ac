import { FilePlus2 } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import type { ArticleRow, LibraryRows } from '#contract';
import { clearShelf, isNarrowed, useShelf } from '../shelf';
import { useLibraryTotal } from '../summaries';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import { openDialog } from '../workspace';
import { ArticleList } from './ArticleList';
import { chooseFiles } from './choose-files';
import styles from './library.module.css';
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
  return (
    <nav className={styles.panel} aria-label="Library" data-region="library">
      <header className={styles.header}>
        <h2>Library</h2>
        <IconButton icon={FilePlus2} label="Import files" command="library.import" onPress={chooseFiles} />
      </header>
      {(total > 0 || isNarrowed(shelf)) && search}
      {comparisons?.(words)}
      {words !== '' && articles.answer && searched?.(articles.answer)}
      <ArticleList
        articles={articles}
        snippets={words === '' ? undefined : snippets}
        empty={
          isNarrowed(shelf) ? (
            <>
              Nothing matches.
              <TextButton kind="quiet" onPress={clearShelf}>
                Show all
              </TextButton>
            </>
          ) : (
            'Imported articles stand here.'
          )
        }
      />
      <div className={styles.foot}>
        <TextButton kind="quiet" onPress={() => openDialog('trash')}>
          Trash
        </TextButton>
      </div>
    </nav>
  );
}
