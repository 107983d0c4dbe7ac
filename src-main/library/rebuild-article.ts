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
  const originals = await originalsIn(folder, disk);
  // The list knows which file the text was made from; without it, the last one is the likeliest.
  const shown = originals.find(({ sum }) => sum === known?.sha256) ?? originals.at(-1);
  const html = (await disk.read(folder.html))?.toString('utf8');
  if (!shown || html === undefined) return null;

  // The text is that of a version that is kept: then all that was known of it is there.
  const kept = await versionThatFits(disk, folder);
  if (kept?.id === id) return kept;

  const { name: original, bytes } = shown;
  const fileName = known?.fileName ?? original;
  const importedAt = known?.importedAt ?? now().toISOString();
  const cleaned = await cleaner.clean({ name: fileName, bytes });
  const { removed, warnings } = cleaned;
  const text = textOf(html);
  const version = 1 + Math.max(0, ...(await openVersions(disk, folder).list()));
  return {
    formatVersion: 3,
    id,
    ...foundIn(cleaned),
    source: {
      fileName,
      mediaType: cleaned.mediaType,
      sha256: shown.sum,
      encoding: cleaned.encoding,
      url: cleaned.url,
      importedAt,
    },
    version,
    words: countWords(text),
    removed,
    warnings,
    htmlSha256: sha256(html),
    textSha256: sha256(text),
    original,
    // Which text each of them took the place of is not known any more.
    files: originals.map(({ name, sum }) => ({
      ...{ original: name, sha256: sum, before: null, importedAt },
      fileName: name === original ? fileName : name,
    })),
    assets: await assetsOf(cleaned.assets, disk, folder),
    metadataEdits: {},
    blockEdits: [],
    chosenEncoding: null,
    cleanedBy: cleaned.text === text ? rulesVersion : 0,
    given: {},
  };
}

/** The files that the article was imported from, the first one first. */
async function originalsIn(
  { folder }: ArticleLayout,
  disk: Disk,
): Promise<{ name: string; sum: string; bytes: Buffer }[]> {
  const numbered = (await disk.list(folder)).flatMap((name) => {
    const found = /^original(?:-([1-9]\d{0,8}))?\.[a-z0-9]{1,8}$/.exec(name);
    return found ? [{ name, number: Number(found[1] ?? 0) }] : [];
  });
  const originals: { name: string; sum: string; bytes: Buffer }[] = [];
  for (const { name } of numbered.sort((a, b) => a.number - b.number)) {
    const bytes = await disk.read(join(folder, name));
    if (bytes) originals.push({ name, sum: sha256(bytes), bytes });
  }
  return originals;
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
