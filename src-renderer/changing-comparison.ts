import type {
  ComparisonChange,
  ComparisonMark,
  ComparisonView,
  Passage,
  PlaceGiven,
  ShownComparison,
} from '#contract';
import { keep } from './annotating';
import { call, heldAnswer, queries } from './api';
import { comparingView, heldComparison, setComparingView, useComparing } from './comparing';
import { useWorkspace } from './workspace';

type Change = Omit<ComparisonChange, 'id'>;

/** A passage of an open article as the main side wants it: with the version of the text that it counts in. */
export function placeGiven(article: string, passage: Passage): PlaceGiven | null {
  const held = heldAnswer('getArticle', { id: article });
  return held ? { article, version: held.version, passage } : null;
}

/** Shows what the main side has made of a comparison without waiting for its event. */
function hold(comparison: ShownComparison): void {
  queries.setQueryData(['getComparison', { id: comparison.id }], comparison);
  const articles = [...comparison.articles].sort();
  queries.setQueryData(['findComparison', { articles }], comparison.deleted === null ? comparison : null);
}

async function send(change: ComparisonChange): Promise<ComparisonChange | null> {
  const { comparison, inverse } = await call('changeComparison', change);
  hold(comparison);
  return inverse;
}

/** The comparison of the open articles, or the id that a new one gets and what makes it. */
function target(): { id: string; articles?: string[] } {
  const held = heldComparison();
  return held ? { id: held.id } : { id: crypto.randomUUID(), articles: [...useWorkspace.getState().panes] };
}

/**
 * Changes the comparison of the open articles, making it when there is none yet: one step that can be taken back.
 * @param label names the step: “pin”, “new row”
 * @returns whether it was stored; otherwise the reader has been told
 */
export async function changeComparison(label: string, change: Change): Promise<boolean> {
  const to = target();
  if (to.articles) useComparing.setState({ chosen: to.id });
  return changeComparisonOf(to.id, label, { ...change, ...(to.articles && { articles: to.articles }) });
}

/** As `changeComparison`, for any comparison of the library. */
export async function changeComparisonOf(id: string, label: string, change: Change): Promise<boolean> {
  /** What takes the last change back: the first one, or that of an undo, or of a redo. */
  let back: Promise<ComparisonChange | null> = Promise.resolve(null);
  const turn = async (): Promise<void> => {
    const change = await back;
    if (!change) return;
    const turned = send(change);
    await turned;
    back = turned;
  };
  return keep(
    { label, undo: turn, redo: turn },
    () => (back = send({ id, ...change })),
    () => {},
  );
}

/** Sets how the open articles are looked at, and keeps it with their comparison when there is one. No step: nothing is lost. */
export function storeView(change: Partial<ComparisonView>): void {
  setComparingView(change);
  const held = heldComparison();
  if (held) void send({ id: held.id, view: comparingView() }).catch(() => undefined);
}

export function toggleMark(mark: ComparisonMark): void {
  const { marks } = comparingView();
  storeView({ marks: marks.includes(mark) ? marks.filter((other) => other !== mark) : [...marks, mark] });
}
