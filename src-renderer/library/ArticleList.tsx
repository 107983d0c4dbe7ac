import { Fragment, useEffect, useRef, useState, type JSX, type ReactNode } from 'react';
import type { ArticleRow as Row } from '#contract';
import { setFavourite } from '../changing-marks';
import { useWindow } from '../list/use-window';
import { openRow } from '../opening-found';
import { useWorkspace } from '../workspace';
import { ArticleMenu } from './ArticleMenu';
import { ArticleRow, type RowActions } from './ArticleRow';
import { dragArticles } from './dragging-articles';
import styles from './library.module.css';
import { listKeys } from './list-keys';
import { isTicked, tickedCount, tickOnly, toggleTicked, useTickedArticles } from './ticked-articles';
import { useActiveRow } from './use-active-row';
import { idsBetween, useArticleRows, type Articles } from './use-articles';

interface Props {
  articles: Articles;
  /** What a search found in an article, below its facts. */
  snippets?: ((row: Row) => ReactNode) | undefined;
  empty: ReactNode;
}

/** Height in CSS pixels of a row that has not been drawn yet. */
const usual = 72;

/** Only the rows on the screen exist, and only the pages around them are asked for: ten thousand articles scroll like ten. */
export function ArticleList({ articles, snippets, empty }: Props): JSX.Element {
  const { query, total } = articles;
  const panes = useWorkspace((workspace) => workspace.panes);
  const ticked = useTickedArticles();
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef(0);
  const [hovered, setHovered] = useState(-1);
  const [menu, setMenu] = useState<{ id: string; anchor: Element } | null>(null);

  const [asked, setAsked] = useState({ from: 0, to: 20, also: 0 });
  const row = useArticleRows(articles, asked);
  const keyOf = (item: number): string | undefined => row(item)?.article.id;
  const view = useWindow({ scroller, count: total, layout: query, keyOf, estimate: () => usual });
  const { first, last, heights, measure } = view;
  const active = useActiveRow({ count: total, keyOf, view, root });
  // Drawn again before it is shown: which rows are wanted follows from which are drawn.
  if (first !== asked.from || last !== asked.to || active.item !== asked.also)
    setAsked({ from: first, to: last, also: active.item });

  // Another query is another list: it is looked at from its beginning.
  const before = useRef(query);
  useEffect(() => {
    if (before.current === query) return;
    before.current = query;
    scroller.current?.scrollTo({ top: 0 });
    active.restart();
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [query]);

  const tickTo = (item: number): void => {
    const ends = [Math.min(anchor.current, item), Math.max(anchor.current, item)] as const;
    tickOnly(idsBetween(query, ...ends));
  };
  const actions: RowActions = {
    focused: (item) => active.set(item),
    hovered: setHovered,
    tick: (item, id) => {
      anchor.current = item;
      toggleTicked(id);
    },
    tickTo,
    menu: (id, menuAnchor) => setMenu({ id, anchor: menuAnchor }),
    drag: dragArticles,
    star: (id, favourite) => void setFavourite([id], favourite),
  };
  const on = useSteady(actions);

  const items = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  // The row with the keyboard goes on existing when it is scrolled away.
  if (active.item < first && total > 0) items.unshift(active.item);
  if (active.item > last && active.item < total) items.push(active.item);
  const ticking = tickedCount(ticked, total) > 0;
  let below = 0;
  const shownMenu = menu && items.map(row).find((one) => one?.article.id === menu.id)?.article;
  return (
    <div className={styles.scroller} ref={scroller} onPointerLeave={() => setHovered(-1)}>
      {/* The one row with the keyboard can have the focus, not the list. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        ref={root}
        role="grid"
        data-region-start=""
        aria-label="Articles"
        aria-rowcount={total}
        aria-multiselectable
        aria-busy={!articles.ready}
        className={styles.list}
        data-ticking={ticking || undefined}
        onKeyDown={(event) =>
          listKeys({
            ...{ count: total, active: active.item, id: keyOf(active.item), focus: active.focus },
            tickTo,
            open: (beside) => {
              const data = row(active.item);
              if (data) openRow(data, query.search, beside);
            },
            setAnchor: () => {
              anchor.current = active.item;
            },
            showMenu: (id, menuAnchor) => setMenu({ id, anchor: menuAnchor }),
          })(event)
        }
      >
        {items.map((item) => {
          const gap = heights.top(item) - below;
          below = heights.top(item + 1);
          const data = row(item);
          const id = data?.article.id ?? '';
          return (
            <Fragment key={id || `row:${item}`}>
              <Spacer height={gap} />
              <ArticleRow
                item={item}
                row={data}
                height={data ? 0 : heights.of(item)}
                active={active.item === item}
                lit={hovered === item || active.item === item || menu?.id === id}
                open={panes.includes(id)}
                ticked={data !== undefined && isTicked(ticked, id)}
                ticking={ticking}
                snippets={snippets}
                measure={measure}
                on={on}
              />
            </Fragment>
          );
        })}
        <Spacer height={heights.total - below} />
      </div>
      {total === 0 && (articles.ready || articles.failed) && <div className={styles.none}>{empty}</div>}
      {menu && shownMenu && (
        <ArticleMenu article={shownMenu} total={total} anchor={menu.anchor} onClose={() => setMenu(null)} />
      )}
    </div>
  );
}

/** Room for what is not drawn. */
function Spacer({ height }: { height: number }): JSX.Element | null {
  return height > 0.5 ? <div role="presentation" className={styles.spacer} style={{ height }} /> : null;
}

/** The same object each time, so that rows need not be drawn again; it always does what the newest one would. */
function useSteady(actions: RowActions): RowActions {
  const newest = useRef(actions);
  useEffect(() => {
    newest.current = actions;
  });
  const [steady] = useState<RowActions>(() => ({
    focused: (item) => newest.current.focused(item),
    hovered: (item) => newest.current.hovered(item),
    tick: (item, id) => newest.current.tick(item, id),
    tickTo: (item) => newest.current.tickTo(item),
    menu: (id, anchor) => newest.current.menu(id, anchor),
    drag: (event, id) => newest.current.drag(event, id),
    star: (id, favourite) => newest.current.star(id, favourite),
  }));
  return steady;
}
