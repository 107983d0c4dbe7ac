import type { CSSProperties, JSX } from 'react';
import type { Category } from '#contract';
import styles from './CategoryMark.module.css';

/** Colour and line of a category, as they are painted in the text: a sample the reader recognises. */
export function CategoryMark({ category }: { category: Pick<Category, 'colour' | 'line'> }): JSX.Element {
  const style = {
    '--mark': `var(--mark-${category.colour})`,
    '--mark-line': `var(--line-${category.colour})`,
  } as CSSProperties;
  return (
    <span className={styles.mark} data-line={category.line} style={style} aria-hidden>
      a
    </span>
  );
}
