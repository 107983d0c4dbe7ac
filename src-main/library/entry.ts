import type { ArticleSummary } from '#contract';
import { stampsOf } from '../search/stamps';
import type { ArticleFolder } from '../store/article-folder';
import { described } from '../store/described';
import type { AnnotationsFile, ArticleMarks, LibraryEntry } from '../store/formats';

import { seenOf } from '../store/seen';

/** What the list says of an article: all of it comes from the documents in its folder. */
export function entryOf({ article, annotations, position }: ArticleFolder): LibraryEntry {
  const { id, words, version, files, source } = article.data;
  const shown = described(article.data);
  const live = annotations.data.annotations.filter(({ deleted }) => deleted === null);
  const tags = new Map<string, number>();
  for (const { body } of live) {
    for (const { purpose, value } of body)
      if (purpose === 'tagging') tags.set(value, (tags.get(value) ?? 0) + 1);
  }
  return {
    ...{ id, ...shown, words },
    seen: seenOf([article.seen, annotations.seen, position.seen]),
    annotations: live.length,
    unplaced: unplacedIn(annotations.data, version),
    progress: position.data.position.progress,
    openedAt: position.data.openedAt,
    noteTags: [...tags].map(([tag, count]) => ({ tag, count })),
    ...marksOf(annotations.data.marks),
    hashes: files.map(({ sha256 }) => sha256).filter((sha256) => sha256 !== source.sha256),
    urls: source.url === null || source.url === shown.source.url ? [] : [source.url],
    stamps: stampsOf(article.data, annotations.data),
    ...(article.data.title !== shown.title && { foundTitle: article.data.title }),
  };
}

/** The part of it that the contract knows. */
export function summaryOf({
  noteTags: _,
  hashes: _hashes,
  urls: _urls,
  foundTitle: _found,
  stamps: _stamps,
  seen: _seen,
  ...summary
}: LibraryEntry): ArticleSummary {
  return summary;
}

/** Those that were looked for in the newest text and have no place there; before that, nothing is known. */
function unplacedIn({ annotations, placedIn = 1 }: AnnotationsFile, version: number): number {
  if (placedIn !== version) return 0;
  return annotations.filter(
    ({ deleted, target, leftUnplacedIn }) =>
      deleted === null && target.version !== version && leftUnplacedIn !== version,
  ).length;
}

const marksOf = ({ tags, favourite, finished }: ArticleMarks): Omit<ArticleMarks, 'modified'> => ({
  ...{ tags, favourite, finished },
});
