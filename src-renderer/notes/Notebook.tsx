import { useEffect, useMemo, useState, type JSX } from 'react';
import { Input, Label, SearchField } from 'react-aria-components';
import type { Annotation, Article } from '#contract';
import { cardId, isPlaced, noteOf, quoteOf, tagsOf } from '../annotation';
import { useAnswer } from '../api';
import { usePreferences } from '../preferences';
import { useWorkspace } from '../workspace';
import { AnnotationCard } from './AnnotationCard';
import { ArticleNote } from './ArticleNote';
import styles from './notes.module.css';
import { OrphanTray } from './OrphanTray';

/** The notes of the open articles, in document order. */
export function Notebook(): JSX.Element {
  const panes = useWorkspace((workspace) => workspace.panes);
  const [wanted, setWanted] = useState('');
  useChosenInView();
  return (
    <aside className={styles.notebook} aria-label="Notebook" data-region="notebook">
      <header className={styles.header}>
        <h2>Notebook</h2>
      </header>
      {panes.length > 0 && (
        <SearchField className={styles.search!} value={wanted} onChange={setWanted}>
          <Label className="visually-hidden">Filter notes by words, category or tag</Label>
          <Input placeholder="Filter notes" />
        </SearchField>
      )}
      <div className={styles.list}>
        {panes.length === 0 && <p className={styles.empty}>Notes of the open articles stand here.</p>}
        {panes.map((id) => (
          <NotesOf key={id} id={id} wanted={wanted.trim().toLowerCase()} alone={panes.length === 1} />
        ))}
      </div>
    </aside>
  );
}

/** The card of a chosen highlight comes into view; what is being written on it stays there. */
function useChosenInView(): void {
  const chosen = useWorkspace((workspace) => workspace.annotation?.id);
  const editing = useWorkspace((workspace) => workspace.editing);
  useEffect(() => {
    if (chosen) document.getElementById(cardId(chosen))?.scrollIntoView({ block: 'nearest' });
  }, [chosen, editing]);
}

interface NotesProps {
  id: string;
  wanted: string;
  alone: boolean;
}

function NotesOf({ id, wanted, alone }: NotesProps): JSX.Element | null {
  const { data: article } = useAnswer('getArticle', { id });
  const { data: annotations } = useAnswer('listAnnotations', { article: id });
  const { categories } = usePreferences();
  // What is chosen or being written is never filtered away from under the reader.
  const kept = useWorkspace((workspace) => workspace.annotation?.id ?? null);
  const shown = useMemo(() => {
    if (!annotations || !wanted) return annotations ?? [];
    const holds = (annotation: Annotation): boolean => {
      if (annotation.id === kept) return true;
      const category = categories.find((c) => c.id === annotation.category)?.name ?? '';
      const tags = tagsOf(annotation).map((tag) => `#${tag}`);
      return [quoteOf(annotation), noteOf(annotation), category, ...tags]
        .join('\n')
        .toLowerCase()
        .includes(wanted);
    };
    return annotations.filter(holds);
  }, [annotations, categories, wanted, kept]);
  if (!article || !annotations) return null;
  const placed = shown.filter((annotation) => isPlaced(annotation, article.version));
  const unplaced = shown.filter((annotation) => !isPlaced(annotation, article.version));
  return (
    <section className={styles.ofArticle} aria-label={`Notes on ${article.title}`}>
      {!alone && <Heading article={article} count={shown.length} />}
      <ArticleNote article={article} />
      {annotations.length === 0 && !wanted && (
        <p className={styles.empty}>
          Select words in the text, or stand on a paragraph with <kbd>J</kbd> and press <kbd>H</kbd>.
        </p>
      )}
      {wanted && shown.length === 0 && <p className={styles.empty}>No note matches.</p>}
      <ol className={styles.cards}>
        {placed.map((annotation) => (
          <li key={annotation.id}>
            <AnnotationCard annotation={annotation} lang={article.lang} placed />
          </li>
        ))}
      </ol>
      <OrphanTray article={article} annotations={unplaced} />
    </section>
  );
}

function Heading({ article, count }: { article: Article; count: number }): JSX.Element {
  return (
    <h3 className={styles.articleName}>
      <bdi>{article.siteName ?? article.title}</bdi>
      {count > 0 && <span>{count}</span>}
    </h3>
  );
}
