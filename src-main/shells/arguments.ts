import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { linkScheme, parseLink } from '#contract/addresses';
import { AppError } from '#contract/errors';
import type { ArticleLink } from '#contract/linking';

export interface ShellArguments {
  /** Absolute paths of the files to open. */
  files: string[];
  /** Addresses of passages to go to. */
  links: ArticleLink[];
  /** Absolute path of the library folder, or null for the usual one. */
  library: string | null;
  /** Whether to open a window; without one the address is printed. Browser shell only. */
  open: boolean;
  /** Open the library although another computer has it open. */
  takeOver: boolean;
  /** Open the library for reading only; then another process may have it open. */
  readOnly: boolean;
  /** Begin a new library in the folder, although there was another one in it. */
  beginNew: boolean;
  /** Absolute paths of folders that exports may be written into. */
  exportTo: string[];
  /** Port of the browser shell; 0 for any free one. */
  port: number;
}

/**
 * Reads what stands after the program's name on the command line. Electron's own switches stand there too, so its
 * shell reads leniently and passes over what it does not know, what stands behind an address, too: the system
 * hands that over from any page, and words of it must not become options or files.
 * @throws AppError `bad-input` for an unknown option, a missing value, or an address that leads nowhere.
 */
export function readArguments(args: string[], { cwd = process.cwd(), lenient = false } = {}): ShellArguments {
  const firstAddress = args.findIndex(isAddress);
  const { values, positionals } = parse(
    lenient && firstAddress >= 0 ? args.slice(0, firstAddress + 1) : args,
    lenient,
  );
  const text = (value: string | boolean | undefined): string | null =>
    typeof value === 'string' && value !== '' ? value : null;
  const library = text(values.library);
  const port = Number(text(values.port) ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new AppError('bad-input', `--port must be a number from 0 to 65535, not “${values.port}”.`);
  }
  return {
    files: positionals.filter((name) => !isAddress(name)).map((file) => resolve(cwd, file)),
    links: positionals.filter(isAddress).flatMap((address) => linkOf(address, lenient)),
    library: library === null ? null : resolve(cwd, library),
    open: values['no-open'] !== true,
    takeOver: values['take-over'] === true,
    readOnly: values['read-only'] === true,
    beginNew: values.new === true,
    exportTo: (values['export-to'] ?? [])
      .filter((one) => typeof one === 'string')
      .map((one) => resolve(cwd, one)),
    port,
  };
}

const isAddress = (argument: string): boolean => argument.toLowerCase().startsWith(`${linkScheme}:`);

function linkOf(address: string, lenient: boolean): ArticleLink[] {
  const link = parseLink(address);
  if (link) return [link];
  if (lenient) return [];
  throw new AppError(
    'bad-input',
    `“${address.slice(0, 100)}” is no address of a passage: these look like synoptic://article/ID or synoptic://article/ID#ID.`,
  );
}

function parse(args: string[], lenient: boolean) {
  try {
    return parseArgs({
      args,
      strict: !lenient,
      allowPositionals: true,
      options: {
        library: { type: 'string' },
        'no-open': { type: 'boolean' },
        'take-over': { type: 'boolean' },
        'read-only': { type: 'boolean' },
        new: { type: 'boolean' },
        'export-to': { type: 'string', multiple: true },
        port: { type: 'string' },
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : 'Unknown option';
    throw new AppError(
      'bad-input',
      `${reason}. Usage: [FILES… or ADDRESSES…] [--library FOLDER] [--take-over] [--read-only] [--new] [--export-to FOLDER]… [--no-open] [--port NUMBER]`,
      { cause: error },
    );
  }
}
