import type { JSX } from 'react';
import type { Annotation, Article } from '#contract';
import { AnnotationCard } from './AnnotationCard';
import styles from './notes.module.css';

interface Props {
  article: Pick<Article, 'id' | 'lang' | 'version'>;
  /** Those that stand in an older version of the text, in the order they had there. */
  annotations: Annotation[];
}

/** The notes of an open article that its text has no place for; below the placed ones. */
export function OrphanTray({ article, annotations }: Props): JSX.Element | null {
  if (annotations.length === 0) return null;
  return (
    <section className={styles.unplaced} aria-label="Notes without a place">
      <h4>Without a place</h4>
      <p className={styles.empty}>
        The text does not say these words any more. The notes are kept, and come back with the words.
      </p>
      <ol className={styles.cards}>
        {annotations.map((annotation) => (
          <li key={annotation.id}>
            <AnnotationCard annotation={annotation} lang={article.lang} placed={false} />
          </li>
        ))}
      </ol>
    </section>
  );
}
