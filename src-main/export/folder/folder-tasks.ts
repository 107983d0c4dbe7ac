import { AppError, type Category, type ExportSettings, type FolderFile, type Id } from '#contract';
import { storageError, systemCode } from '../../store/storage-error';
import type { ExportedArticle } from '../exported';
import { cslOf } from '../references/csl';
import { citation } from '../references/references';
import { shapes } from '../shapes';
import { createWriter } from '../writer';
import { sumOf, type Written } from './marks';
import { type MergedNote, mergeNote, newNote } from './merge-note';
import { createRecords, type FileRecord, type Records } from './records';
import { createRenderer } from './rendered';
import { type Settled, settleFiles } from './settle-files';
import { openVault, type ReadFile, type Vault } from './vault';

export interface BeginFolder {
  folder: string;
  settings: ExportSettings;
  categories: readonly Category[];
  wanted: readonly { id: Id; title: string }[];
  /** Folders in it that are not looked into. */
  skip: readonly string[];
  dry: boolean;
  writeMissing: boolean;
  /** Only some of the notes are exported. */
  partial: boolean;
}

interface Begun extends BeginFolder {
  vault: Vault;
  records: Records;
  files: ReadonlyMap<Id, Settled>;
  merge: (
    exported: ExportedArticle,
    file: ReadFile | null,
    record: FileRecord | null,
  ) => MergedNote | Promise<MergedNote>;
  layout: string;
}

/** What an export into a folder does away from the main thread. */
export function createFolderTasks() {
  let begun: Begun | null = null;
  return {
    /** Finds the files that are there. @returns the name of each article's file without its ending @throws AppError */
    beginFolder: async (input: BeginFolder): Promise<{ stems: [Id, string][]; complete: boolean }> => {
      const { settings, categories, wanted, dry, writeMissing } = input;
      const { extension } = shapes[settings.format];
      const merge = merger(input);
      const vault = await openVault(input.folder, !dry);
      const records = createRecords(vault, extension);
      const options = { vault, records, extension, skip: new Set(input.skip), writeMissing };
      const { files, complete } = await settleFiles(wanted, options);
      const layout =
        settings.format === 'markdown' && settings.template === undefined && settings.preset === 'logseq'
          ? 'outline'
          : '';
      begun = { ...input, categories, vault, records, files, merge, layout };
      const stems = [...files.values()].map(({ article, path }): [Id, string] => [article, stemOf(path)]);
      return { stems, complete };
    },
    /** Writes one article. What cannot be written is the answer; @throws AppError where nothing more can be */
    intoFolder: async ({ exported }: { exported: ExportedArticle }): Promise<FolderFile> => {
      if (!begun) throw new Error('No folder is being written into.');
      return writeOne(begun, exported);
    },
  };
}

const none = { added: 0, updated: 0, removed: 0, kept: 0 };
const stemOf = (path: string): string => (path.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '');

/** @throws TemplateError */
function merger({ settings, categories, partial }: BeginFolder): Begun['merge'] {
  if (settings.format === 'markdown') {
    const render = createRenderer(settings, categories, ({ article }) =>
      citation(cslOf(article), settings.style),
    );
    return (exported, file, record) => {
      const rendered = render(exported);
      return file
        ? mergeNote(file.bytes, record && lastWritten(record, file), rendered, partial)
        : newNote(rendered);
    };
  }
  const writer = createWriter(settings, categories, { title: '', articles: [], highlights: 0 });
  return async (exported, file, record) => {
    const made = await writer.document(exported);
    const said = typeof made === 'string' ? undefined : await (await import('../docx/said-in')).saidIn(made);
    return wholeFile(made, said, file, record);
  };
}

/** What stands in the file is from the last writing, or, where that has not come here, from the one before. */
function lastWritten({ now, before }: FileRecord, { bytes }: ReadFile): Written {
  return before !== null && sumOf(bytes) === before.whole ? before : now;
}

/** A file that has no parts: it is written anew where nobody has changed it, and where it would say something else. */
function wholeFile(
  text: string | Uint8Array,
  said: string | undefined,
  file: ReadFile | null,
  record: FileRecord | null,
): MergedNote {
  const whole = sumOf(text);
  const written: Written = {
    whole,
    ...(said !== undefined && { said }),
    pure: true,
    properties: null,
    blocks: [],
  };
  if (!file) return { text, written, why: [], blocks: { ...none, added: 1 } };
  const there = sumOf(file.bytes);
  const same = (one: Written | null | undefined): boolean =>
    one != null && (said === undefined ? one.whole === whole : one.said === said);
  if (there === whole)
    return { text: null, written: record?.now.whole === whole ? null : written, why: [], blocks: none };
  const isBefore = record?.before?.whole === there;
  if (record && same(isBefore ? record.before : record.now))
    return { text: null, written: isBefore ? record.before : null, why: [], blocks: none };
  if (record && (there === record.now.whole || isBefore))
    return { text, written, why: [], blocks: { ...none, updated: 1 } };
  const why = [
    record
      ? 'It is kept as you have changed it.'
      : 'It is kept: it cannot be told whether you have changed it.',
  ];
  return { text: null, written: null, why, blocks: { ...none, kept: 1 } };
}

async function writeOne(begun: Begun, exported: ExportedArticle): Promise<FolderFile> {
  const { vault, records, files, merge, dry, layout } = begun;
  const { id } = exported.article;
  const settled = files.get(id);
  if (!settled) throw new Error('An article was not announced.');
  const { path, record, why } = settled;
  const told = (state: FolderFile['state'], more: string[] = [], blocks = none): FolderFile => ({
    ...{ article: id, name: path, state, blocks, why: [...why, ...more] },
  });
  if (settled.state === 'missing' || settled.state === 'left') return told(settled.state);
  try {
    const file = settled.state === 'there' ? await vault.read(path) : null;
    if (settled.state === 'there' && !file) return told('missing', ['It was removed while it was exported.']);
    if (
      file &&
      record &&
      record.layout !== layout &&
      !(record.now.pure && record.now.whole === sumOf(file.bytes))
    )
      return told('left', ['It was laid out in another way, and there is something of yours in it.'], {
        ...none,
        kept: 1,
      });
    const merged = await merge(exported, file, record);
    const { text, written, blocks } = merged;
    if (!dry && (written || record?.file !== path)) {
      const before = record && !record.pending && file ? lastWritten(record, file) : null;
      const next: FileRecord = {
        ...{ article: id, file: path, layout, pending: file === null, before },
        now: written ?? record?.now ?? { whole: sumOf(''), pure: false, properties: null, blocks: [] },
      };
      await records.write(next);
      if (text !== null) await vault.write(path, text, file);
      if (file === null) await records.write({ ...next, pending: false });
    }
    if (file === null) return told('new', merged.why, blocks);
    if (text !== null) return told('updated', merged.why, blocks);
    return told(blocks.kept > 0 ? 'left' : 'unchanged', merged.why, blocks);
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return told('left', [error.message]);
    if (!(error instanceof AppError) && ['EACCES', 'EPERM', 'ENAMETOOLONG'].includes(systemCode(error) ?? ''))
      return told('left', ['It may not be written. Check its permissions.']);
    throw storageError(error, `“${path}” could not be written`);
  }
}
