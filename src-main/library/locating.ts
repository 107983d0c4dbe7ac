import { AppError, type ArticleLink, type Id, type LinkPlace, type Located } from '#contract';
import type { AnnotationFiles } from '../annotations/files';
import type { ArticleFolder } from '../store/article-folder';
import type { Articles } from '../store/articles';
import { described } from '../store/described';
import type { LibraryIndex } from './library-index';
import { copyId } from './merging/plan';

/**
 * Where addresses lead in this library. One of an article that has become part of another leads to that, and to the copy of the
 * annotation there.
 */
export type Locate = (link: ArticleLink) => Promise<Located>;

export function createLocate(options: {
  articles: Pick<Articles, 'readTrashed'>;
  index: Pick<LibraryIndex, 'get'>;
  files: Pick<AnnotationFiles, 'use'>;
}): Locate {
  const { articles, index, files } = options;
  const here = async (link: ArticleLink, merged: boolean): Promise<Located | null> => {
    const { article } = link;
    const title = index.get(article)?.title;
    if (title === undefined) return null;
    try {
      const place = await files.use(article, (folder) => placeIn(folder, link));
      return { state: 'here', article, title, merged, place };
    } catch (error) {
      // It was put into the trash, or deleted for good, a moment ago.
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    }
  };
  return async (link) => {
    const found = await here(link, false);
    if (found) return found;
    const trashed = await articles.readTrashed(link.article);
    if (!trashed) return { state: 'nowhere' };
    const into = trashed.mergedInto;
    const kept = into !== null && (await here(inKept(link, into), true));
    if (kept) return kept;
    const title = trashed.record ? described(trashed.record).title : 'An article';
    return { state: 'trash', article: link.article, title };
  };
}

/** A passage of a text that is not there any more is no passage of the other. */
const inKept = ({ annotation, note }: ArticleLink, into: Id): ArticleLink => ({
  article: into,
  annotation: annotation && copyId(into, annotation),
  passage: null,
  note,
});

async function placeIn(folder: ArticleFolder, link: ArticleLink): Promise<LinkPlace> {
  const { article, annotation, passage, note } = link;
  if (note) return { kind: 'note' };
  if (annotation !== null) {
    const { annotations, links } = folder.annotations.data;
    const linked = links.find(({ id, deleted }) => id === annotation && deleted === null)?.ends;
    const wanted = linked?.find((end) => end.article === article)?.annotation ?? annotation;
    const found = annotations.find(({ id }) => id === wanted);
    if (found?.deleted) return { kind: 'deleted', annotation: wanted };
    const { version } = folder.article.data;
    if (found && found.target.version !== version) return { kind: 'unplaced', annotation: wanted };
    if (found) {
      const [{ start, end }] = found.target.selector;
      return { kind: 'text', passage: { start, end }, version, annotation: wanted };
    }
  }
  if (!passage) return { kind: annotation === null ? 'article' : 'gone' };
  const { text, record } = await folder.content();
  if (passage.end > text.length) return { kind: 'gone' };
  return { kind: 'text', passage, version: record.version, annotation: null };
}
