import type { CSSProperties, JSX } from 'react';
import type { Category } from '#contract';
import styles from './categories.module.css';

/** How a category looks on a line of text, in the theme and typeface of now. */
export function CategorySample({ category: { colour, line, name } }: { category: Category }): JSX.Element {
  const style = {
    '--mark': `var(--mark-${colour})`,
    '--mark-line': `var(--line-${colour})`,
  } as CSSProperties;
  return (
    <p className={styles.sample} aria-label={`How “${name}” looks in the text`}>
      The harbour office said that{' '}
      <span className={styles.marked} data-line={line} style={style}>
        all 214 people on board were brought ashore
      </span>{' '}
      before noon, in groups of eighteen.
    </p>
  );
}
