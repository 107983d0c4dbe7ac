import type { Raw } from './migrations';
import { objects } from './to-version-2';

/** Version 3: an article may have been imported from several files, one after the other. */
export function articleTo3(raw: Raw): Raw {
  const { fileName, sha256, importedAt } = objects([raw.source])[0] ?? {};
  return { ...raw, files: [{ original: raw.original, fileName, sha256, importedAt, before: null }] };
}

/** Version 3 of the list: what the articles' other files are known by, and how many notes have no place. */
export function libraryTo3(raw: Raw): Raw {
  const articles = objects(raw.articles).map((entry) => ({ ...entry, unplaced: 0, hashes: [], urls: [] }));
  return { ...raw, articles };
}
