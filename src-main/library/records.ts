import type { Asset, Cleaned, Given } from '../article/cleaned';
import { rulesVersion } from '../article/rules-version';
import type { ArticleFile } from '../store/formats';
import { foundIn } from './found';
import { countWords } from './words';

type AssetRecords = ArticleFile['assets'];

const assetRecords = (assets: readonly Asset[]): AssetRecords =>
  assets.map(({ name, mediaType, from }) => ({ name, mediaType, from }));

/** The record with what cleaning found. Pictures that lay beside the page stay: there is no other copy of them. */
export function cleanedRecord(now: ArticleFile, cleaned: Cleaned): ArticleFile {
  const { encoding, mediaType, url, removed, warnings } = cleaned;
  return {
    ...now,
    ...foundIn(cleaned),
    source: { ...now.source, encoding, mediaType, url },
    words: countWords(cleaned.text),
    ...{ removed, warnings },
    assets: withCompanions(assetRecords(cleaned.assets), now.assets),
    cleanedBy: rulesVersion,
  };
}

/** The record with what cleaning found in another file; `assets` are all pictures that came with it. */
export function updatedRecord(
  now: ArticleFile,
  cleaned: Cleaned,
  assets: readonly Asset[],
  given: Given,
): ArticleFile {
  const came = assetRecords(assets);
  const paths = new Set(came.map(({ from }) => from));
  const others = now.assets.filter(({ from }) => !paths.has(from));
  return {
    ...cleanedRecord(now, cleaned),
    assets: withCompanions(came, others),
    // Bytes have an encoding, not articles: the choice was one about the other file.
    ...{ given, chosenEncoding: null },
  };
}

/** The record with all that came of cleaning as it was, and of the file that was cleaned; what the reader set stays. */
export function revertedRecord(now: ArticleFile, old: ArticleFile): ArticleFile {
  const { encoding, mediaType, url } = old.source;
  // Which version it is, is said where it is stored: it may be the text that is there.
  const { version, htmlSha256, textSha256, metadataEdits } = now;
  const sameFile = old.original === now.original;
  return {
    ...old,
    ...{ version, htmlSha256, textSha256, metadataEdits },
    source: sameFile ? { ...now.source, encoding, mediaType, url } : old.source,
    given: sameFile ? now.given : old.given,
    files: withFileOf(old, now),
    assets: withCompanions(old.assets, sameFile ? now.assets : []),
  };
}

/** All files that are known now, and the one that an older record's text was made from: it may have been let go meanwhile. */
function withFileOf(old: ArticleFile, { files, version }: ArticleFile): ArticleFile['files'] {
  if (files.some(({ original }) => original === old.original)) return files;
  const { fileName, sha256, importedAt } = old.source;
  const before = old.files.find(({ original }) => original === old.original)?.before ?? version;
  return [...files, { original: old.original, fileName, sha256, importedAt, before }];
}

function withCompanions(used: AssetRecords, before: AssetRecords): AssetRecords {
  const isUsed = (one: AssetRecords[number]): boolean =>
    used.some(({ name, from }) => name === one.name && from === one.from);
  return [...used, ...before.filter((asset) => asset.from !== null && !isUsed(asset))];
}
