import { useRef, useState, type CSSProperties, type JSX } from 'react';
import type { Fact, ShownComparison } from '#contract';
import type { Outlets } from '../outlets';
import { GridRow } from './GridRow';
import styles from './grid.module.css';
import type { Item } from './lines';
import { Proposals } from './Proposals';
import { useDrop } from './use-drop';
import { useGridKeys } from './use-grid-keys';

interface Props {
  comparison: ShownComparison | null;
  rows: ShownComparison['rows'];
  columns: readonly string[];
  outlet: Outlets;
  items: readonly Item[];
  /** The proposals that are shown, of all. */
  facts: readonly Fact[];
  proposed: readonly Fact[];
  stacked: boolean;
  onMore: () => void;
}

/** The rows of the grid, as a table, or with the cells of each row one below the other. */
export function GridTable(props: Props): JSX.Element | null {
  const { comparison, rows, columns, outlet, items, facts, proposed, stacked, onMore } = props;
  const grid = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (cell: string): void => {
    const next = new Set(open);
    if (!next.delete(cell)) next.add(cell);
    setOpen(next);
  };
  const keys = useGridKeys(grid, items, stacked, toggle);
  const drop = useDrop(columns);
  if (items.length === 0 && !drop.dragging) return null;
  const style = { '--columns': columns.length } as CSSProperties;
  return (
    <div
      ref={grid}
      role="grid"
      tabIndex={-1}
      aria-label="Claims"
      aria-colcount={columns.length + 3}
      className={styles.grid}
      data-layout={stacked ? 'stacked' : 'table'}
      style={style}
      data-letters="grid."
      data-region-start=""
      onKeyDownCapture={keys.press}
      onFocus={({ target }) => {
        const stop = target.closest<HTMLElement>('[data-stop]')?.dataset.stop;
        if (stop !== undefined) keys.focused(stop);
      }}
      onDragLeave={drop.leave}
    >
      <div role="row" className={stacked ? 'visually-hidden' : styles.heads}>
        <div role="columnheader">Claim</div>
        {columns.map((article) => (
          <div role="columnheader" key={article}>
            <bdi>{outlet(article)}</bdi>
          </div>
        ))}
        <div role="columnheader">Verdict</div>
        <div role="columnheader">Note</div>
      </div>
      {comparison &&
        rows.map((row, i) => (
          <GridRow
            key={row.id}
            number={i + 1}
            active={keys.active}
            {...{ comparison, row, columns, outlet, open, toggle, drop, stacked }}
          />
        ))}
      {drop.dragging && (
        <div
          role="row"
          className={styles.newRow}
          data-over={drop.over === 'new' || undefined}
          {...drop.target('new')}
        >
          <div role="gridcell">{drop.dragging === 'row' ? 'Last' : 'New claim'}</div>
        </div>
      )}
      {facts.length > 0 && (
        <Proposals {...{ facts, proposed, columns, outlet, stacked, onMore }} active={keys.active} />
      )}
    </div>
  );
}
