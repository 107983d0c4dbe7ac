import { rename, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { AppError } from '#contract';
import { existsSync } from 'node:fs';
import { storageError } from '../store/storage-error';
import { type Command, parse, UsageError, withApp, withAppToChange } from './command';

export const pack: Command = {
  usage: 'pack --out FILE [--without-originals] [--library DIR] [--json]',
  summary: 'make one zip file of the whole library',
  details: ['--without-originals  leave out the files that articles were imported from'],
  run: async (args, context) => {
    const flag = { type: 'boolean' } as const;
    const text = { type: 'string' } as const;
    const options = { out: text, 'without-originals': flag, library: text, json: flag };
    const { values, positionals } = parse(args, options);
    if (values.out === undefined) throw new UsageError('name the file to write with --out');
    if (positionals.length > 0) throw new UsageError('pack takes no names');
    const target = resolve(values.out);
    if (existsSync(target)) throw new AppError('conflict', `“${basename(target)}” is there already.`);
    return withApp(context, values.library, async ({ keeping }) => {
      const part = `${target}.part`;
      try {
        const { articles, notes } = await keeping.packTo(part, values['without-originals'] !== true);
        await rename(part, target);
        context.out(
          values.json
            ? JSON.stringify({ file: target, articles, notes })
            : `${articles} articles with ${notes} notes: ${basename(target)}`,
        );
        return 0;
      } catch (error) {
        await rm(part, { force: true });
        throw storageError(error, `“${basename(target)}” could not be written`);
      }
    });
  },
};

export const unpack: Command = {
  usage: 'unpack FILE [--library DIR] [--json]',
  summary: 'add a packed library to this one',
  run: async (args, context) => {
    const options = { library: { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parse(args, options);
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('name one file');
    return withAppToChange(context, values.library, async ({ keeping }) => {
      const done = await keeping.unpackFrom(resolve(file), basename(file));
      for (const { name, message } of done.refused) context.err(`${name}: ${message}`);
      context.out(
        values.json
          ? JSON.stringify(done)
          : `${done.added} articles added, ${done.merged} merged, ${done.trashed} put into the trash, ${done.refusedCount} refused`,
      );
      return done.refusedCount > 0 ? 1 : 0;
    });
  },
};
