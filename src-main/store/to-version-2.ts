import type { Raw } from './migrations';

/** Version 2: what the reader decided about an article is kept beside what was found in its file. */
export function articleTo2(raw: Raw): Raw {
  return {
    ...raw,
    modifiedTime: null,
    leadPicture: null,
    assets: objects(raw.assets).map((asset) => ({ ...asset, from: null })),
    metadataEdits: {},
    blockEdits: [],
    chosenEncoding: null,
    cleanedBy: 0,
    given: {},
  };
}

/** Version 2 of the list: the fields of the articles' records that are new. */
export function libraryTo2(raw: Raw): Raw {
  const articles = objects(raw.articles).map((entry) => ({
    ...entry,
    modifiedTime: null,
    leadPicture: null,
    edited: [],
  }));
  return { ...raw, articles };
}

/** Version 2 of annotations: links between passages, and a note on the article as a whole. */
export function annotationsTo2(raw: Raw): Raw {
  return { ...raw, links: [], note: { note: '', modified: null } };
}

export function objects(value: unknown): Raw[] {
  return Array.isArray(value)
    ? value.filter((one): one is Raw => typeof one === 'object' && one !== null)
    : [];
}
