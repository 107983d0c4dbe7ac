import type { Id } from '#contract';
import { join } from 'node:path';
import type { Cleaned, Cleaner } from '../article/cleaned';
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
    assets: await assetsOf(cleaned.assets, disk, folder),
    metadataEdits: {},
    blockEdits: [],
    chosenEncoding: null,
    cleanedBy: cleaned.text === text ? rulesVersion : 0,
    given: {},
  };
}

/**
 * Every picture that is there. What the original does not hold itself lay beside the page, and there is no other copy:
 * where no version says by which path, its own name stands for it, so that it stays.
 */
async function assetsOf(
  inside: Cleaned['assets'],
  disk: Disk,
  folder: ArticleLayout,
): Promise<ArticleFile['assets']> {
  const known = new Map<string, ArticleFile['assets']>();
  const versions = openVersions(disk, folder);
  for (const number of await versions.list()) {
    for (const { name, mediaType, from } of (await versions.read(number))?.record.assets ?? []) {
      const all = known.get(name) ?? [];
      if (!all.some((one) => one.from === from)) known.set(name, [...all, { name, mediaType, from }]);
    }
  }
  for (const { name, mediaType, from } of inside) known.set(name, [{ name, mediaType, from }]);
  return (await disk.list(folder.assets)).flatMap((name) => {
    const extension = /^[0-9a-f]{16,64}\.([a-z0-9]{2,5})$/.exec(name)?.[1];
    if (extension === undefined) return [];
    return (
      known.get(name) ?? [{ name, mediaType: mediaTypes.get(extension) ?? `image/${extension}`, from: name }]
    );
  });
}

const mediaTypes = new Map([['jpg', 'image/jpeg']]);
