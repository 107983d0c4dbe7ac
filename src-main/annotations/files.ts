import { AppError, type Id } from '#contract';
import type { LibraryIndex } from '../library/library-index';
import type { ArticleFolder, Content } from '../store/article-folder';
import type { Articles } from '../store/articles';
import type { AnnotationsFile } from '../store/formats';
import { needPlaces, placeAnew } from './place-anew';
import type { Placer } from './placer';

export type FileChange = (file: AnnotationsFile) => AnnotationsFile;

/** What the reader made of articles, as it is stored: what all changes of annotations, notes and links share. */
export interface AnnotationFiles {
  readonly placer: Placer;
  /**
   * Runs `task` when the annotations of an article have their places in its newest text. Tasks of two articles must not
   * be nested: each keeps its article from being moved.
   * @throws AppError `not-found`; it says so when the article is in the trash
   */
  use: <T>(article: Id, task: (folder: ArticleFolder) => Promise<T>) => Promise<T>;
  /** Stores `change` of the file and tells; the same file back changes nothing. @throws AppError `storage` */
  update: (folder: ArticleFolder, change: FileChange) => Promise<void>;
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

  return {
    placer,
    use: async (article, task) => {
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
    },
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
