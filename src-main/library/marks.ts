import { AppError, type Id, limits, type MarksChange, type Output } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import { distinct } from '../annotations/bodies';
import { later } from '../annotations/later';
import { merged } from '../annotations/three-way';
import type { Articles } from '../store/articles';
import type { ArticleMarks } from '../store/formats';
import { byArticle } from './by-article';
import type { LibraryIndex } from './library-index';
import { createOnce } from './once';
import { together } from './together';

type Changed = Output<'changeMarks'>;

/** What the reader says of articles as a whole: tags, favourite, read. Stored with the notes of each before it is answered. */
export interface Marks {
  /**
   * Many changes, in one write for each article; articles that are not in the library are left out. A call with the `id` of one
   * of the last ones is not made again. @throws AppError `storage`; then none of them was made
   */
  change: (changes: readonly MarksChange[], id?: Id) => Promise<Changed>;
}

export function createMarks(options: {
  articles: Articles;
  index: LibraryIndex;
  now: () => Date;
  /** Told once for each call that changed something. */
  changed: () => void;
}): Marks {
  const { articles, index, now, changed } = options;
  const once = createOnce<Changed>();

  const changeOne = async (article: Id, changes: readonly MarksChange[], inverse: MarksChange[]) => {
    try {
      await articles.use(article, async (folder) => {
        let undone: MarksChange[] = [];
        await folder.annotations.update((file) => {
          undone = [];
          let marks = file.marks;
          for (const change of changes) {
            const young = withChange(marks, change, now());
            if (young !== marks) undone.unshift(inverseOf(marks, young, change));
            marks = young;
          }
          return marks === file.marks ? file : { ...file, marks };
        });
        if (undone.length > 0) index.refresh(folder);
        inverse.unshift(...undone);
      });
    } catch (error) {
      // An article that has gone takes its changes with it.
      if (!(error instanceof AppError && error.code === 'not-found')) throw error;
    }
  };

  const changeAll = async (changes: readonly MarksChange[]): Promise<Changed> => {
    const grouped = byArticle(changes);
    const inverse: MarksChange[] = [];
    try {
      await together(grouped, ([article, its]) => changeOne(article, its, inverse));
    } catch (error) {
      const back = byArticle(inverse);
      await together(back, ([article, its]) => changeOne(article, its, []).catch(() => undefined));
      if (inverse.length > 0) changed();
      throw error;
    }
    if (inverse.length > 0) changed();
    return { articles: [...grouped.keys()].flatMap((id) => index.get(id) ?? []), inverse };
  };

  return { change: (changes, id) => once(id, () => changeAll(changes)) };
}

/** The marks with the given ones set; the same when that changes nothing. @throws AppError `bad-input` for too many tags */
function withChange(old: ArticleMarks, change: MarksChange, now: Date): ArticleMarks {
  const { tags, favourite = old.favourite, finished = old.finished, was } = change;
  const next = {
    ...{ favourite, finished },
    tags: tags ? merged(old.tags, was?.tags && distinct(was.tags), distinct(tags)) : old.tags,
  };
  if (next.tags.length > limits.tags && next.tags.length > old.tags.length) {
    throw new AppError(
      'bad-input',
      `An article has at most ${limits.tags} tags, with those that another window added. Take some off first.`,
    );
  }
  const { modified, ...before } = old;
  if (isDeepStrictEqual(next, before)) return old;
  return { ...next, modified: modified === null ? now.toISOString() : later(now, modified) };
}

/** What takes a change back that made `young` out of `old`; tags that others add or take after it stay so. */
function inverseOf(old: ArticleMarks, young: ArticleMarks, change: MarksChange): MarksChange {
  return {
    article: change.article,
    ...(change.favourite !== undefined && { favourite: old.favourite }),
    ...(change.finished !== undefined && { finished: old.finished }),
    ...(change.tags && { tags: old.tags, was: { tags: young.tags } }),
  };
}
