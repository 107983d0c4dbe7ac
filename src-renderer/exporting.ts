import { create } from 'zustand';
import type { FolderReport, Input } from '#contract';
import { call, onEvent } from './api';
import { saveBlob } from './download';
import { readPieces } from './pieces';
import { printPage } from './printing';
import { say, sayError } from './toasts';

type Scope = Input<'startExport'>['scope'];
type Settings = Input<'startExport'>['settings'];

/** An export that is under way; it outlives the dialog that shows it. */
interface Exporting {
  job: string | null;
  /** Articles, then bytes. */
  doing: 'writing' | 'looking' | 'saving' | null;
  done: number;
  total: number;
  /** Why the last one failed, in a sentence. */
  failed: string | null;
}

const idle: Exporting = { job: null, doing: null, done: 0, total: 0, failed: null };
export const useExporting = create<Exporting>(() => idle);
const set = useExporting.setState;
const get = useExporting.getState;

export function watchExporting(): () => void {
  return onEvent('exportProgress', ({ id, done, total }) => {
    if (id === get().job) set({ done, total });
  });
}

/** Whether somebody sees what is said here; a failure that nobody sees is said at the bottom of the window. */
let shown = false;
/** To be called by what shows failures; returns the way to end that. */
export function showsExporting(): () => void {
  shown = true;
  return () => {
    shown = false;
    if (!get().doing) set(idle);
  };
}

export const forgetFailure = (): void => {
  if (get().failed !== null) set({ failed: null });
};

const forget = (job: string): void => void call('dropExport', { id: job }).catch(() => undefined);

/**
 * Runs an export, one at a time.
 * @returns what it came to; null where it failed, was ended or another is under way
 */
async function run<T>(
  doing: NonNullable<Exporting['doing']>,
  task: (job: string) => Promise<T>,
): Promise<T | null> {
  if (get().doing) return null;
  const job = crypto.randomUUID();
  const isOurs = (): boolean => get().job === job;
  set({ ...idle, job, doing });
  try {
    const made = await task(job);
    if (!isOurs()) return null;
    set(idle);
    return made;
  } catch (error) {
    forget(job);
    if (!isOurs()) return null;
    set({ ...idle, failed: error instanceof Error ? error.message : String(error) });
    if (!shown) sayError(error);
    return null;
  }
}

/** Makes the files and hands them on. @returns whether it came to its end */
async function make(
  scope: Scope,
  settings: Settings,
  hand: (name: string, bytes: Blob) => Promise<void> | void,
): Promise<boolean> {
  const done = await run('writing', async (job) => {
    const made = await call('startExport', { id: job, scope, settings });
    const pieces = await readPieces(made.bytes, (offset) => {
      if (get().job !== job) return null;
      set({ doing: 'saving', done: offset, total: made.bytes });
      return call('readExport', { id: job, offset }).then(({ bytes }) => bytes);
    });
    forget(job);
    if (pieces) await hand(made.name, new Blob(pieces, { type: made.mediaType }));
    return true;
  });
  return done === true;
}

/** Writes an export and hands it to the platform's own way of saving. */
export const saveExport = (scope: Scope, settings: Settings): Promise<boolean> =>
  make(scope, settings, (name, bytes) => {
    saveBlob(name, bytes);
    say(`Saved ${name}`);
  });

/** Writes an export that is one text into the clipboard. */
export const copyExport = (scope: Scope, settings: Settings): Promise<boolean> =>
  make(scope, settings, async (_, bytes) => {
    await navigator.clipboard.writeText((await bytes.text()).replace(/^\uFEFF/, ''));
    say('Copied');
  });

/** Hands articles with their highlights and notes to the system's print dialog, which can write a PDF. */
export const printExport = (
  scope: Scope,
  settings: Omit<Settings, 'format' | 'layout'> = {},
): Promise<boolean> =>
  make(scope, { ...settings, format: 'html', layout: 'single' }, async (name, bytes) =>
    printPage(await bytes.text(), name.replace(/\.html$/, '')),
  );

/** What was done to a folder, or would be; `job` names it for `listFolderFiles`. */
export interface Reported extends FolderReport {
  job: string;
}

/** Writes into a folder, or tells what that would do. The report is to be forgotten with `forgetReport`. */
export const exportIntoFolder = (input: Omit<Input<'exportToFolder'>, 'id'>): Promise<Reported | null> =>
  run(input.dry ? 'looking' : 'writing', async (job) => ({
    ...(await call('exportToFolder', { ...input, id: job })),
    job,
  }));

export const forgetReport = ({ job }: Reported): void => forget(job);

/** Ends what is under way. */
export function cancelExport(): void {
  const { job } = get();
  set(idle);
  if (job) void call('dropExport', { id: job }).catch(sayError);
}
