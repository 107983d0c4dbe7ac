import type { Annotation } from '#contract';
import { AppError } from '#contract/errors';
import { create } from 'zustand';
import { hasRefused, holdAnnotation, storeNote, storeRefused, updateAnnotation } from './annotating';
import { noteOf, passageOf, quoteOf } from './annotation';
import { call, heldAnswer, holdAnswer, onEvent } from './api';
import { remember } from './history';
import { createDrafts, holdWindow, storageOr, type MadeOf, type NotePlace } from './note-drafts';
import { createNoteSession, type NoteSession, type NoteSnapshot, type StoredNote } from './note-session';
import { getRowText, isRowText, putRowText } from './row-text';
import { getTemplateText, isTemplateText, putTemplateText } from './template-text';
import { sayError } from './toasts';
import { unsaved } from './unsaved-notes';

/** A note with what its draft needs to be known by, and to be made again. */
export interface NoteOwner extends NotePlace {
  quote: string;
  made: MadeOf | null;
}

export const ownerOf = (annotation: Annotation): NoteOwner => ({
  article: annotation.target.source,
  annotation: annotation.id,
  quote: quoteOf(annotation),
  made: {
    passage: passageOf(annotation),
    version: annotation.target.version,
    category: annotation.category,
  },
});

export const articleOwner = (article: string, title: string): NoteOwner => ({
  ...{ article, annotation: null, quote: title, made: null },
});

const thisWindow = crypto.randomUUID();
export const drafts = createDrafts(
  storageOr(() => localStorage),
  thisWindow,
);

/** Notes that are being written, or not known to be stored, as they stand now. */
export const useNotes = create<Record<string, NoteSnapshot>>(() => ({}));

export const noteKey = ({ article, annotation, row }: NotePlace): string =>
  `${article}/${annotation ?? ''}${row ? `/${row}` : ''}`;

const unsavedKey = (place: NotePlace): string =>
  place.row ? noteKey(place) : (place.annotation ?? place.article);

interface Open {
  owner: NoteOwner;
  session: NoteSession;
  /** How many editors show it. */
  editors: number;
  /** The last editor was closed on text that could not be stored: its step follows once it is. */
  stepDue: boolean;
}
const open = new Map<string, Open>();

/** The one session of a note in this window; it lives until nothing shows it and all is stored. */
export function noteSession(owner: NoteOwner, stored: StoredNote): NoteSession {
  const key = noteKey(owner);
  const there = open.get(key);
  if (there) return there.session;
  const entry: Open = {
    owner,
    editors: 0,
    stepDue: false,
    session: createNoteSession({
      stored,
      put: (note, was) => put(owner, note, was),
      get: () => get(owner),
      keep: (draft) => {
        if (draft) drafts.keep({ ...owner, ...draft, at: new Date().toISOString() });
        else drafts.drop(owner);
        const id = unsavedKey(owner);
        if (draft) unsaved.set(id, { quote: owner.quote, note: draft.note });
        else unsaved.delete(id);
      },
      changed: (snapshot) => {
        if (!open.has(key)) return;
        useNotes.setState({ [key]: snapshot });
        if (entry.stepDue && snapshot.state === 'stored') endStep(entry);
        release(key);
      },
      edited: (before, after) => rememberEdit(owner, before, after),
      // An open editor says it itself, and offers to try again.
      failed: (error) => {
        if (entry.editors > 0) return;
        sayError(error, { label: 'Try again', run: () => entry.session.flush() });
      },
    }),
  };
  open.set(key, entry);
  return entry.session;
}

/** Lets go of a session that nobody needs, a moment later: an editor may be on its way to another place. */
function release(key: string): void {
  setTimeout(() => {
    const entry = open.get(key);
    if (!entry || entry.editors > 0 || entry.session.unsaved()) return;
    open.delete(key);
    useNotes.setState(
      (notes) => Object.fromEntries(Object.entries(notes).filter(([other]) => other !== key)),
      true,
    );
  });
}

/** Shows a note in an editor; returns the end of the edit, which is one step to undo. */
export function editNote(owner: NoteOwner, stored: StoredNote): () => void {
  noteSession(owner, stored);
  const key = noteKey(owner);
  const entry = open.get(key);
  if (entry) {
    entry.editors++;
    entry.stepDue = false;
  }
  return () => {
    if (!entry) return;
    entry.editors--;
    const isRefused = ['failed', 'conflict'].includes(entry.session.snapshot().state);
    entry.session.flush();
    // What was refused is not what the note is: it stays with its session until it is stored.
    if (isRefused) entry.stepDue = entry.editors === 0;
    else endStep(entry);
    release(key);
  };
}

function endStep(entry: Open): void {
  entry.stepDue = false;
  const step = entry.session.endEdit();
  if (!step) return;
  rememberEdit(entry.owner, step.before, step.after);
  holdNote(entry.owner, step.after);
}

/** Gives up what could not be stored, once the reader has it elsewhere. */
export function dropNote(place: NotePlace): void {
  const key = noteKey(place);
  drafts.drop(place);
  unsaved.delete(unsavedKey(place));
  open.delete(key);
  useNotes.setState(
    (notes) => Object.fromEntries(Object.entries(notes).filter(([other]) => other !== key)),
    true,
  );
}

async function put(owner: NoteOwner, note: string, was: string): Promise<StoredNote> {
  if (isRowText(owner)) return putRowText(owner, note, was);
  if (isTemplateText(owner)) return putTemplateText(owner, note, was);
  const { article, annotation: id, made } = owner;
  if (id === null) return call('setArticleNote', { article, note, was });
  try {
    const annotation = await storeNote(article, id, note, was);
    // No field shows it any more; a list that was asked for before it would show the note as it was.
    if (!open.get(noteKey(owner))?.editors) holdAnnotation(annotation);
    return storedNote(annotation);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not-found' || !made) throw error;
    // The window may have gone before its highlight was stored. Making one twice gives the first, deleted or not.
    const there = await call('createAnnotation', { id, article, ...made, note });
    if (there.deleted !== null || noteOf(there) !== note) throw error;
    return storedNote(there);
  }
}

async function get(place: NotePlace): Promise<StoredNote | null> {
  if (isRowText(place)) return getRowText(place);
  if (isTemplateText(place)) return getTemplateText(place);
  const { article, annotation: id } = place;
  if (id === null) return call('getArticleNote', { article });
  const found = (await call('listAnnotations', { article })).find((other) => other.id === id);
  return found ? storedNote(found) : null;
}

export const storedNote = (annotation: Annotation): StoredNote => ({
  note: noteOf(annotation),
  modified: annotation.modified,
});

const heldAnnotation = ({ article, annotation: id }: NotePlace): Annotation | undefined =>
  heldAnswer('listAnnotations', { article })?.find((other) => other.id === id);

/** Puts a note into what the page holds, ahead of the event that says so. */
function holdNote(place: NotePlace, note: string): void {
  // What a row or template says is held with each change of it.
  if (place.row) return;
  const { article } = place;
  if (place.annotation === null) holdAnswer('getArticleNote', { article }, (held) => ({ ...held, note }));
  const annotation = heldAnnotation(place);
  if (annotation) holdAnnotation({ ...annotation, body: withNote(annotation, note) });
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

/** Resolves once nothing of a note is unsaved: stored, settled by the reader, or given up. */
export function whenSaved(place: NotePlace): Promise<void> {
  return whenNotes(() => !open.get(noteKey(place))?.session.unsaved());
}

/** Waits for the last keys of a note: what takes them back must not arrive before them. */
function whenStored(owner: NoteOwner): Promise<void> {
  return whenNotes(() => {
    const { session } = open.get(noteKey(owner)) ?? {};
    return !session?.unsaved() || ['failed', 'conflict'].includes(session.snapshot().state);
  });
}

function whenNotes(isDone: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (isDone()) return resolve();
    const stop = useNotes.subscribe(() => {
      if (!isDone()) return;
      stop();
      resolve();
    });
  });
}

/** Remembers an edit that is stored, or on its way there. */
function rememberEdit(owner: NoteOwner, before: string, after: string): void {
  const set = async (note: string, was: string): Promise<void> => {
    const { article, annotation: id } = owner;
    await whenStored(owner);
    if (isRowText(owner)) await putRowText(owner, note, was);
    else if (isTemplateText(owner)) await putTemplateText(owner, note, was);
    else if (id === null) {
      const stored = await call('setArticleNote', { article, note, was });
      holdAnswer('getArticleNote', { article }, () => stored);
    } else {
      const annotation =
        heldAnnotation(owner) ??
        (await call('listAnnotations', { article })).find((other) => other.id === id);
      if (!annotation)
        throw new AppError('not-found', 'This note is not there any more. It may have been deleted.');
      await updateAnnotation(annotation, { note }, { note: was });
    }
  };
  remember({ label: owner.row ?? 'note', undo: () => set(before, after), redo: () => set(after, before) });
}

/** Changes a note by one key or click, as one step. */
export function changeNote(owner: NoteOwner, stored: StoredNote, note: string): void {
  const end = editNote(owner, stored);
  noteSession(owner, stored).type(note);
  end();
}

/**
 * Sends what is being typed when the program or the page is about to end, and what was refused when there is space again, or
 * the folder is back.
 */
export function watchNotes(): void {
  holdWindow(thisWindow);
  const flush = (): void => open.forEach(({ session }) => session.flush());
  onEvent('closing', flush);
  onEvent('noticed', () => void sendRefused());
  window.addEventListener('pagehide', flush);
}

async function sendRefused(): Promise<void> {
  const isFailed = ({ session }: Open): boolean => session.snapshot().state === 'failed';
  if (![...open.values()].some(isFailed) && !hasRefused()) return;
  const { trouble, readOnly } = await call('getStatus', {});
  if (trouble !== null || readOnly !== null) return;
  await storeRefused();
  for (const one of open.values()) if (isFailed(one)) one.session.flush();
}
