import { AppError } from '#contract';
import { existsSync } from 'node:fs';
import { annotate } from './annotate';
import { check } from './check';
import { clean } from './clean';
import { cleanAgain } from './clean-again';
import { type Command, type Context, UsageError } from './command';
import { compare } from './compare';
import { exportCommand } from './export';
import { importCommand } from './import';
import { list } from './list';
import { search } from './search';
import { pack, unpack } from './pack';
import { show } from './show';

const commands: ReadonlyMap<string, Command> = new Map([
  ['clean', clean],
  ['import', importCommand],
  ['list', list],
  ['show', show],
  ['annotate', annotate],
  ['compare', compare],
  ['search', search],
  ['export', exportCommand],
  ['clean-again', cleanAgain],
  ['check', check],
  ['pack', pack],
  ['unpack', unpack],
]);

/** Whether the arguments ask for a command; otherwise they name files to open in a window. */
export function isCommand(args: readonly string[]): boolean {
  const first = args[0] ?? '';
  return commands.has(first) || first === 'help' || first === '--help' || first === '-h';
}

/** What a command's arguments say about how the library is opened, and the others. A window reads all of them itself. */
export function howToOpen(args: readonly string[]): {
  args: string[];
  takeOver: boolean;
  readOnly: boolean;
  beginNew: boolean;
} {
  if (!isCommand(args)) return { args: [...args], takeOver: false, readOnly: false, beginNew: false };
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const [said, names] = [args.slice(0, end), args.slice(end)];
  const ways = ['--take-over', '--read-only', '--new'];
  return {
    args: [...said.filter((arg) => !ways.includes(arg)), ...names],
    takeOver: said.includes('--take-over'),
    readOnly: said.includes('--read-only'),
    beginNew: said.includes('--new'),
  };
}

/** Whether the first argument can only be meant for a command: a bare word that no file is called by. */
export function isMistyped([first = '']: readonly string[]): boolean {
  return /^[a-z][a-z-]*$/.test(first) && !existsSync(first);
}

/**
 * Runs one command.
 * @returns the exit status: 0 all done, 1 some of it failed, 2 wrong usage
 */
export async function runCommand([name = 'help', ...args]: string[], context: Context): Promise<number> {
  const command = commands.get(name);
  if (!command) {
    context.out(overview());
    return 0;
  }
  if (args.includes('--help') || args.includes('-h')) {
    context.out(helpOn(command));
    return 0;
  }
  try {
    return await command.run(args, context);
  } catch (error) {
    if (error instanceof UsageError) {
      context.err(`${name}: ${error.message}.\nUsage: synoptic ${command.usage}`);
      return 2;
    }
    if (!(error instanceof AppError)) throw error;
    context.err(error.message);
    return 1;
  }
}

function overview(): string {
  const lines = [...commands.values()].map(({ usage, summary }) => `  synoptic ${usage}\n      ${summary}`);
  return [
    'Usage:',
    '  synoptic [FILE…] [--library DIR] [--read-only]',
    '      start the program and open files side by side',
    ...lines,
    '',
    'While the program has the library open, list, show, search, export and compare read it beside the program.',
    'With --read-only nothing in the library is changed, whatever is asked for.',
    'A folder that had a library and is empty now is not begun anew: its disk may be missing. --new does so.',
    'A library that another computer has open is only read; --take-over opens it all the same.',
    'Results go to standard output (--json: one object per line), messages to standard error.',
    'Exit status: 0 all done, 1 some of it failed, 2 wrong usage.',
  ].join('\n');
}

function helpOn({ usage, summary, details = [] }: Command): string {
  return [`Usage: synoptic ${usage}`, `  ${summary}`, ...details.map((line) => `  ${line}`)].join('\n');
}
