import type { Passage } from '#contract';
import { create } from 'zustand';
import { useAligning } from './aligning';
import { firstIn, hitCount, numberOf, type ArticleHits } from './hit-order';
import type { Literal } from './literal';
import { askedFor } from './shelf';
import { openArticle, openBeside, revealPassage, useWorkspace } from './workspace';

/** What is looked for in the open articles: the words of a search of the library, or words as they are. */
export type Sought = { kind: 'search'; search: string } | ({ kind: 'literal' } & Literal);

interface Finding {
  /** Whether the bar that finds in the open articles is there. */
  bar: boolean;
  /** What stands in the bar; kept when it is closed. */
  literal: Literal;
  /** What is painted in the open articles, or null while nothing is. */
  sought: Sought | null;
  /** Where it stands, in the order of the panes; kept by `Hits`. */
  hits: readonly ArticleHits[];
  /** The hit that the reader has gone to. */
  current: { article: string; passage: Passage } | null;
  /** Where a result was opened: the first hit in it is the one that was gone to, once it is known. */
  aim: { article: string; passage: Passage } | null;
  /** Raised when the bar is asked for once more: its words are to be selected. */
  asked: number;
}

export const useFinding = create<Finding>(() => ({
  bar: false,
  literal: { words: '', matchCase: false, wholeWords: false },
  sought: null,
  hits: [],
  current: null,
  aim: null,
  asked: 0,
}));

const set = useFinding.setState;
const get = useFinding.getState;

/** Whether there are hits to go through. */
export const hasHits = (): boolean => hitCount(get().hits) > 0;
export const isFinding = (): boolean => get().sought !== null;

/** Opens the bar, with these words if there are any. */
export function openFindBar(words = ''): void {
  const literal = { ...get().literal, ...(words && { words }) };
  set(({ asked }) => ({ bar: true, asked: asked + 1, literal }));
  seek(literal);
}

function seek(literal: Literal): void {
  set({ sought: literal.words.trim() ? { kind: 'literal', ...literal } : null, current: null });
}

export function changeLiteral(change: Partial<Literal>): void {
  const literal = { ...get().literal, ...change };
  set({ literal });
  seek(literal);
}

/** Paints what a search of the library finds in the open articles; with nothing to search for, nothing. */
export function showHitsOf(search: string): void {
  const { sought } = get();
  const wanted = askedFor(search);
  if (sought?.kind === 'search' && sought.search === wanted) return;
  if (!wanted) return stopFinding();
  set({ bar: false, sought: { kind: 'search', search: wanted }, current: null });
}

export const stopFinding = (): void => set({ bar: false, sought: null, hits: [], current: null, aim: null });

export const goneTo = (article: string, passage: Passage): void =>
  set({ current: { article, passage }, aim: null });

export const setHits = (hits: readonly ArticleHits[]): void => {
  const { current, aim } = get();
  const first = aim && firstIn(hits, aim);
  if (first) return set({ hits, current: { article: aim.article, passage: first }, aim: null });
  // A text that has changed, or a pane that has closed, takes its hits along.
  set({ hits, ...(current && hits.length > 0 && numberOf(hits, current) === null && { current: null }) });
};

/** Where a search has found something, as a result that is opened. */
export interface Found {
  article: string;
  search: string;
  /** Where in the text, or null to go where the article was left. */
  passage: Passage | null;
  version: number;
}

/** Opens an article that a search has found, at the place that it was found at, with all hits painted. */
export function openFound({ article, search, passage, version }: Found, beside = false): void {
  const { sought } = get();
  const known = sought?.kind === 'search' && sought.search === askedFor(search);
  if (beside) openBeside(article);
  else openArticle(article);
  showHitsOf(search);
  if (!passage) return;
  set({ current: null, aim: { article, passage } });
  if (known) setHits(get().hits);
  revealPassage(article, passage, version);
  useAligning.setState({ flashed: [{ article, passage }] });
}

// What was pointed at in an article that is closed is no place to go on from.
useWorkspace.subscribe(({ panes }, before) => {
  const { current } = get();
  if (panes !== before.panes && current && !panes.includes(current.article)) set({ current: null });
});
