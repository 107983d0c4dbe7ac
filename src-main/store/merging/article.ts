import { isDeepStrictEqual } from 'node:util';
import type { ArticleFile, ImportedFile } from '../formats';
import { canonical } from './lineage';
import { compare } from './ranking';

/**
 * The record of an article of which two computers have one each. The later version of the text counts, with all that goes
 * with it; what the reader has set is taken of both, and all files it was imported from stay named. Records have no time:
 * of two values of one field, that of the later version counts, else ours.
 * @returns the record, and the other one when its text is another that must be kept
 */
export function mergeArticles(
  ours: ArticleFile,
  theirs: ArticleFile,
  base?: ArticleFile,
): { merged: ArticleFile; other: ArticleFile | null } {
  const isSameText = ours.htmlSha256 === theirs.htmlSha256;
  const winner = isSameText || !isLaterText(theirs, ours) ? ours : theirs;
  const loser = winner === ours ? theirs : ours;
  const merged: ArticleFile = {
    ...winner,
    version: Math.max(ours.version, theirs.version),
    files: filesOf(winner, loser),
    metadataEdits: metadataOf(winner, loser, base),
  };
  return {
    merged: isDeepStrictEqual(merged, ours) ? ours : merged,
    other: isSameText ? null : loser,
  };
}

function isLaterText(a: ArticleFile, b: ArticleFile): boolean {
  const order = a.version - b.version || a.cleanedBy - b.cleanedBy || compare(canonical(a), canonical(b));
  return order > 0;
}

function filesOf(winner: ArticleFile, loser: ArticleFile): ImportedFile[] {
  const known = new Set(winner.files.map(({ sha256 }) => sha256));
  const more = loser.files.filter(({ sha256 }) => !known.has(sha256));
  return [...winner.files, ...more].sort(
    (a, b) => compare(a.importedAt, b.importedAt) || compare(a.sha256, b.sha256),
  );
}

type Edits = ArticleFile['metadataEdits'];

function metadataOf(winner: ArticleFile, loser: ArticleFile, base: ArticleFile | undefined): Edits {
  const [mine, others, was] = [winner.metadataEdits, loser.metadataEdits, base?.metadataEdits];
  if (!was) return { ...others, ...mine };
  const edits: Edits = {};
  for (const name of new Set([...Object.keys(mine), ...Object.keys(others)]) as Set<keyof Edits>) {
    const value = mine[name] === was[name] ? others[name] : mine[name];
    if (value !== undefined) edits[name] = value;
  }
  return edits;
}
