import { GripVertical, StickyNote, Trash2 } from 'lucide-react';
import type { JSX } from 'react';
import type { ShownComparison, ShownRow } from '#contract';
import { startDragging } from '../../dragging-passage';
import { useGrid } from '../../grid-filling';
import { IconButton } from '../../ui/IconButton';
import { NoteField } from '../../ui/note/NoteField';
import type { Outlets } from '../outlets';
import { deleteRow } from './changing-grid';
import { ClaimField, ClaimText } from './ClaimField';
import { GridPassage } from './GridPassage';
import styles from './grid.module.css';
import { cellsOf, keyOf } from './lines';
import { noteOf, rowOwner } from './row-owner';
import type { Drop } from './use-drop';
import { focusStop } from './use-grid-keys';
import { VerdictMenu } from './VerdictMenu';

interface Props {
  comparison: ShownComparison;
  row: ShownRow;
  number: number;
  columns: readonly string[];
  outlet: Outlets;
  /** Cells whose whole passage is shown. */
  open: ReadonlySet<string>;
  toggle: (cell: string) => void;
  active: string | null;
  stacked: boolean;
  drop: Drop;
}

const passages = (count: number): string =>
  count === 0 ? 'no passage' : count === 1 ? '1 passage' : `${count} passages`;

/** A claim, where each article makes it, the reader's verdict and note. */
export function GridRow(props: Props): JSX.Element {
  const { comparison, row, number, columns, outlet, open, toggle, active, stacked, drop } = props;
  const current = useGrid((grid) => grid.current === row.id);
  const writing = useGrid((grid) => (grid.writing?.row === row.id ? grid.writing.field : null));
  const stop = (key: string) => ({ 'data-stop': key, tabIndex: active === key ? 0 : -1 });
  const write = (field: 'claim' | 'note'): void =>
    useGrid.setState({ current: row.id, writing: { row: row.id, field } });
  const end = (field: 'claim' | 'note'): void => {
    useGrid.setState({ writing: null });
    focusStop(keyOf[field](row.id));
  };
  const over = drop.over === row.id && drop.dragging;
  const tools = (
    <span className={styles.tools}>
      {writing !== 'note' && (
        <IconButton
          icon={StickyNote}
          label={row.note ? 'Edit the note' : 'Write a note'}
          small
          excludeFromTabOrder
          changes
          onPress={() => write('note')}
        />
      )}
      <IconButton
        icon={Trash2}
        label="Delete claim"
        small
        excludeFromTabOrder
        changes
        onPress={() => void deleteRow(row)}
      />
    </span>
  );
  return (
    <div
      role="row"
      aria-current={current || undefined}
      className={styles.row}
      data-row={row.id}
      data-current={current || undefined}
      data-over={over === 'row' ? drop.side : undefined}
      onFocus={() => useGrid.setState({ current: row.id })}
      onPointerDown={() => useGrid.setState({ current: row.id })}
      {...drop.target(row.id)}
    >
      <div
        role="rowheader"
        {...stop(keyOf.claim(row.id))}
        className={styles.claim}
        aria-label={`Claim ${number}: ${row.claim || 'not worded yet'}`}
      >
        <span className={styles.number} aria-hidden>
          {number}
        </span>
        <span
          aria-hidden
          className={styles.grip}
          draggable
          title="Drag to its place; Alt with the arrow keys moves it, too"
          onDragStart={(event) => startDragging(event, { row: row.id }, row.claim)}
        >
          <GripVertical size={14} />
        </span>
        {writing === 'claim' ? (
          <ClaimField {...{ comparison, row, number }} onEnd={() => end('claim')} />
        ) : (
          <ClaimText {...{ comparison, row, number }} onWrite={() => write('claim')} />
        )}
      </div>
      {columns.map((article) => {
        const cells = cellsOf(row, article);
        const fits = over === 'passage' && drop.article === article;
        const said = `Claim ${number}, ${outlet(article)}: ${passages(cells.length)}`;
        return (
          <div
            key={article}
            role="gridcell"
            aria-label={said}
            className={styles.cell}
            data-fits={fits || undefined}
            data-empty={cells.length === 0 || undefined}
            {...(cells.length === 0 && stop(keyOf.empty(row.id, article)))}
          >
            {stacked && <bdi className={styles.outlet}>{outlet(article)}</bdi>}
            {cells.map((cell, i) => (
              <GridPassage
                key={cell.id}
                {...{ row, cell, toggle }}
                open={open.has(cell.id)}
                said={`${said.replace(/:.*$/, '')}${cells.length > 1 ? `, ${i + 1} of ${cells.length}` : ''}`}
                stop={stop(keyOf.passage(row.id, cell.id))}
              />
            ))}
          </div>
        );
      })}
      <div role="gridcell" className={styles.verdictCell}>
        <VerdictMenu row={row} number={number} stop={stop(keyOf.verdict(row.id))} />
        {stacked && tools}
      </div>
      {/* A click is the short way for the mouse; the keyboard has Enter, or any letter. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus */}
      <div
        role="gridcell"
        {...stop(keyOf.note(row.id))}
        className={styles.noteCell}
        onClick={({ target, currentTarget }) => {
          if (target === currentTarget) write('note');
        }}
        // The second of two clicks must not take the focus from the field that the first one opened.
        onMouseDown={(event) => {
          if (writing === 'note' && event.target === event.currentTarget) event.preventDefault();
        }}
        aria-label={`Claim ${number}, note: ${row.note || 'none'}`}
        data-empty={(row.note === '' && writing !== 'note') || undefined}
      >
        <NoteField
          owner={rowOwner(comparison.id, row, 'note', number)}
          stored={noteOf(comparison, row)}
          editing={writing === 'note'}
          label={`Note on claim ${number}, in Markdown`}
          placeholder="Write a note…"
          onEdit={() => write('note')}
          onEnd={() => end('note')}
        />
        {/* They would cover a corner of the field. */}
        {!stacked && writing !== 'note' && tools}
      </div>
    </div>
  );
}
