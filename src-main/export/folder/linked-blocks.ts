import { linksIn } from './block-names';
import { findBlocks } from './find-blocks';
import { frontMatterHeight } from './front-matter-lines';
import { readLines } from './lines';
import { walkNotes } from './look-around';
import type { Mark } from './marks';
import type { Vault } from './vault';

/** Which blocks the notes of a folder lead to. */
export interface LinkedBlocks {
  /** Whether a note other than this one leads to one of them, or may. */
  isLinked: (names: readonly string[], path: string) => boolean;
}

/** Notes, and drawings of Obsidian that show blocks of notes. */
const extensions = ['.md', '.markdown', '.canvas', '.base'];

/**
 * Reads all notes of a folder for the blocks that they lead to, outside of what the program itself wrote in them.
 * @param written the program's blocks in a file, by its path; null for a file that is not the program's
 */
export async function findLinkedBlocks(
  vault: Vault,
  skip: ReadonlySet<string>,
  written: (path: string) => readonly Mark[] | null,
): Promise<LinkedBlocks> {
  const from = new Map<string, Set<string>>();
  let unread = false;
  const complete = await walkNotes(vault, extensions, skip, async (path) => {
    const file = await vault.read(path).catch(() => null);
    if (!file) return void (unread = true);
    const text = file.bytes.toString('utf8');
    if (linksIn(text).length === 0) return;
    for (const name of linksIn(withoutOurs(text, written(path)))) {
      const paths = from.get(name);
      if (paths) paths.add(path);
      else from.set(name, new Set([path]));
    }
  });
  return {
    isLinked: (names, path) =>
      !complete ||
      unread ||
      names.some((name) => [...(from.get(name) ?? [])].some((other) => other !== path)),
  };
}

function withoutOurs(text: string, marks: readonly Mark[] | null): string {
  if (!marks) return text;
  const all = readLines(Buffer.from(text))?.lines.map((line) => line.text) ?? [];
  const height = frontMatterHeight(all);
  const body = all.slice(height);
  const ours = new Set<number>();
  for (const span of findBlocks(body, marks))
    if (span) for (let n = span.start; n < span.end; n++) ours.add(n);
  return [...all.slice(0, height), ...body.filter((_, n) => !ours.has(n))].join('\n');
}
