import { Ellipsis, FolderPlus, Star, Tag, Trash2, X } from 'lucide-react';
import type { JSX } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { setFavourite, setRead } from '../changing-marks';
import { collect, useCollections } from '../collecting';
import { useShelf } from '../shelf';
import { sayError } from '../toasts';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import { mostPanes, openArticleExport, openTogether } from '../workspace';
import { editArticleTags } from './article-tags';
import { CollectChoices } from './CollectMenu';
import { trashArticles } from './delete-article';
import styles from './library.module.css';
import { mergeArticles } from './merging';
import { clearTicked, tickAll, tickedArticles, tickedCount, useTickedArticles } from './ticked-articles';
import { ChangeItem } from '../ui/ChangeItem';

/** What can be done with the ticked articles. */
export function BulkBar({ total }: { total: number }): JSX.Element | null {
  const count = tickedCount(useTickedArticles(), total);
  const here = useShelf((shelf) => shelf.collection);
  const collections = useCollections();
  const holding = collections.find((one) => one.id === here && one.query === null);
  if (count === 0) return null;
  const withTicked = (change: (ids: string[]) => unknown, clear = false): void => {
    void tickedArticles()
      .then((ids) => {
        if (clear) clearTicked();
        return change(ids);
      })
      .catch(sayError);
  };
  const many = count > mostPanes;
  return (
    <footer className={styles.chosen} role="group" aria-label="Selected articles">
      <span className={styles.chosenLine}>
        <span className={styles.chosenCount}>{count.toLocaleString()} selected</span>
        {count < total && (
          <TextButton kind="quiet" onPress={tickAll}>
            All {total.toLocaleString()}
          </TextButton>
        )}
        <IconButton icon={X} label="Clear the selection" shortcut="Escape" small onPress={clearTicked} />
      </span>
      <span className={styles.chosenLine}>
        <TextButton
          kind="primary"
          isDisabled={many}
          onPress={() => withTicked((ids) => openTogether(ids), true)}
        >
          {count === 1 ? 'Open' : many ? 'Compare' : `Compare ${count}`}
        </TextButton>
        <MenuTrigger>
          <IconButton
            icon={FolderPlus}
            label="Add to a collection"
            command="library.add-to-collection"
            small
            id="library-collect"
          />
          <Popover className={styles.menu!} placement="top">
            <CollectChoices articles={tickedArticles} />
          </Popover>
        </MenuTrigger>
        <IconButton
          icon={Tag}
          label="Tags"
          command="library.tags"
          small
          onPress={() => withTicked(editArticleTags)}
        />
        <IconButton
          icon={Star}
          label="Add to the favourites"
          command="library.favourite"
          small
          onPress={() => withTicked((ids) => setFavourite(ids, true))}
        />
        <IconButton
          icon={Trash2}
          label="Move to trash"
          command="library.to-trash"
          small
          onPress={() => withTicked(trashArticles, true)}
        />
        <MenuTrigger>
          <IconButton icon={Ellipsis} label="More for the selected articles" small />
          <Popover className={styles.menu!} placement="top end">
            <Menu aria-label="More for the selected articles">
              <ChangeItem
                className={styles.menuItem!}
                onAction={() => withTicked((ids) => setRead(ids, true))}
              >
                Mark as read
              </ChangeItem>
              <ChangeItem
                className={styles.menuItem!}
                onAction={() => withTicked((ids) => setRead(ids, false))}
              >
                Mark as unread
              </ChangeItem>
              <ChangeItem
                className={styles.menuItem!}
                onAction={() => withTicked((ids) => setFavourite(ids, false))}
              >
                Take from the favourites
              </ChangeItem>
              {holding && (
                <ChangeItem
                  className={styles.menuItem!}
                  onAction={() => withTicked((ids) => collect(holding, ids, false), true)}
                >
                  Take out of “{holding.name}”
                </ChangeItem>
              )}
              <Separator className={styles.menuLine!} />
              <ChangeItem
                className={styles.menuItem!}
                isDisabled={count < 2 || count > 50}
                onAction={() => withTicked(mergeArticles)}
              >
                Merge into one…
              </ChangeItem>
              <MenuItem className={styles.menuItem!} onAction={() => withTicked(openArticleExport)}>
                Export…
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      </span>
      {many && <span className={styles.chosenHint}>At most {mostPanes} lie side by side.</span>}
    </footer>
  );
}
