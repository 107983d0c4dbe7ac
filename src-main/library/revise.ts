import { AppError, type ArticleSummary, type Checked, type Id, type Output, type Revision } from '#contract';

/** Changes of an article's text and metadata: each new text is a new version, and annotations are placed in it anew. */
export interface Revise {
  cleaning: (id: Id) => Promise<Output<'getCleaning'>>;
  setBlockEdits: (input: Checked<'setBlockEdits'>) => Promise<Revision>;
  cleanAgain: (input: Checked<'cleanAgain'>) => Promise<Revision>;
  revert: (input: Checked<'revertArticle'>) => Promise<Revision>;
  setMetadata: (input: Checked<'setMetadata'>) => Promise<ArticleSummary>;
}

export function createRevise(): Revise {
  const missing = (): never => {
    throw new AppError('unsupported', 'This is being built.');
  };
  return {
    cleaning: missing,
    setBlockEdits: missing,
    cleanAgain: missing,
    revert: missing,
    setMetadata: missing,
  };
}
