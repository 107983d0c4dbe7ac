import { AppError, type ArticleSummary, type Checked, type Id, type Output, type Revision } from '#contract';
import type { Articles } from '../store/articles';
import type { LibraryIndex } from './library-index';
import { withMetadata } from './set-metadata';

/** Changes of an article's text and metadata: each new text is a new version, and annotations are placed in it anew. */
export interface Revise {
  cleaning: (id: Id) => Promise<Output<'getCleaning'>>;
  setBlockEdits: (input: Checked<'setBlockEdits'>) => Promise<Revision>;
  cleanAgain: (input: Checked<'cleanAgain'>) => Promise<Revision>;
  revert: (input: Checked<'revertArticle'>) => Promise<Revision>;
  setMetadata: (input: Checked<'setMetadata'>) => Promise<ArticleSummary>;
}

export function createRevise(options: {
  articles: Articles;
  index: LibraryIndex;
  /** The text or the metadata of an article is another. */
  changed: (id: Id) => void;
}): Revise {
  const { articles, index, changed } = options;
  const missing = (): never => {
    throw new AppError('unsupported', 'This is being built.');
  };
  return {
    cleaning: missing,
    setBlockEdits: missing,
    cleanAgain: missing,
    revert: missing,
    setMetadata: (input) =>
      articles.use(input.id, async (folder) => {
        await folder.article.update((record) => withMetadata(record, input));
        const summary = index.refresh(folder);
        changed(input.id);
        return summary;
      }),
  };
}
