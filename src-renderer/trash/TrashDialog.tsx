import { useState, type JSX } from 'react';
import type { ComparisonSummary, NoteRow, NotesQuery } from '#contract';
import { categoryOf, noteOf, quoteOf } from '../annotation';
import { useAnswer, useData } from '../api';
import { changeComparisonOf } from '../changing-comparison';
import { longDate } from '../dates';
import { usePreferences } from '../preferences';
import { CategoryMark } from '../ui/CategoryMark';
import { Scroll } from '../ui/Scroll';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import { restoreArticle, restoreNotes, type TrashedArticle } from './restoring';
import styles from './trash.module.css';

const pageSize = 50;
const deletedNotes: NotesQuery = {
  ...{ scope: { kind: 'library' }, state: 'deleted', words: '', categories: [], tags: [], group: 'article' },
};

/** What was deleted, and the way back: articles with their notes, and single notes. */
export default function TrashDialog(): JSX.Element {
  const { data: articles, error } = useAnswer('listTrash', {});
  const { data: found, error: failed } = useAnswer('queryNotes', deletedNotes);
  const { data: comparisons } = useAnswer('listComparisons', { deleted: true });
  const empty = articles?.length === 0 && found?.total === 0 && comparisons?.length === 0;
  return (
    <Sheet title="Trash" onClose={closeDialog}>
      {(error ?? failed) && (
        <p className={styles.empty} role="alert">
          {(error ?? failed)?.message}
        </p>
      )}
      {empty && (
        <p className={styles.empty}>
          The trash is empty. Deleted articles, comparisons and notes wait here until you bring them back.
        </p>
      )}
      {!empty && (
        <Scroll label="Trash" className={styles.scroll}>
          {articles && articles.length > 0 && <Articles articles={articles} />}
          {comparisons && comparisons.length > 0 && <Comparisons comparisons={comparisons} />}
          {found && found.total > 0 && <Notes total={found.total} />}
        </Scroll>
      )}
    </Sheet>
  );
}

function Articles({ articles }: { articles: TrashedArticle[] }): JSX.Element {
  return (
    <section aria-labelledby="trash-articles">
      <h3 id="trash-articles">Articles</h3>
      <ul className={styles.list}>
        {articles.map((article) => (
          <li key={article.id} className={styles.row}>
            <span className={styles.words}>
              <bdi className={styles.title}>{article.title}</bdi>
              <span className={styles.facts}>
                {article.siteName && (
                  <>
                    <bdi>{article.siteName}</bdi> ·{' '}
                  </>
                )}
                deleted {longDate(article.deletedAt)}
                {article.annotations > 0 &&
                  ` · ${article.annotations === 1 ? '1 note' : `${article.annotations} notes`}`}
              </span>
            </span>
            <TextButton aria-label={`Restore ${article.title}`} onPress={() => void restoreArticle(article)}>
              Restore
            </TextButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Comparisons({ comparisons }: { comparisons: ComparisonSummary[] }): JSX.Element {
  return (
    <section aria-labelledby="trash-comparisons">
      <h3 id="trash-comparisons">Comparisons</h3>
      <ul className={styles.list}>
        {comparisons.map(({ id, name, articles, rows, modified }) => (
          <li key={id} className={styles.row}>
            <span className={styles.words}>
              <bdi className={styles.title}>{name}</bdi>
              <span className={styles.facts}>
                {articles.length} articles
                {rows > 0 && ` · ${rows === 1 ? '1 claim' : `${rows} claims`}`} · changed {longDate(modified)}
              </span>
            </span>
            <TextButton
              aria-label={`Restore the comparison ${name}`}
              onPress={() =>
                void changeComparisonOf(
                  id,
                  'restore from the trash',
                  { deleted: false },
                  `“${name.length > 60 ? `${name.slice(0, 60)}…` : name}” is in the library again`,
                )
              }
            >
              Restore
            </TextButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ total }: { total: number }): JSX.Element {
  const [pages, setPages] = useState(1);
  const answers = useData(
    'listNotes',
    Array.from({ length: pages }, (_, i) => ({ query: deletedNotes, from: i * pageSize, count: pageSize })),
  );
  const rows = answers.flatMap((page) => page ?? []);
  return (
    <section aria-labelledby="trash-notes">
      <h3 id="trash-notes">Notes</h3>
      <ul className={styles.list}>
        {rows.map((row) => (
          <DeletedNote key={row.annotation.id} row={row} />
        ))}
      </ul>
      {rows.length < total && (
        <TextButton kind="quiet" onPress={() => setPages(pages + 1)}>
          Show more of {total.toLocaleString()}
        </TextButton>
      )}
    </section>
  );
}

function DeletedNote({ row: { annotation, article } }: { row: NoteRow }): JSX.Element {
  const { categories } = usePreferences();
  const quote = quoteOf(annotation);
  const note = noteOf(annotation);
  return (
    <li className={styles.row}>
      <CategoryMark category={categoryOf(annotation.category, categories)} />
      <span className={styles.words}>
        <span className={styles.quote} lang={article.lang ?? undefined} dir="auto">
          {quote}
        </span>
        {note && (
          <span className={styles.note} dir="auto">
            {note}
          </span>
        )}
        <span className={styles.facts}>
          <bdi>{article.title}</bdi>
          {annotation.deleted && ` · deleted ${longDate(annotation.deleted)}`}
        </span>
      </span>
      <TextButton
        aria-label={`Restore the note on “${quote.slice(0, 80)}”`}
        onPress={() => void restoreNotes([{ article: article.id, id: annotation.id }])}
      >
        Restore
      </TextButton>
    </li>
  );
}
