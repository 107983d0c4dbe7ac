import { FileDown, PanelBottom, PanelRight, Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type JSX } from 'react';
import { storeView } from '../../changing-comparison';
import { useComparison, useOverview } from '../../comparing';
import { useGrid } from '../../grid-filling';
import { IconButton } from '../../ui/IconButton';
import { KeysOf } from '../../ui/Keys';
import { TextButton } from '../../ui/TextButton';
import { useWorkspace } from '../../workspace';
import { useOutlets } from '../outlets';
import { exportComparison } from '../saved/saved-comparisons';
import { newClaim } from './changing-grid';
import { GridTable } from './GridTable';
import styles from './grid.module.css';
import { columnsOf, itemsOf } from './lines';
import { proposedFacts } from './proposals';

interface Props {
  /** Below the articles, as a table; else beside them, one cell below the other. */
  below?: boolean;
}

/** Proposed rows that are shown at first, and how many more each time. */
const proposedAtOnce = 12;
const none: never[] = [];

/** The claim grid: what is claimed, where each article says it, and what the reader makes of it. */
export function ClaimGrid({ below = false }: Props): JSX.Element {
  const panes = useWorkspace((workspace) => workspace.panes);
  const comparison = useComparison();
  const { overview, error } = useOverview();
  const [most, setMost] = useState(proposedAtOnce);
  const rows = comparison?.rows ?? none;
  const dismissed = comparison?.dismissed ?? none;
  const articles = comparison?.articles ?? none;
  const columns = useMemo(() => columnsOf(panes, articles, rows), [panes, articles, rows]);
  const outlet = useOutlets(columns);
  const proposed = useMemo(
    () => proposedFacts(overview?.facts ?? none, { rows, dismissed }),
    [overview, rows, dismissed],
  );
  const facts = useMemo(() => proposed.slice(0, most), [proposed, most]);
  const items = useMemo(
    () => itemsOf({ rows, facts, columns, more: proposed.length > facts.length, stacked: !below }),
    [rows, facts, columns, proposed, below],
  );
  const root = useRef<HTMLDivElement>(null);
  useShownRow(root);

  // Beside the articles the side says what it is.
  const region = below && { role: 'region', 'aria-label': 'Claim grid', 'data-region': 'grid' };
  return (
    <div className={styles.panel} data-below={below || undefined} {...region}>
      <div className={styles.header}>
        <h2 className={below ? styles.title : 'visually-hidden'}>Claim grid</h2>
        <span className={styles.count}>
          {rows.length > 0 && `${rows.length} ${rows.length === 1 ? 'claim' : 'claims'}`}
        </span>
        <IconButton icon={Plus} label="New claim" small changes onPress={() => void newClaim()} />
        <IconButton
          icon={FileDown}
          label="Export grid…"
          command="comparing.export"
          small
          isDisabled={rows.length === 0}
          onPress={() => exportComparison(null)}
        />
        <IconButton
          icon={below ? PanelRight : PanelBottom}
          label={below ? 'Grid beside the articles' : 'Grid below the articles'}
          command="grid.place"
          small
          onPress={() =>
            storeView(below ? { gridBelow: false, panel: 'grid' } : { gridBelow: true, panel: 'notes' })
          }
        />
      </div>
      <div className={styles.scroller} ref={root}>
        {rows.length === 0 && (
          <p className={styles.empty}>
            Rows are claims, columns the articles. Press <KeysOf command="grid.put" /> on a match, a selection
            or a highlight, or drag it here.
          </p>
        )}
        <GridTable
          {...{ rows, columns, outlet, items, facts }}
          comparison={comparison}
          proposed={proposed}
          stacked={!below}
          onMore={() => setMost(most + proposedAtOnce)}
        />
        {rows.length === 0 && proposed.length === 0 && (
          <p className={styles.empty} role="status">
            {error
              ? error.message
              : overview
                ? 'No claim is proposed for these articles.'
                : 'Looking for claims…'}
          </p>
        )}
      </div>
    </div>
  );
}

/** What stands in the tab of the grid while the grid stands below the articles. */
export function GridBelow(): JSX.Element {
  return (
    <div className={styles.panel}>
      <p className={styles.empty}>The grid stands below the articles.</p>
      <span className={styles.bring}>
        <TextButton icon={PanelRight} onPress={() => storeView({ gridBelow: false })}>
          Bring it here
        </TextButton>
      </span>
    </div>
  );
}

/** Brings a row into view that something was put into. */
function useShownRow(root: { current: HTMLDivElement | null }): void {
  const shown = useGrid((grid) => grid.shown);
  useEffect(() => {
    if (!shown) return;
    const row = root.current?.querySelector(`[data-row="${CSS.escape(shown.row)}"]`);
    if (!row) return;
    row.scrollIntoView({ block: 'nearest' });
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (!calm) row.animate([{ background: 'var(--accent-soft)' }, {}], { duration: 900, easing: 'ease-out' });
    useGrid.setState({ shown: null });
  });
}
