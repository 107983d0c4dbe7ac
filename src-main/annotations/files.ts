import { AppError, type Id } from '#contract';
import type { LibraryIndex } from '../library/library-index';
import type { ArticleFolder, Content } from '../store/article-folder';
import type { Articles } from '../store/articles';
import type { AnnotationsFile } from '../store/formats';
import { part, updateTogether } from '../store/together';
import { needPlaces, placeAnew } from './place-anew';
import type { Placer } from './placer';

export type FileChange = (file: AnnotationsFile) => AnnotationsFile;

/** What the reader made of articles, as it is stored: what all changes of annotations, notes and links share. */
export interface AnnotationFiles {
  readonly placer: Placer;
  /**
   * Runs `task` when the annotations of an article have their places in its newest text. Each task keeps its article from
   * being moved: those of two articles must not be nested, except in the order of their ids.
   * @throws AppError `not-found`; it says so when the article is in the trash
   */
  use: <T>(article: Id, task: (folder: ArticleFolder) => Promise<T>) => Promise<T>;
  /** Stores `change` of the file and tells; the same file back changes nothing. @throws AppError `storage` */
  update: (folder: ArticleFolder, change: FileChange) => Promise<void>;
  /**
   * Stores `change` of the files of several articles at once: after an interruption in all of them, or in none. Those that
   * are not there are left out. Answers whether any was there. @param ids each once, sorted: the articles are held in this
   * order @throws AppError `storage`; then nothing was changed
   */
  changeAll: (ids: readonly Id[], change: FileChange) => Promise<boolean>;
  /** Stores what `make` makes on the newest text; made once more when that has become another meanwhile. */
  updateOn: (
    folder: ArticleFolder,
    make: (content: Content) => FileChange | Promise<FileChange>,
  ) => Promise<void>;
}

export function createAnnotationFiles(options: {
  articles: Articles;
  index: LibraryIndex;
  placer: Placer;
  changed: (article: Id) => void;
}): AnnotationFiles {
  const { articles, index, placer } = options;

  const update = async (folder: ArticleFolder, change: FileChange): Promise<void> => {
    let isNew = false;
    await folder.annotations.update((file) => {
      const next = change(file);
      isNew = next !== file;
      return next;
    });
    if (!isNew) return;
    index.refresh(folder);
    options.changed(folder.article.data.id);
  };

  const use: AnnotationFiles['use'] = async (article, task) => {
    let opened = false;
    try {
      return await articles.use(article, async (folder) => {
        opened = true;
        if (needPlaces(folder)) {
          await placeAnew(folder, placer);
          index.refresh(folder);
        }
        return task(folder);
      });
    } catch (error) {
      const isMissing = !opened && error instanceof AppError && error.code === 'not-found';
      if (isMissing && (await articles.isTrashed(article))) throw inTrash();
      throw error;
    }
  };

  const changeAll = async (
    [id, ...others]: readonly Id[],
    change: FileChange,
    held: readonly ArticleFolder[],
  ): Promise<boolean> => {
    if (id !== undefined) {
      let opened = false;
      try {
        return await use(id, (folder) => {
          opened = true;
          return changeAll(others, change, [...held, folder]);
        });
      } catch (error) {
        if (opened || !(error instanceof AppError && error.code === 'not-found')) throw error;
        return changeAll(others, change, held);
      }
    }
    const before = held.map(({ annotations }) => annotations.data);
    await updateTogether(held.map(({ annotations }) => part(annotations, change)));
    for (const [at, folder] of held.entries()) {
      if (folder.annotations.data === before[at]) continue;
      index.refresh(folder);
      options.changed(folder.article.data.id);
    }
    return held.length > 0;
  };

  return {
    placer,
    use,
    changeAll: (ids, change) => changeAll(ids, change, []),
    update,
    updateOn: async (folder, make) => {
      for (;;) {
        const content = await folder.content();
        const change = await make(content);
        try {
          return await update(folder, (file) => {
            if (folder.article.data.version !== content.record.version) throw new OtherText();
            return change(file);
          });
        } catch (error) {
          if (!(error instanceof OtherText)) throw error;
        }
      }
    },
  };
}

/** The article's text became another between reading it and storing what was made on it. */
class OtherText extends Error {}

function inTrash(): AppError {
  return new AppError('not-found', 'The article of this note is in the trash. Bring the article back first.');
}
