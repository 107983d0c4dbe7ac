import type { Annotation, AnnotationChange } from '#contract';
import { limits } from '#contract/limits';
import { create } from 'zustand';
import { announce } from './announce';
import { AppError } from '#contract/errors';
import { ahead } from './annotation-ahead';
import { holdMany } from './annotating';
import { call, heldAnswer, stale } from './api';
import { forget, Halfway, remember, undoStep, type Step } from './history';
import { say, sayError } from './toasts';
import type { AnnotationRef } from './workspace';

/** A change of many notes that takes a while: how far it has come, and the way to stop it. */
interface Running {
  label: string;
  done: number;
  total: number;
  cancel: () => void;
}
export const useChangingMany = create<{ running: Running | null }>(() => ({ running: null }));

/** From this many on a change is shown when it is done, not ahead of it. */
const mostAhead = 500;

/** What is to become of each of many notes. */
export type ManyChange = Omit<AnnotationChange, 'id' | 'article'>;

/** Shows on the page what is about to be stored. */
function showAhead(changes: readonly AnnotationChange[]): void {
  if (changes.length > mostAhead) return;
  const articles = new Map<string, { held: Map<string, Annotation>; its: Map<string, Annotation | null> }>();
  for (const change of changes) {
    const { article, id } = change;
    const one = articles.get(article) ?? {
      held: new Map(heldAnswer('listAnnotations', { article })?.map((other) => [other.id, other])),
      its: new Map<string, Annotation | null>(),
    };
    articles.set(article, one);
    const held = one.held.get(id);
    if (change.deleted) one.its.set(id, null);
    else if (held) one.its.set(id, ahead(held, change));
  }
  for (const [article, { its }] of articles) holdMany(article, its);
}

function hold(annotations: readonly Annotation[]): void {
  const byArticle = new Map<string, Map<string, Annotation | null>>();
  for (const annotation of annotations) {
    const { source } = annotation.target;
    const its = byArticle.get(source) ?? new Map<string, Annotation | null>();
    byArticle.set(source, its.set(annotation.id, annotation.deleted ? null : annotation));
  }
  for (const [article, its] of byArticle) holdMany(article, its);
}

interface Outcome {
  /** How many of the changes were made, or needed no making. */
  done: number;
  changed: number;
  /** What would take it back. */
  inverse: AnnotationChange[];
  cancelled: boolean;
  /** What went wrong on the way; what had been done before stays done. */
  error?: Error;
}

/** Makes changes in pieces that one call takes, article by article, and says how far it has come. */
async function store(changes: readonly AnnotationChange[], label: string): Promise<Outcome> {
  const outcome: Outcome = { done: 0, changed: 0, inverse: [], cancelled: false };
  const size = limits.changes;
  const cancel = (): void => void (outcome.cancelled = true);
  try {
    for (let from = 0; from < changes.length && !outcome.cancelled; from += size) {
      if (changes.length > size)
        useChangingMany.setState({ running: { label, done: from, total: changes.length, cancel } });
      const made = await call('changeAnnotations', { changes: changes.slice(from, from + size) });
      outcome.inverse.unshift(...made.inverse);
      outcome.changed += made.inverse.length;
      outcome.done = Math.min(from + size, changes.length);
      if (changes.length <= mostAhead) hold(made.annotations);
    }
    if (outcome.done === changes.length) outcome.cancelled = false;
  } catch (error) {
    outcome.error = error instanceof Error ? error : new Error(String(error));
    for (const article of new Set(changes.map((change) => change.article)))
      stale('listAnnotations', { article });
  } finally {
    useChangingMany.setState({ running: null });
  }
  return outcome;
}

/** How many there are, in words: `1 note`, `1,200 notes`. */
export const notes = (count: number): string => `${count.toLocaleString()} ${count === 1 ? 'note' : 'notes'}`;

/**
 * Changes many notes in one step of the history. Shown at once when there are few, with progress and a way to stop when
 * there are very many; what was done before it was stopped, or failed, is the step.
 * @param label what the step is called in the history: `category`
 * @param said what to say when it is done, with a button to take it back; nothing is said without it
 * @returns how many are others now
 */
export async function changeMany(
  changes: readonly AnnotationChange[],
  label: string,
  said?: (count: number) => string,
): Promise<number> {
  if (changes.length === 0) return 0;
  let back: readonly AnnotationChange[] = [];
  let forth: readonly AnnotationChange[] = [];
  /** Goes one way, as far as it comes: what is left of it, and what would take back what was done. */
  const run = async (
    wanted: readonly AnnotationChange[],
    way: 'Undone' | 'Redone',
    came: (left: readonly AnnotationChange[], inverse: readonly AnnotationChange[]) => void,
  ): Promise<void> => {
    showAhead(wanted);
    const { done, inverse, error } = await store(wanted, label);
    came(wanted.slice(done), inverse);
    const overtaken = error instanceof AppError && ['conflict', 'not-found'].includes(error.code);
    if (error && (done === 0 || overtaken)) throw error;
    if (done === wanted.length) return;
    const part = `${way}: ${done.toLocaleString()} of ${notes(wanted.length)}`;
    throw new Halfway(error ? `${error.message} ${part}.` : part, { failed: error !== undefined });
  };
  const step: Step = {
    label: changes.length === 1 ? label : `${label} of ${notes(changes.length)}`,
    undo: async () => {
      // It can be taken back from the moment it is asked for; what would do that is known when it is stored.
      await first;
      if (back.length === 0) throw new Halfway('Nothing to undo');
      await run(back, 'Undone', (left, inverse) => {
        back = left;
        forth = [...inverse, ...forth];
      });
    },
    redo: () =>
      run(forth, 'Redone', (left, inverse) => {
        forth = left;
        back = [...inverse, ...back];
      }),
  };
  remember(step);
  showAhead(changes);
  const first = store(changes, label).then((outcome) => {
    back = outcome.inverse;
    if (outcome.changed === 0) forget(step);
    return outcome;
  });
  const { changed, cancelled, error } = await first;
  if (error) sayError(error);
  const undo = { label: 'Undo', run: () => void undoStep(step) };
  if (cancelled) say(`Stopped after ${notes(changed)} of ${changes.length.toLocaleString()}`, undo);
  else if (said && changed > 0) say(said(changed), undo);
  else if (changed > 0) announce(`Changed: ${step.label}`);
  return changed;
}

/** The same change for each of many notes. */
export const changeEach = (
  refs: readonly AnnotationRef[],
  change: ManyChange,
  label: string,
  said?: (count: number) => string,
): Promise<number> =>
  changeMany(
    refs.map(({ article, id }) => ({ article, id, ...change })),
    label,
    said,
  );

/** Adds a tag to each; whatever other tags there are stay. */
export const tagEach = (refs: readonly AnnotationRef[], tag: string): Promise<number> =>
  changeEach(refs, { tags: [tag], was: { tags: [] } }, `tag “${tag}”`, (n) => `Tagged ${notes(n)} “${tag}”`);

export const untagEach = (refs: readonly AnnotationRef[], tag: string): Promise<number> =>
  changeEach(
    refs,
    { tags: [], was: { tags: [tag] } },
    `without the tag “${tag}”`,
    (n) => `Took “${tag}” off ${notes(n)}`,
  );

export const deleteEach = (refs: readonly AnnotationRef[]): Promise<number> =>
  changeEach(refs, { deleted: true }, 'delete', (n) => `Deleted ${notes(n)}`);
