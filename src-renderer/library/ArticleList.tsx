import { Check, Columns2, Ellipsis } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import {
  Button,
  Checkbox,
  GridList,
  GridListItem,
  ListLayout,
  Menu,
  MenuItem,
  MenuTrigger,
  Popover,
  Virtualizer,
  type Selection,
} from 'react-aria-components';
import type { ArticleSummary } from '#contract';
import { shortDate } from '../dates';
import { IconButton } from '../ui/IconButton';
import { openArticle, openBeside, useWorkspace } from '../workspace';
import { deleteArticle } from './delete-article';
import styles from './library.module.css';

interface Props {
  articles: ArticleSummary[];
  ticked: Selection;
  onTick: (ticked: Selection) => void;
  empty: ReactNode;
}

/** Only the rows on screen exist, so ten thousand articles scroll like ten. */
export function ArticleList({ articles, ticked, onTick, empty }: Props): JSX.Element {
  const panes = useWorkspace((workspace) => workspace.panes);
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 72 }}>
      <GridList
        data-region-start=""
        aria-label="Articles"
        className={styles.list!}
        items={articles}
        dependencies={[panes]}
        selectionMode="multiple"
        selectedKeys={ticked}
        onSelectionChange={onTick}
        onAction={(key) => openArticle(String(key))}
        renderEmptyState={() => <div className={styles.none}>{empty}</div>}
      >
        {(article) => <Row article={article} open={panes.includes(article.id)} />}
      </GridList>
    </Virtualizer>
  );
}

const read = (progress: number): string => (progress > 0.97 ? 'read' : `${Math.round(progress * 100)} %`);

function Row({ article, open }: { article: ArticleSummary; open: boolean }): JSX.Element {
  const date = article.publishedTime
    ? shortDate(article.publishedTime)
    : `added ${shortDate(article.source.importedAt)}`;
  const minutes = Math.max(1, Math.round(article.words / 230));
  return (
    <GridListItem
      id={article.id}
      textValue={article.title}
      className={styles.row!}
      data-open={open || undefined}
    >
      <Checkbox slot="selection" className={styles.tick!}>
        {({ isSelected }) => (
          <span className={styles.box}>{isSelected && <Check size={12} strokeWidth={3} />}</span>
        )}
      </Checkbox>
      <span className={styles.words}>
        <span className={styles.title} lang={article.lang ?? undefined} dir="auto">
          {article.title}
        </span>
        <span className={styles.facts}>
          {article.unplaced > 0 && (
            <>
              <span className={styles.waiting}>
                {article.unplaced === 1 ? '1 needs you' : `${article.unplaced} need you`}
              </span>
              {' · '}
            </>
          )}
          {article.siteName && (
            <>
              <bdi className={styles.site}>{article.siteName}</bdi> ·{' '}
            </>
          )}
          {date} · {minutes} min
          {article.progress > 0 && <> · {read(article.progress)}</>}
          {article.annotations > 0 && (
            <> · {article.annotations === 1 ? '1 note' : `${article.annotations} notes`}</>
          )}
        </span>
      </span>
      <span className={styles.rowActions}>
        <IconButton icon={Columns2} label="Open beside" small onPress={() => openBeside(article.id)} />
        <MenuTrigger>
          <Button className={styles.more!} aria-label={`More for ${article.title}`}>
            <Ellipsis size={15} aria-hidden />
          </Button>
          <Popover className={styles.menu!} placement="bottom end">
            <Menu>
              <MenuItem className={styles.menuItem!} onAction={() => openArticle(article.id)}>
                Open
              </MenuItem>
              <MenuItem className={styles.menuItem!} onAction={() => openBeside(article.id)}>
                Open beside
              </MenuItem>
              <MenuItem
                className={styles.menuItem!}
                onAction={() => void deleteArticle(article.id, article.title)}
              >
                Move to trash
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      </span>
    </GridListItem>
  );
}
