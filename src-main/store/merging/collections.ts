import { limits } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import type { CollectionsFile, StoredCollection } from '../formats';
import { rememberAll } from './annotations-file';
import { byId } from './by-id';
import { canonical, descent, type Field, pastOf } from './lineage';
import { compare, ranked, settled, taken, union } from './ranking';

const collectionFields: readonly Field<StoredCollection>[] = [
  { name: 'articles', of: ({ articles }) => articles },
];
const [field] = collectionFields as [Field<StoredCollection>];

/** Collections of both, and the pairs of articles that either says are not the same. */
export function mergeCollections(
  ours: CollectionsFile,
  theirs: CollectionsFile,
  base?: CollectionsFile,
): CollectionsFile {
  const all = byId(ours.collections, theirs.collections, base?.collections, (a, b, was) => [
    mergeCollection(a, b, was),
  ]);
  const pairs = new Map([...ours.apart, ...theirs.apart].map((pair) => [pair.join(' '), pair]));
  const merged: CollectionsFile = {
    ...ours,
    collections: withoutCircles(all.sort((a, b) => compare(a.created, b.created) || compare(a.id, b.id))),
    apart: [...pairs].sort(([a], [b]) => compare(a, b)).map(([, pair]) => pair),
  };
  return isDeepStrictEqual(merged, ours) ? ours : merged;
}

export function rememberCollections(
  old: CollectionsFile,
  young: CollectionsFile,
  out: CollectionsFile,
): CollectionsFile {
  const collections = rememberAll(old.collections, young.collections, collectionFields, out.collections);
  return collections === young.collections ? young : { ...young, collections };
}

function mergeCollection(
  ours: StoredCollection,
  theirs: StoredCollection,
  base?: StoredCollection,
): StoredCollection {
  const sides = { ours, theirs, base };
  const { winner, loser } = ranked(ours, theirs, (one) => ({ ...one, articles: null, past: null }));
  const line = descent(ours, theirs, base, field);
  const articles =
    line === 'ours' || line === 'theirs'
      ? (line === 'ours' ? ours : theirs).articles
      : union(winner.articles, loser.articles, base?.articles).slice(0, limits.collected);
  const { past: _, ...rest } = winner;
  const merged: StoredCollection = {
    ...rest,
    name: taken(sides, winner, (one) => one.name),
    parent: taken(sides, winner, (one) => one.parent),
    rank: taken(sides, winner, (one) => one.rank),
    query: taken(sides, winner, (one) => one.query),
    articles,
    created: compare(ours.created, theirs.created) <= 0 ? ours.created : theirs.created,
    deleted: taken(sides, winner, (one) => one.deleted),
  };
  return settled(ours, theirs, { ...merged, ...pastOf(merged, [winner, loser], collectionFields) }, base);
}

/** One computer put A into B, the other B into A: of a circle, the collection with the least content in code units goes to the top. */
function withoutCircles(all: StoredCollection[]): StoredCollection[] {
  const by = new Map(all.map((one) => [one.id, one]));
  for (const one of [...all].sort((a, b) => compare(canonical(a), canonical(b)))) {
    const seen = new Set<string>();
    let at: string | null | undefined = one.id;
    while (at && !seen.has(at)) {
      seen.add(at);
      at = by.get(at)?.parent;
    }
    if (at === one.id) by.set(one.id, { ...one, parent: null });
  }
  return all.map((one) => by.get(one.id) ?? one);
}
