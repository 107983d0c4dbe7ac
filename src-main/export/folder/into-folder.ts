import {
  AppError,
  type Category,
  type ExportScope,
  type ExportSettings,
  type FolderFile,
  type FolderReport,
  folderStates,
  type FolderState,
  type Id,
  limits,
} from '#contract';
import { realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import type { ExportedArticle } from '../exported';
import { openExportDesk } from '../export-desk';
import { isSeparate } from '../shapes';

export interface IntoFolderInput {
  /** Its path on this computer, and what the reader calls it. */
  folder: { path: string; name: string };
  scope: ExportScope;
  settings: ExportSettings;
  dry: boolean;
  missing: 'leave' | 'write';
}

export interface IntoFolderOptions {
  exportWorker?: URL | undefined;
  libraryDir: string;
  categories: () => readonly Category[];
  /** The articles of a scope that are in the library. @throws AppError `not-found` */
  articles: (scope: ExportScope) => Promise<{ id: Id; title: string }[]>;
  /** One of them; null when it has been deleted meanwhile. @param stems names of the files of articles, without endings */
  gathered: (
    id: Id,
    from: { chosen: ReadonlySet<Id> | undefined; stems: ReadonlyMap<Id, string> },
    settings: ExportSettings,
  ) => Promise<ExportedArticle | null>;
}

export interface IntoFolder {
  report: FolderReport;
  /** All of them, in the order of the report. */
  files: FolderFile[];
}

/** Writes articles into a folder; of two exports into the same folder the second waits for the first. */
export function createIntoFolder(options: IntoFolderOptions) {
  const underWay = new Map<string, Promise<unknown>>();

  /** @throws AppError `bad-input`, `not-found`, `storage`, `cancelled` */
  return async (
    input: IntoFolderInput,
    signal: AbortSignal,
    progress: (done: number, total: number) => void,
  ): Promise<IntoFolder> => {
    if (!isSeparate(input.settings))
      throw new AppError(
        'bad-input',
        'Into a folder goes a file for each article. Choose a format that has these.',
      );
    const { path } = input.folder;
    const before = underWay.get(path) ?? Promise.resolve();
    const work = before.then(() => write(options, input, signal, progress));
    const settled = work.catch(() => undefined);
    underWay.set(path, settled);
    try {
      return await work;
    } finally {
      if (underWay.get(path) === settled) underWay.delete(path);
    }
  };
}

async function write(
  { exportWorker, libraryDir, categories, articles, gathered }: IntoFolderOptions,
  { folder, scope, settings, dry, missing }: IntoFolderInput,
  signal: AbortSignal,
  progress: (done: number, total: number) => void,
): Promise<IntoFolder> {
  signal.throwIfAborted();
  const home = await realpath(libraryDir).catch(() => libraryDir);
  const there = await realpath(folder.path).catch(() => folder.path);
  if (`${there}${sep}`.startsWith(`${home}${sep}`))
    throw new AppError('bad-input', 'This folder is the library itself. Choose one outside of it.');
  const wanted = await articles(scope);
  const chosen = scope.kind === 'articles' && scope.annotations ? new Set(scope.annotations) : undefined;
  const desk = openExportDesk(exportWorker);
  const files: FolderFile[] = [];
  try {
    const begin = {
      ...{ folder: folder.path, settings, categories: categories(), wanted, dry },
      ...{ writeMissing: missing === 'write', partial: chosen !== undefined },
      skip: [libraryDir, home],
    };
    const { stems, complete } = await desk.ask('beginFolder', begin, signal);
    const names = new Map(stems);
    for (const [n, { id }] of wanted.entries()) {
      // Between two files: each is written as a whole.
      if (signal.aborted)
        throw new AppError('cancelled', `The export was cancelled after ${n} of ${wanted.length} articles.`);
      const exported = await gathered(id, { chosen, stems: names }, settings);
      if (exported) files.push(await desk.ask('intoFolder', { exported }));
      progress(n + 1, wanted.length);
    }
    const order = (file: FolderFile): number => folderStates.indexOf(file.state);
    files.sort((a, b) => order(a) - order(b) || (a.name < b.name ? -1 : 1));
    const notices = complete
      ? []
      : ['There are more notes in this folder than were looked at: renamed ones may not have been found.'];
    const report: FolderReport = {
      ...{ folder: folder.name, dry, notices, total: files.length, counts: countsOf(files) },
      files: files.slice(0, limits.rows),
    };
    return { report, files };
  } finally {
    await desk.close();
  }
}

function countsOf(files: readonly FolderFile[]): FolderReport['counts'] {
  const counts: Record<FolderState, number> = { left: 0, missing: 0, updated: 0, new: 0, unchanged: 0 };
  for (const { state } of files) counts[state]++;
  return counts;
}
