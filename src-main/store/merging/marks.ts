import { limits } from '#contract';
import type { ArticleMarks } from '../formats';
import { descent, type Field, pastOf } from './lineage';
import { compare, ranked, settled, taken, union } from './ranking';

export const markFields: readonly Field<ArticleMarks>[] = [
  { name: 'tags', of: ({ tags }) => [...tags].sort(compare) },
];
const [field] = markFields as [Field<ArticleMarks>];

/** What the reader says of an article as a whole: the later word counts, tags are united. */
export function mergeMarks(ours: ArticleMarks, theirs: ArticleMarks, base?: ArticleMarks): ArticleMarks {
  const sides = { ours, theirs, base };
  const { winner, loser } = ranked(ours, theirs, ({ favourite, finished }) => [favourite, finished]);
  const line = descent(ours, theirs, base, field);
  const tags =
    line === 'ours' || line === 'theirs'
      ? (line === 'ours' ? ours : theirs).tags
      : union(winner.tags, loser.tags, base?.tags).slice(0, limits.tags);
  const merged: ArticleMarks = {
    tags,
    favourite: taken(sides, winner, (one) => one.favourite),
    finished: taken(sides, winner, (one) => one.finished),
    modified: winner.modified,
  };
  return settled(ours, theirs, { ...merged, ...pastOf(merged, [winner, loser], markFields) }, base);
}
