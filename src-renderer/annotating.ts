import type { Annotation, AnnotationChange, Passage } from '#contract';
import { AppError } from '#contract/errors';
import { announce } from './announce';
import { ahead } from './annotation-ahead';
import { amendAnswers, call, heldAnswer, holdAnswer, holdAnswers, stale, staleNotes } from './api';
import { forget, remember, undoStep, type Step } from './history';
import { whyNotesReadOnly } from './read-only';
import { categoryName } from './preferences';
import { say, sayError, withdrawError } from './toasts';
import { noteOf, passageOf, tagsOf } from './annotation';
import { unsavedNote } from './unsaved-notes';
import {
  currentCategory,
  editAnnotation,
  rememberCategory,
  selectAnnotation,
  useWorkspace,
} from './workspace';

const inOrder = (a: Annotation, b: Annotation): number =>
  passageOf(a).start - passageOf(b).start || passageOf(a).end - passageOf(b).end;

/**
 * Puts annotations of one article into what the page holds, ahead of the event that says so; null takes one out. Rows of
 * the notebook keep their numbers: what is gone stays in its row, marked as deleted, until they are asked for again.
 */
export function holdMany(article: string, changed: ReadonlyMap<string, Annotation | null>): void {
  if (changed.size === 0) return;
  const there = [...changed.values()].filter((one) => one !== null);
  holdAnswer('listAnnotations', { article }, (held) =>
    [...held.filter(({ id }) => !changed.has(id)), ...there].sort(inOrder),
  );
  holdAnswers('listNotes', (rows) => {
    if (!rows.some(({ annotation }) => changed.has(annotation.id))) return rows;
    return rows.map((row) => {
      const next = changed.get(row.annotation.id);
      if (next === undefined) return row;
      const deleted = row.annotation.deleted ?? new Date().toISOString();
      return { ...row, annotation: next ?? { ...row.annotation, deleted } };
    });
  });
}

/** Puts an annotation into what the page holds, ahead of the event that says so. */
export const holdAnnotation = (annotation: Annotation): Annotation => {
  holdMany(annotation.target.source, new Map([[annotation.id, annotation]]));
  return annotation;
};

/** Annotations as they are to be, or null for deleted ones, until the main side has answered. */
const onTheWay = new Map<string, { article: string; wanted: Annotation | null }>();

amendAnswers('listAnnotations', ({ article }, answer) => {
  if (onTheWay.size === 0) return answer;
  const wanted = [...onTheWay.values()].flatMap((one) =>
    one.article === article && one.wanted ? [one.wanted] : [],
  );
  return [...answer.filter(({ id }) => !onTheWay.has(id)), ...wanted].sort(inOrder);
});

/** Shows an annotation as it is to be (null: not at all) until `storing` is settled, whatever is answered meanwhile. */
async function showUntil<T>(
  { id, target }: Annotation,
  wanted: Annotation | null,
  storing: () => Promise<T>,
): Promise<T> {
  const article = target.source;
  const one = { article, wanted };
  onTheWay.set(id, one);
  if (wanted) holdAnnotation(wanted);
  else dropAnnotation(article, id);
  try {
    return await storing();
  } finally {
    // A later change of the same annotation may still be on its way.
    if (onTheWay.get(id) === one) onTheWay.delete(id);
  }
}

/** Creations under way: a change of a highlight that is not stored yet waits for it. */
const creating = new Map<string, Promise<unknown>>();
/** Highlights that could not be stored, and how to try again. They stay on the page until they are, or are deleted. */
const refused = new Map<string, () => Promise<void>>();

export const hasRefused = (): boolean => refused.size > 0;

/** Tries again to store what a full disk or a folder that was away has refused, in the order in which it was made. */
export async function storeRefused(): Promise<void> {
  for (const again of [...refused.values()]) await again();
}
/** The sentence that the reader was told. */
let whyRefused = '';

/** When a highlight is stored, if that is still to come. @throws what it is refused with now */
async function whenMade(id: string): Promise<void> {
  await refused.get(id)?.();
  await creating.get(id);
  if (refused.has(id)) throw new AppError('storage', 'This highlight itself could not be saved yet.');
}

/** Takes an annotation out of what the page holds. */
export const dropAnnotation = (article: string, id: string): void => holdMany(article, new Map([[id, null]]));

const remove = async (article: string, id: string): Promise<void> => {
  await whenMade(id);
  await call('deleteAnnotation', { article, id });
  dropAnnotation(article, id);
};
const restore = async (article: string, id: string): Promise<void> => {
  holdAnnotation(await call('restoreAnnotation', { article, id }));
};

interface NewAnnotation {
  article: string;
  passage: Passage;
  category?: string;
  /** Opens the note or the tags in the notebook for writing. */
  then?: 'note' | 'tags';
}

/** The annotation as the main side will make it, so that it is there with the key that makes it. */
function provisional(id: string, article: string, passage: Passage, category: string): Annotation {
  const exact = heldAnswer('getArticle', { id: article })?.text.slice(passage.start, passage.end) ?? '';
  const now = new Date().toISOString();
  return {
    ...{ id, category, body: [], created: now, modified: now, deleted: null, motivation: 'highlighting' },
    target: {
      source: article,
      version: heldAnswer('getArticle', { id: article })?.version ?? 1,
      selector: [
        { type: 'TextPositionSelector', ...passage },
        { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
      ],
    },
  };
}

export interface MadeHighlight {
  id: string;
  stored: Promise<unknown>;
  /** Deletes it, brings it back, and takes it from the page only. */
  remove: () => Promise<void>;
  restore: () => Promise<void>;
  drop: () => void;
}

/** Makes a highlight that is part of a larger change, without a step of its own. Shown at once, stored behind it. */
export function makeHighlight({
  article,
  passage,
  version,
}: NewAnnotation & { version: number }): MadeHighlight {
  const id = crypto.randomUUID();
  const category = currentCategory();
  const made = provisional(id, article, passage, category);
  const stored = showUntil(made, made, () =>
    call('createAnnotation', { id, article, passage, version, category }),
  );
  creating.set(id, stored);
  const done = stored.then(holdAnnotation).finally(() => creating.delete(id));
  // Whoever waits for it says that it failed; another one may fail before anybody does.
  done.catch(() => {});
  return {
    ...{ id, stored: done, drop: () => dropAnnotation(article, id) },
    remove: () => remove(article, id),
    restore: () => restore(article, id),
  };
}

/** Makes a highlight; with `then`, goes on to its note or tags. Shown at once, stored behind it. */
export async function annotate({ article, passage, category, then }: NewAnnotation): Promise<void> {
  const refusal = whyNotesReadOnly(article);
  if (refusal !== null) return sayError(refusal);
  const id = crypto.randomUUID();
  const chosen = category ?? currentCategory();
  rememberCategory(chosen);
  const made = holdAnnotation(provisional(id, article, passage, chosen));
  const { version } = made.target;
  document.getSelection()?.removeAllRanges();
  if (then) editAnnotation({ article, id }, then);
  else selectAnnotation({ article, id });
  announce(`Highlighted as ${categoryName(chosen)}`);
  const step: Step = {
    label: 'highlight',
    undo: () => remove(article, id),
    redo: () => restore(article, id),
  };
  const create = async (): Promise<void> => {
    refused.delete(id);
    remember(step);
    const note = unsavedNote(id);
    const created = showUntil(made, made, () =>
      call('createAnnotation', { id, article, passage, version, category: chosen, note }),
    );
    creating.set(id, created);
    try {
      holdAnnotation(await created);
      if (refused.size === 0) withdrawError(whyRefused);
    } catch (error) {
      forget(step);
      // Words of a text that is another by now: the same once more would only fail again.
      if (error instanceof AppError && error.code === 'conflict' && note === '') {
        dropAnnotation(article, id);
        sayError(error);
      } else {
        refused.set(id, create);
        onTheWay.set(id, { article, wanted: made });
        whyRefused = error instanceof Error ? error.message : String(error);
        sayError(error, { label: 'Try again', run: () => void refused.get(id)?.() });
      }
    } finally {
      creating.delete(id);
    }
  };
  await create();
}

/** Makes a change that can be taken back from the moment it is asked for; one that fails never was. */
export async function keep(
  step: Step,
  change: () => Promise<unknown>,
  takeBack: () => void,
): Promise<boolean> {
  remember(step);
  try {
    await change();
    return true;
  } catch (error) {
    forget(step);
    takeBack();
    sayError(error);
    return false;
  }
}

/** Fields of an annotation that are to become others. */
type Change = Pick<AnnotationChange, 'passage' | 'version' | 'category' | 'note' | 'tags' | 'leftUnplacedIn'>;

/** @param seen what the reader saw before the change: what others have changed meanwhile is not overwritten */
export const updateAnnotation = async (
  annotation: Annotation,
  change: Change,
  seen: Change = {},
): Promise<void> => {
  await whenMade(annotation.id);
  const was = {
    ...(change.note === undefined || seen.note === undefined ? {} : { note: seen.note }),
    ...(change.tags === undefined || seen.tags === undefined ? {} : { tags: seen.tags }),
    ...(change.category === undefined || seen.category === undefined ? {} : { category: seen.category }),
    ...(change.passage === undefined || seen.passage === undefined ? {} : { passage: seen.passage }),
  };
  const { id, target } = annotation;
  holdAnnotation(await call('updateAnnotation', { id, article: target.source, ...change, was }));
};

/**
 * Stores a note that is being typed. Nothing is put into what the page holds: the field shows it, and the rest follows
 * with the event.
 */
export const storeNote = async (
  article: string,
  id: string,
  note: string,
  was: string,
): Promise<Annotation> => {
  await whenMade(id);
  return call('updateAnnotation', { id, article, note, was: { note: was } });
};

/** What would take a change back. */
function fieldsBefore(annotation: Annotation, change: Change): Change {
  return {
    ...(change.passage && { passage: passageOf(annotation), version: annotation.target.version }),
    ...(change.category !== undefined && { category: annotation.category }),
    ...(change.note !== undefined && { note: noteOf(annotation) }),
    ...(change.tags !== undefined && { tags: tagsOf(annotation) }),
    ...(change.leftUnplacedIn !== undefined && { leftUnplacedIn: annotation.leftUnplacedIn ?? null }),
  };
}

/** The annotation on another passage of the text that the page shows, as the main side will make it. */
const moved = (annotation: Annotation, passage: Passage): Annotation => ({
  ...annotation,
  target: provisional(annotation.id, annotation.target.source, passage, annotation.category).target,
});

/** Changes an annotation and remembers how it was. Shown at once, stored behind it. */
export async function changeAnnotation(annotation: Annotation, given: Change, label: string): Promise<void> {
  const article = annotation.target.source;
  const refusal = whyNotesReadOnly(article);
  if (refusal !== null) return sayError(refusal);
  const version = heldAnswer('getArticle', { id: article })?.version;
  const change: Change = given.passage && version ? { version, ...given } : given;
  const before = fieldsBefore(annotation, change);
  const held =
    heldAnswer('listAnnotations', { article })?.find(({ id }) => id === annotation.id) ?? annotation;
  const wanted = ahead(change.passage ? moved(held, change.passage) : held, { ...change, was: before });
  if (change.category) {
    rememberCategory(change.category);
    announce(`Category: ${categoryName(change.category)}`);
  }
  const step: Step = {
    label,
    undo: () => updateAnnotation(annotation, before, change),
    redo: () => updateAnnotation(annotation, change, before),
  };
  // A category that is chosen now is simply the newest, whatever another window has chosen meanwhile.
  const { category: _, ...seen } = before;
  await keep(
    step,
    () => showUntil(held, wanted, () => updateAnnotation(annotation, change, seen)),
    () => {
      // What was there before may be older than what has been stored since.
      stale('listAnnotations', { article });
      staleNotes();
    },
  );
}

/** @param row the annotation as a list shows it, where its article is not open */
export async function deleteAnnotation(article: string, id: string, row?: Annotation): Promise<void> {
  if (onTheWay.get(id)?.wanted === null) return;
  const refusal = whyNotesReadOnly(article);
  if (refusal !== null) return sayError(refusal);
  if (refused.delete(id)) {
    onTheWay.delete(id);
    if (useWorkspace.getState().annotation?.id === id) selectAnnotation(null);
    return dropAnnotation(article, id);
  }
  const gone = heldAnswer('listAnnotations', { article })?.find((annotation) => annotation.id === id) ?? row;
  const step: Step = {
    label: 'delete highlight',
    undo: () => restore(article, id),
    redo: () => remove(article, id),
  };
  if (useWorkspace.getState().annotation?.id === id) selectAnnotation(null);
  const deleted = await keep(
    step,
    () => (gone ? showUntil(gone, null, () => remove(article, id)) : remove(article, id)),
    () => gone && holdAnnotation(gone),
  );
  if (deleted) say('Highlight deleted', { label: 'Undo', run: () => void undoStep(step) });
}
