import type { ArticleSummary, MarksChange } from '#contract';
import { limits } from '#contract/limits';
import { announce } from './announce';
import { call, holdAnswers, stale } from './api';
import { counted } from './counted';
import { forget, remember, undoStep, type Step } from './history';
import { say, sayError } from './toasts';

type Marks = Omit<MarksChange, 'article'>;

/** How an article looks with a change. */
function marked(article: ArticleSummary, { tags, favourite, finished, was }: Marks): ArticleSummary {
  const before = was?.tags;
  const kept =
    before && tags ? article.tags.filter((tag) => !before.includes(tag) || tags.includes(tag)) : [];
  const next = tags && (before ? [...new Set([...kept, ...tags])] : tags);
  return {
    ...article,
    ...(next && { tags: next }),
    ...(favourite !== undefined && { favourite }),
    ...(finished !== undefined && { finished }),
  };
}

/** Shows on the page what is about to be stored. */
function showAhead(changes: readonly MarksChange[]): void {
  const byArticle = new Map(changes.map((change) => [change.article, change]));
  const change = (article: ArticleSummary): ArticleSummary => {
    const its = byArticle.get(article.id);
    return its ? marked(article, its) : article;
  };
  holdAnswers('listLibrary', (answer) => ({
    ...answer,
    rows: answer.rows.map((row) =>
      byArticle.has(row.article.id) ? { ...row, article: change(row.article) } : row,
    ),
  }));
  holdAnswers('getSummaries', (articles) => articles.map(change));
}

/** Makes changes in pieces that one call takes; answers what takes them back. */
async function store(changes: readonly MarksChange[]): Promise<MarksChange[]> {
  const inverse: MarksChange[] = [];
  showAhead(changes);
  try {
    for (let from = 0; from < changes.length; from += limits.changes) {
      const some = changes.slice(from, from + limits.changes);
      const made = await call('changeMarks', { id: crypto.randomUUID(), changes: some });
      inverse.unshift(...made.inverse);
    }
  } catch (error) {
    stale('listLibrary');
    stale('getSummaries');
    // What was stored before it failed is taken back, so that all or nothing is changed.
    for (let from = 0; from < inverse.length; from += limits.changes) {
      const some = inverse.slice(from, from + limits.changes);
      await call('changeMarks', { id: crypto.randomUUID(), changes: some }).catch(() => undefined);
    }
    throw error;
  }
  return inverse;
}

/**
 * Changes tags, favourite and read of articles in one step of the history, shown at once.
 * @param label what the step is called: `favourite`
 * @param said what to say when it is done, with a button to take it back; a single article is only announced
 */
export async function changeMarks(
  articles: readonly string[],
  change: Marks,
  label: string,
  said: (count: number) => string,
): Promise<void> {
  if (articles.length === 0) return;
  const forth = articles.map((article) => ({ article, ...change }));
  const first = store(forth);
  let back: MarksChange[] = [];
  const step: Step = {
    label: articles.length === 1 ? label : `${label} of ${counted(articles.length, 'article')}`,
    undo: async () => {
      await first;
      await store(back);
    },
    redo: async () => {
      back = await store(forth);
    },
  };
  remember(step);
  try {
    back = await first;
    if (back.length === 0) forget(step);
    else if (articles.length === 1) announce(said(1));
    else say(said(back.length), { label: 'Undo', run: () => void undoStep(step) });
  } catch (error) {
    forget(step);
    sayError(error);
  }
}

const many = (count: number): string => counted(count, 'article');

export const setFavourite = (articles: readonly string[], favourite: boolean): Promise<void> =>
  changeMarks(articles, { favourite }, favourite ? 'favourite' : 'not favourite', (count) =>
    favourite ? `${many(count)} added to the favourites` : `${many(count)} taken from the favourites`,
  );

export const setRead = (articles: readonly string[], finished: boolean): Promise<void> =>
  changeMarks(articles, { finished }, finished ? 'mark as read' : 'mark as unread', (count) =>
    finished ? `${many(count)} marked as read` : `${many(count)} marked as unread`,
  );

/** Whatever other tags there are stay. */
export const tagArticles = (articles: readonly string[], tags: readonly string[]): Promise<void> =>
  changeMarks(
    articles,
    { tags: [...tags], was: { tags: [] } },
    tags.length === 1 ? `tag “${tags[0] ?? ''}”` : 'tags',
    (count) => `${many(count)} tagged “${tags.join('”, “')}”`,
  );

export const untagArticles = (articles: readonly string[], tag: string): Promise<void> =>
  changeMarks(
    articles,
    { tags: [], was: { tags: [tag] } },
    `without the tag “${tag}”`,
    (count) => `“${tag}” taken off ${many(count)}`,
  );

/** Sets the tags of one article, which had those of `before` when the reader looked. */
export const setArticleTags = (
  article: string,
  tags: readonly string[],
  before: readonly string[],
): Promise<void> =>
  changeMarks([article], { tags: [...tags], was: { tags: [...before] } }, 'tags of an article', () =>
    tags.length > 0 ? `Tags: ${tags.join(', ')}` : 'No tags',
  );
