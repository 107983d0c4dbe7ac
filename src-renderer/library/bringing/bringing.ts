import { create } from 'zustand';
import type { BroughtIn, BroughtPreview } from '#contract';
import { AppError } from '#contract/errors';
import { toolNames } from '#contract/tools';
import { call, onEvent, queries } from '../../api';
import { remember, undoStep, type Step } from '../../history';
import { sayError } from '../../toasts';
import { sendFile } from '../upload-file';
import { stepOf } from './taking-back';

/** A file of another tool: what it would bring is shown, and nothing is stored before the reader says so. */
export interface Asked {
  file: File;
  /** Under which id it lies with the main side; null once it is not kept there any more. */
  upload: string | null;
  preview: BroughtPreview;
}

interface Running extends Pick<Asked, 'file' | 'preview'> {
  id: string;
  done: number;
  total: number;
  ending: boolean;
}

/** What has come from a file. */
export interface Came {
  id: string;
  name: string;
  result: BroughtIn;
  step: Step;
}

interface Bringing {
  /** The first is asked about. */
  asked: readonly Asked[];
  running: Running | null;
  came: readonly Came[];
}

export const useBringing = create<Bringing>(() => ({ asked: [], running: null, came: [] }));
const set = useBringing.setState;
const get = useBringing.getState;

/** Those that the reader has said yes to, in order. */
const agreed: Asked[] = [];

/** What an uploaded file would bring; null for one that is to be imported like any other. @throws AppError that names it */
export async function previewOf(file: File, upload: string): Promise<BroughtPreview | null> {
  try {
    return await call('previewBrought', { upload });
  } catch (error) {
    // What is wrong with an archive of pages, a book or a document, importing says better.
    const head = await file.slice(0, 2).text();
    const isEnded = error instanceof AppError && (error.code === 'cancelled' || error.code === 'timeout');
    if (head === 'PK' && error instanceof AppError && !isEnded) return null;
    throw error;
  }
}

/** Shows what a file would bring, when the reader has answered about those before it. */
export function askToBring(asked: Asked): void {
  // The main side holds few large files at once: one that has to wait is sent again when its turn has come.
  const waits = get().asked.length > 0;
  if (waits && asked.upload !== null) drop(asked.upload);
  set((now) => ({ asked: [...now.asked, waits ? { ...asked, upload: null } : asked] }));
}

const drop = (upload: string): void => void call('cancelUpload', { upload }).catch(() => undefined);

/** The reader's answer about the file that is shown. */
export function answerBringing(yes: boolean): void {
  const [first, ...others] = get().asked;
  if (!first) return;
  set({ asked: others });
  if (yes) {
    agreed.push(first);
    void bringAll();
  } else if (first.upload !== null) drop(first.upload);
}

/** Leaves out all that are still to be asked about. */
export function leaveAll(): void {
  while (get().asked.length > 0) answerBringing(false);
}

async function bringAll(): Promise<void> {
  if (get().running) return;
  for (let next = agreed.shift(); next; next = agreed.shift()) {
    const { file, preview } = next;
    const id = crypto.randomUUID();
    const step = stepOf(id, `bring in from ${toolNames[preview.tool]}`, () => dismissBrought(id));
    set({ running: { id, file, preview, done: 0, total: preview.pages, ending: false } });
    try {
      const result = await bringOne(id, next);
      if (!result) continue;
      set(({ came }) => ({ came: [...came, { id, name: file.name, result, step }] }));
      if (hasChanged(result)) remember(step);
    } catch (error) {
      const { running } = get();
      // What had come by then stays, and can be taken back.
      if (running && running.done > 0) {
        remember(step);
        sayError(error, { label: 'Undo', run: () => void undoStep(step) });
      } else sayError(error);
    } finally {
      set({ running: null });
    }
  }
  // The collections and tags that came with it, too.
  void queries.invalidateQueries({ queryKey: ['getFacets'] });
}

/** Whether there is something to take back. */
export const hasChanged = ({ imported, there, awaited }: BroughtIn): boolean =>
  imported + there + awaited > 0;

/** Brings a file in; one that is not there any more is sent again. Null when the reader ended it before anything came. */
async function bringOne(id: string, { file, upload }: Asked): Promise<BroughtIn | null> {
  const isEnding = (): boolean => get().running?.ending ?? false;
  try {
    if (upload !== null) return await call('bringIn', { id, upload });
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not-found')) throw error;
  }
  const again = crypto.randomUUID();
  await sendFile(file, again, isEnding);
  if (!isEnding()) return call('bringIn', { id, upload: again });
  drop(again);
  return null;
}

/** Ends it after the page under way; what has come stays, and can be taken back. */
export function cancelBringing(): void {
  const { running } = get();
  if (!running) return;
  set({ running: { ...running, ending: true } });
  void call('cancelBringing', { id: running.id }).catch(sayError);
}

export const dismissBrought = (id: string): void =>
  set(({ came }) => ({ came: came.filter((one) => one.id !== id) }));

/** What came stays, and can be taken back by Undo. */
export const dismissAllBrought = (): void => set({ came: [] });

/** Follows how far it is. */
export function watchBringing(): () => void {
  return onEvent('bringProgress', ({ id, done, total }) => {
    const { running } = get();
    if (running?.id === id) set({ running: { ...running, done, total } });
  });
}
