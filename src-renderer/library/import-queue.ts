import { create } from 'zustand';
import type { BookAs, ImportOutcome } from '#contract';
import { AppError } from '#contract/errors';
import { isPackedLibrary } from '#contract/importable';
import { call, onEvent } from '../api';
import { remember, undoStep, type Step } from '../history';
import { whyReadOnly } from '../read-only';
import { rememberRevision } from '../revising';
import { readPackedLibrary } from '../packing';
import { say, sayError } from '../toasts';
import { changePreferences } from '../preferences';
import { showSide } from '../sides';
import { mostPanes, openBeside, openTogether, useWorkspace } from '../workspace';
import { askToBring, previewOf } from './bringing/bringing';
import { stepOf } from './bringing/taking-back';
import type { Chosen } from './dropped-files';
import { saidOfImport } from './said-of-import';
import { sendBeside, sendFile } from './upload-file';

/** A book of several chapters: what is it to become? */
export interface Question {
  title: string;
  chapters: string[];
}

/** How many pages have got their text, and what takes that back. */
export interface Completed {
  count: number;
  step: Step;
}

/** Files on their way into the library, and what became of them. */
interface ImportQueue {
  total: number;
  done: number;
  current: string | null;
  /** How far the archive or book is that is imported now. */
  inside: { done: number; total: number; file: string } | null;
  question: Question | null;
  outcomes: ImportOutcome[];
  /** What takes the new texts of articles back. */
  steps: ReadonlyMap<ImportOutcome, Step>;
  /** Pages that had waited for their text, if any. */
  completed: Completed | null;
  cancelled: boolean;
  /** The summary is shown until it is dismissed. */
  shown: boolean;
}

const idle: ImportQueue = {
  ...{ total: 0, done: 0, current: null, inside: null },
  ...{ question: null, outcomes: [], steps: new Map(), completed: null, cancelled: false, shown: false },
};
export const useImports = create<ImportQueue>(() => idle);
const set = useImports.setState;

const waiting: Chosen[] = [];
let running = false;
let cancelled = false;
let uploading: string[] = [];
/** What the reader said for all books of this import. */
let forAll: BookAs | undefined;
/** What this import gives to articles that waited for their pages is one step. */
let step = '';
let answer: (book: BookAs | null) => void = () => undefined;

const isCancelled = (): boolean => cancelled;

async function importOne(chosen: Chosen): Promise<ImportOutcome[]> {
  const { file } = chosen;
  const upload = crypto.randomUUID();
  uploading = [upload];
  try {
    await sendFile(file, upload, isCancelled);
    if (cancelled) throw new AppError('cancelled', 'The import was cancelled.');
    const preview = await previewOf(file, upload);
    if (preview) {
      // What another tool wrote comes in when the reader has seen what it is.
      uploading = [];
      askToBring({ file, upload, preview });
      return [];
    }
    const companions = await sendBeside(chosen, uploading, isCancelled);
    if (cancelled) throw new AppError('cancelled', 'The import was cancelled.');
    const how = { upload, companions, step };
    const outcomes = await call('importUpload', { ...how, ...(forAll && { book: forAll }) });
    const asked = outcomes.find((one) => one.outcome === 'asks');
    if (!asked) return outcomes;
    const book = await ask(asked);
    if (!book) throw new AppError('cancelled', `“${file.name}” was not imported.`);
    return await call('importUpload', { ...how, book });
  } catch (error) {
    for (const one of uploading) void call('cancelUpload', { upload: one }).catch(() => undefined);
    const told =
      error instanceof AppError ? error : new AppError('unreadable', `“${file.name}” could not be read.`);
    return [{ outcome: 'refused', file: file.name, error: { code: told.code, message: told.message } }];
  } finally {
    uploading = [];
    set({ inside: null });
  }
}

function ask({ title, chapters }: Question): Promise<BookAs | null> {
  return new Promise((resolve) => {
    answer = (book) => {
      set({ question: null });
      resolve(book);
    };
    set({ question: { title, chapters } });
  });
}

/** The reader's answer about a book; null leaves it out. */
export function answerQuestion(book: BookAs | null, always = false): void {
  if (book && always) {
    forAll = book;
    changePreferences({ books: book });
  }
  answer(book);
}

/** Follows how far archives and books are. */
export function watchImports(): () => void {
  return onEvent('importProgress', ({ upload, done, total, file }) => {
    if (uploading[0] === upload) set({ inside: { done, total, file } });
  });
}

/** Imports files one after the other; several that arrive together are opened side by side. */
export async function importFiles(chosen: readonly Chosen[]): Promise<void> {
  const why = whyReadOnly();
  if (why !== null) return sayError(why);
  const files: Chosen[] = [];
  for (const one of chosen) {
    const head = await one.file
      .slice(0, 64)
      .arrayBuffer()
      .catch(() => new ArrayBuffer(0));
    // A whole library is added in another way, after a question.
    if (isPackedLibrary(new Uint8Array(head))) void readPackedLibrary(one.file);
    else files.push(one);
  }
  if (files.length === 0 && chosen.length > 0) return;
  if (!files.length) return say('Nothing to import: no page, text, document or book in it.');
  waiting.push(...files);
  set((now) => ({ ...(running ? now : idle), total: (running ? now.total : 0) + files.length }));
  if (running) return;
  running = true;
  cancelled = false;
  forAll = undefined;
  step = crypto.randomUUID();
  const outcomes: ImportOutcome[] = [];
  for (let chosen = waiting.shift(), done = 1; chosen && !cancelled; chosen = waiting.shift(), done++) {
    set({ current: chosen.file.name });
    outcomes.push(...(await importOne(chosen)));
    set({ done });
  }
  running = false;
  set({ current: null });
  showOutcomes(
    outcomes.filter((o) => o.outcome !== 'refused' || o.error.code !== 'cancelled'),
    cancelled,
  );
}

export function cancelImports(): void {
  cancelled = true;
  waiting.length = 0;
  answer(null);
  for (const upload of uploading) void call('cancelUpload', { upload }).catch(sayError);
}

/** Says what came in and opens it: one article in the focused pane, two to four side by side. */
function showOutcomes(outcomes: ImportOutcome[], wasCancelled = false): void {
  const articles = outcomes.flatMap((o) => ('article' in o ? [o.article.id] : []));
  const refused = outcomes.length - articles.length;
  const known = outcomes.filter((o) => o.outcome === 'already-there').length;
  const ids = outcomes.flatMap((o) => ('completed' in o && o.completed !== undefined ? [o.completed] : []));
  const warned = outcomes.some((o) => 'warnings' in o && o.warnings.length);
  const steps = new Map<ImportOutcome, Step>();
  for (const o of outcomes) {
    if (o.outcome === 'updated') steps.set(o, rememberRevision(o.article.id, o.revision, 'update'));
  }
  const completed = rememberCompleted(ids);
  const { panes } = useWorkspace.getState();
  const fits = new Set([...panes, ...articles]).size <= mostPanes;
  // What lies open stays open: new articles take the room that is left, or wait in the library.
  if (!panes.length && fits) openTogether(articles);
  else if (fits) articles.forEach(openBeside);
  else showSide('library');
  if (refused || warned || steps.size > 0 || outcomes.length > mostPanes) {
    return set({ ...idle, outcomes, steps, completed, shown: true, cancelled: wasCancelled });
  }
  set(idle);
  const said = saidOfImport({
    ...{ added: articles.length - known, known, completed: ids.length, opened: fits },
    cancelled: wasCancelled,
  });
  if (said === null) return;
  const open = { label: 'Open side by side', run: () => openTogether(articles) };
  const ways = [
    ...(fits || articles.length === known ? [] : [open]),
    ...(completed ? [undoOf(completed)] : []),
  ];
  say(said, ...ways);
}

/** What pages that waited have given to the articles that they are now, as one step; null when none did. */
function rememberCompleted(ids: readonly string[]): Completed | null {
  if (ids.length === 0) return null;
  const label = ids.length === 1 ? 'give a page its text' : `give ${ids.length} pages their text`;
  const all = [...new Set(ids)].map((id) => stepOf(id, label));
  const step: Step = {
    label,
    undo: async () => {
      for (const one of all.toReversed()) await one.undo();
      // What was offered has been done.
      set({ completed: null });
    },
    redo: async () => {
      for (const one of all) await one.redo();
    },
  };
  remember(step);
  return { count: ids.length, step };
}

const undoOf = ({ step }: Completed) => ({ label: 'Undo', run: () => void undoStep(step) });

export const dismissImports = (): void => set(idle);

/** An import that runs without us: it is under way, but not how far. */
export function showRunning(what: string): void {
  if (!running) set({ ...idle, current: what });
}

export async function openSamples(): Promise<void> {
  showRunning('The sample comparison');
  try {
    const outcomes = await call('importSamples', {});
    showOutcomes(outcomes);
    // They are there to be compared, whatever lay open.
    openTogether(outcomes.flatMap((o) => ('article' in o ? [o.article.id] : [])));
  } catch (error) {
    set(idle);
    sayError(error);
  }
}

/** Takes what was named on the command line, or handed over by the desktop, and opens it. */
export async function takeLaunched(): Promise<void> {
  try {
    const outcomes = await call('takeLaunched', {});
    if (outcomes.length) showOutcomes(outcomes);
    else if (!running) set(idle);
  } catch (error) {
    sayError(error);
  }
}
