import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '#contract/errors';

export interface ShellArguments {
  /** Absolute paths of the files to open. */
  files: string[];
  /** Absolute path of the library folder, or null for the usual one. */
  library: string | null;
  /** Whether to open a window; without one the address is printed. Browser shell only. */
  open: boolean;
  /** Port of the browser shell; 0 for any free one. */
  port: number;
}

/**
 * Reads what stands after the program's name on the command line.
 * @throws AppError `bad-input` for an unknown option or a missing value.
 */
export function readArguments(args: string[], cwd = process.cwd()): ShellArguments {
  const { values, positionals } = parse(args);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new AppError('bad-input', `--port must be a number from 0 to 65535, not “${values.port}”.`);
  }
  return {
    files: positionals.map((file) => resolve(cwd, file)),
    library: values.library === undefined ? null : resolve(cwd, values.library),
    open: values['no-open'] !== true,
    port,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        library: { type: 'string' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : 'unknown option';
    throw new AppError(
      'bad-input',
      `${reason}. Usage: [FILES…] [--library FOLDER] [--no-open] [--port NUMBER]`,
      { cause: error },
    );
  }
}
