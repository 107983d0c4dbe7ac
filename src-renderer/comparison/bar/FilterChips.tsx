import type { JSX } from 'react';
import { ToggleButton, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components';
import { toggleMark } from '../../changing-comparison';
import { useComparingView } from '../../comparing';
import { useWorkspace } from '../../workspace';
import { useOutlets } from '../outlets';
import type { OverviewCounts } from '../overview/counting';
import styles from './bar.module.css';
import { markLabels } from './mark-labels';
import { MarkGlyph } from './MarkGlyph';

/**
 * What is marked in the texts: each kind on or off, with how many there are in all open articles.
 * @param counts null until they are known
 */
export function FilterChips({ counts }: { counts: OverviewCounts | null }): JSX.Element {
  const { marks } = useComparingView();
  const outlets = useOutlets(useWorkspace((workspace) => workspace.panes));
  const each = { shared: 'shared', 'only-here': 'onlyHere' } as const;
  return (
    <Toolbar aria-label="What is marked" className={styles.chips!}>
      {markLabels.map(([mark, label, tip]) => {
        const count = counts?.all[mark] ?? null;
        const by = mark === 'shared' || mark === 'only-here' ? each[mark] : null;
        return (
          <TooltipTrigger key={mark} delay={600} closeDelay={0}>
            <ToggleButton
              className={styles.chip!}
              aria-label={count === null ? label : `${label}: ${count}`}
              isSelected={marks.includes(mark)}
              onChange={() => toggleMark(mark)}
            >
              <MarkGlyph mark={mark} />
              <span className={styles.label}>{label}</span>
              {count !== null && <span className={styles.count}>{count}</span>}
            </ToggleButton>
            <Tooltip className={styles.tooltip!} offset={6}>
              {tip}
              {counts && by && (
                <span className={styles.each}>
                  {counts.articles.map((one) => (
                    <span key={one.article}>
                      <bdi>{outlets(one.article)}</bdi>: {one[by].toLocaleString()}
                    </span>
                  ))}
                </span>
              )}
            </Tooltip>
          </TooltipTrigger>
        );
      })}
    </Toolbar>
  );
}
