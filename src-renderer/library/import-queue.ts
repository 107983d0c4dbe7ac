import { create } from 'zustand';
import type { ImportOutcome } from '#contract';
import { AppError } from '#contract/errors';
import { limits } from '#contract/limits';
import { call } from '../api';
import { say, sayError } from '../toasts';
import { changePreferences } from '../preferences';
import { mostPanes, openBeside, openTogether, useWorkspace } from '../workspace';

/** Files on their way into the library, and what became of them. */
interface ImportQueue {
  total: number;
  done: number;
  current: string | null;
  outcomes: ImportOutcome[];
  /** The summary is shown until it is dismissed. */
  shown: boolean;
}

const idle: ImportQueue = { total: 0, done: 0, current: null, outcomes: [], shown: false };
export const useImports = create<ImportQueue>(() => idle);
const set = useImports.setState;

const waiting: File[] = [];
let running = false;
let cancelled = false;
let uploading: string | null = null;

const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;

async function importOne(file: File): Promise<ImportOutcome> {
  // Said before the bytes travel; the main side checks again what it reads.
  if (file.size > limits.htmlBytes) {
    const message = `“${file.name}” has ${inMegabytes(file.size)}; files up to ${inMegabytes(limits.htmlBytes)} are read. Nothing was imported from it.`;
    return { outcome: 'refused', file: file.name, error: { code: 'too-large', message } };
  }
  const upload = crypto.randomUUID();
  uploading = upload;
  try {
    let offset = 0;
    do {
      const piece = new Uint8Array(await file.slice(offset, offset + limits.uploadChunk).arrayBuffer());
      if (cancelled) break;
      await call('uploadFile', { upload, name: file.name, offset, bytes: toBase64(piece) });
      offset += piece.length;
    } while (offset < file.size && !cancelled);
    if (cancelled) throw new AppError('cancelled', 'The import was cancelled.');
    const [outcome] = await call('importUpload', { upload });
    if (!outcome) throw new AppError('unreadable', `Nothing is in “${file.name}”.`);
    return outcome;
  } catch (error) {
    const told =
      error instanceof AppError ? error : new AppError('unreadable', `“${file.name}” could not be read.`);
    return { outcome: 'refused', file: file.name, error: { code: told.code, message: told.message } };
  } finally {
    uploading = null;
  }
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(binary);
}

/** Imports files one after the other; several that arrive together are opened side by side. */
export async function importFiles(files: readonly File[]): Promise<void> {
  if (!files.length) return say('Nothing to import: no HTML or text file in it.');
  waiting.push(...files);
  set((now) => ({ ...(running ? now : idle), total: (running ? now.total : 0) + files.length }));
  if (running) return;
  running = true;
  cancelled = false;
  const outcomes: ImportOutcome[] = [];
  for (let file = waiting.shift(); file && !cancelled; file = waiting.shift()) {
    set({ current: file.name });
    outcomes.push(await importOne(file));
    set({ done: outcomes.length, outcomes: [...outcomes] });
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
  if (uploading) void call('cancelUpload', { upload: uploading }).catch(sayError);
}

/** Says what came in and opens it: one article in the focused pane, two to four side by side. */
export function showOutcomes(outcomes: ImportOutcome[], wasCancelled = false): void {
  const articles = outcomes.flatMap((o) => ('article' in o ? [o.article.id] : []));
  const refused = outcomes.length - articles.length;
  const known = outcomes.filter((o) => o.outcome === 'already-there').length;
  const warned = outcomes.some((o) => o.outcome === 'imported' && o.warnings.length);
  const { panes } = useWorkspace.getState();
  const fits = new Set([...panes, ...articles]).size <= mostPanes;
  // What lies open stays open: new articles take the room that is left, or wait in the library.
  if (!panes.length && fits) openTogether(articles);
  else if (fits) articles.forEach(openBeside);
  else changePreferences({ libraryOpen: true });
  if (refused || warned || outcomes.length > mostPanes) return set({ ...idle, outcomes, shown: true });
  set(idle);
  if (wasCancelled) say(`Import cancelled; ${articles.length} already imported`);
  else if (known && known === articles.length) {
    say(fits ? 'Already in the library: opened' : 'Already in the library');
  } else if (articles.length) {
    const said = articles.length === 1 ? 'Imported' : `${articles.length} articles imported`;
    if (fits) say(said);
    else say(said, { label: 'Open side by side', run: () => openTogether(articles) });
  }
}

export const dismissImports = (): void => set(idle);

/** An import that runs without us: it is under way, but not how far. */
export function showRunning(what: string): void {
  if (!running) set({ ...idle, current: what });
}

export async function openSamples(): Promise<void> {
  showRunning('The sample comparison');
  try {
    showOutcomes(await call('importSamples', {}));
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
