import { AppError, type ExportedFile, Id } from '#contract';
import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { App } from '../app';
import { storageError, systemCode } from '../store/storage-error';
import { type Command, errorData, parse, UsageError, withApp } from './command';

export const exportCommand: Command = {
  usage:
    'export (--article ID… | --all | --comparison ID) --out DIR [--format markdown|csv] [--single] [--overwrite] [--library DIR] [--json]',
  summary: 'write articles’ highlights and notes, or a comparison, as files',
  details: [
    '--format      markdown; the grid of a comparison also as csv',
    '--single      one file for all articles',
    '--overwrite   replace files that are there already',
  ],
  run: async (args, context) => {
    const flag = { type: 'boolean' } as const;
    const { values, positionals } = parse(args, {
      ...{ library: { type: 'string' }, out: { type: 'string' }, format: { type: 'string' } },
      comparison: { type: 'string' },
      ...{
        article: { type: 'string', multiple: true },
        all: flag,
        single: flag,
        overwrite: flag,
        json: flag,
      },
    } as const);
    if (values.out === undefined) throw new UsageError('name the folder to write into with --out');
    const { comparison, format = 'markdown' } = values;
    if (format !== 'markdown' && (format !== 'csv' || comparison === undefined))
      throw new UsageError('--format can be markdown, and csv for a comparison');
    // `--article A B`: what follows an id is another one.
    const named = [...(values.article ?? []), ...positionals];
    const ways = [named.length > 0, values.all === true, comparison !== undefined].filter(Boolean);
    if (ways.length !== 1) throw new UsageError('give --article ID…, --all, or --comparison ID');

    const folder = values.out;
    return withApp(context, values.library, async ({ library, exporter, comparisons }) => {
      const ids = values.all ? library.list().map(({ id }) => id) : named;
      let status = 0;
      await mkdir(folder, { recursive: true }).catch((error: unknown) => {
        throw storageError(error, 'The folder could not be made');
      });
      const files =
        comparison === undefined
          ? await exporter.markdown(ids, values.single ? 'single' : 'separate')
          : await comparisonFiles(comparisons, comparison, format);
      for (const file of files) {
        try {
          await write(folder, file, values.overwrite === true);
          context.out(values.json ? JSON.stringify({ file: file.name }) : file.name);
        } catch (error) {
          status = 1;
          const data = errorData(error);
          context.err(data.message);
          if (values.json) context.out(JSON.stringify({ file: file.name, error: data }));
        }
      }
      return status;
    });
  },
};

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

/** Writes into the folder and nowhere else: what is no ordinary file there is never written to or through. */
async function write(folder: string, { name, text }: ExportedFile, overwrite: boolean): Promise<void> {
  const target = join(folder, name);
  const temp = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
  try {
    const there = await lstat(target).catch(() => null);
    if (there && (!overwrite || !there.isFile())) throw alreadyThere(name, there.isFile());
    const file = await open(overwrite ? temp : target, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    if (overwrite) await rename(temp, target);
  } catch (error) {
    await unlink(temp).catch(() => undefined);
    if (systemCode(error) === 'EEXIST') throw alreadyThere(name, true);
    throw storageError(error, `“${name}” could not be written`);
  }
}

function alreadyThere(name: string, isFile: boolean): AppError {
  const what = isFile
    ? 'is there already. Use --overwrite to replace it.'
    : 'is there already and is no ordinary file.';
  return new AppError('conflict', `“${name}” ${what}`);
}
