import type { JSX } from 'react';
import { ToggleButton, Toolbar, Tooltip, TooltipTrigger } from 'react-aria-components';
import { toggleMark } from '../../changing-comparison';
import { useComparingView } from '../../comparing';
import styles from './bar.module.css';
import type { MarkCounts } from './count-marks';
import { markLabels } from './mark-labels';
import { MarkGlyph } from './MarkGlyph';

/** What is marked in the texts: each kind on or off, with how many there are. */
export function FilterChips({ counts }: { counts: MarkCounts }): JSX.Element {
  const { marks } = useComparingView();
  return (
    <Toolbar aria-label="What is marked" className={styles.chips!}>
      {markLabels.map(([mark, label, tip]) => {
        const count = counts[mark];
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
            </Tooltip>
          </TooltipTrigger>
        );
      })}
    </Toolbar>
  );
}
