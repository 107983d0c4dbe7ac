import { Check, GripVertical } from 'lucide-react';
import { memo, type JSX, type MouseEvent, type PointerEvent } from 'react';
import type { NoteRow } from '#contract';
import { isPlaced, noteOf, quoteOf, tagsOf } from '../annotation';
import { usePreferences } from '../preferences';
import { selectAnnotation, type AnnotationRef } from '../workspace';
import { AnnotationCard } from './AnnotationCard';
import { goToNote } from './go-to-note';
import styles from './notebook.module.css';
import { levelWidth } from './outline/use-outline-drag';

/** What a note of the list asks of the list. */
export interface ItemActions {
  /** It has the keyboard now. */
  focused: (item: number) => void;
  tick: (item: number, ref: AnnotationRef) => void;
  /** Ticks all between the last one that was ticked and this. */
  tickTo: (item: number) => void;
  grip: (event: PointerEvent, item: number) => void;
}

interface Props {
  item: number;
  name: string;
  /** Undefined while its page is being loaded. */
  row: NoteRow | undefined;
  /** Height in CSS pixels of the place that is kept for it meanwhile. */
  height: number;
  active: boolean;
  writable: boolean;
  named: boolean;
  ticked: boolean;
  dragged: boolean;
  draggable: boolean;
  showArticle: boolean;
  measure: (element: HTMLElement | null) => (() => void) | undefined;
  on: ItemActions;
}

/** A row of the notebook: a card, with what the list adds to it. */
export const NoteItem = memo(function NoteItem(props: Props): JSX.Element {
  const {
    item,
    name,
    row,
    height,
    active,
    writable,
    named,
    ticked,
    dragged,
    draggable,
    showArticle,
    measure,
    on,
  } = props;
  const { categories } = usePreferences();
  const place = { 'data-item': item, 'data-key': name, 'aria-rowindex': item + 1, tabIndex: active ? 0 : -1 };
  if (!row) {
    return (
      <div role="row" {...place} className={styles.coming} style={{ height }} aria-busy>
        <span role="gridcell" className="visually-hidden">
          Loading
        </span>
      </div>
    );
  }
  const { annotation, article } = row;
  const ref = { article: article.id, id: annotation.id };
  const level = annotation.outline?.level ?? 0;
  const category = categories.find(({ id }) => id === annotation.category)?.name ?? annotation.category;
  const tags = tagsOf(annotation).map((tag) => `#${tag}`);
  const said = [
    category,
    `“${quoteOf(annotation)}”`,
    noteOf(annotation),
    ...tags,
    showArticle && article.title,
  ];

  const choose = (event: MouseEvent): void => {
    const many = event.ctrlKey || event.metaKey;
    if (many || event.shiftKey) {
      event.preventDefault();
      event.stopPropagation();
      if (many) on.tick(item, ref);
      else on.tickTo(item);
    }
  };
  return (
    // The list handles the keys; which row can have the focus is in `place`.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      role="row"
      {...place}
      ref={measure}
      aria-label={said.filter(Boolean).join('. ')}
      aria-selected={ticked}
      aria-level={draggable ? level + 1 : undefined}
      className={styles.item}
      data-ticked={ticked || undefined}
      data-gone={annotation.deleted ? true : undefined}
      data-dragged={dragged || undefined}
      data-outlined={draggable || undefined}
      style={draggable && level > 0 ? { paddingInlineStart: level * levelWidth } : undefined}
      onFocus={() => on.focused(item)}
      onMouseDownCapture={(event) => event.shiftKey && event.preventDefault()}
      onClickCapture={choose}
      onClick={(event) => {
        const plain = event.target instanceof Element && !event.target.closest('button, input, textarea, a');
        if (plain) selectAnnotation(ref);
      }}
    >
      <div role="gridcell" className={styles.cell}>
        <span
          aria-hidden
          className={styles.tick}
          title="Select"
          onClick={(event) => {
            event.stopPropagation();
            on.tick(item, ref);
          }}
        >
          <span className={styles.box}>{ticked && <Check size={11} strokeWidth={3} />}</span>
        </span>
        {draggable && (
          <span
            aria-hidden
            className={styles.grip}
            title="Drag to its place; Alt with the arrow keys moves it, too"
            onPointerDown={(event) => on.grip(event, item)}
          >
            <GripVertical size={14} />
          </span>
        )}
        <AnnotationCard
          annotation={annotation}
          lang={article.lang}
          placed={isPlaced(annotation, article.version)}
          writable={writable}
          named={named}
        />
        {showArticle && (
          <button
            type="button"
            tabIndex={-1}
            className={styles.from}
            dir="auto"
            onClick={() => goToNote(row)}
          >
            {article.title}
          </button>
        )}
      </div>
    </div>
  );
});
