import { useEffect, useState, type JSX } from 'react';
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import type { ArticleSummary } from '#contract';
import { isRead } from '#contract/read';
import { setFavourite, setRead } from '../changing-marks';
import { collect, useCollections } from '../collecting';
import { articleCopied, copyLink } from '../copying';
import { counted } from '../counted';
import { useShelf } from '../shelf';
import { useSummaries } from '../summaries';
import { sayError } from '../toasts';
import { ChangeItem } from '../ui/ChangeItem';
import { KeysOf } from '../ui/Keys';
import { mostPanes, openArticle, openArticleExport, openBeside, openTogether } from '../workspace';
import { editArticleTags } from './article-tags';
import { CollectChoices } from './CollectMenu';
import { trashArticles } from './delete-article';
import styles from './library.module.css';
import {
  clearTicked,
  isTicked,
  tickedArticles,
  tickedCount,
  toggleTicked,
  useTickedArticles,
} from './ticked-articles';

interface Props {
  article: ArticleSummary;
  /** Of the articles that are listed. */
  total: number;
  /** What it hangs on. */
  anchor: Element;
  onClose: () => void;
}

/** Articles that are asked whether they are favourites, or read: what holds of all of them decides which way it goes. */
const most = 1000;

/** All that can be done with one article of the list; on one of several that are selected, with all of these. */
export function ArticleMenu({ article, total, anchor, onClose }: Props): JSX.Element {
  const { id } = article;
  const ticked = useTickedArticles();
  const count = tickedCount(ticked, total);
  const selected = isTicked(ticked, id);
  const many = selected && count > 1;
  const [meant, setMeant] = useState<readonly string[]>([id]);
  useEffect(() => {
    if (many) tickedArticles().then(setMeant, sayError);
  }, [many]);
  const summaries = [...(useSummaries(meant.slice(0, most))?.values() ?? [article])];
  const favourite = summaries.every((one) => one.favourite);
  const read = summaries.every(isRead);
  const here = useShelf((shelf) => shelf.collection);
  const holding = useCollections().find((one) => one.id === here && one.query === null);
  const withMeant = (change: (ids: string[]) => unknown): void => {
    const ids = many ? tickedArticles() : Promise.resolve([id]);
    void ids.then(change).catch(sayError);
  };
  /** What goes from the list is not selected any more. */
  const takeAway = (change: (ids: string[]) => unknown): void =>
    withMeant((ids) => {
      if (many) clearTicked();
      return change(ids);
    });
  // The keys mean what is selected: beside another article they would promise something else.
  const keysOf = (command: string): JSX.Element | null =>
    selected || count === 0 ? <KeysOf command={command} /> : null;
  const name = many ? counted(count, 'selected article') : article.title;
  return (
    <Popover
      isOpen
      triggerRef={{ current: anchor }}
      onOpenChange={(open) => !open && onClose()}
      className={styles.menu!}
      placement="bottom end"
    >
      <Menu aria-label={`Actions for ${name}`} autoFocus="first" onClose={onClose}>
        {many ? (
          <MenuItem
            className={styles.menuItem!}
            isDisabled={count > mostPanes}
            onAction={() => takeAway(openTogether)}
          >
            {count > mostPanes ? `Compare (at most ${mostPanes})` : `Compare ${count}`}
          </MenuItem>
        ) : (
          <>
            <MenuItem className={styles.menuItem!} onAction={() => openArticle(id)}>
              Open
            </MenuItem>
            <MenuItem className={styles.menuItem!} onAction={() => openBeside(id)}>
              Open beside
            </MenuItem>
          </>
        )}
        {many ? (
          <MenuItem className={styles.menuItem!} onAction={clearTicked}>
            Clear the selection
          </MenuItem>
        ) : (
          <MenuItem className={styles.menuItem!} onAction={() => toggleTicked(id)}>
            {selected ? 'Take from the selection' : 'Select'}
          </MenuItem>
        )}
        <Separator className={styles.menuLine!} />
        <ChangeItem
          className={styles.menuItem!}
          onAction={() => withMeant((ids) => setFavourite(ids, !favourite))}
        >
          {favourite ? 'Take from the favourites' : 'Add to the favourites'}
          {keysOf('library.favourite')}
        </ChangeItem>
        <ChangeItem className={styles.menuItem!} onAction={() => withMeant((ids) => setRead(ids, !read))}>
          {read ? 'Mark as unread' : 'Mark as read'}
          {keysOf('library.read')}
        </ChangeItem>
        <ChangeItem className={styles.menuItem!} onAction={() => withMeant(editArticleTags)}>
          Tags…
          {keysOf('library.tags')}
        </ChangeItem>
        <SubmenuTrigger>
          <ChangeItem className={styles.menuItem!}>Add to a collection</ChangeItem>
          <Popover className={styles.menu!}>
            <CollectChoices
              articles={() => (many ? tickedArticles() : Promise.resolve([id]))}
              onDone={onClose}
            />
          </Popover>
        </SubmenuTrigger>
        {holding && (
          <ChangeItem
            className={styles.menuItem!}
            onAction={() => takeAway((ids) => collect(holding, ids, false))}
          >
            Take out of “{holding.name}”
          </ChangeItem>
        )}
        <Separator className={styles.menuLine!} />
        <MenuItem className={styles.menuItem!} onAction={() => withMeant(openArticleExport)}>
          Export…
        </MenuItem>
        {!many && (
          <MenuItem
            className={styles.menuItem!}
            onAction={() => void articleCopied(id).then(copyLink, sayError)}
          >
            Copy a link to the article
          </MenuItem>
        )}
        <ChangeItem className={styles.menuItem!} onAction={() => takeAway(trashArticles)}>
          Move to trash
          {keysOf('library.to-trash')}
        </ChangeItem>
      </Menu>
    </Popover>
  );
}
