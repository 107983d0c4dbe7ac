import { Fragment, useEffect, useRef, useState, type JSX } from 'react';
import { useWorkspace } from '../workspace';
import { ArticleNote } from './ArticleNote';
import { itemAtHand } from './find-item';
import { GroupHeading } from './GroupHeading';
import { listKeys } from './list-keys';
import { drawnSections, rowsBetween } from './list/drawn-sections';
import { useWindow } from '../list/use-window';
import { NoteItem, type ItemActions } from './NoteItem';
import styles from './notebook.module.css';
import { DropLine } from './outline/DropLine';
import { useOutlineDrag } from './outline/use-outline-drag';
import { OrphanTray } from './OrphanTray';
import { isTicked, toggleTicked, useTicked } from './ticked';
import { useActive } from './use-active';
import { refsBetween, useRows, type Notes } from './use-notes';

/** Heights in CSS pixels of what has not been drawn yet. */
const usual = { heading: 34, head: 30, tray: 150, note: 128, wideNote: 100 };

/** The notes in their groups: one stop of the Tab key, of which only what is on the screen exists. */
export function NotesList({ notes, wide }: { notes: Notes; wide: boolean }): JSX.Element {
  const { sections, group, articles, unplaced } = notes;
  const editing = useWorkspace((workspace) => workspace.editing?.id);
  const ticked = useTicked();
  const root = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const anchor = useRef(0);

  const [asked, setAsked] = useState<{ from: number; to: number; also: number[] }>({
    from: 0,
    to: 20,
    also: [],
  });
  const row = useRows(notes, asked);
  const keyOf = (item: number): string | undefined => {
    const at = sections.at(item);
    if (at?.kind !== 'note')
      return at && (at.kind === 'heading' ? `h:${at.section.key}` : `${at.kind}:${at.article}`);
    const id = row(at.row)?.annotation.id;
    // By tag a note stands in several places.
    return id === undefined ? undefined : group === 'tag' ? `${at.section.key}:${id}` : id;
  };
  const view = useWindow({
    scroller,
    count: sections.count,
    layout: sections,
    keyOf,
    estimate: (item) => {
      const kind = sections.at(item)?.kind ?? 'note';
      return kind === 'note' && wide ? usual.wideNote : usual[kind];
    },
  });
  const { first, last, heights, measure } = view;
  const rows = rowsBetween(sections, first, last);

  const active = useActive({ notes, row, keyOf, view, root });
  const drag = useOutlineDrag({ notes, row, view, root, scroller });
  // Drawn again before it is shown: which rows are wanted follows from which items are.
  const also = [active.item, drag.item ?? -1].flatMap((item) => {
    const at = sections.at(item);
    return at?.kind === 'note' ? [at.row] : [];
  });
  const { from, to } = rows ?? asked;
  if (from !== asked.from || to !== asked.to || also.join() !== asked.also.join())
    setAsked({ from, to, also });
  const spans = useRef(0);
  const tickTo = async (item: number): Promise<void> => {
    const between = rowsBetween(sections, Math.min(anchor.current, item), Math.max(anchor.current, item));
    if (!between) return;
    const span = ++spans.current;
    const refs = await refsBetween(notes, between.from, between.to);
    // A longer span may have been asked for, and answered, meanwhile.
    if (span !== spans.current) return;
    useTicked.setState({ all: false, refs: new Map(refs.map(({ id, article }) => [id, article])) });
  };
  const actions: ItemActions = {
    focused: (item) => active.set(item),
    tick: (item, ref) => {
      anchor.current = item;
      spans.current++;
      toggleTicked(ref);
    },
    tickTo: (item) => void tickTo(item),
    grip: (event, item) => drag.start(event, item),
  };
  const on = useSteady(actions);

  // What is written on, has the keyboard or is dragged goes on existing when it is scrolled away.
  const pinned = [
    active.item,
    drag.item ?? -1,
    editing ? itemAtHand(notes, editing, row, { first, last }, active.item) : -1,
  ];
  const shown = [...pinned, ...Array.from({ length: last - first + 1 }, (_, i) => first + i)];
  const order = [...new Set(shown)]
    .filter((item) => item >= 0 && item < sections.count)
    .sort((a, b) => a - b);
  const idAt = (item: number): string | undefined => {
    const at = sections.at(item);
    return at?.kind === 'note' ? row(at.row)?.annotation.id : undefined;
  };
  // By tag a note stands in several places, and is written in one: where the keyboard is, or the first.
  const writtenAt =
    editing === undefined || idAt(active.item) === editing
      ? active.item
      : order.find((item) => idAt(item) === editing);
  const firstOf = new Map<string, number>();
  for (const item of [...order].reverse()) {
    const id = group === 'tag' ? idAt(item) : undefined;
    if (id !== undefined) firstOf.set(id, item);
  }
  const { drawn, rest } = drawnSections(order, sections, heights);
  const draw = (item: number): JSX.Element | null => {
    const place = sections.at(item);
    if (place?.kind === 'note') {
      const data = row(place.row);
      return (
        <NoteItem
          item={item}
          name={keyOf(item) ?? `row:${item}`}
          row={data}
          height={data ? 0 : heights.of(item)}
          active={active.item === item}
          writable={group !== 'tag' || writtenAt === item}
          named={group !== 'tag' || firstOf.get(idAt(item) ?? '') === item}
          ticked={data !== undefined && isTicked(ticked, data.annotation.id)}
          dragged={drag.item === item && drag.drop !== null}
          draggable={group === 'outline'}
          showArticle={group !== 'article'}
          measure={measure}
          on={on}
        />
      );
    }
    const article = place && place.kind !== 'heading' ? articles.get(place.article) : undefined;
    if (!article || !place) return null;
    return (
      <div
        role="row"
        data-item={item}
        data-key={keyOf(item)}
        tabIndex={active.item === item ? 0 : -1}
        aria-rowindex={item + 1}
        ref={measure}
        className={styles[place.kind]}
        onFocus={() => active.set(item)}
      >
        <div role="gridcell">
          {place.kind === 'head' ? (
            <ArticleNote article={article} />
          ) : (
            <OrphanTray article={article} annotations={unplaced.get(article.id) ?? []} />
          )}
        </div>
      </div>
    );
  };

  return (
    <div className={styles.scroller} ref={scroller} data-wide={wide || undefined}>
      {/* The one item with the keyboard can have the focus, not the list. */}
      {/* eslint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div
        ref={root}
        role="treegrid"
        aria-label="Notes"
        aria-rowcount={sections.count}
        aria-multiselectable
        className={styles.notes}
        data-ticking={ticked.all || ticked.refs.size > 0 || undefined}
        onKeyDown={(event) =>
          listKeys({
            ...{ notes, row, active: active.item, focus: active.focus },
            tickTo: (item) => void tickTo(item),
            setAnchor: () => {
              anchor.current = active.item;
              spans.current++;
            },
          })(event)
        }
        onFocus={({ target, currentTarget, relatedTarget: from }) => {
          // Tab comes to the item that had the keyboard last, whatever control stands first.
          const byKey = target.matches(':focus-visible') && !target.matches('input, textarea, [role="row"]');
          if (byKey && from instanceof Node && !currentTarget.contains(from)) active.focus(active.item);
        }}
      >
        {drawn.map(({ section, gap, items, rest: below }) => (
          <Fragment key={section.key}>
            <Spacer height={gap} />
            <div role="rowgroup">
              {section.heading && (
                <GroupHeading
                  section={section}
                  kind={group}
                  active={active.item === section.firstItem}
                  measure={measure}
                  onFocus={() => active.set(section.firstItem)}
                />
              )}
              {items.map(({ item, gap: above }) => (
                <Fragment key={keyOf(item) ?? `row:${item}`}>
                  <Spacer height={above} />
                  {draw(item)}
                </Fragment>
              ))}
              <Spacer height={below} />
            </div>
          </Fragment>
        ))}
        <Spacer height={rest} />
        {drag.drop && <DropLine drop={drag.drop} heights={heights} />}
      </div>
    </div>
  );
}

/** Room for what is not drawn, with the faint shapes of what is to come. */
function Spacer({ height }: { height: number }): JSX.Element | null {
  return height > 0.5 ? <div role="presentation" className={styles.spacer} style={{ height }} /> : null;
}

/** Actions that stay the same object, so that rows need not be drawn anew, and do what they would do now. */
function useSteady(actions: ItemActions): ItemActions {
  const now = useRef(actions);
  useEffect(() => {
    now.current = actions;
  });
  const [steady] = useState<ItemActions>(() => ({
    focused: (item) => now.current.focused(item),
    tick: (item, ref) => now.current.tick(item, ref),
    tickTo: (item) => now.current.tickTo(item),
    grip: (event, item) => now.current.grip(event, item),
  }));
  return steady;
}
