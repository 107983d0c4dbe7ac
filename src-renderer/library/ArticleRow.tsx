import { Check, Columns2, Ellipsis, Star } from 'lucide-react';
import { memo, type JSX, type MouseEvent, type ReactNode } from 'react';
import type { ArticleRow as Row, ArticleSummary } from '#contract';
import { isRead } from '#contract/read';
import { minutesOf } from '../article-state';
import { counted } from '../counted';
import { shortDate } from '../dates';
import { IconButton } from '../ui/IconButton';
import { openRow } from '../opening-found';
import { useShelf } from '../shelf';
import styles from './library.module.css';

export interface RowActions {
  focused: (item: number) => void;
  hovered: (item: number) => void;
  tick: (item: number, id: string) => void;
  tickTo: (item: number) => void;
  menu: (id: string, anchor: Element) => void;
  drag: (event: React.DragEvent, id: string) => void;
  star: (id: string, favourite: boolean) => void;
}

interface Props {
  item: number;
  row: Row | undefined;
  /** Height in CSS pixels while it is not loaded. */
  height: number;
  active: boolean;
  /** Whether its tools are there: under the pointer, or where the keyboard is. */
  lit: boolean;
  open: boolean;
  ticked: boolean;
  /** Whether a click ticks instead of opening: others are ticked. */
  ticking: boolean;
  snippets: ((row: Row) => ReactNode) | undefined;
  measure: (element: HTMLElement | null) => (() => void) | undefined;
  on: RowActions;
}

/** An article in the list: its title, where it is from, and how far it has been read. */
export const ArticleRow = memo(function ArticleRow(props: Props): JSX.Element {
  const { item, row, active, lit, ticked, open, measure, on } = props;
  const place = { 'data-item': item, 'aria-rowindex': item + 1, tabIndex: active ? 0 : -1 };
  if (!row) {
    return (
      <div role="row" {...place} className={styles.row} style={{ height: props.height }} aria-busy>
        <span role="gridcell" className={styles.coming}>
          <span className="visually-hidden">Loading</span>
        </span>
      </div>
    );
  }
  const { article } = row;
  const { id, title, favourite } = article;
  const click = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('button, a')) return;
    if (event.shiftKey) on.tickTo(item);
    else if (event.ctrlKey || event.metaKey || props.ticking) on.tick(item, id);
    else openRow(row, useShelf.getState().search);
  };
  const found = props.snippets?.(row);
  return (
    // The list handles the keys; which row can have the focus is in `place`.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="row"
      {...place}
      data-key={id}
      ref={measure}
      aria-label={title}
      aria-describedby={`facts-${id}`}
      aria-selected={ticked}
      className={styles.row}
      data-open={open || undefined}
      data-selected={ticked || undefined}
      data-read={isRead(article) || undefined}
      data-favourite={favourite || undefined}
      draggable
      onDragStart={(event) => on.drag(event, id)}
      onFocus={() => on.focused(item)}
      onPointerEnter={() => on.hovered(item)}
      onMouseDownCapture={(event) => event.shiftKey && event.preventDefault()}
      onClick={click}
      onContextMenu={(event) => {
        event.preventDefault();
        on.menu(id, event.currentTarget);
      }}
    >
      <div role="gridcell" className={styles.cell}>
        <span
          aria-hidden
          className={styles.tick}
          title="Select"
          onClick={(event) => {
            event.stopPropagation();
            if (event.shiftKey) on.tickTo(item);
            else on.tick(item, id);
          }}
        >
          <span className={styles.box}>{ticked && <Check size={12} strokeWidth={3} />}</span>
        </span>
        <span className={styles.words}>
          <span className={styles.head}>
            <span className={styles.title} lang={article.lang ?? undefined} dir="auto">
              {title}
            </span>
            <Facts article={article} />
            {favourite && <Star size={13} aria-hidden className={styles.star} />}
            {lit && (
              <span className={styles.rowActions}>
                <IconButton
                  icon={Star}
                  label={favourite ? 'Take from the favourites' : 'Add to the favourites'}
                  command="library.favourite"
                  active={favourite}
                  small
                  onPress={() => on.star(id, !favourite)}
                />
                <IconButton
                  icon={Columns2}
                  label="Open beside"
                  small
                  onPress={() => openRow(row, useShelf.getState().search, true)}
                />
                <IconButton
                  icon={Ellipsis}
                  label={`More for ${title}`}
                  small
                  onPress={({ target }) => on.menu(id, target)}
                />
              </span>
            )}
          </span>
          {found}
        </span>
      </div>
    </div>
  );
});

function Facts({ article }: { article: ArticleSummary }): JSX.Element {
  const { id, unplaced, siteName, progress, annotations, favourite, tags } = article;
  const read = isRead(article);
  const facts: ReactNode[] = [
    unplaced > 0 && (
      <span className={styles.waiting}>{unplaced === 1 ? '1 needs you' : `${unplaced} need you`}</span>
    ),
    siteName && <bdi className={styles.site}>{siteName}</bdi>,
    article.publishedTime
      ? shortDate(article.publishedTime)
      : `added ${shortDate(article.source.importedAt)}`,
    `${minutesOf(article)} min`,
    read ? 'read' : progress > 0 && `${Math.round(progress * 100)} %`,
    annotations > 0 && counted(annotations, 'note'),
  ].filter(Boolean);
  return (
    <span id={`facts-${id}`} className={styles.about}>
      <span className={styles.facts}>
        {facts.map((fact, n) => (
          <span key={n}>
            {n > 0 && ' · '}
            {fact}
          </span>
        ))}
      </span>
      {favourite && <span className="visually-hidden">favourite</span>}
      {tags.length > 0 && (
        <span className={styles.rowTags}>
          {tags.map((tag) => (
            <bdi key={tag}>#{tag}</bdi>
          ))}
        </span>
      )}
    </span>
  );
}
