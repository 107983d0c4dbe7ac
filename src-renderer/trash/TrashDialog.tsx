import { Trash2 } from 'lucide-react';
import { useDeferredValue, useState, type JSX } from 'react';
import { Input, SearchField } from 'react-aria-components';
import type { ComparisonSummary, Input as InputOf, NoteRow, NotesQuery } from '#contract';
import { categoryOf, noteOf, quoteOf } from '../annotation';
import { useAnswer, useData } from '../api';
import { changeComparisonOf } from '../changing-comparison';
import { longDate } from '../dates';
import { usePreferences } from '../preferences';
import { restoreArticle } from '../restore-article';
import { CategoryMark } from '../ui/CategoryMark';
import { IconButton } from '../ui/IconButton';
import { Scroll } from '../ui/Scroll';
import { Sheet } from '../ui/Sheet';
import { TextButton } from '../ui/TextButton';
import { closeDialog } from '../workspace';
import { inBytes } from './emptying';
import { ForGood } from './ForGood';
import { restoreNotes, takeApart } from './restoring';
import { TrashFooter } from './TrashFooter';
import styles from './trash.module.css';

const pageSize = 50;
type TrashSort = NonNullable<InputOf<'listTrash'>['sort']>;
const deletedNotes = (words: string): NotesQuery => ({
  ...{ scope: { kind: 'library' }, state: 'deleted', words, categories: [], tags: [], group: 'article' },
});
const has = (text: string, words: string): boolean =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word));

/** What was deleted, and the way back: articles with their notes, comparisons, and single notes. */
export default function TrashDialog(): JSX.Element {
  const [words, setWords] = useState('');
  const sought = useDeferredValue(words.trim());
  const [sort, setSort] = useState<TrashSort>('deleted');
  const { data: articles, error } = useAnswer('listTrash', { count: 0 });
  const { data: all, error: failed } = useAnswer('queryNotes', deletedNotes(''));
  const { data: found = all } = useAnswer('queryNotes', deletedNotes(sought));
  const { data: deleted } = useAnswer('listComparisons', { deleted: true });
  const comparisons = deleted?.filter(({ name }) => has(name, sought));
  const empty = articles?.total === 0 && all?.total === 0 && deleted?.length === 0;
  const several = (articles?.total ?? 0) + (all?.total ?? 0) + (deleted?.length ?? 0) > 1;
  return (
    <Sheet title="Trash" onClose={closeDialog} wide>
      {(error ?? failed) && (
        <p className={styles.empty} role="alert">
          {(error ?? failed)?.message}
        </p>
      )}
      {empty && (
        <p className={styles.empty}>
          The trash is empty. Deleted articles, comparisons and notes wait here until you bring them back or
          delete them for good.
        </p>
      )}
      {several && (
        <div className={styles.find}>
          <SearchField aria-label="Find in the trash" value={words} onChange={setWords} autoFocus>
            <Input placeholder="Find in the trash" />
          </SearchField>
          <label className={styles.choice}>
            Articles by{' '}
            <select value={sort} onChange={(event) => setSort(event.target.value as TrashSort)}>
              <option value="deleted">time of deletion</option>
              <option value="title">title</option>
              <option value="notes">number of notes</option>
              <option value="size">size</option>
            </select>
          </label>
        </div>
      )}
      {!empty && (
        <Scroll label="Trash" className={styles.scroll}>
          <Articles words={sought} sort={sort} />
          {comparisons && comparisons.length > 0 && <Comparisons comparisons={comparisons} />}
          {found && found.total > 0 && <Notes key={sought} words={sought} total={found.total} />}
        </Scroll>
      )}
      <TrashFooter empty={empty ?? true} />
    </Sheet>
  );
}

function Articles({ words, sort }: { words: string; sort: TrashSort }): JSX.Element | null {
  const [pages, setPages] = useState(1);
  const answers = useData(
    'listTrash',
    Array.from({ length: pages }, (_, i) => ({ words, sort, from: i * pageSize, count: pageSize })),
  );
  const rows = answers.flatMap((page) => page?.rows ?? []);
  const found = answers[0]?.found ?? 0;
  const [asked, setAsked] = useState<string | null>(null);
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="trash-articles">
      <h3 id="trash-articles">
        Articles <span className={styles.number}>{found.toLocaleString()}</span>
      </h3>
      <ul className={styles.list}>
        {rows.map((article) => (
          <li key={article.id} className={styles.item}>
            <div className={styles.row}>
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
                  {` · ${inBytes(article.bytes)}`}
                  {article.merged && (
                    <>
                      {' '}
                      · merged into <bdi>“{article.merged.title}”</bdi>
                    </>
                  )}
                </span>
              </span>
              <TextButton
                aria-label={`${article.merged ? 'Take apart' : 'Restore'} ${article.title}`}
                changes
                onPress={() => void (article.merged ? takeApart(article.merged) : restoreArticle(article))}
              >
                {article.merged ? 'Take apart' : 'Restore'}
              </TextButton>
              <IconButton
                icon={Trash2}
                small
                label={`Delete ${article.title} for good…`}
                changes
                onPress={() => setAsked(article.id)}
              />
            </div>
            {asked === article.id && (
              <ForGood what={{ kind: 'article', id: article.id }} onEnd={() => setAsked(null)} />
            )}
          </li>
        ))}
      </ul>
      {rows.length < found && (
        <TextButton kind="quiet" onPress={() => setPages(pages + 1)}>
          Show more of {found.toLocaleString()}
        </TextButton>
      )}
    </section>
  );
}

function Comparisons({ comparisons }: { comparisons: ComparisonSummary[] }): JSX.Element {
  const [asked, setAsked] = useState<string | null>(null);
  return (
    <section aria-labelledby="trash-comparisons">
      <h3 id="trash-comparisons">
        Comparisons <span className={styles.number}>{comparisons.length.toLocaleString()}</span>
      </h3>
      <ul className={styles.list}>
        {comparisons.map(({ id, name, articles, rows, modified }) => (
          <li key={id} className={styles.item}>
            <div className={styles.row}>
              <span className={styles.words}>
                <bdi className={styles.title}>{name}</bdi>
                <span className={styles.facts}>
                  {articles.length} articles
                  {rows > 0 && ` · ${rows === 1 ? '1 claim' : `${rows} claims`}`} · changed{' '}
                  {longDate(modified)}
                </span>
              </span>
              <TextButton
                changes
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
              <IconButton
                icon={Trash2}
                small
                label={`Delete the comparison ${name} for good…`}
                changes
                onPress={() => setAsked(id)}
              />
            </div>
            {asked === id && <ForGood what={{ kind: 'comparison', id }} onEnd={() => setAsked(null)} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Notes({ words, total }: { words: string; total: number }): JSX.Element {
  const [pages, setPages] = useState(1);
  const answers = useData(
    'listNotes',
    Array.from({ length: pages }, (_, i) => ({
      query: deletedNotes(words),
      from: i * pageSize,
      count: pageSize,
    })),
  );
  const rows = answers.flatMap((page) => page ?? []);
  return (
    <section aria-labelledby="trash-notes">
      <h3 id="trash-notes">
        Notes <span className={styles.number}>{total.toLocaleString()}</span>
      </h3>
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
  const [asked, setAsked] = useState(false);
  const ref = { article: article.id, id: annotation.id };
  return (
    <li className={styles.item}>
      <div className={styles.row}>
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
          changes
          onPress={() => void restoreNotes([ref])}
        >
          Restore
        </TextButton>
        <IconButton
          icon={Trash2}
          small
          label={`Delete the note on “${quote.slice(0, 80)}” for good…`}
          changes
          onPress={() => setAsked(true)}
        />
      </div>
      {asked && <ForGood what={{ kind: 'note', ...ref }} onEnd={() => setAsked(false)} />}
    </li>
  );
}
