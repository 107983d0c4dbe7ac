import type { Annotation, AnnotationChange } from '#contract';
import { limits } from '#contract/limits';
import { create } from 'zustand';
import { announce } from './announce';
import { dropAnnotation, holdAnnotation } from './annotating';
import { tagsOf } from './annotation';
import { call, heldAnswer, stale } from './api';
import { remember, undoStep, type Step } from './history';
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

/** As the main side will make it, as far as it shows in a list. */
function ahead(annotation: Annotation, { category, outline, tags, was }: ManyChange): Annotation {
  const { outline: place, ...rest } = annotation;
  const next = outline === undefined ? place : outline;
  const had = tagsOf(annotation);
  const wanted = tags && [
    ...had.filter((tag) => tags.includes(tag) || !was?.tags?.includes(tag)),
    ...tags.filter((tag) => !had.includes(tag)),
  ];
  return {
    ...rest,
    ...(next && { outline: next }),
    category: category ?? annotation.category,
    body: wanted
      ? [
          ...annotation.body.filter(({ purpose }) => purpose !== 'tagging'),
          ...wanted.map(
            (value) => ({ type: 'TextualBody', purpose: 'tagging', value, format: 'text/plain' }) as const,
          ),
        ]
      : annotation.body,
  };
}

/** Shows on the page what is about to be stored. */
function showAhead(changes: readonly AnnotationChange[]): void {
  if (changes.length > mostAhead) return;
  for (const change of changes) {
    const { article, id } = change;
    const held = heldAnswer('listAnnotations', { article })?.find((other) => other.id === id);
    if (change.deleted) dropAnnotation(article, id);
    else if (held) holdAnnotation(ahead(held, change));
  }
}

function hold(annotations: readonly Annotation[]): void {
  for (const annotation of annotations) {
    if (annotation.deleted) dropAnnotation(annotation.target.source, annotation.id);
    else holdAnnotation(annotation);
  }
}

interface Outcome {
  changed: number;
  /** What would take it back. */
  inverse: AnnotationChange[];
  cancelled: boolean;
  /** What went wrong on the way; what had been done before stays done. */
  error?: Error;
}

/** Makes changes in pieces that one call takes, article by article, and says how far it has come. */
async function store(changes: readonly AnnotationChange[], label: string): Promise<Outcome> {
  const outcome: Outcome = { changed: 0, inverse: [], cancelled: false };
  const size = limits.changes;
  const cancel = (): void => void (outcome.cancelled = true);
  try {
    for (let from = 0; from < changes.length && !outcome.cancelled; from += size) {
      if (changes.length > size)
        useChangingMany.setState({ running: { label, done: from, total: changes.length, cancel } });
      const made = await call('changeAnnotations', {
        id: crypto.randomUUID(),
        changes: changes.slice(from, from + size),
      });
      outcome.inverse.unshift(...made.inverse);
      outcome.changed += made.inverse.length;
      if (changes.length <= mostAhead) hold(made.annotations);
    }
    if (outcome.changed === changes.length) outcome.cancelled = false;
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
  let forth: readonly AnnotationChange[] = changes;
  const run = async (wanted: readonly AnnotationChange[]): Promise<readonly AnnotationChange[]> => {
    showAhead(wanted);
    const { inverse, error } = await store(wanted, label);
    if (error) throw error;
    return inverse;
  };
  const step: Step = {
    label: changes.length === 1 ? label : `${label} of ${notes(changes.length)}`,
    undo: async () => (forth = await run(back)),
    redo: async () => (back = await run(forth)),
  };
  showAhead(changes);
  const { changed, inverse, cancelled, error } = await store(changes, label);
  back = inverse;
  if (changed > 0) remember(step);
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
