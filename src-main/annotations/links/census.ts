import type { Id } from '#contract';
import type { LibraryIndex } from '../../library/library-index';

/**
 * Counts the copies of links while all articles are looked at after an unclean end.
 * @returns ends the count and tells of each link whose copies are not the same one of its articles
 */
export function takeCensus(index: LibraryIndex): () => Set<Id> {
  const copies = new Map<Id, { article: Id; other: Id; modified: string; count: number; same: boolean }>();
  const stop = index.watch((article, folder) => {
    for (const { id, ends, modified } of folder?.annotations.data.links ?? []) {
      const other = ends.find((end) => end.article !== article)?.article ?? article;
      const known = copies.get(id);
      if (!known) copies.set(id, { article, other, modified, count: 1, same: true });
      else if (known.article !== article) {
        known.count++;
        known.same &&= known.modified === modified;
      }
    }
  });
  return () => {
    stop();
    const found = new Set<Id>();
    for (const { article, other, count, same } of copies.values()) {
      if (article !== other && (count < 2 || !same)) found.add(article);
    }
    return found;
  };
}
