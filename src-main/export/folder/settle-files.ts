import { AppError, type Id } from '#contract';
import { findBlocks } from './find-blocks';
import { readLines } from './lines';
import { articlesIn, type Found, lookAround } from './look-around';
import { sumOf } from './marks';
import type { FileRecord, Records } from './records';
import { safeName } from '../safe-name';
import type { Vault } from './vault';

/** Where an article's file is, or will be. */
export interface Settled {
  article: Id;
  path: string;
  state: 'there' | 'new' | 'missing' | 'left';
  record: FileRecord | null;
  why: string[];
}

export interface SettleOptions {
  vault: Vault;
  records: Records;
  extension: string;
  /** Folders that are not looked into. */
  skip: ReadonlySet<string>;
  /** Files that the reader has removed are written again. */
  writeMissing: boolean;
}

/** Finds the files of articles, renamed ones too, and gives names to those that have none. */
export async function settleFiles(
  articles: readonly { id: Id; title: string }[],
  { vault, records, extension, skip, writeMissing }: SettleOptions,
): Promise<{ files: Map<Id, Settled>; complete: boolean }> {
  let found: Found | null = null;
  const around = async (): Promise<Found> => (found ??= await lookAround(vault, extension, skip));
  const files = new Map<Id, Settled>();
  const claimed = new Set<string>();
  const taken = new Set((await vault.names()).map((name) => name.normalize('NFC').toLowerCase()));
  const markdown = extension === '.md';

  for (const { id, title } of articles) {
    const settle = (state: Settled['state'], path: string, why: string[] = [], known = record): void => {
      files.set(id, { article: id, path, state, record: known, why });
      claimed.add(path);
    };
    let record: FileRecord | null = null;
    try {
      record = await records.read(id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      settle('left', title, [error.message]);
      continue;
    }
    if (record && (await isItsFile(vault, record, record.file, markdown))) {
      settle('there', record.file);
      continue;
    }
    const candidates = markdown ? await renamed(id, record) : [];
    const [only, ...others] = candidates;
    if (only !== undefined && others.length === 0) settle('there', only);
    else if (only !== undefined)
      settle('left', only, [
        `Several notes say that they are this article: ${candidates.slice(0, 3).join(', ')}.`,
      ]);
    else if (record && !(record.pending && !record.before) && !writeMissing)
      settle('missing', record.file, ['You have removed or moved it, and it is not written again.']);
    else settle('new', safeName(title, extension, taken), [], null);
  }
  return { files, complete: isComplete() };

  function isComplete(): boolean {
    return found === null || found.complete;
  }
  async function renamed(id: Id, record: FileRecord | null): Promise<string[]> {
    const { notes, named } = await around();
    const sure = (notes.get(id) ?? []).filter((path) => !claimed.has(path));
    if (sure.length > 0 || !record) return sure;
    const likely: string[] = [];
    for (const path of named.get(id) ?? [])
      if (!claimed.has(path) && (await hasItsBlocks(vault, record, path))) likely.push(path);
    return likely;
  }
}

/** Whether the file at this path is the article's, and not another that has its name now. */
async function isItsFile(
  vault: Vault,
  record: FileRecord,
  path: string,
  markdown: boolean,
): Promise<boolean> {
  const start = await vault.readStart(path, 16 * 1024);
  if (!start) return false;
  // Of other formats nobody makes another under the same name, and what was changed is left.
  if (!markdown) return true;
  const { ids, mentions } = articlesIn(start.toString('utf8'));
  if (ids.has(record.article) || mentions.has(record.article)) return true;
  return ids.size === 0 && hasItsBlocks(vault, record, path);
}

async function hasItsBlocks(vault: Vault, record: FileRecord, path: string): Promise<boolean> {
  const file = await vault.read(path).catch(() => null);
  if (!file) return false;
  if (sumOf(file.bytes) === record.now.whole) return true;
  const lines = readLines(file.bytes)?.lines.map(({ text }) => text) ?? [];
  return [record.now, record.before].some(
    (written) =>
      written !== null &&
      findBlocks(
        lines,
        written.blocks.filter(({ lines: n }) => n > 1),
      ).some((span) => span !== null),
  );
}
