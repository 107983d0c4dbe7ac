import { AppError, type Category, type ExportSettings, type FolderFile, type Id } from '#contract';
import { storageError, systemCode } from '../../store/storage-error';
import type { ExportedArticle } from '../exported';
import { cslOf } from '../references/csl';
import { citation } from '../references/references';
import { shapes } from '../shapes';
import { createWriter } from '../writer';
import { sumOf, type Written } from './marks';
import { layoutOf, otherLayout } from './layouts';
import { findLinkedBlocks, type LinkedBlocks } from './linked-blocks';
import { type MergedNote, mergeNote, newNote, otherwise } from './merge-note';
import { lastWritten } from './last-written';
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
    /** Where it stands, and which blocks notes of the folder lead to. */
    around: { path: string; linked: () => Promise<LinkedBlocks> },
  ) => MergedNote | Promise<MergedNote>;
  layout: string;
  /** Looked for when a block would be taken out. */
  linked: Promise<LinkedBlocks> | null;
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
      begun = {
        ...input,
        categories,
        vault,
        records,
        files,
        merge,
        layout: layoutOf(settings),
        linked: null,
      };
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
    return async (exported, file, record, { path, linked }) => {
      const rendered = render(exported);
      if (!file) return newNote(rendered);
      const last = record && lastWritten(record, file);
      const merged = mergeNote(file.bytes, last, rendered, { partial });
      if (!merged.gone?.length) return merged;
      const { isLinked } = await linked();
      return mergeNote(file.bytes, last, rendered, {
        partial,
        isLinked: (names) => isLinked(names, path),
      });
    };
  }
  const writer = createWriter(settings, categories, { title: '', articles: [], highlights: 0 });
  return async (exported, file, record) => {
    const made = await writer.document(exported);
    const said = typeof made === 'string' ? undefined : await (await import('../docx/said-in')).saidIn(made);
    return wholeFile(made, said, file, record);
  };
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
  const last = record && lastWritten(record, file);
  if (same(last)) return { text: null, written: last === record?.now ? null : last, why: [], blocks: none };
  if (there === last?.whole) return { text, written, why: [], blocks: { ...none, updated: 1 } };
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
    const other = file && record ? otherLayout(record.layout, layout) : null;
    if (other !== null) return told('left', [`${other} ${otherwise}`], { ...none, kept: 1 });
    const linked = (): Promise<LinkedBlocks> => (begun.linked ??= linksOf(begun));
    const merged = await merge(exported, file, record, { path, linked });
    const { text, written, blocks } = merged;
    if (!dry && (written || record?.file !== path || record.pending)) {
      const before = record && file && text !== null ? lastWritten(record, file) : null;
      const next: FileRecord = {
        ...{ article: id, file: path, layout, pending: text !== null, before },
        beforeModified: before && file ? file.modified : null,
        now: written ?? record?.now ?? { whole: sumOf(''), pure: false, properties: null, blocks: [] },
      };
      await records.write(next);
      if (text !== null) {
        await vault.write(path, text, file);
        await records.write({ ...next, pending: false });
      }
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

function linksOf({ vault, skip, files }: Begun): Promise<LinkedBlocks> {
  const ours = new Map(
    [...files.values()].map(({ path, record }) => [path, record ? [record.now, record.before] : []]),
  );
  return findLinkedBlocks(
    vault,
    new Set(skip),
    (path) => ours.get(path)?.flatMap((written) => written?.blocks ?? []) ?? null,
  );
}
