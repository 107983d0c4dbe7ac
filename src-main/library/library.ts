import { AppError, type Article, type ArticleSummary, type Id, type ReadingPosition } from '#contract';
import type { Asset } from '../article/cleaned';
import type { Articles } from '../store/articles';
import { rulesVersion } from '../article/rules-version';
import { described } from '../store/described';
import { createInBulk } from './in-bulk';
import type { LibraryIndex } from './library-index';

export interface Library {
  /** Newest import first. */
  list: () => ArticleSummary[];
  tags: () => string[];
  /** @throws AppError `not-found` */
  summary: (id: Id) => ArticleSummary;
  /** @throws AppError `not-found`, `storage` */
  get: (id: Id) => Promise<Article>;
  /** Notes that the article was opened; does not wait for the disk. */
  opened: (id: Id) => void;
  /** A picture of an article; `bytes` in base64. @throws AppError `not-found` */
  asset: (article: Id, name: string) => Promise<{ mediaType: string; bytes: string }>;
  /** Fulfilled when it is stored. One that counts in an older text is left out: the place has been found in the new one. */
  setPosition: (article: Id, position: ReadingPosition, version?: number) => Promise<void>;
  /** Moves an article to the trash; doing it twice is no error. @throws AppError `not-found` */
  delete: (id: Id) => Promise<void>;
  /** Many at once; those that are not there are left out. What could not be moved is told in a notice. @throws AppError `storage` when none could */
  deleteAll: (ids: readonly Id[]) => Promise<Id[]>;
  /** Brings an article back from the trash as it was. @throws AppError `not-found` */
  restore: (id: Id) => Promise<ArticleSummary>;
  restoreAll: (ids: readonly Id[]) => Promise<Id[]>;
}

export function createLibrary(options: {
  articles: Articles;
  index: LibraryIndex;
  now: () => Date;
  changed: () => void;
  notice: (sentence: string) => void;
  /** An article is being deleted: nothing that takes long should keep it. */
  leaving: (id: Id) => void;
  /** A picture of a line that is not in the article. */
  otherAsset: (id: Id, name: string) => Asset | undefined;
}): Library {
  const { articles, index, changed } = options;
  return {
    list: index.list,
    tags: index.tags,
    summary: (id) => {
      const summary = index.get(id);
      if (!summary) throw notThere();
      return summary;
    },
    get: (id) =>
      articles.use(id, async ({ position, content, annotations }) => {
        const { record, html, text } = await content();
        const { version, removed, warnings, blockEdits, chosenEncoding, cleanedBy } = record;
        return {
          ...{ id, ...described(record), version, removed, warnings, blockEdits, chosenEncoding },
          cleanedByNewest: cleanedBy >= rulesVersion,
          ...{ html, text },
          position: position.data.position,
          notesReadOnly: annotations.refusal?.message ?? null,
        };
      }),
    opened: (id) => {
      const openedAt = options.now().toISOString();
      void articles
        .use(id, async (folder) => {
          await folder.position.update((file) => ({ ...file, openedAt }));
          index.refresh(folder);
        })
        .catch(() => undefined);
    },
    asset: (id, name) =>
      articles.use(id, async ({ article }) => {
        const stored = article.data.assets.find((asset) => asset.name === name);
        const other = options.otherAsset(id, name);
        const found = stored ?? other;
        const bytes = stored ? await articles.asset(id, name) : other && Buffer.from(other.bytes);
        if (!found || !bytes) throw new AppError('not-found', 'This picture is not in the library.');
        return { mediaType: found.mediaType, bytes: bytes.toString('base64') };
      }),
    setPosition: (id, position, version) =>
      articles.use(id, async (folder) => {
        if (version !== undefined && version !== folder.article.data.version) return;
        await folder.position.update((file) => ({ ...file, position }));
        index.refresh(folder);
      }),
    delete: async (id) => {
      if (!(await articles.has(id))) {
        if (await articles.isTrashed(id)) return;
        throw notThere();
      }
      const trashed = articles.trash(id);
      options.leaving(id);
      await trashed;
      index.remove(id);
      changed();
    },
    ...createInBulk(options),
    restore: async (id) => {
      if (!(await articles.has(id))) {
        if (!(await articles.isTrashed(id))) throw notThere();
        await articles.restore(id);
      }
      const summary = await articles.use(id, async (folder) => index.refresh(folder));
      changed();
      return summary;
    },
  };
}

function notThere(): AppError {
  return new AppError('not-found', 'This article is not in the library. It may have been deleted for good.');
}
