import type { ArticleRow, SearchSnippet } from '#contract';
import { isPlaced, passageOf } from './annotation';
import { fetchAnswer } from './api';
import { openFound, showHitsOf } from './finding';
import { changePreferences, preferences } from './preferences';
import { openArticle, openBeside, revealPassage, selectAnnotation, showNotes } from './workspace';

/** Searches that are remembered. */
const most = 12;

/** Remembers a search, the last first, each once. */
export function rememberSearch(search: string): void {
  const wanted = search.trim();
  const { searches } = preferences();
  if (!wanted || searches[0] === wanted) return;
  changePreferences({ searches: [wanted, ...searches.filter((other) => other !== wanted)].slice(0, most) });
}

/**
 * Opens an article of the library: one that words have found at the best of its places, with all hits painted, else
 * where it was left.
 */
export function openRow({ article, snippets }: ArticleRow, search: string, beside = false): void {
  const best = snippets.find(({ passage }) => passage !== null);
  if (best) return openSnippet(article.id, best, search, beside);
  if (beside) openBeside(article.id);
  else openArticle(article.id);
  if (!search.trim()) return;
  rememberSearch(search);
  showHitsOf(search);
}

/** Opens an article at the place that a search has found: in its text, or at the note that says it. */
export function openSnippet(article: string, snippet: SearchSnippet, search: string, beside = false): void {
  rememberSearch(search);
  const { passage, version, annotation, field } = snippet;
  openFound({ article, search, passage, version }, beside);
  if (field === 'article-note') showNotes();
  if (annotation) void goToAnnotation(article, annotation, passage !== null).catch(() => undefined);
}

/** The article is open by now; where its note stands, its annotations say. */
async function goToAnnotation(article: string, id: string, isThere: boolean): Promise<void> {
  const [annotations, { version }] = await Promise.all([
    fetchAnswer('listAnnotations', { article }),
    fetchAnswer('getArticle', { id: article }),
  ]);
  const found = annotations.find((one) => one.id === id);
  if (!found) return;
  if (!isThere && isPlaced(found, version)) revealPassage(article, passageOf(found), version);
  selectAnnotation({ article, id });
}
