import { AppError } from '#contract';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { App } from '../app';
import type { Cleaner } from '../article/cleaned';

/** One command of the command line. */
export interface Command {
  /** What stands after the program's name: `clean FILE… [--json]`. */
  usage: string;
  summary: string;
  /** What may follow, a line each, for `--help`. */
  details?: string[];
  /** @returns the exit status: 0 all done, 1 some of it failed. @throws UsageError, AppError */
  run: (args: string[], context: Context) => Promise<number>;
}

/** What a command works with. Results go to `out`, messages to `err`, each a line or several. */
export interface Context {
  out: (text: string) => void;
  err: (text: string) => void;
  createCleaner: () => Cleaner;
  /**
   * Opens a library folder, the usual one when none is named.
   * @param toRead for reading only, whatever the command line says
   * @throws as `createApp` does
   */
  openApp: (library: string | undefined, toRead?: boolean) => Promise<App>;
  libraryDir: (library: string | undefined) => string;
}

/** The command line itself is wrong: exit status 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>;

/** `parseArgs` with its refusals as UsageErrors. */
export function parse<T extends Options>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : 'unknown option');
  }
}

/** Which one of several forms was asked for. */
export function oneOf<F extends string>(
  forms: readonly F[],
  values: Record<string, unknown>,
  otherwise: F,
): F {
  const asked = forms.filter((form) => values[form] === true);
  if (asked.length > 1) throw new UsageError(`--${asked.join(' and --')} cannot be used together`);
  return asked[0] ?? otherwise;
}

/** Opens the library for one command and closes it again whatever happens. */
export async function withApp<T>(
  context: Context,
  library: string | undefined,
  task: (app: App) => Promise<T>,
): Promise<T> {
  return withOpen(context, await context.openApp(library), task);
}

/** The same for a command that only reads: where the program has the library open, it is read beside it. */
export async function withAppToRead<T>(
  context: Context,
  library: string | undefined,
  task: (app: App) => Promise<T>,
): Promise<T> {
  const app = await context.openApp(library).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'locked') return context.openApp(library, true);
    throw error;
  });
  return withOpen(context, app, task);
}

async function withOpen<T>(context: Context, app: App, task: (app: App) => Promise<T>): Promise<T> {
  try {
    for (const notice of app.status().notices) context.err(notice);
    return await task(app);
  } finally {
    await app.close();
  }
}

/**
 * The same for a command that changes the library.
 * @throws AppError `read-only` where that cannot be done
 */
export function withAppToChange<T>(
  context: Context,
  library: string | undefined,
  task: (app: App) => Promise<T>,
): Promise<T> {
  return withApp(context, library, (app) => {
    const { readOnly } = app.status();
    if (readOnly !== null) throw new AppError('read-only', readOnly);
    return task(app);
  });
}

export function errorData(error: unknown): { code: string; message: string } {
  if (!(error instanceof AppError)) throw error;
  return { code: error.code, message: error.message };
}
