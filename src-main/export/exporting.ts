import {
  type Api,
  AppError,
  type Category,
  type Checked,
  type exportingMethods,
  type ExportMade,
  type ExportScope,
  type ExportSettings,
  type Id,
} from '#contract';
import { stat } from 'node:fs/promises';
import { createTemporaryFiles } from '../keeping/temporary-files';
import { type ExportDesk, openExportDesk } from './export-desk';
import type { ChosenFolders } from './folder/chosen-folders';
import { createIntoFolder, type IntoFolder, type IntoFolderInput } from './folder/into-folder';
import type { OwnTemplates } from './own-templates';
import type { ExportedArticle } from './exported';
import { createGathering, type GatherOptions } from './gather';
import { isSeparate, needsOf, shapes } from './shapes';
import { safeName } from './safe-name';
import { exampleArticle } from './template/example';
import { presets } from './template/presets';

export interface Exporting {
  api: Pick<Api, Exclude<keyof typeof exportingMethods, keyof OwnTemplates['api']>>;
  /**
   * The files one after the other; those of several articles in pieces of the same name. They are made as they are asked for.
   * @throws AppError `not-found`, `bad-input` where the template is wrong, `storage`
   */
  files: (scope: ExportScope, settings: ExportSettings) => AsyncIterable<{ name: string; bytes: Uint8Array }>;
  /** As `exportToFolder`, into a folder that is named by its path. */
  intoFolder: (input: IntoFolderInput) => Promise<IntoFolder>;
  close: () => Promise<void>;
}

export interface ExportingOptions extends GatherOptions {
  /** The built worker that writes exports; without it that is done in this thread. */
  exportWorker?: URL | undefined;
  libraryDir: string;
  folders: ChosenFolders;
  /** Lets the reader choose a folder, null for none; null where there is no dialog for that. */
  chooseFolder: () => (() => Promise<string | null>) | null;
  categories: () => readonly Category[];
  now: () => Date;
  progress: (id: Id, done: number, total: number) => void;
  /** A preview that takes longer is given up: the template is at fault. Milliseconds of processor time. */
  previewTime?: number;
  /** A template that takes longer for one article says so itself. Milliseconds by the clock. */
  templateTime?: number;
}

/** Between two tellings of how far it is. Milliseconds. */
const tellEvery = 100;

const templateAtFault = 'This template takes too long. Look for a loop in it that does not end.';
const citingLate = 'The citation could not be made in time. Try it once more.';

export function createExporting(options: ExportingOptions): Exporting {
  const { exportWorker, categories, now, folders, previewTime = 10_000, templateTime = 1500 } = options;
  const gathering = createGathering(options);
  const files = createTemporaryFiles<{
    made: Promise<ExportMade> | null;
    written: Promise<IntoFolder> | null;
  }>({
    ...{ name: 'export', cancelled: 'The export was cancelled.' },
    state: () => ({ made: null, written: null }),
  });
  const closing = new AbortController();
  /** For what is asked in passing; a thread that is stuck is replaced. */
  let aside: ExportDesk | null = null;
  const asked = async <T>(ask: (desk: ExportDesk) => Promise<T>, late = templateAtFault): Promise<T> => {
    try {
      return await ask((aside ??= openExportDesk(exportWorker, previewTime)));
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'timeout')) throw error;
      throw new AppError('timeout', late);
    }
  };

  const articlesOf = async (scope: ExportScope): Promise<Id[]> => {
    const ids = await gathering.articles(scope);
    const known = new Set(options.library.list().map(({ id }) => id));
    const wanted = ids.filter((id) => known.has(id));
    if (scope.kind === 'articles' && wanted.length < ids.length)
      throw new AppError('not-found', 'One of these articles is not in the library any more.');
    return wanted;
  };
  const plan = async (scope: ExportScope, settings: ExportSettings) => {
    const wanted = await articlesOf(scope);
    const [first] = wanted;
    const { extension, name } = shapes[settings.format];
    const taken = new Set<string>();
    const names = new Map(
      wanted.map((id) => [id, safeName(options.library.summary(id).title, extension, taken)]),
    );
    const day = now().toISOString().slice(0, 10);
    const title =
      first !== undefined && wanted.length === 1 ? options.library.summary(first).title : `${name} ${day}`;
    const single = safeName(title, extension, new Set());
    /** Of the file that each article comes into; links lead from one to another, or about in one. */
    const stems = new Map(
      [...names].map(([id, full]) => [
        id,
        (isSeparate(settings) ? full : single).slice(0, -extension.length),
      ]),
    );
    const highlights = wanted.reduce((sum, id) => sum + options.library.summary(id).annotations, 0);
    return {
      ...{ wanted, names, stems, day, title, single },
      facts: { title, articles: wanted, highlights },
      chosen: scope.kind === 'articles' && scope.annotations ? new Set(scope.annotations) : undefined,
    };
  };
  /** An article of the plan; null when it has been deleted meanwhile. */
  const gathered = async (
    id: Id,
    { chosen, stems }: { chosen: ReadonlySet<Id> | undefined; stems: ReadonlyMap<Id, string> },
    settings: ExportSettings,
  ) => {
    try {
      const exported = await gathering.article(id, needsOf(settings), chosen);
      const files = new Map(
        linkedBy(exported).flatMap((other) => {
          const stem = stems.get(other);
          return stem === undefined ? [] : [[other, stem] as const];
        }),
      );
      return { ...exported, files, file: stems.get(id) ?? '' };
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    }
  };

  /**
   * An article as a preview shows it. Its file and those that it leads to have the names that they get, but for the number behind one
   * that several would have: for that all names of the export would have to be made.
   */
  const previewed = async ({ article, annotations, scope, settings }: Checked<'previewExport'>) => {
    if (article === undefined) return exampleArticle;
    const chosen = annotations && new Set(annotations);
    const exported = await gathering.article(article, needsOf(settings), chosen, false);
    const linked = linkedBy(exported);
    const wanted = scope && linked.length > 0 ? new Set(await articlesOf(scope)) : new Set([article]);
    const { extension, name } = shapes[settings.format];
    const several = !isSeparate(settings) && wanted.size > 1 && `${name} ${now().toISOString().slice(0, 10)}`;
    const stem = (id: Id): string =>
      safeName(several || options.library.summary(id).title, extension, new Set()).slice(
        0,
        -extension.length,
      );
    const files = new Map(linked.filter((id) => wanted.has(id)).map((id) => [id, stem(id)]));
    return { ...exported, files, file: stem(article) };
  };

  const intoFolder = createIntoFolder({
    ...{ exportWorker, categories, gathered, libraryDir: options.libraryDir },
    articles: async (scope) =>
      (await articlesOf(scope)).map((id) => ({ id, title: options.library.summary(id).title })),
  });
  const exportToFolder = async (
    { id, folder, ...how }: Checked<'exportToFolder'>,
    signal: AbortSignal,
    alive: () => void,
  ): Promise<IntoFolder> => {
    const path = await folders.pathOf(folder);
    const name = (await folders.list()).find((one) => one.id === folder)?.name ?? '';
    let told = 0;
    const done = await intoFolder({ folder: { path, name }, ...how }, signal, (n, total) => {
      if (n < total && performance.now() - told < tellEvery) return;
      told = performance.now();
      alive();
      options.progress(id, n, total);
    });
    if (!how.dry) await folders.used(folder);
    return done;
  };

  const make = async (
    { scope, settings, id }: Checked<'startExport'>,
    file: string,
    signal: AbortSignal,
    alive: () => void,
  ): Promise<ExportMade> => {
    const planned = await plan(scope, settings);
    const { wanted, names, facts, single, day } = planned;
    const zipped = isSeparate(settings) && wanted.length !== 1;
    const desk = openExportDesk(exportWorker);
    let [articles, notes, told] = [0, 0, 0];
    try {
      const target = { file, as: zipped ? 'zip' : 'file' } as const;
      await desk.ask('beginExport', { settings, categories: categories(), facts, target }, signal);
      for (const [n, article] of wanted.entries()) {
        const exported = await gathered(article, planned, settings);
        if (exported) {
          await desk.ask('exportArticle', { exported, name: names.get(article) ?? single }, signal);
          articles++;
          notes += exported.annotations.length;
        }
        if (n + 1 < wanted.length && performance.now() - told < tellEvery) continue;
        told = performance.now();
        alive();
        options.progress(id, n + 1, wanted.length);
      }
      await desk.ask('endExport', undefined, signal);
    } finally {
      await desk.close();
    }
    const { mediaType } = shapes[settings.format];
    const [only = single] = names.values();
    return {
      name: zipped ? `Synoptic export ${day}.zip` : isSeparate(settings) ? only : single,
      mediaType: zipped ? 'application/zip' : mediaType,
      bytes: (await stat(file)).size,
      files: isSeparate(settings) ? articles : 1,
      ...{ articles, notes },
    };
  };

  return {
    api: {
      startExport: async (input) => {
        const job = await files.open(input.id);
        if (!job.state.made) {
          job.state.made = make(input, job.file, job.signal, job.keepAlive);
          job.work.push(job.state.made);
        }
        return job.state.made;
      },
      readExport: ({ id, offset }) => files.read(id, offset),
      listExportFolders: async () => ({
        folders: await folders.list(),
        canChoose: options.chooseFolder() !== null,
      }),
      chooseExportFolder: async () => {
        const choose = options.chooseFolder();
        if (!choose)
          throw new AppError(
            'unsupported',
            'Folders cannot be chosen in a browser. Start Synoptic with the folder: npm start -- --export-to FOLDER',
          );
        const path = await choose();
        return path === null ? null : folders.add(path);
      },
      forgetExportFolder: async ({ id }) => folders.forget(id).then(() => null),
      exportToFolder: async (input) => {
        const job = await files.open(input.id);
        if (!job.state.written) {
          job.state.written = exportToFolder(input, job.signal, job.keepAlive);
          job.work.push(job.state.written);
        }
        return (await job.state.written).report;
      },
      listFolderFiles: async ({ id, from, count }) => {
        const written = await (await files.known(id)).state.written;
        if (!written) throw new AppError('not-found', 'There is no such report. Export once more.');
        return written.files.slice(from, from + count);
      },
      dropExport: async ({ id }) => files.drop(id).then(() => null),
      previewExport: async (asking) => {
        const { settings } = asking;
        const input = { settings, categories: categories(), exported: await previewed(asking), templateTime };
        return asked((desk) => desk.ask('preview', input));
      },
      listPresets: () =>
        (['plain', 'obsidian', 'logseq'] as const).map((preset) => ({ preset, template: presets[preset] })),
      citeArticle: async ({ article, style }) => {
        const input = { article: options.library.summary(article), style };
        return { citation: await asked((desk) => desk.ask('cite', input), citingLate) };
      },
    },
    files: async function* (scope, settings) {
      const planned = await plan(scope, settings);
      const { wanted, names, facts, single } = planned;
      const desk = openExportDesk(exportWorker);
      const piece = (name: string, { bytes }: { bytes: Uint8Array | null }) =>
        bytes ? [{ name, bytes }] : [];
      try {
        const input = { settings, categories: categories(), facts, target: null };
        yield* piece(single, await desk.ask('beginExport', input));
        for (const id of wanted) {
          const exported = await gathered(id, planned, settings);
          if (!exported) continue;
          const own = isSeparate(settings) ? (names.get(id) ?? single) : single;
          yield* piece(own, await desk.ask('exportArticle', { exported, name: own }));
        }
        yield* piece(single, await desk.ask('endExport', undefined));
      } finally {
        await desk.close();
      }
    },
    intoFolder: (input) => intoFolder(input, closing.signal, () => undefined),
    close: async () => {
      closing.abort(new AppError('cancelled', 'The export was cancelled.'));
      await files.close();
      await aside?.close();
    },
  };
}

/** The articles that its links lead to. */
const linkedBy = ({ links = [] }: ExportedArticle): Id[] =>
  links.flatMap(({ ends }) => ends.map((end) => end.article));
