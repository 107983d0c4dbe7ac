import type {
  ArticleAlignment,
  ComparisonOverview,
  ComparisonView,
  Match,
  Passage,
  ShownComparison,
} from '#contract';
import { useEffect, useMemo } from 'react';
import { create } from 'zustand';
import { heldAnswer, queries, useAnswer, useAnswers, useData, useSteadyAnswer } from './api';
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
  /** The saved comparison that was opened or changed last; it counts as long as no other articles than its own are open. */
  chosen: string | null;
  /** The match under the pointer or the keyboard's focus. */
  hovered: MatchRef | null;
  /** All matches of the passage under it, `hovered` among them: a passage may have several counterparts. */
  lit: readonly MatchRef[];
  /** The match that was gone to last: `[` and `]` go on from here. */
  active: MatchRef | null;
  /** The match whose evidence is shown. */
  why: MatchRef | null;
  /** Which piece of that evidence is pointed at, by its index. */
  evidence: number | null;
  /** Articles whose panes stay where they are while the others scroll together. */
  frozen: string[];
}

export const useComparing = create<Comparing>(() => ({
  chosen: null,
  hovered: null,
  lit: [],
  active: null,
  why: null,
  evidence: null,
  frozen: [],
}));

const noRefs: readonly MatchRef[] = [];

/** Lights these matches, the first of them before the others; none lights nothing. */
export function hoverMatches(refs: readonly MatchRef[]): void {
  const { lit, hovered } = useComparing.getState();
  const isLit = refs.length === lit.length && refs.every((ref, i) => sameMatch(ref, lit[i]));
  if (isLit && sameMatch(hovered, refs[0] ?? null)) return;
  useComparing.setState({ hovered: refs[0] ?? null, lit: refs.length ? refs : noRefs });
}

export const sameMatch = (x: MatchRef | null | undefined, y: MatchRef | null | undefined): boolean =>
  x === y || (!!x && !!y && x.a === y.a && x.b === y.b && x.id === y.id);

// What was pointed at, gone to or asked about in articles that are not on the screen any more is let go: nothing would end it.
useWorkspace.subscribe(({ panes, cleaning }, before) => {
  if (panes === before.panes && cleaning === before.cleaning) return;
  const { hovered, active, why } = useComparing.getState();
  const isAway = (ref: MatchRef | null, isOut: (article: string) => boolean): boolean =>
    ref !== null && (isOut(ref.a) || isOut(ref.b));
  const isClosed = (id: string): boolean => !panes.includes(id);
  const isHidden = (id: string): boolean => isClosed(id) || cleaning.includes(id);
  if (isAway(hovered, isHidden)) hoverMatches([]);
  if (isAway(active, isClosed)) useComparing.setState({ active: null });
  if (isAway(why, isHidden)) useComparing.setState({ why: null, evidence: null });
});

/** What is lit now: the match whose evidence is shown goes before what the pointer is over. */
export function useLit(): readonly MatchRef[] {
  const why = useComparing((comparing) => comparing.why);
  const hovered = useComparing((comparing) => comparing.hovered);
  const lit = useComparing((comparing) => comparing.lit);
  return useMemo(() => {
    if (why) return [why];
    if (!hovered) return noRefs;
    return lit.some((ref) => sameMatch(ref, hovered)) ? lit : [hovered];
  }, [why, hovered, lit]);
}

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

const holdsFor = (
  opened: ShownComparison | undefined,
  articles: readonly string[],
): opened is ShownComparison =>
  opened?.deleted === null && articles.every((id) => opened.articles.includes(id));

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
  return holdsFor(opened, articles) ? opened : found;
}

function useAnswerOf(id: string | null): ShownComparison | undefined {
  return useSteadyAnswer('getComparison', { id: id ?? 'nothing-chosen' }, () => false, id !== null).data;
}

/** As `useComparison`, of what the page holds. */
export function heldComparison(): ShownComparison | null {
  const articles = sorted(useWorkspace.getState().panes);
  const { chosen } = useComparing.getState();
  const opened = chosen === null ? undefined : heldAnswer('getComparison', { id: chosen });
  if (holdsFor(opened, articles)) return opened;
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
  const { data } = useSteadyAnswer(
    'alignArticles',
    alignmentInput(x, y, comparison),
    (held) => held.a.article === a && held.b.article === b,
  );
  const [one, other] = [useAnswer('getArticle', { id: a }).data, useAnswer('getArticle', { id: b }).data];
  return data && countsIn(data, one, other) ? data : undefined;
}

/** Whether passages of an alignment count in the texts that are shown: an article may have changed since. */
const countsIn = (
  { a, b }: ArticleAlignment,
  one: { version: number } | undefined,
  other: { version: number } | undefined,
): boolean => (!one || one.version === a.version) && (!other || other.version === b.version);

export interface AlignmentState {
  x: string;
  y: string;
  alignment: ArticleAlignment | undefined;
  /** The last attempt failed or was ended. */
  error: Error | null;
  /** It is being asked for. */
  busy: boolean;
}

/** The last answer of each pair: shown while the next one is awaited, as long as it counts in the texts shown. */
const lastAlignments = new Map<string, ArticleAlignment>();
const pairKey = (x: string, y: string): string => Object.values(pairOf(x, y)).join(' ');

/** As `useAlignment`, for several pairs, with how far each is. */
export function useAlignments(pairs: readonly (readonly [string, string])[]): AlignmentState[] {
  const comparison = useComparison()?.id;
  const answers = useAnswers(
    'alignArticles',
    pairs.map(([x, y]) => alignmentInput(x, y, comparison)),
  );
  useEffect(() => {
    for (const { data } of answers)
      if (data) lastAlignments.set(pairKey(data.a.article, data.b.article), data);
  });
  return pairs.map(([x, y], i) => {
    const { data, error = null, isFetching = false } = answers[i] ?? {};
    const last = error ? undefined : lastAlignments.get(pairKey(x, y));
    return { x, y, alignment: data ?? last, error, busy: isFetching };
  });
}

/** Asks anew for the alignments of these articles that failed or were ended. */
export const retryAlignments = (): void => {
  for (const method of ['alignArticles', 'getOverview'] as const)
    void queries.refetchQueries({
      queryKey: [method],
      type: 'active',
      predicate: ({ state }) => state.status === 'error',
    });
};

/** As `useAlignment`, of what the page holds. */
export function heldAlignment(x: string, y: string): ArticleAlignment | undefined {
  const held = heldAnswer('alignArticles', alignmentInput(x, y, heldComparison()?.id));
  const { a, b } = pairOf(x, y);
  const texts = [heldAnswer('getArticle', { id: a }), heldAnswer('getArticle', { id: b })] as const;
  return held && countsIn(held, ...texts) ? held : undefined;
}

export interface Overviewing {
  /** Undefined until it is known. */
  overview: ComparisonOverview | undefined;
  error: Error | null;
  /** By which its progress is told and it is cancelled. */
  job: string;
  again: () => void;
}

/** Everything that the open articles have in common, in their texts as they are shown. */
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
  const texts = useData('getArticle', enabled ? panes.map((id) => ({ id })) : []);
  const isOfThese = data?.articles.every(({ article, version }) =>
    texts.every((text) => text?.id !== article || text.version === version),
  );
  const overview = isOfThese ? data : undefined;
  return { overview, error: isFetching ? null : error, job, again: () => void refetch() };
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
