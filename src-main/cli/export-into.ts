import type { ExportScope, ExportSettings, FolderFile } from '#contract';
import { basename } from 'node:path';
import type { Exporting } from '../export/exporting';
import type { Context } from './command';

/** Exports into a folder again and prints what became of each file. @returns the exit status: 1 where something could not be written */
export async function writeInto(
  input: {
    path: string;
    dry: boolean;
    scope: ExportScope;
    settings: ExportSettings;
    missing: 'leave' | 'write';
  },
  exporting: Pick<Exporting, 'intoFolder'>,
  json: boolean,
  context: Context,
): Promise<number> {
  const { path, ...how } = input;
  const folder = { path, name: basename(path) };
  const { report, files } = await exporting.intoFolder({ folder, ...how });
  for (const file of files) {
    if (json) context.out(JSON.stringify({ file: file.name, ...file }));
    else if (file.state !== 'unchanged') context.out(lineOf(file));
  }
  for (const notice of report.notices) context.err(notice);
  const { counts } = report;
  const said = (['new', 'updated', 'unchanged', 'left', 'missing'] as const)
    .filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${state}`);
  context.err(`${input.dry ? 'Nothing was written. It would be: ' : ''}${said.join(', ') || 'nothing'}.`);
  return files.some(({ state, blocks }) => state === 'left' && blocks.kept === 0) ? 1 : 0;
}

function lineOf({ state, name, why }: FolderFile): string {
  return [`${state.padEnd(9)} ${name}`, ...why.map((sentence) => `          ${sentence}`)].join('\n');
}
