import { create } from 'zustand';
import type { AwaitedPage, ImportOutcome } from '#contract';
import { AppError } from '#contract/errors';
import { readExtensions } from '#contract/importable';
import { call } from '../../api';
import { whyReadOnly } from '../../read-only';
import { remember, undoStep } from '../../history';
import { besideShown } from '../../sides';
import { say, sayError } from '../../toasts';
import { mostPanes, openBeside, openTogether, useWorkspace } from '../../workspace';
import { askToBring, previewOf } from '../bringing/bringing';
import { stepOf } from '../bringing/taking-back';
import type { Chosen } from '../dropped-files';
import { sendBeside, sendFile } from '../upload-file';

const never = (): boolean => false;

/** The pages whose text is being imported now. */
export const useGiving = create<ReadonlySet<string>>(() => new Set());
function mark(page: string, isGiven: boolean): void {
  const now = new Set(useGiving.getState());
  if (isGiven) now.add(page);
  else now.delete(page);
  useGiving.setState(now, true);
}

/** Imports a file as the text of a page that waits: what was said of the page goes to the article. */
export async function givePage(page: AwaitedPage, chosen: Chosen): Promise<void> {
  const why = whyReadOnly();
  if (why !== null) return sayError(why);
  const { file } = chosen;
  const id = crypto.randomUUID();
  const uploads = [crypto.randomUUID()];
  const [upload = ''] = uploads;
  mark(page.id, true);
  try {
    await sendFile(file, upload, never);
    const preview = await previewOf(file, upload);
    // The export of a tool is nobody's saved page.
    if (preview) return askToBring({ file, upload, preview });
    const companions = await sendBeside(chosen, uploads, never);
    const outcome = await call('completeAwaited', { id, page: page.id, upload, companions });
    if (!('article' in outcome)) throw refusalOf(outcome, file.name);
    const { panes } = useWorkspace.getState();
    const { article } = outcome;
    besideShown('library', () => {
      if (panes.length === 0) openTogether([article.id]);
      else if (panes.length < mostPanes) openBeside(article.id);
    });
    const step = stepOf(id, 'give a page its text');
    remember(step);
    say(saidOfGiven(page, outcome), { label: 'Undo', run: () => void undoStep(step) });
  } catch (error) {
    for (const one of uploads) void call('cancelUpload', { upload: one }).catch(() => undefined);
    sayError(error instanceof AppError ? error : `“${file.name}” could not be read.`);
  } finally {
    mark(page.id, false);
  }
}

function refusalOf(outcome: ImportOutcome, name: string): AppError {
  if (outcome.outcome === 'refused') return new AppError(outcome.error.code, outcome.error.message);
  return new AppError('no-article', `“${name}” holds no article. Save the page once more.`);
}

function saidOfGiven({ annotations }: AwaitedPage, outcome: ImportOutcome): string {
  const known = outcome.outcome === 'already-there' ? 'Already in the library; it' : 'Imported; it';
  if (annotations === 0) return `${known} waits no more`;
  return `${known} has got ${annotations === 1 ? 'its note' : `its ${annotations.toLocaleString()} notes`}`;
}

/** Lets the reader choose the saved page, by the platform's own dialog. */
export function chooseItsPage(page: AwaitedPage): void {
  const why = whyReadOnly();
  if (why !== null) return sayError(why);
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = readExtensions;
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file) void givePage(page, { file, beside: [] });
  });
  input.click();
}

export async function copyAddress({ url }: AwaitedPage): Promise<void> {
  if (url === null) return say('This page has no address');
  try {
    await navigator.clipboard.writeText(url);
    say('Address copied');
  } catch (error) {
    sayError(error);
  }
}
