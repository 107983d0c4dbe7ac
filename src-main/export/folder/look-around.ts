import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isName, type Vault } from './vault';

/** Notes that say which article they are, and those that only name one. */
export interface Found {
  /** Paths by the id of the article. */
  notes: ReadonlyMap<string, string[]>;
  named: ReadonlyMap<string, string[]>;
  /** Whether everything was looked at. */
  complete: boolean;
}

const limits = { notes: 50_000, folders: 20_000, depth: 30, start: 16 * 1024, line: 1000 };

/** Looks at the beginning of each note in the folder and the folders in it. @param skip folders that are not looked into */
export async function lookAround(vault: Vault, extension: string, skip: ReadonlySet<string>): Promise<Found> {
  const [notes, named] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const add = (to: Map<string, string[]>, ids: Iterable<string>, path: string): void => {
    for (const id of ids) to.set(id, [...(to.get(id) ?? []), path]);
  };
  const complete = await walkNotes(vault, [extension], skip, async (path) => {
    const start = await vault.readStart(path, limits.start);
    const { ids, mentions } = articlesIn(start?.toString('utf8') ?? '');
    add(notes, ids, path);
    add(named, mentions, path);
  });
  return { notes, named, complete };
}

/**
 * Goes through the files of a folder and of those in it, hidden ones left out.
 * @param extensions with their dots, in small letters
 * @returns whether all were visited: there is a limit
 */
export async function walkNotes(
  vault: Vault,
  extensions: readonly string[],
  skip: ReadonlySet<string>,
  visit: (path: string) => Promise<void>,
): Promise<boolean> {
  let [seen, folders] = [0, 0];
  let complete = true;
  const look = async (path: string, depth: number): Promise<void> => {
    if (depth > limits.depth || ++folders > limits.folders) return void (complete = false);
    const entries = await readdir(join(vault.root, path), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const inside = path === '' ? entry.name : `${path}/${entry.name}`;
      if (!isName(entry.name)) continue;
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && !skip.has(join(vault.root, inside)))
          await look(inside, depth + 1);
      } else if (entry.isFile() && extensions.some((end) => entry.name.toLowerCase().endsWith(end))) {
        if (++seen > limits.notes) return void (complete = false);
        await visit(inside);
      }
    }
  };
  await look('', 0);
  return complete;
}

/** The articles that the beginning of a note says it is, by a property or a link as the presets write them, or names. */
export function articlesIn(start: string): { ids: Set<string>; mentions: Set<string> } {
  const ids = new Set<string>();
  const mentions = new Set<string>();
  const lines = start.replace(/^\uFEFF/, '').split(/\r?\n/, limits.line);
  const end = /^---[ \t]*$/.test(lines[0] ?? '')
    ? lines.findIndex((line, n) => n > 0 && /^---[ \t]*$/.test(line))
    : -1;
  for (const [n, line] of lines.entries()) {
    if (n < end) {
      const [, id] = /^id:\s*["']?([A-Za-z0-9_-]{8,64})["']?\s*$/.exec(line) ?? [];
      if (id !== undefined) ids.add(id);
    }
    for (const [, id = ''] of line.matchAll(/synoptic:\/\/article\/([A-Za-z0-9_-]{8,64})/g)) mentions.add(id);
    const [, own] =
      /^(?:\[Open in Synoptic\]\(|\s*synoptic:: )synoptic:\/\/article\/([A-Za-z0-9_-]{8,64})(?:\)|$)/.exec(
        line,
      ) ?? [];
    if (own !== undefined && n < 60) ids.add(own);
  }
  return { ids, mentions };
}
