import { create } from 'zustand';
import type { ExportMade, Input } from '#contract';
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
  doing: 'writing' | 'saving' | null;
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
/** To be called by what shows failures, with the way to end that. */
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

/**
 * Runs an export; another under way goes on alone.
 * @returns whether it came to its end
 */
async function run(
  scope: Scope,
  settings: Settings,
  hand: (made: ExportMade, bytes: Blob) => Promise<void>,
): Promise<boolean> {
  if (get().doing) return false;
  const job = crypto.randomUUID();
  const isOurs = (): boolean => get().job === job;
  set({ ...idle, job, doing: 'writing' });
  try {
    const made = await call('startExport', { id: job, scope, settings });
    const pieces = await readPieces(made.bytes, (offset) => {
      if (!isOurs()) return null;
      set({ doing: 'saving', done: offset, total: made.bytes });
      return call('readExport', { id: job, offset }).then(({ bytes }) => bytes);
    });
    if (!pieces || !isOurs()) return false;
    await hand(made, new Blob(pieces, { type: made.mediaType }));
    set(idle);
    return true;
  } catch (error) {
    if (!isOurs()) return false;
    set({ ...idle, failed: error instanceof Error ? error.message : String(error) });
    if (!shown) sayError(error);
    return false;
  } finally {
    void call('dropExport', { id: job }).catch(() => undefined);
  }
}

/** Writes an export and hands it to the platform's own way of saving. */
export const saveExport = (scope: Scope, settings: Settings): Promise<boolean> =>
  run(scope, settings, async ({ name }, bytes) => {
    saveBlob(name, bytes);
    say(`Saved ${name}`);
  });

/** Writes an export that is one text into the clipboard. */
export const copyExport = (scope: Scope, settings: Settings): Promise<boolean> =>
  run(scope, settings, async (_, bytes) => {
    await navigator.clipboard.writeText((await bytes.text()).replace(/^\uFEFF/, ''));
    say('Copied');
  });

/** Hands articles with their highlights and notes to the system's print dialog, which can write a PDF. */
export const printExport = (
  scope: Scope,
  settings: Omit<Settings, 'format' | 'layout'> = {},
): Promise<boolean> =>
  run(scope, { ...settings, format: 'html', layout: 'single' }, async ({ name }, bytes) =>
    printPage(await bytes.text(), name.replace(/\.html$/, '')),
  );

/** Ends what is under way. */
export function cancelExport(): void {
  const { job } = get();
  set(idle);
  if (job) void call('dropExport', { id: job }).catch(sayError);
}
