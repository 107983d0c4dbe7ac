import type { ArticleNote, Checked, Id } from '#contract';
import { written } from './bodies';
import { withoutPast } from '../store/merging/ranking';
import type { AnnotationFiles } from './files';
import { later } from './later';
import { changedElsewhere } from './refusals';

/** The reader's notes on articles as a whole, kept beside their annotations. */
export interface ArticleNotes {
  /** @throws AppError `not-found`, `storage` */
  get: (article: Id) => Promise<ArticleNote>;
  /** @throws AppError `not-found`, `conflict` when another window wrote something else meanwhile, `storage` */
  set: (input: Checked<'setArticleNote'>) => Promise<ArticleNote>;
}

export function createArticleNotes({
  files,
  now,
}: {
  files: AnnotationFiles;
  now: () => Date;
}): ArticleNotes {
  return {
    get: (article) => files.use(article, async ({ annotations }) => withoutPast(annotations.data.note)),
    set: ({ article, note, was }) =>
      files.use(article, async (folder) => {
        const wanted = written(note);
        await files.update(folder, (file) => {
          const old = file.note;
          if (old.note === wanted) return file;
          if (was !== undefined && old.note !== written(was))
            throw changedElsewhere('The note on this article');
          const modified = old.modified ? later(now(), old.modified) : now().toISOString();
          return { ...file, note: { ...old, note: wanted, modified } };
        });
        return withoutPast(folder.annotations.data.note);
      }),
  };
}
