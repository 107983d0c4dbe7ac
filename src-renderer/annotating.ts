import type { Annotation, Passage } from '#contract';
import { AppError } from '#contract/errors';
import { call, heldAnswer, holdAnswer } from './api';
import { forget, remember, undoStep, type Step } from './history';
import { say, sayError } from './toasts';
import { editAnnotation, rememberCategory, selectAnnotation, useWorkspace } from './workspace';

/** The words of a note: its commenting body. */
export const noteOf = (annotation: Annotation): string =>
  annotation.body.find((body) => body.purpose === 'commenting')?.value ?? '';

export const tagsOf = (annotation: Annotation): string[] =>
  annotation.body.filter((body) => body.purpose === 'tagging').map((body) => body.value);

export const passageOf = (annotation: Annotation): Passage => {
  const { start, end } = annotation.target.selector[0];
  return { start, end };
};

/**
 * Whether an annotation stands in this version of its article's text. Else its passage counts in an older version, and it
 * has no place until a version comes that says its words again.
 */
export const isPlaced = (annotation: Annotation, version: number): boolean =>
  annotation.target.version === version;

export const quoteOf = (annotation: Annotation): string => annotation.target.selector[1].exact;

const inOrder = (a: Annotation, b: Annotation): number =>
  passageOf(a).start - passageOf(b).start || passageOf(a).end - passageOf(b).end;

/** Puts the stored annotation into what the page holds, ahead of the event that says so. */
const hold = (annotation: Annotation): Annotation => {
  holdAnswer('listAnnotations', { article: annotation.target.source }, (held) =>
    [...held.filter((other) => other.id !== annotation.id), annotation].sort(inOrder),
  );
  return annotation;
};

/** Creations under way: a change of a highlight that is not stored yet waits for it. */
const creating = new Map<string, Promise<unknown>>();

const drop = (article: string, id: string): void =>
  holdAnswer('listAnnotations', { article }, (held) => held.filter((other) => other.id !== id));

const remove = async (article: string, id: string): Promise<void> => {
  await creating.get(id);
  await call('deleteAnnotation', { article, id });
  drop(article, id);
};
const restore = async (article: string, id: string): Promise<void> => {
  hold(await call('restoreAnnotation', { article, id }));
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

/** Makes a highlight; with `then`, goes on to its note or tags. Shown at once, stored behind it. */
export async function annotate({ article, passage, category, then }: NewAnnotation): Promise<void> {
  const id = crypto.randomUUID();
  const chosen = category ?? useWorkspace.getState().category;
  rememberCategory(chosen);
  const { version } = hold(provisional(id, article, passage, chosen)).target;
  document.getSelection()?.removeAllRanges();
  if (then) editAnnotation({ article, id }, then);
  else selectAnnotation({ article, id });
  const step: Step = {
    label: 'highlight',
    undo: () => remove(article, id),
    redo: () => restore(article, id),
  };
  const create = async (): Promise<void> => {
    remember(step);
    const note = unsaved.get(id)?.note ?? '';
    const created = call('createAnnotation', { id, article, passage, version, category: chosen, note });
    creating.set(id, created);
    try {
      hold(await created);
    } catch (error) {
      // The card stays, with what is being written on it, until it could be stored.
      forget(step);
      // Words of a text that is another by now: the same once more would only fail again.
      const late = error instanceof AppError && error.code === 'conflict' && note === '';
      if (late) drop(article, id);
      sayError(error, late ? undefined : { label: 'Try again', run: () => void create() });
    } finally {
      creating.delete(id);
    }
  };
  await create();
}

/** Makes a change that can be taken back from the moment it is asked for; one that fails never was. */
async function keep(step: Step, change: () => Promise<unknown>, takeBack: () => void): Promise<boolean> {
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

type Change = { category?: string; note?: string; tags?: string[] };

const update = async (annotation: Annotation, change: Change): Promise<void> => {
  await creating.get(annotation.id);
  hold(await call('updateAnnotation', { id: annotation.id, article: annotation.target.source, ...change }));
};

/** Changes an annotation and remembers how it was. Shown at once, stored behind it. */
export async function changeAnnotation(annotation: Annotation, change: Change, label: string): Promise<void> {
  const before: Change = {
    ...(change.category === undefined ? {} : { category: annotation.category }),
    ...(change.note === undefined ? {} : { note: noteOf(annotation) }),
    ...(change.tags === undefined ? {} : { tags: tagsOf(annotation) }),
  };
  if (change.category) {
    rememberCategory(change.category);
    hold({ ...annotation, category: change.category });
  }
  const step: Step = {
    label,
    undo: () => update(annotation, before),
    redo: () => update(annotation, change),
  };
  await keep(
    step,
    () => update(annotation, change),
    () => hold(annotation),
  );
}

/** Notes on their way to the disk: shown to the reader when the program cannot be reached any more. */
const unsaved = new Map<string, { quote: string; note: string }>();

/** What was written and is not known to be stored, ready to be copied. */
export const unsavedNotes = (): string =>
  [...unsaved.values()].map(({ quote, note }) => `> ${quote}\n\n${note}`).join('\n\n');

/** Stores a note as it is being typed, without a step in the history; `endNote` adds the one step of the whole edit. */
export async function saveNote(annotation: Annotation, note: string): Promise<boolean> {
  const waiting = { quote: quoteOf(annotation), note };
  unsaved.set(annotation.id, waiting);
  hold({ ...annotation, body: withNote(annotation, note) });
  try {
    await update(annotation, { note });
    if (unsaved.get(annotation.id) === waiting) unsaved.delete(annotation.id);
    return true;
  } catch (error) {
    // The words stay where they are; a later key, or the reader, tries again.
    if (unsaved.get(annotation.id) === waiting) {
      sayError(error, { label: 'Try again', run: () => void saveNote(annotation, note) });
    }
    return false;
  }
}

const withNote = ({ body }: Annotation, note: string): Annotation['body'] => [
  ...(note.trim()
    ? [
        {
          type: 'TextualBody' as const,
          purpose: 'commenting' as const,
          value: note,
          format: 'text/markdown' as const,
        },
      ]
    : []),
  ...body.filter(({ purpose }) => purpose !== 'commenting'),
];

export function endNote(annotation: Annotation, before: string, after: string): void {
  if (before === after) return;
  remember({
    label: 'note',
    undo: () => update(annotation, { note: before }),
    redo: () => update(annotation, { note: after }),
  });
}

export async function deleteAnnotation(article: string, id: string): Promise<void> {
  const gone = heldAnswer('listAnnotations', { article })?.find((annotation) => annotation.id === id);
  const step: Step = {
    label: 'delete highlight',
    undo: () => restore(article, id),
    redo: () => remove(article, id),
  };
  selectAnnotation(null);
  drop(article, id);
  const deleted = await keep(
    step,
    () => remove(article, id),
    () => gone && hold(gone),
  );
  if (deleted) say('Highlight deleted', { label: 'Undo', run: () => void undoStep(step) });
}

/** Id of the element that shows an annotation in the notebook. */
export const cardId = (annotation: string): string => `note-${annotation}`;
