import type { Id } from '#contract';
import type { LibraryIndex } from '../../library/library-index';
import type { Articles } from '../../store/articles';
import type { Home, PackedArticle } from './pack-reader';

/** What tells whether two articles are the same: their text, or a file that they were imported from. */
interface Told {
  text: string;
  files: readonly string[];
}

const isSame = (a: Told, b: Told): boolean =>
  a.text === b.text || a.files.some((sum) => b.files.includes(sum));

/**
 * The ids that packed articles get here: their own, unless that is another article's, or the same text is here under another.
 * @returns only those that get another one
 */
export async function namesHere(
  packed: readonly { home: Home; article: PackedArticle }[],
  { articles, index, newId }: { articles: Articles; index: LibraryIndex; newId: () => Id },
): Promise<Map<Id, Id>> {
  const ids = new Map<Id, Id>();
  const looked = new Set<Id>();
  const trashed = new Set(await articles.trashed());
  for (const { home, article } of packed) {
    const { id } = article;
    if (looked.has(id)) continue;
    looked.add(id);
    const entry = index.entry(id);
    if (entry) {
      // The list knows the files; only where these are others the record says what the text is.
      const known = { text: '', files: [entry.source.sha256, ...entry.hashes] };
      if (isSame(known, article)) continue;
      const ours = await articles.use(id, async (folder) => folder.article.data);
      if (!isSame(toldBy(ours), article)) ids.set(id, newId());
      continue;
    }
    if (trashed.has(id)) {
      const ours = (await articles.readTrashed(id))?.record;
      if (ours && !isSame(toldBy(ours), article)) ids.set(id, newId());
      continue;
    }
    const twin = home === 'articles' ? index.findByHash(article.source) : undefined;
    if (!twin) continue;
    const other = await articles.use(twin.id, async (folder) => folder.article.data);
    // Only notes that count in the same text can be laid on it.
    if (other.textSha256 === article.text && other.version === article.version) ids.set(id, twin.id);
  }
  return ids;
}

const toldBy = (record: { textSha256: string; files: readonly { sha256: string }[] }): Told => ({
  text: record.textSha256,
  files: record.files.map(({ sha256 }) => sha256),
});
