import { Fragment, type JSX, type MouseEvent } from 'react';
import type { ArticleRow, SearchSnippet } from '#contract';
import { categoryOf } from '../annotation';
import { openSnippet } from '../opening-found';
import { usePreferences } from '../preferences';
import { useShelf } from '../shelf';
import { CategoryMark } from '../ui/CategoryMark';
import styles from './snippets.module.css';

/** These stand in the row of the article anyway. */
const inRow: readonly SearchSnippet['field'][] = ['title', 'siteName'];

/** Passages of an article that say what was searched for; each is a way to its place. */
export function Snippets({ row, most = 2 }: { row: ArticleRow; most?: number }): JSX.Element | null {
  const shown = row.snippets.filter(({ field }) => !inRow.includes(field)).slice(0, most);
  if (shown.length === 0) return null;
  return (
    <span className={styles.snippets}>
      {shown.map((snippet) => (
        <Snippet
          key={keyOf(snippet)}
          article={row.article.id}
          lang={row.article.lang}
          snippet={snippet}
          narrow
        />
      ))}
    </span>
  );
}

export const keyOf = ({ field, annotation, passage, text }: SearchSnippet): string =>
  [field, annotation, passage?.start, text].join(' ');

interface Props {
  article: string;
  lang: string | null;
  snippet: SearchSnippet;
  /** There are two lines for it: what was found is to stand in the first. */
  narrow?: boolean;
  /** Where the arrows stop, in the results across the window. */
  stop?: { key: string; active: boolean };
}

/** A found passage. In a list the row has the keyboard; its arrows come here. */
export function Snippet({ article, lang, snippet, narrow = false, stop }: Props): JSX.Element {
  const press = (event: MouseEvent): void => {
    event.stopPropagation();
    openSnippet(article, snippet, useShelf.getState().search, event.ctrlKey || event.metaKey);
  };
  return (
    <button
      type="button"
      tabIndex={stop?.active ? 0 : -1}
      className={styles.snippet}
      data-field={snippet.field}
      {...(stop && { 'data-result': 'snippet', 'data-key': stop.key })}
      onClick={press}
    >
      <Where snippet={snippet} />
      <span className={styles.text} lang={lang ?? undefined} dir="auto">
        <Marked {...(narrow ? shortened(snippet) : snippet)} />
      </span>
    </button>
  );
}

/** Characters before what was found, where there is little room. */
const lead = 18;

/** Without the words that come long before the first mark. */
function shortened({ text, marks }: SearchSnippet): Pick<SearchSnippet, 'text' | 'marks'> {
  const first = Math.min(...marks.map(({ start }) => start));
  if (!Number.isFinite(first) || first <= lead + 6) return { text, marks };
  const space = text.indexOf(' ', first - lead);
  const from = space < 0 || space >= first ? first : space + 1;
  const by = from - 1;
  return {
    text: `…${text.slice(from)}`,
    marks: marks.map(({ start, end }) => ({ start: start - by, end: end - by })),
  };
}

const names: Partial<Record<SearchSnippet['field'], string>> = {
  byline: 'Author',
  siteName: 'Outlet',
  title: 'Title',
  quote: 'Highlight',
  note: 'Note',
  tag: 'Tag',
  'article-note': 'Note on the article',
};

/** In what it was found, where that is not the text; a note with the sign of its category. */
function Where({ snippet: { field, annotation, category } }: { snippet: SearchSnippet }): JSX.Element | null {
  const { categories } = usePreferences();
  const name = names[field];
  if (!name) return null;
  const of = annotation && category !== undefined ? categoryOf(category, categories) : null;
  return (
    <span className={styles.where}>
      {of && <CategoryMark category={of} />}
      {of ? `${name}, ${of.name}` : name}
    </span>
  );
}

/** Words with what was found in them. */
export function Marked({ text, marks }: Pick<SearchSnippet, 'text' | 'marks'>): JSX.Element {
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  return (
    <>
      {sorted.map(({ start, end }, i) => (
        <Fragment key={start}>
          {text.slice(sorted[i - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(sorted.at(-1)?.end ?? 0)}
    </>
  );
}
