import { AppError, type Checked, type Id, type LibraryProblem, type Output } from '#contract';
import { createJobs } from '../comparison/jobs';
import { checkLibrary, type Problem } from './check';
import type { LibraryIndex } from './library-index';

/** Checking and repairing the library while it is open. */
export interface Checking {
  check: (input: Checked<'checkLibrary'>) => Promise<Output<'checkLibrary'>>;
  repair: (input: Checked<'repairLibrary'>) => Promise<Output<'repairLibrary'>>;
  cancel: (input: Checked<'cancelCheck'>) => void;
  close: () => void;
}

export function createChecking(options: {
  root: string;
  index: Pick<LibraryIndex, 'get' | 'ids' | 'flush'>;
  repair: (signal: AbortSignal) => Promise<void>;
  progress: (job: Id, done: number) => void;
}): Checking {
  const { root, index } = options;
  const jobs = createJobs(options.progress);
  let flushing: Promise<void> | null = null;

  const look = async (signal: AbortSignal, tell: (done: number) => void): Promise<LibraryProblem[]> => {
    // The list is written late: what is in memory is not missing. Where it cannot be written, the list itself says so.
    await (flushing ??= index
      .flush()
      .catch(() => undefined)
      .finally(() => (flushing = null)));
    try {
      return (await checkLibrary(root, { signal, tell })).map(shown);
    } catch (error) {
      if (signal.aborted) throw new AppError('cancelled', 'The check was cancelled.');
      throw error;
    }
  };
  const shown = ({ file, message }: Problem): LibraryProblem => {
    const [home, id] = file.split('/');
    const known = (home === 'articles' || home === 'trash') && id !== undefined ? id : null;
    const article =
      known === null ? null : { id: known, title: index.get(known)?.title ?? 'A deleted article' };
    return { file, article, message, advice: adviceOn(file) };
  };

  return {
    check: ({ job }) =>
      jobs.run(job, async (signal, tell) => ({
        problems: await look(signal, tell),
        articles: index.ids().length,
      })),
    repair: ({ job }) =>
      jobs.run(job, async (signal, tell) => {
        const before = await look(signal, (done) => tell(done / 3));
        if (before.length === 0) return { repaired: [], left: [] };
        await options.repair(signal);
        const left = await look(signal, (done) => tell((2 + done) / 3));
        const isLeft = new Set(left.map(({ file, message }) => `${file} ${message}`));
        return { repaired: before.filter(({ file, message }) => !isLeft.has(`${file} ${message}`)), left };
      }),
    cancel: ({ job }) => jobs.cancel(job),
    close: jobs.close,
  };
}

/** What the reader can do about a file that could not be made again. */
function adviceOn(file: string): string | null {
  const name = file.split('/').at(-1) ?? '';
  if (/^original/.test(name))
    return 'The text and the notes are there. Import the file again, if you still have it, to be able to clean it anew.';
  if (file.includes('/assets/'))
    return 'The text is there without this picture. Import the page again with its pictures.';
  if (file.includes('/versions/'))
    return 'The newest text is there. Notes that were made on the earlier one are found by their quotes.';
  if (/^article\.(?:html|txt)$/.test(name))
    return 'Its original does not give the same text any more. Import the file again as a separate article; the notes keep their quotes.';
  if (name === 'annotations.json') return 'An earlier state may be in the backups: restore it from there.';
  if (name === 'article.json') return 'Import its file again; its notes are kept in its folder.';
  if (file.startsWith('comparisons/'))
    return 'An earlier state may be in the backups: restore it from there.';
  if (!file.includes('/'))
    return 'Close Synoptic and start it again: it is restored from its newest backup then.';
  if (file.startsWith('backups/')) return 'Nothing else is harmed. This copy can be deleted.';
  return null;
}
