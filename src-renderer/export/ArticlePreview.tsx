import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import type { LibraryQuery, TemplateProblem } from '#contract';
import { useAnswer, useFreshAnswer } from '../api';
import { useSummaries } from '../summaries';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import { PagePreview } from './PagePreview';
import { Scroll } from '../ui/Scroll';
import type { Offered } from './scopes';
import type { Settings } from './settings';
import { focusedArticle } from '../workspace';
import styles from './export.module.css';

interface Props {
  of: Offered;
  settings: Settings;
  /** Whether it is shown as a page, not as text. */
  page: boolean;
  /** Told whether the template is wrong. */
  onWrong: (wrong: boolean) => void;
  /** Leads to where it can be put right. */
  onMend: () => void;
}

/** One article after the other as it will be written. */
export function ArticlePreview({ of, settings, page, onWrong, onMend }: Props): JSX.Element {
  // What is being read is shown first.
  const [at, setAt] = useState(() => {
    const reading = focusedArticle();
    return 'ids' in of.articles && reading !== undefined ? Math.max(0, of.articles.ids.indexOf(reading)) : 0;
  });
  const index = Math.min(at, of.total - 1);
  const { notes, scope } = of;
  const shown = {
    ...{ index, settings, page, onWrong, onMend },
    ...(notes && { notes }),
    ...(scope && { scope }),
  };
  const pager = of.total > 1 && (
    <span className={styles.pager}>
      <IconButton
        icon={ChevronLeft}
        label="Preview of the article before"
        small
        isDisabled={index === 0}
        onPress={() => setAt(index - 1)}
      />
      {(index + 1).toLocaleString()} of {of.total.toLocaleString()}
      <IconButton
        icon={ChevronRight}
        label="Preview of the next article"
        small
        isDisabled={index === of.total - 1}
        onPress={() => setAt(index + 1)}
      />
    </span>
  );
  const { articles } = of;
  return 'query' in articles ? (
    <Found query={articles.query} pager={pager} {...shown} />
  ) : (
    <Written id={articles.ids[index] ?? null} pager={pager} {...shown} />
  );
}

interface Shown extends Omit<Props, 'of'> {
  index: number;
  pager: JSX.Element | false;
  notes?: readonly string[];
  scope?: NonNullable<Offered['scope']>;
}

function Found({ query, ...shown }: Shown & { query: LibraryQuery }): JSX.Element {
  const { data } = useAnswer('listLibraryIds', { query, from: shown.index, count: 1 });
  return <Written id={data?.[0] ?? null} {...shown} />;
}

function Written(props: Shown & { id: string | null }): JSX.Element {
  const { id, pager, notes, scope, settings, page, onWrong, onMend } = props;
  const { data, error } = useFreshAnswer(
    'previewExport',
    {
      ...(id !== null && { article: id }),
      ...(notes && { annotations: [...notes] }),
      ...(scope && { scope }),
      settings,
    },
    { steady: true, enabled: id !== null },
  );
  const summary = useSummaries(id === null ? [] : [id])?.get(id ?? '');
  const problems = data?.problems ?? [];
  const wrong = problems.length > 0;
  useEffect(() => {
    onWrong(wrong);
    return () => onWrong(false);
  }, [wrong, onWrong]);
  return (
    <section className={styles.preview} aria-label="Preview">
      <header className={styles.previewed}>
        <bdi className={styles.title}>{summary?.title}</bdi>
        {summary?.annotations === 0 && <span>no highlights yet</span>}
        {pager}
      </header>
      {error ? (
        <p className={styles.said} role="alert">
          {error.message}
        </p>
      ) : wrong ? (
        <Problems problems={problems} onMend={onMend} />
      ) : page ? (
        <PagePreview html={data?.text ?? ''} />
      ) : (
        <Scroll label="What will be written" className={styles.text}>
          <pre>{data?.text}</pre>
          {data?.cut && <p className={styles.said}>This is only the beginning; all of it is written.</p>}
        </Scroll>
      )}
    </section>
  );
}

/** What is wrong with a template, and where. */
function Problems(props: { problems: readonly TemplateProblem[]; onMend: () => void }): JSX.Element {
  const { problems, onMend } = props;
  return (
    <div className={styles.problems} role="alert">
      <p>The template cannot be used as it is.</p>
      <ul>
        {problems.map(({ line, column, message }, n) => (
          <li key={n}>
            <span className={styles.where}>
              Line {line}, column {column}
            </span>{' '}
            {message}
          </li>
        ))}
      </ul>
      <TextButton onPress={onMend}>Edit this template…</TextButton>
    </div>
  );
}
