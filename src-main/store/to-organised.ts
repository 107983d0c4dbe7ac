import { ranksBetween } from '#contract/rank';
import type { Raw } from './migrations';
import { objects } from './to-version-2';

/** Annotations, version 3: tags, favourite and read of the article as a whole. */
export function annotationsTo3(raw: Raw): Raw {
  return { ...raw, marks: { tags: [], favourite: false, finished: null, modified: null } };
}

/** Collections, version 2: they stand in one another, may be smart, and are merged by their times. */
export function collectionsTo2(raw: Raw): Raw {
  const old = objects(raw.collections);
  const ranks = ranksBetween(null, null, old.length);
  const collections = old.map((one, at) => ({
    ...one,
    ...{ parent: null, rank: ranks[at], query: null },
    // When they were made was not kept: any change made since then is later.
    ...{ created: '1970-01-01T00:00:00.000Z', modified: '1970-01-01T00:00:00.000Z', deleted: null },
  }));
  return { ...raw, collections, apart: [] };
}

/** The list, version 4: tags of the articles themselves beside those of their notes. */
export function libraryTo4(raw: Raw): Raw {
  const articles = objects(raw.articles).map(({ tags, ...entry }) => ({
    ...entry,
    ...{ noteTags: tags, tags: [], favourite: false, finished: null },
  }));
  return { ...raw, articles };
}
