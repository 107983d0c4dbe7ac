import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Disk } from '../disk';
import type { LogFile } from '../log-file';
import { changesByFile, type Found, readJournal } from './found';
import type { Change } from './line';

/** The two files of a computer's journal: those of two computers in a synced folder must not overwrite each other. */
export function journalNames(host = hostname()): readonly [string, string] {
  const named = host
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40);
  return [`journal.${named}.a.jsonl`, `journal.${named}.b.jsonl`];
}

/** What the sessions before have left of changes. */
export interface Journals {
  /** This computer's, in the order of their names. */
  logs: [LogFile, LogFile];
  files: (Buffer | null)[];
  own: Found;
  /** Names of other files: of another computer, of this one when it had another name, or copies of such. */
  others: string[];
  /** Some of it cannot be read, beyond what an interruption leaves. */
  damaged: boolean;
  changes: Map<string, Change[]>;
}

const isJournal = (name: string): boolean => /^journal[-. ].*\.jsonl$/.test(name);
/** Both files of one journal have a name but for one letter. */
const stemOf = (name: string): string => name.replace(/[-.][ab]\.jsonl$/, '');
/** How builds before the first release called theirs. */
const unnamed = 'journal';

/**
 * Reads all journals of a library folder. Changes that another computer has made, whose journal has come here by a program
 * that keeps folders in step, are marked with its name: they are merged, as its edits are, and never simply applied. Its
 * lines name the place of their file on its disk, which no copy has; so the journal of a computer that has got another name
 * is known as its own. Errors are those of `node:fs`.
 */
export async function readJournals(
  disk: Pick<Disk, 'list' | 'log'>,
  root: string,
  host?: string,
): Promise<Journals> {
  const names = journalNames(host);
  const logs = names.map((name) => disk.log(join(root, name))) as [LogFile, LogFile];
  const files = await Promise.all(logs.map((log) => log.read()));
  const own = readJournal(files);
  const others = (await disk.list(root)).filter((name) => isJournal(name) && !names.includes(name)).sort();
  const rows: Map<string, Change[]>[] = [];
  let damaged = own.damaged;
  for (const stem of new Set(others.map(stemOf))) {
    const its = others.filter((name) => stemOf(name) === stem).map((name) => disk.log(join(root, name)));
    const found = readJournal(await Promise.all(its.map((log) => log.read())));
    damaged ||= found.damaged;
    const places = await Promise.all(its.map((log) => log.place()));
    const isOurs =
      stem === unnamed || found.lines.every(({ place }) => place !== undefined && places.includes(place));
    const lines = isOurs
      ? found.lines
      : found.lines.map((line) => ({
          ...line,
          changes: line.changes.map((change) => ({ ...change, from: stem })),
        }));
    rows.push(changesByFile(lines));
  }
  const changes = new Map<string, Change[]>();
  for (const row of [...rows, changesByFile(own.lines)]) {
    for (const [file, made] of row) changes.set(file, [...(changes.get(file) ?? []), ...made]);
  }
  return { logs, files, own, others, damaged, changes };
}
