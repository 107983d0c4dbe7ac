import type { Id } from '#contract';
import { join } from 'node:path';
import type { Cleaner } from '../article/cleaned';
import { rulesVersion } from '../article/rules-version';
import { sha256 } from '../store/sha256';
import type { Disk } from '../store/disk';
import type { ArticleFile, LibraryEntry } from '../store/formats';
import type { ArticleLayout } from '../store/layout';
import { openVersions, versionThatFits } from '../store/versions';
import { foundIn } from './found';
import { countWords } from './words';

/**
 * Makes an article's record anew: cleans the kept original again for what it says about itself, and keeps the
 * stored HTML, as annotations count in its text. Null when the original or the stored HTML is gone.
 */
export async function rebuildArticle(
  id: Id,
  folder: ArticleLayout,
  {
    disk,
    cleaner,
    textOf,
    known,
    now,
  }: {
    disk: Disk;
    cleaner: Cleaner;
    textOf: (html: string) => string;
    /** What the list of the library still knows. */
    known: LibraryEntry['source'] | undefined;
    now: () => Date;
  },
): Promise<ArticleFile | null> {
  const files = await disk.list(folder.folder);
  const original = files.find((name) => /^original\.[a-z0-9]{1,8}$/.test(name));
  const bytes = original === undefined ? null : await disk.read(join(folder.folder, original));
  const html = (await disk.read(folder.html))?.toString('utf8');
  if (original === undefined || !bytes || html === undefined) return null;

  // The text is that of a version that is kept: then all that was known of it is there.
  const kept = await versionThatFits(disk, folder);
  if (kept?.id === id) return kept;

  const fileName = known?.fileName ?? original;
  const cleaned = await cleaner.clean({ name: fileName, bytes });
  const { removed, warnings } = cleaned;
  const text = textOf(html);
  const version = 1 + Math.max(0, ...(await openVersions(disk, folder).list()));
  const used = await disk.list(folder.assets);
  return {
    formatVersion: 2,
    id,
    ...foundIn(cleaned),
    source: {
      fileName,
      mediaType: cleaned.mediaType,
      sha256: sha256(bytes),
      encoding: cleaned.encoding,
      url: cleaned.url,
      importedAt: known?.importedAt ?? now().toISOString(),
    },
    version,
    words: countWords(text),
    removed,
    warnings,
    htmlSha256: sha256(html),
    textSha256: sha256(text),
    original,
    assets: cleaned.assets
      .filter(({ name }) => used.includes(name))
      .map(({ name, mediaType, from }) => ({ name, mediaType, from })),
    metadataEdits: {},
    blockEdits: [],
    chosenEncoding: null,
    cleanedBy: cleaned.text === text ? rulesVersion : 0,
    given: {},
  };
}
