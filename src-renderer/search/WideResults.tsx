import { Minimize2 } from 'lucide-react';
import { memo, useEffect, useRef, useState, type JSX, type KeyboardEvent, type MouseEvent } from 'react';
import type { ArticleRow } from '#contract';
import { shortDate } from '../dates';
import { openRow } from '../opening-found';
import { IconButton } from '../ui/IconButton';
import { TextButton } from '../ui/TextButton';
import { focusedArticle, widenResults } from '../workspace';
import styles from './results.module.css';
import { panelFieldId, wideFieldId } from './search-field-ids';
import { SearchHelp } from './SearchHelp';
import { SearchInput } from './SearchInput';
import { SearchLine } from './SearchLine';
import { keyOf, Marked, Snippet } from './Snippets';
import { useResults } from './use-results';

/** What a search of the library finds, across the window: by article, with more of what each says. */
export function WideResults(): JSX.Element {
  const { query, answer, rows, failed, more } = useResults();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState('');
  useEffect(() => {
    const field = document.getElementById(wideFieldId);
    const was = document.activeElement;
    // Drawn anew it has the keyboard already.
    if (was !== field) cameFrom = was instanceof HTMLElement ? was : null;
    field?.focus();
  }, []);
  const total = answer?.total ?? 0;
  const words = query.search !== '';
  return (
    <main className={styles.results} aria-label="Search results" data-region="results">
      <header className={styles.head}>
        <SearchInput id={wideFieldId} onLeave={() => results(list.current)[0]?.focus()} onEscape={back} />
        <SearchHelp fieldId={wideFieldId} />
        <IconButton
          icon={Minimize2}
          label="Back to the articles"
          command="search.wide"
          small
          onPress={back}
        />
      </header>
      {words && answer && <SearchLine answer={answer} />}
      {failed && (
        <p className={styles.none} role="alert">
          {failed.message}
        </p>
      )}
      {!words && (
        <p className={styles.none}>
          Write what you look for: words, "exact words", or fields such as author: and tag:. The question mark
          shows all.
        </p>
      )}
      {words && !answer && !failed && <p className={styles.coming}>Searching…</p>}
      {words && answer && total === 0 && !failed && (
        <p className={styles.none}>
          Nothing in the library says this. Fewer words find more, and so does a search without fields.
        </p>
      )}
      {words && rows.length > 0 && (
        // One stop of the Tab key; the arrows go through it.
        // eslint-disable-next-line jsx-a11y/no-static-element-interactions
        <div
          ref={list}
          className={styles.list}
          data-region-start=""
          onKeyDown={(event) => keys(event, list.current)}
          onFocus={({ target }) => setAt(target.dataset.key ?? '')}
        >
          <ol>
            {rows.map((row, i) => (
              <Result
                key={row.article.id}
                row={row}
                search={query.search}
                at={at.startsWith(row.article.id) ? at : null}
                first={i === 0 && !rows.some(({ article }) => at.startsWith(article.id))}
              />
            ))}
          </ol>
          {rows.length < total && (
            <TextButton kind="quiet" onPress={more}>
              {`Show more of ${total.toLocaleString()}`}
            </TextButton>
          )}
        </div>
      )}
    </main>
  );
}

/** What had the keyboard before the results were laid across the window. */
let cameFrom: HTMLElement | null = null;

/** Back to where one was: in the library's field or list, else in the article that is read. */
function back(): void {
  const id = focusedArticle();
  const inPanel = cameFrom?.closest('[data-region="library"]') ? cameFrom : null;
  widenResults(false);
  requestAnimationFrame(() => {
    const article = document.querySelector<HTMLElement>(`[data-article="${id ?? ''}"]`);
    const field = document.getElementById(panelFieldId);
    for (const one of [inPanel, article, field]) {
      one?.focus();
      if (one && document.activeElement === one) return;
    }
  });
}

const results = (list: HTMLElement | null): HTMLElement[] => [
  ...(list?.querySelectorAll<HTMLElement>('[data-result]') ?? []),
];

/** Arrows go through articles and what they say, Page Up and Down from article to article, Escape goes back. */
function keys(event: KeyboardEvent, list: HTMLElement | null): void {
  const { key } = event;
  if (key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    return back();
  }
  if (event.altKey) return;
  const all = results(list);
  const now = all.indexOf(event.target as HTMLElement);
  if (now < 0) return;
  if (key === 'Enter' && (event.ctrlKey || event.metaKey || event.shiftKey)) {
    event.preventDefault();
    event.stopPropagation();
    all[now]?.dispatchEvent(new window.MouseEvent('click', { bubbles: true, ctrlKey: true }));
    return;
  }
  const titles = all.filter((one) => one.dataset.result === 'article');
  const title = titles.findLastIndex((one) => all.indexOf(one) <= now);
  const to: Record<string, HTMLElement | undefined> = {
    ArrowDown: all[now + 1],
    ArrowUp: all[now - 1],
    PageDown: titles[title + 1] ?? all.at(-1),
    PageUp: all[now] === titles[title] ? (titles[title - 1] ?? titles[0]) : titles[title],
    Home: all[0],
    End: all.at(-1),
  };
  if (!(key in to)) return;
  event.preventDefault();
  event.stopPropagation();
  if (key === 'ArrowUp' && now === 0) return document.getElementById(wideFieldId)?.focus();
  to[key]?.focus();
  to[key]?.scrollIntoView({ block: 'nearest' });
}

interface ResultProps {
  row: ArticleRow;
  search: string;
  /** The key of the stop in it that has the keyboard. */
  at: string | null;
  first: boolean;
}

const Result = memo(function Result({ row, search, at, first }: ResultProps): JSX.Element {
  const { article, snippets } = row;
  const { id, title, siteName, byline } = article;
  const inTitle = snippets.find(({ field, text }) => field === 'title' && text === title);
  const said = snippets.filter(({ field }) => field !== 'title' && field !== 'siteName');
  const open = (event: MouseEvent): void => openRow(row, search, event.ctrlKey || event.metaKey);
  const date = article.publishedTime
    ? shortDate(article.publishedTime)
    : `added ${shortDate(article.source.importedAt)}`;
  return (
    <li className={styles.result}>
      <button
        type="button"
        className={styles.title}
        data-result="article"
        data-key={id}
        tabIndex={at === id || first ? 0 : -1}
        lang={article.lang ?? undefined}
        dir="auto"
        onClick={open}
      >
        <Marked text={title} marks={inTitle?.marks ?? []} />
      </button>
      <span className={styles.facts}>
        {[siteName, byline].map((fact) => fact && <bdi key={fact}>{fact}</bdi>)}
        <span>{date}</span>
        {article.annotations > 0 && (
          <span>{article.annotations === 1 ? '1 note' : `${article.annotations} notes`}</span>
        )}
      </span>
      {said.map((snippet) => (
        <Snippet
          key={keyOf(snippet)}
          article={id}
          lang={article.lang}
          snippet={snippet}
          stop={{ key: `${id} ${keyOf(snippet)}`, active: at === `${id} ${keyOf(snippet)}` }}
        />
      ))}
    </li>
  );
});
