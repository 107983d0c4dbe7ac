import {
  AppError,
  type CitationStyle,
  citationStyles,
  type ExportedFile,
  type ExportFormat,
  exportFormats,
  type ExportScope,
  ExportSettings,
  type ExportTemplate,
  Id,
  type MarkdownPreset,
  markdownPresets,
} from '#contract';
import { longestTemplate } from '#contract/templating';
import { mkdir, readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { App } from '../app';
import { storageError, systemCode } from '../store/storage-error';
import { beginFile, type FileBegun } from './begin-file';
import { writeInto } from './export-into';
import { type Command, type Context, errorData, parse, UsageError, withAppToRead } from './command';

export const exportCommand: Command = {
  usage:
    'export (--article ID… | --collection ID | --search WORDS | --all | --comparison ID) (--out DIR | --into FOLDER [--dry-run] [--write-missing]) [--format FORMAT] [--preset NAME | --template FILE-OR-NAME] [--style NAME] [--single] [--callouts] [--wiki-links] [--no-text] [--overwrite] [--library DIR] [--json]',
  summary: 'write articles’ highlights and notes, or a comparison, as files',
  details: [
    '--out         a folder to write files into that are not there yet',
    '--into        a folder, such as a vault, that is exported into again and again: what you have changed there stays',
    '--dry-run     only say what --into would do',
    '--write-missing  write files again that you have removed from that folder',
    `--format      ${exportFormats.join(', ')}; of a comparison markdown, or csv for its grid`,
    `--preset      how Markdown is laid out: ${markdownPresets.join(', ')}`,
    '--template    a template of your own: a file, or its name in the library (docs/exporting.md)',
    `--style       of citations: ${citationStyles.join(', ')}`,
    '--single      one file for all articles',
    '--callouts    for Obsidian: highlights as callouts',
    '--wiki-links  for Obsidian: links between exported articles as [[wiki links]]',
    '--no-text     web pages and Word documents without the whole text, only the notes',
    '--overwrite   replace files that are there already',
  ],
  run: async (args, context) => {
    const flag = { type: 'boolean' } as const;
    const text = { type: 'string' } as const;
    const { values, positionals } = parse(args, {
      ...{ library: text, out: text, format: text, preset: text, template: text, style: text },
      ...{ comparison: text, collection: text, search: text },
      article: { type: 'string', multiple: true },
      ...{ all: flag, single: flag, callouts: flag, 'wiki-links': flag, 'no-text': flag },
      ...{ overwrite: flag, json: flag, into: text, 'dry-run': flag, 'write-missing': flag },
    } as const);
    if ((values.out === undefined) === (values.into === undefined))
      throw new UsageError('name the folder to write into with --out or --into');
    if (values.into === undefined && (values['dry-run'] || values['write-missing']))
      throw new UsageError('--dry-run and --write-missing go with --into');
    if (values.into !== undefined && (values.overwrite || values.single || values.comparison !== undefined))
      throw new UsageError(
        '--into takes a file for each article, without --overwrite, --single and --comparison',
      );
    const { comparison, format = 'markdown' } = values;
    // `--article A B`: what follows an id is another one.
    const named = [...(values.article ?? []), ...positionals];
    const ways = [named.length > 0, values.all, comparison, values.collection, values.search];
    if (ways.filter((way) => way !== undefined && way !== false).length !== 1)
      throw new UsageError('give --article ID…, --collection ID, --search WORDS, --all, or --comparison ID');
    const settings = comparison === undefined ? await settingsOf({ ...values, format }) : null;
    if (!settings && format !== 'markdown' && format !== 'csv')
      throw new UsageError('--format of a comparison is markdown or csv');

    const folder = values.out ?? '';
    return withAppToRead(
      context,
      values.library,
      async ({ library, exporting, comparisons, ownTemplates }) => {
        if (settings) settings.template ??= templateNamed(values.template, ownTemplates.list());
        if (settings && values.into !== undefined) {
          const scope = scopeOf(named, values.collection, values.search);
          const into = { path: resolve(values.into), dry: values['dry-run'] === true };
          const missing = values['write-missing'] ? 'write' : 'leave';
          return writeInto({ ...into, scope, settings, missing }, exporting, values.json === true, context);
        }
        await mkdir(folder, { recursive: true }).catch((error: unknown) => {
          throw storageError(error, 'The folder could not be made');
        });
        const how = { overwrite: values.overwrite === true, json: values.json === true };
        if (settings) {
          const scope = scopeOf(named, values.collection, values.search);
          // Said before anything is written.
          if (scope.kind === 'articles') for (const id of scope.articles) library.summary(id);
          return writeAll(folder, exporting.files(scope, settings), how, context);
        }
        const files = await comparisonFiles(
          comparisons,
          comparison ?? '',
          format === 'csv' ? 'csv' : 'markdown',
        );
        return writeAll(folder, inBytes(files), how, context);
      },
    );
  },
};

function oneFrom<T extends string>(
  names: readonly T[],
  given: string | undefined,
  option: string,
): T | undefined {
  if (given === undefined) return undefined;
  const found = names.find((name) => name === given);
  if (found === undefined) throw new UsageError(`--${option} can be ${names.join(', ')}`);
  return found;
}

async function settingsOf(values: {
  format: string;
  preset?: string | undefined;
  template?: string | undefined;
  style?: string | undefined;
  single?: boolean | undefined;
  callouts?: boolean | undefined;
  'wiki-links'?: boolean | undefined;
  'no-text'?: boolean | undefined;
}): Promise<ExportSettings> {
  const format: ExportFormat = oneFrom(exportFormats, values.format, 'format') ?? 'markdown';
  const preset: MarkdownPreset | undefined = oneFrom(markdownPresets, values.preset, 'preset');
  const style: CitationStyle | undefined = oneFrom(citationStyles, values.style, 'style');
  if (preset && values.template !== undefined) throw new UsageError('give --preset or --template, not both');
  if ((preset || values.template !== undefined) && format !== 'markdown')
    throw new UsageError('--preset and --template are for --format markdown');
  return ExportSettings.parse({
    ...{ format, preset, style, callouts: values.callouts, wikiLinks: values['wiki-links'] },
    text: values['no-text'] !== true,
    layout: values.single ? 'single' : 'separate',
    template: values.template === undefined ? undefined : await templateIn(values.template),
  });
}

/** Undefined where there is no such file: it is the name of one in the library, then. */
async function templateIn(path: string): Promise<string | undefined> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(systemCode(error) ?? '')) return undefined;
    throw storageError(error, `“${basename(path)}” could not be read`);
  });
  const template = bytes?.toString('utf8');
  if (template === undefined) return undefined;
  if (template.length > longestTemplate)
    throw new AppError('too-large', `“${basename(path)}” is longer than ${longestTemplate} characters.`);
  return template;
}

/** @throws AppError `not-found`, `conflict` where several have the name */
function templateNamed(name: string | undefined, own: readonly ExportTemplate[]): string | undefined {
  if (name === undefined) return undefined;
  const [found, another] = own.filter((one) => one.name === name.trim());
  if (!found) {
    const names = own.map((one) => `“${one.name}”`).join(', ');
    throw new AppError(
      'not-found',
      `“${basename(name)}” is no file that is there, and no template of this library. ${names === '' ? 'It has none of your own.' : `It has ${names}.`}`,
    );
  }
  if (another)
    throw new AppError('conflict', `Two templates are called “${found.name}”. Rename one of them.`);
  return found.template;
}

function scopeOf(named: string[], collection: string | undefined, search: string | undefined): ExportScope {
  const idOf = (given: string, what: string): Id => {
    const id = Id.safeParse(given);
    if (!id.success) throw new UsageError(`--${what} takes an id, as list shows them`);
    return id.data;
  };
  if (collection !== undefined) return { kind: 'collection', collection: idOf(collection, 'collection') };
  if (search !== undefined) {
    const query = { search, collection: null, filters: {}, sort: 'relevance', reversed: false } as const;
    return { kind: 'query', query };
  }
  if (named.length > 0) return { kind: 'articles', articles: named.map((one) => idOf(one, 'article')) };
  return { kind: 'all' };
}

async function* inBytes(files: readonly ExportedFile[]): AsyncGenerator<Piece> {
  for (const { name, text } of files) yield { name, bytes: Buffer.from(text) };
}

async function comparisonFiles(
  comparisons: App['comparisons'],
  given: string,
  format: 'markdown' | 'csv',
): Promise<ExportedFile[]> {
  const id = Id.safeParse(given);
  if (!id.success) throw new UsageError('--comparison is the id of a comparison');
  const { articles } = await comparisons.getComparison({ id: id.data });
  return comparisons.exportComparison({ articles, comparison: id.data, format });
}

interface Piece {
  name: string;
  bytes: Uint8Array;
}

/** Writes files as they come; what of them cannot be written is told, and the others are. */
async function writeAll(
  folder: string,
  pieces: AsyncIterable<Piece>,
  how: { overwrite: boolean; json: boolean },
  context: Context,
): Promise<number> {
  let status = 0;
  let file: FileBegun | null = null;
  let name = '';
  const told = async (work: () => Promise<boolean>): Promise<boolean> => {
    try {
      return await work();
    } catch (error) {
      status = 1;
      const data = errorData(error);
      context.err(data.message);
      if (how.json) context.out(JSON.stringify({ file: name, error: data }));
      return false;
    }
  };
  const finish = async (): Promise<void> => {
    const done = file;
    file = null;
    const written = done !== null && (await told(async () => (await done.end(), true)));
    if (written) context.out(how.json ? JSON.stringify({ file: name }) : name);
  };
  try {
    for await (const piece of pieces) {
      if (piece.name !== name) {
        await finish();
        name = piece.name;
        await told(async () => ((file = await beginFile(folder, name, how.overwrite)), true));
      }
      const open = file as FileBegun | null;
      if (open && !(await told(async () => (await open.write(piece.bytes), true)))) {
        await open.giveUp();
        file = null;
      }
    }
    await finish();
  } catch (error) {
    const open = file as FileBegun | null;
    await open?.giveUp();
    throw error;
  }
  return status;
}
