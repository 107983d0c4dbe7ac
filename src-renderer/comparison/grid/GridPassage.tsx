import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { CSSProperties, JSX } from 'react';
import type { ShownRow } from '#contract';
import { categoryOf } from '../../annotation';
import { useAnswer } from '../../api';
import { startDragging } from '../../dragging-passage';
import { usePreferences } from '../../preferences';
import { useSummaries } from '../../summaries';
import { IconButton } from '../../ui/IconButton';
import { removeCell } from './changing-grid';
import { goToCell } from './going';
import styles from './grid.module.css';
import type { Cell } from './lines';

interface Props {
  row: ShownRow;
  cell: Cell;
  open: boolean;
  toggle: (cell: string) => void;
  /** Which cell it stands in, for screen readers. */
  said: string;
  stop: { 'data-stop': string; tabIndex: number };
}

/** Words that may not fit into the lines that are shown of a passage, in UTF-16 code units. */
const longer = 130;

/** A passage in a cell. It goes to its place in the text; dragged, it goes to another row. */
export function GridPassage({ row, cell, open, toggle, said, stop }: Props): JSX.Element {
  const { article, passage, quote } = cell.place;
  const summaries = useSummaries([article]);
  const lang = summaries?.get(article)?.lang;
  const inTrash = summaries !== undefined && !summaries.has(article);
  const missing = passage ? null : inTrash ? 'The article is in the trash' : 'Not in the text as it is now';
  const colour = useColour(cell);
  return (
    <div
      className={styles.passage}
      data-missing={missing !== null || undefined}
      style={colour ? ({ '--cell-line': `var(--line-${colour})` } as CSSProperties) : undefined}
      data-highlight={colour !== null || undefined}
    >
      <button
        type="button"
        {...stop}
        className={styles.quote}
        data-open={open || undefined}
        lang={lang ?? undefined}
        dir="auto"
        draggable
        aria-label={[said, missing, `“${quote}”`].filter(Boolean).join('. ')}
        title={missing ?? 'Go to the passage'}
        onDragStart={(event) => {
          const place = { article, passage: passage ?? { start: 0, end: 0 }, annotation: cell.annotation };
          startDragging(event, { place, cell: { id: cell.id, row: row.id } }, quote);
        }}
        onClick={() => goToCell(row, cell)}
      >
        {quote}
      </button>
      {missing !== null && <span className={styles.missing}>{missing}</span>}
      <span className={styles.passageTools}>
        {quote.length > longer && (
          <IconButton
            icon={open ? ChevronUp : ChevronDown}
            label={open ? 'Show less' : 'Show all of it'}
            small
            excludeFromTabOrder
            onPress={() => toggle(cell.id)}
          />
        )}
        <IconButton
          icon={X}
          label="Take out of the grid"
          small
          excludeFromTabOrder
          changes
          onPress={() => void removeCell(cell)}
        />
      </span>
    </div>
  );
}

/** The colour of the highlight that a passage is; null when it is none, or none any more. */
function useColour({ annotation, place }: Cell): string | null {
  const { data } = useAnswer('listAnnotations', { article: place.article });
  const { categories } = usePreferences();
  const found = annotation === null ? undefined : data?.find(({ id }) => id === annotation);
  return found ? categoryOf(found.category, categories).colour : null;
}
