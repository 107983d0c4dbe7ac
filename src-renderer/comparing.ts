import type {
  ArticleAlignment,
  ComparisonOverview,
  ComparisonView,
  Match,
  Passage,
  ShownComparison,
} from '#contract';
import { useMemo } from 'react';
import { create } from 'zustand';
import { heldAnswer, useSteadyAnswer } from './api';
import { changePreferences, preferences, usePreferences } from './preferences';
import { useWorkspace } from './workspace';

/** A match of two open articles; `a` and `b` are articles in the order of `pairOf`. */
export interface MatchRef {
  a: string;
  b: string;
  id: string;
}

/** State of the interface around the seams; what the reader made of a comparison is the main side's. */
interface Comparing {
  /** The saved comparison that was opened; it counts as long as exactly its articles are open. */
  chosen: string | null;
  /** The match under the pointer or the keyboard's focus. */
  hovered: MatchRef | null;
  /** The match that was gone to last: `[` and `]` go on from here. */
  active: MatchRef | null;
  /** The match whose evidence is shown. */
  why: MatchRef | null;
  /** Articles whose panes stay where they are while the others scroll together. */
  frozen: string[];
}

export const useComparing = create<Comparing>(() => ({
  chosen: null,
  hovered: null,
  active: null,
  why: null,
  frozen: [],
}));

/** Pairs are always asked for in this order, so that the ids of their matches stay when panes are moved. */
export const pairOf = (x: string, y: string): { a: string; b: string } =>
  x < y ? { a: x, b: y } : { a: y, b: x };

/** Pairs of articles whose panes stand side by side, left to right. */
export const neighbours = (panes: readonly string[]): [string, string][] =>
  panes.slice(1).map((right, i) => [panes[i] ?? right, right]);

/** All pairs of these articles, neighbours first. */
export const allPairs = (panes: readonly string[]): [string, string][] => {
  const pairs = panes.flatMap((x, i) =>
    panes.slice(i + 1).map((y, j): [number, [string, string]] => [j, [x, y]]),
  );
  return pairs.sort(([i], [j]) => i - j).map(([, pair]) => pair);
};

/** A match seen from one of its articles. */
export const passageIn = (match: Match, ref: { a: string }, article: string): Passage =>
  ref.a === article ? match.a : match.b;

// Each pair and each set has one job, by which its progress is told and it is cancelled.
const jobs = new Map<string, string>();
export function jobOf(articles: readonly string[]): string {
  const key = [...articles].sort().join(' ');
  const job = jobs.get(key) ?? crypto.randomUUID();
  jobs.set(key, job);
  return job;
}

const sorted = (panes: readonly string[]): string[] => [...panes].sort();

/** The comparison that holds for the open articles: the one that was opened, or the last one of exactly these. */
export function useComparison(): ShownComparison | null {
  const panes = useWorkspace((workspace) => workspace.panes);
  const chosen = useComparing((comparing) => comparing.chosen);
  const articles = useMemo(() => sorted(panes), [panes]);
  const several = articles.length > 1;
  const found = useSteadyAnswer('findComparison', { articles }, () => false, several).data ?? null;
  const opened = useAnswerOf(chosen);
  if (!several) return null;
  return opened?.deleted === null && sorted(opened.articles).join() === articles.join() ? opened : found;
}

function useAnswerOf(id: string | null): ShownComparison | undefined {
  return useSteadyAnswer('getComparison', { id: id ?? 'nothing-chosen' }, () => false, id !== null).data;
}

/** As `useComparison`, of what the page holds. */
export function heldComparison(): ShownComparison | null {
  const articles = sorted(useWorkspace.getState().panes);
  const { chosen } = useComparing.getState();
  const opened = chosen === null ? undefined : heldAnswer('getComparison', { id: chosen });
  if (opened?.deleted === null && sorted(opened.articles).join() === articles.join()) return opened;
  return heldAnswer('findComparison', { articles }) ?? null;
}

const alignmentInput = (x: string, y: string, comparison: string | undefined) => ({
  ...pairOf(x, y),
  job: jobOf([x, y]),
  ...(comparison !== undefined && { comparison }),
});

/** What two open articles have in common, in the order of `pairOf`; undefined until it is known. */
export function useAlignment(x: string, y: string): ArticleAlignment | undefined {
  const comparison = useComparison()?.id;
  const { a, b } = pairOf(x, y);
  return useSteadyAnswer(
    'alignArticles',
    alignmentInput(x, y, comparison),
    (held) => held.a.article === a && held.b.article === b,
  ).data;
}

export const heldAlignment = (x: string, y: string): ArticleAlignment | undefined =>
  heldAnswer('alignArticles', alignmentInput(x, y, heldComparison()?.id));

export interface Overviewing {
  /** Undefined until it is known. */
  overview: ComparisonOverview | undefined;
  error: Error | null;
  /** By which its progress is told and it is cancelled. */
  job: string;
  again: () => void;
}

/** Everything that the open articles have in common. */
export function useOverview(enabled = true): Overviewing {
  const panes = useWorkspace((workspace) => workspace.panes);
  const comparison = useComparison()?.id;
  const job = jobOf(['overview', ...panes]);
  const { data, error, isFetching, refetch } = useSteadyAnswer(
    'getOverview',
    { articles: panes, job, ...(comparison !== undefined && { comparison }) },
    (held) => sorted(held.articles.map(({ article }) => article)).join() === sorted(panes).join(),
    enabled && panes.length > 1,
  );
  return { overview: data, error: isFetching ? null : error, job, again: () => void refetch() };
}

/** How the open articles are looked at: what is marked, whether panes scroll together, what the side shows. */
export const useComparingView = (): ComparisonView => usePreferences().comparing;

export const comparingView = (): ComparisonView => preferences().comparing;

/** Sets how they are looked at, on the page only: see `storeView` in changing-comparison.ts. */
export const setComparingView = (change: Partial<ComparisonView>): void =>
  changePreferences({ comparing: { ...comparingView(), ...change } });

export const toggleFrozen = (article: string): void =>
  useComparing.setState(({ frozen }) => ({
    frozen: frozen.includes(article) ? frozen.filter((id) => id !== article) : [...frozen, article],
  }));
