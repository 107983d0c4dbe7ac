import { FilePlus2 } from 'lucide-react';
import { useMemo, useState, type JSX, type ReactNode } from 'react';
import { Input, Label, SearchField, type Selection } from 'react-aria-components';
import { useAnswer } from '../api';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import { mostPanes, openDialog, openTogether } from '../workspace';
import { ArticleList } from './ArticleList';
import { chooseFiles } from './choose-files';
import { levelled } from '../levelled';
import { CollectMenu } from './CollectMenu';
import styles from './library.module.css';

export const libraryFilterId = 'library-filter';

interface Props {
  /** The comparisons that have all these words; they stand above the articles. */
  comparisons?: (words: string) => ReactNode;
}

export function LibraryPanel({ comparisons }: Props): JSX.Element {
  const { data: articles = [] } = useAnswer('listArticles', {});
  const [wanted, setWanted] = useState('');
  const [ticked, setTicked] = useState<Selection>(new Set());

  const shown = useMemo(() => {
    const words = levelled(wanted).split(/\s+/).filter(Boolean);
    if (!words.length) return articles;
    return articles.filter((article) => {
      const hay = levelled(
        [article.title, article.byline, article.siteName, article.source.fileName].join(' '),
      );
      return words.every((word) => hay.includes(word));
    });
  }, [articles, wanted]);

  const chosen = shown.filter((article) => ticked === 'all' || ticked.has(article.id));
  return (
    <nav className={styles.panel} aria-label="Library" data-region="library">
      <header className={styles.header}>
        <h2>Library</h2>
        <IconButton icon={FilePlus2} label="Import files" command="library.import" onPress={chooseFiles} />
      </header>
      {articles.length > 0 && (
        <SearchField className={styles.search!} value={wanted} onChange={setWanted}>
          <Label className="visually-hidden">Filter by title, author or outlet</Label>
          <Input id={libraryFilterId} placeholder="Filter by title or outlet" />
        </SearchField>
      )}
      {comparisons?.(wanted)}
      <ArticleList
        articles={shown}
        ticked={ticked}
        onTick={setTicked}
        empty={
          wanted ? (
            <>
              Nothing matches “{wanted}”.
              <TextButton kind="quiet" onPress={() => setWanted('')}>
                Show all
              </TextButton>
            </>
          ) : (
            'Imported articles stand here.'
          )
        }
      />
      {chosen.length > 0 && (
        <footer className={styles.chosen}>
          <TextButton
            kind="primary"
            isDisabled={chosen.length > mostPanes}
            onPress={() => {
              openTogether(chosen.map((article) => article.id));
              setTicked(new Set());
            }}
          >
            {chosen.length === 1 ? 'Open' : `Compare ${chosen.length}`}
          </TextButton>
          <CollectMenu articles={chosen.map((article) => article.id)} />
          <TextButton kind="quiet" onPress={() => setTicked(new Set())}>
            Clear
          </TextButton>
          {chosen.length > mostPanes && <span>At most {mostPanes} fit.</span>}
        </footer>
      )}
      <div className={styles.foot}>
        <TextButton kind="quiet" onPress={() => openDialog('collections')}>
          Collections
        </TextButton>
        <TextButton kind="quiet" onPress={() => openDialog('trash')}>
          Trash
        </TextButton>
      </div>
    </nav>
  );
}
