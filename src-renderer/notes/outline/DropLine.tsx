import type { JSX } from 'react';
import type { RowHeights } from '../../list/row-heights';
import styles from '../notebook.module.css';
import { levelWidth, type Drop } from './use-outline-drag';

/** Where what is dragged will come to stand. */
export function DropLine({ drop, heights }: { drop: Drop; heights: RowHeights }): JSX.Element {
  const indent = (drop.to?.level ?? 0) * levelWidth;
  return (
    <div
      role="presentation"
      className={styles.dropLine}
      data-out={drop.to === null || undefined}
      style={{ top: heights.top(drop.item), insetInlineStart: indent }}
    />
  );
}
