import type {
  ComparisonChange,
  ComparisonMark,
  ComparisonView,
  Passage,
  PlaceGiven,
  ShownComparison,
} from '#contract';
import { keep } from './annotating';
import { amendAnswers, call, fetchAnswer, heldAnswer, queries, stale } from './api';
import { comparingView, heldComparison, setComparingView, useComparing } from './comparing';
import { comparisonAfter, comparisonBegun, type KnownText } from './comparison-ahead';
import { undoStep, type Step } from './history';
import { say } from './toasts';
import { useWorkspace } from './workspace';

type Change = Omit<ComparisonChange, 'id'>;

/** A passage of an open article as the main side wants it: with the version of the text that it counts in. */
export function placeGiven(article: string, passage: Passage): PlaceGiven | null {
  const held = heldAnswer('getArticle', { id: article });
  return held ? { article, version: held.version, passage } : null;
}

const texts = (article: string): KnownText | undefined => heldAnswer('getArticle', { id: article });

/** Changes without an answer yet, in their order: laid over whatever the main side says meanwhile. */
let onTheWay: readonly ComparisonChange[] = [];

const withOnTheWay = (comparison: ShownComparison): ShownComparison =>
  onTheWay
    .filter(({ id }) => id === comparison.id)
    .reduce((shown, change) => comparisonAfter(shown, change, texts), comparison);

const sameArticles = (some: readonly string[], others: readonly string[]): boolean =>
  [...some].sort().join() === [...others].sort().join();

amendAnswers('getComparison', (_, answer) => withOnTheWay(answer));
amendAnswers('findComparison', ({ articles }, answer) => {
  const begun = onTheWay.find((change) => change.articles && sameArticles(change.articles, articles));
  const found = answer ?? (begun ? begin(begun) : null);
  const shown = found && withOnTheWay(found);
  return shown?.deleted === null ? shown : null;
});

/** A comparison that nothing is known of but the change that makes it. */
function begin({ id, articles = [] }: ComparisonChange): ShownComparison {
  const titles = articles.map((article) => heldAnswer('getArticle', { id: article })?.title ?? '');
  return comparisonBegun({ id, articles, view: comparingView() }, titles.filter(Boolean).join(' · '));
}

/** Puts a comparison into what the page holds. */
function hold(comparison: ShownComparison): void {
  const articles = [...comparison.articles].sort();
  const set = (key: readonly unknown[], value: ShownComparison | null): void => {
    // An answer under way was asked for before this change and would undo it on the page.
    const asked = queries.isFetching({ queryKey: key }) > 0;
    if (asked) void queries.cancelQueries({ queryKey: key });
    queries.setQueryData(key, value);
    if (asked) void queries.invalidateQueries({ queryKey: key });
  };
  set(['getComparison', { id: comparison.id }], comparison);
  set(['findComparison', { articles }], comparison.deleted === null ? comparison : null);
}

const heldById = (id: string): ShownComparison | undefined => {
  const held = heldAnswer('getComparison', { id });
  if (held) return held;
  const found = queries.getQueriesData<ShownComparison | null>({ queryKey: ['findComparison'] });
  return found.map(([, comparison]) => comparison).find((comparison) => comparison?.id === id) ?? undefined;
};

/** Makes a change without a step of its own; answers what takes it back. Shown at once, stored behind it. */
export async function sendChange(change: ComparisonChange): Promise<ComparisonChange | null> {
  const held = heldById(change.id);
  const before = held ?? (change.articles ? { ...begin(change), deleted: new Date().toISOString() } : null);
  onTheWay = [...onTheWay, change];
  if (before) hold(comparisonAfter({ ...before, deleted: held?.deleted ?? null }, change, texts));
  const settle = (): void => {
    onTheWay = onTheWay.filter((other) => other !== change);
  };
  try {
    // Sent again after a dropped connection it is the same change, with the same way back.
    const sent = { ...change, call: crypto.randomUUID() };
    const { comparison, inverse } = await call('changeComparison', sent);
    settle();
    hold(withOnTheWay(comparison));
    return inverse;
  } catch (error) {
    settle();
    // What is shown is what is stored; one that could not be made is not there.
    if (before) hold(withOnTheWay(before));
    stale('getComparison', { id: change.id });
    stale('findComparison');
    throw error;
  }
}

/** The comparison of the open articles, or the id that a new one gets and what makes it. */
async function target(): Promise<{ id: string; articles?: string[] }> {
  const panes = [...useWorkspace.getState().panes];
  // Until it is known that there is none, another one must not be made.
  const held = heldComparison() ?? (await fetchAnswer('findComparison', { articles: [...panes].sort() }));
  return held ? { id: held.id } : { id: crypto.randomUUID(), articles: panes };
}

/**
 * Changes the comparison of the open articles, making it when there is none yet: one step that can be taken back. Shown at
 * once, stored behind it.
 * @param label names the step: “pin”, “new row”
 * @param said a sentence for a change that is easily regretted: it offers the way back
 * @returns whether it was stored; otherwise the reader has been told
 */
export async function changeComparison(label: string, change: Change, said?: string): Promise<boolean> {
  // Two changes at once must not make two comparisons.
  const turn = targeting.then(target);
  targeting = turn.catch(() => undefined);
  const to = await turn;
  const made = to.articles && { articles: to.articles };
  const changed = changeComparisonOf(to.id, label, { ...change, ...made }, said);
  useComparing.setState({ chosen: to.id });
  return changed;
}
let targeting: Promise<unknown> = Promise.resolve();

/** As `changeComparison`, for any comparison of the library. */
export async function changeComparisonOf(
  id: string,
  label: string,
  change: Change,
  said?: string,
): Promise<boolean> {
  /** What takes the last change back: the first one, or that of an undo, or of a redo. */
  let back: Promise<ComparisonChange | null> = Promise.resolve(null);
  const turn = async (): Promise<void> => {
    const change = await back;
    if (!change) return;
    const turned = sendChange(change);
    await turned;
    back = turned;
  };
  const step: Step = { label, undo: turn, redo: turn };
  const stored = await keep(
    step,
    () => (back = sendChange({ id, ...change })),
    () => {},
  );
  if (stored && said !== undefined) say(said, { label: 'Undo', run: () => void undoStep(step) });
  return stored;
}

/** Sets how the open articles are looked at, and keeps it with their comparison when there is one. No step: nothing is lost. */
export function storeView(change: Partial<ComparisonView>): void {
  setComparingView(change);
  const held = heldComparison();
  if (held) void sendChange({ id: held.id, view: comparingView() }).catch(() => undefined);
}

export function toggleMark(mark: ComparisonMark): void {
  const { marks } = comparingView();
  storeView({ marks: marks.includes(mark) ? marks.filter((other) => other !== mark) : [...marks, mark] });
}
