import { AppError, type BroughtIn, type BroughtPreview } from '#contract';
import { isPackedLibrary } from '#contract/importable';
import { toolNames } from '#contract/tools';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { App } from '../app';
import { readRegularFile } from '../library/read-file';
import type { Context } from './command';

/** Bytes of a file that may be another tool's; null for folders, and for what importing will refuse itself. */
async function fileAt(path: string): Promise<{ name: string; bytes: Uint8Array } | null> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) return null;
  const bytes = await readRegularFile(path).catch(() => null);
  return bytes && { name: basename(path), bytes };
}

/** Says what a file of another tool would bring. @returns the exit status */
export async function preview(app: App, path: string, json: boolean, { out, err }: Context): Promise<number> {
  const file = await fileAt(path);
  const found = file && (await app.bringing.preview(file.name, file.bytes));
  if (!found) {
    err(`“${basename(path)}” is not a file of another tool; it would be imported like any other.`);
    return 0;
  }
  if (json) out(JSON.stringify({ file: path, ...found }));
  else out(told(found, basename(path)).join('\n'));
  return 0;
}

/**
 * Brings in the file of another tool, or a library of Synoptic's own.
 * @returns the exit status; null for a file that is to be imported like any other
 */
export async function bringIn(
  app: App,
  path: string,
  json: boolean,
  { out, err }: Context,
): Promise<number | null> {
  const file = await fileAt(path);
  if (!file) return null;
  const { name, bytes } = file;
  if (isPackedLibrary(bytes)) {
    const added = await app.keeping.unpackFrom(path, name);
    for (const { message } of added.refused) err(message);
    if (json) out(JSON.stringify({ file: path, ...added }));
    else out(`${name}: ${count(added.added, 'article', 'articles')} added, ${added.merged} merged`);
    return added.refusedCount > 0 ? 1 : 0;
  }
  try {
    const found = await app.bringing.preview(name, bytes);
    if (!found) return null;
    for (const sentence of [...found.problems, ...found.notTaken]) err(sentence);
    const done = await app.bringing.bring(name, bytes);
    for (const { error } of done.refused) err(error.message);
    if (json) out(JSON.stringify({ file: path, ...done, problemCount: found.problemCount }));
    else out(`${name} (${toolNames[done.tool]}): ${sentenceOf(done)}`);
    return done.refusedCount + found.problemCount > 0 ? 1 : 0;
  } catch (error) {
    if (!(error instanceof AppError) || ['storage', 'read-only'].includes(error.code)) throw error;
    err(error.message);
    return 1;
  }
}

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

function told(found: BroughtPreview, name: string): string[] {
  const { pages, there, saved, needed, annotations, problems, problemCount, notTaken, rows } = found;
  const more = problemCount - problems.length;
  return [
    `${name} (${toolNames[found.tool]}): ${count(pages, 'page', 'pages')}; ${there} in the library, ${saved} with their text, ${needed} would wait for it; ${count(annotations, 'annotation', 'annotations')}`,
    ...rows.map(({ title, url, article, saved: has }) => {
      const state = article !== null ? 'there' : has ? 'text' : 'waits';
      return `  ${state.padEnd(5)}  ${title ?? url ?? ''}`;
    }),
    ...(pages > rows.length ? [`  … and ${pages - rows.length} more`] : []),
    ...[...problems, ...(more > 0 ? [`… and ${more} more`] : []), ...notTaken].map(
      (sentence) => `  ! ${sentence}`,
    ),
  ];
}

function sentenceOf({ imported, there, awaited, annotations }: BroughtIn): string {
  const { placed, unplaced, deleted } = annotations;
  return [
    `${imported} imported`,
    `${there} were there`,
    `${awaited} wait for their text`,
    `${placed} annotations placed${unplaced > 0 ? `, ${unplaced} without a place` : ''}${deleted > 0 ? `, ${deleted} deleted before` : ''}`,
  ].join('; ');
}
