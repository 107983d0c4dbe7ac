import { useMemo, type JSX } from 'react';
import { Menu, MenuItem, Popover, Separator, SubmenuTrigger } from 'react-aria-components';
import type { ArticleSummary } from '#contract';
import { isRead } from '#contract/read';
import { setFavourite, setRead } from '../changing-marks';
import { collect, useCollections } from '../collecting';
import { useShelf } from '../shelf';
import { KeysOf } from '../ui/Keys';
import { openArticle, openArticleExport, openBeside } from '../workspace';
import { editArticleTags } from './article-tags';
import { CollectChoices } from './CollectMenu';
import { trashArticles } from './delete-article';
import styles from './library.module.css';
import { toggleTicked } from './ticked-articles';

interface Props {
  article: ArticleSummary;
  /** What it hangs on. */
  anchor: Element;
  onClose: () => void;
}

/** All that can be done with one article of the list. */
export function ArticleMenu({ article, anchor, onClose }: Props): JSX.Element {
  const { id, favourite } = article;
  const here = useShelf((shelf) => shelf.collection);
  const collections = useCollections();
  const holding = collections.find((one) => one.id === here && one.query === null);
  const read = isRead(article);
  const ids = useMemo(() => [id], [id]);
  return (
    <Popover
      isOpen
      triggerRef={{ current: anchor }}
      onOpenChange={(open) => !open && onClose()}
      className={styles.menu!}
      placement="bottom end"
    >
      <Menu aria-label={`Actions for ${article.title}`} autoFocus="first" onClose={onClose}>
        <MenuItem className={styles.menuItem!} onAction={() => openArticle(id)}>
          Open
        </MenuItem>
        <MenuItem className={styles.menuItem!} onAction={() => openBeside(id)}>
          Open beside
        </MenuItem>
        <MenuItem className={styles.menuItem!} onAction={() => toggleTicked(id)}>
          Select
        </MenuItem>
        <Separator className={styles.menuLine!} />
        <MenuItem className={styles.menuItem!} onAction={() => void setFavourite(ids, !favourite)}>
          {favourite ? 'Take from the favourites' : 'Add to the favourites'}
          <KeysOf command="library.favourite" />
        </MenuItem>
        <MenuItem className={styles.menuItem!} onAction={() => void setRead(ids, !read)}>
          {read ? 'Mark as unread' : 'Mark as read'}
          <KeysOf command="library.read" />
        </MenuItem>
        <MenuItem className={styles.menuItem!} onAction={() => editArticleTags(ids)}>
          Tags…
          <KeysOf command="library.tags" />
        </MenuItem>
        <SubmenuTrigger>
          <MenuItem className={styles.menuItem!}>Add to a collection</MenuItem>
          <Popover className={styles.menu!}>
            <CollectChoices articles={() => Promise.resolve(ids)} onDone={onClose} />
          </Popover>
        </SubmenuTrigger>
        {holding && (
          <MenuItem className={styles.menuItem!} onAction={() => void collect(holding, ids, false)}>
            Take out of “{holding.name}”
          </MenuItem>
        )}
        <Separator className={styles.menuLine!} />
        <MenuItem className={styles.menuItem!} onAction={() => openArticleExport(ids)}>
          Export…
        </MenuItem>
        <MenuItem className={styles.menuItem!} onAction={() => void trashArticles(ids)}>
          Move to trash
        </MenuItem>
      </Menu>
    </Popover>
  );
}
