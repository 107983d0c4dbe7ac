import { type Id, isId } from '#contract';
import { join } from 'node:path';
import type { Asset } from '../article/cleaned';
import { type ArticleFolder, type FolderOptions, openArticleFolder } from './article-folder';
import { assetPath } from './asset-path';
import { documentText } from './document-sum';
import { type AnnotationsFile, type ArticleFile, formats } from './formats';
import { incomingPrefix, leftOutName } from './layout';
import { parseDocument } from './migrations';
import { seenOf } from './seen';
import { sha256 } from './sha256';
import { storageError } from './storage-error';
import { createTrash, type Trashed } from './trash';

/** What a new article's folder is made of. */
export interface NewArticle {
  article: Omit<ArticleFile, 'formatVersion' | 'htmlSha256' | 'textSha256' | 'assets'>;
  html: string;
  text: string;
  original: Uint8Array;
  assets: Asset[];
}

export interface Articles {
  ids: () => Promise<Id[]>;
  /** Runs `task` on an article that stays open meanwhile. @throws AppError `not-found` and those of opening */
  use: <T>(id: Id, task: (folder: ArticleFolder) => Promise<T>) => Promise<T>;
  /** Runs `task` while nothing moves the article, without opening it. */
  hold: <T>(id: Id, task: () => Promise<T>) => Promise<T>;
  /** Puts a folder together out of sight and renames it into place: there is never half an article. */
  add: (parts: NewArticle) => Promise<void>;
  /**
   * The same with files as another library had them.
   * @param write puts each file, by its name in the folder, with one folder in it at most
   * @throws AppError `storage`, and what `write` throws
   */
  adopt: (
    id: Id,
    to: 'articles' | 'trash',
    write: (put: (name: string, bytes: Uint8Array) => Promise<void>) => Promise<void>,
  ) => Promise<void>;
  asset: (id: Id, name: string) => Promise<Buffer | null>;
  /** @param name that the article's record gives it */
  original: (id: Id, name: string) => Promise<Buffer | null>;
  /** The file of its annotations, as it would lie there now, without opening the article. Null when there is none. */
  annotationsText: (id: Id) => Promise<string | null>;
  /** Whether the files that it was imported from were left out when the library was packed. */
  isLeftOut: (id: Id) => Promise<boolean>;
  has: (id: Id) => Promise<boolean>;
  isTrashed: (id: Id) => Promise<boolean>;
  trashed: () => Promise<Id[]>;
  /** Null when it is not in the trash. */
  readTrashed: (id: Id) => Promise<Trashed | null>;
  /** Another when something of an article in the trash was changed on disk; null when it is not there. */
  trashedState: (id: Id) => Promise<string | null>;
  trash: (id: Id) => Promise<void>;
  restore: (id: Id) => Promise<void>;
  /** Deletes an article in the trash for good. Answers whether it was there. @throws AppError `storage` */
  purge: (id: Id) => Promise<boolean>;
  /**
   * Many to the trash, durable together. What could not be moved is named with its error.
   * @param merged the article that they have become part of; `look` sees what the reader made of each, when nothing can be
   * written to it any more, and keeps it by throwing
   */
  trashAll: (
    ids: readonly Id[],
    merged?: { into: Id; look: (id: Id, file: AnnotationsFile | null) => void },
  ) => Promise<Moved>;
  restoreAll: (ids: readonly Id[]) => Promise<Moved>;
  /** Those that are open now. */
  open: () => Id[];
  /** Times and sizes of its documents, as `LibraryEntry.seen`. */
  seen: (id: Id) => Promise<string>;
  /**
   * Forgets an article when its folder is gone; one that is there is left alone.
   * @param keep keeps what its files lack; gets null when it is not open. Nothing opens or moves it meanwhile
   * @returns whether it was gone. Errors are those of `keep`
   */
  leave: (id: Id, keep: (folder: ArticleFolder | null) => Promise<void>) => Promise<boolean>;
  /** Removes what an interrupted process left; each article's folder is swept when it is opened. @returns what `ids` would */
  sweep: () => Promise<Id[]>;
  /** Waits until no article is in use and closes them all; what cannot be written stays in the journal. */
  close: () => Promise<void>;
}

/** What became of articles that were to be moved. */
export interface Moved {
  moved: Id[];
  failed: { id: Id; error: unknown }[];
}

/** Articles that stay open after use. */
const keptOpen = 32;
/** Articles that are moved at the same time. */
const movedTogether = 8;

interface Open {
  folder: Promise<ArticleFolder>;
  users: number;
  /** Told when nobody uses it any more. */
  waiting: (() => void)[];
}

export function createArticles(options: FolderOptions): Articles {
  const { disk, layout } = options;
  const trash = createTrash(options);
  /** In order of use, the least recent first. An article in use is never closed: two openings would overwrite each other. */
  const open = new Map<Id, Open>();
  const moving = new Map<Id, Promise<void>>();

  const shutting = new Map<Id, Promise<void>>();
  const held = new Map<Id, Promise<unknown>>();

  /** Closes an article that nobody uses. Errors are those of `node:fs`: then it is open as before, as it has what its files lack. */
  const shut = (id: Id): Promise<void> => {
    const entry = open.get(id);
    const under = shutting.get(id);
    if (!entry || under) return under ?? Promise.resolve();
    const close = async (): Promise<void> => {
      const folder = await entry.folder.catch(() => null);
      await folder?.close();
      open.delete(id);
    };
    const closed = close().finally(() => shutting.delete(id));
    shutting.set(id, closed);
    return closed;
  };

  const exists = async (folder: string): Promise<boolean> =>
    (await disk.list(folder)).includes('article.json');

  /** What keeps an article from being used. Who waits for it goes on at once: after another turn it may be moving again. */
  const busyWith = (id: Id): Promise<void> | undefined =>
    (moving.get(id) ?? shutting.get(id))?.catch(() => undefined);

  const use = async <T>(id: Id, task: (folder: ArticleFolder) => Promise<T>): Promise<T> => {
    for (let under; (under = busyWith(id));) await under;
    const entry = open.get(id) ?? { folder: openArticleFolder(id, options), users: 0, waiting: [] };
    open.delete(id);
    open.set(id, entry);
    entry.users++;
    try {
      return await task(await entry.folder);
    } catch (error) {
      // What failed to open is tried anew the next time.
      await entry.folder.catch(() => open.get(id) === entry && open.delete(id));
      throw error;
    } finally {
      entry.users--;
      if (entry.users === 0) for (const tell of entry.waiting.splice(0)) tell();
      for (const [old, { users }] of open) {
        if (open.size - shutting.size <= keptOpen) break;
        if (users === 0 && !shutting.has(old)) shut(old).catch(() => undefined);
      }
    }
  };

  const whileClosed = async (id: Id, task: () => Promise<void>): Promise<void> => {
    while (moving.has(id)) await moving.get(id);
    const move = async (): Promise<void> => {
      const entry = open.get(id);
      while (entry && entry.users > 0) await unused(entry);
      await shut(id);
      while (held.has(id)) await held.get(id);
      // The journal names places: what it says of this one must not outlive it.
      for (const { folder } of [layout.article(id), layout.trashed(id)]) await options.journal?.leave(folder);
      await task();
    };
    const moved = move().finally(() => moving.delete(id));
    moving.set(
      id,
      moved.catch(() => undefined),
    );
    await moved;
  };

  /** Those that fail must not keep the others; what the disk has not taken for sure has not been moved. */
  const moveAll = async (ids: readonly Id[], move: (id: Id) => Promise<void>): Promise<Moved> => {
    const [moved, failed]: [Set<Id>, Moved['failed']] = [new Set(), []];
    const queue = [...new Set(ids)].reverse();
    const worker = async (): Promise<void> => {
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        const one = id;
        try {
          await whileClosed(one, () => move(one));
          moved.add(one);
        } catch (error) {
          failed.push({ id: one, error });
        }
      }
    };
    await Promise.all(Array.from({ length: movedTogether }, worker));
    if (moved.size > 0) await trash.settle();
    return { moved: ids.filter((id) => moved.delete(id)), failed };
  };

  const hold: Articles['hold'] = async (id, task) => {
    while (moving.has(id)) await moving.get(id);
    const run = task();
    const all = Promise.allSettled([held.get(id), run]);
    held.set(id, all);
    void all.then(() => held.get(id) === all && held.delete(id));
    return run;
  };

  const leave: Articles['leave'] = async (id, keep) => {
    for (let under; (under = busyWith(id));) await under;
    const entry = open.get(id);
    const left = (async () => {
      while (entry && entry.users > 0) await unused(entry);
      // Since it was missed, it may have come: by an import, from the trash, or from another computer.
      const place = layout.article(id).folder;
      if ((await disk.list(place)).length > 0 || (await disk.stamp(place)) !== null) return false;
      const folder = (await entry?.folder.catch(() => null)) ?? null;
      await keep(folder);
      if (!folder) return true;
      for (const document of [folder.article, folder.annotations, folder.position]) document.abandon();
      open.delete(id);
      return true;
    })().finally(() => moving.delete(id));
    moving.set(
      id,
      left.then(
        () => undefined,
        () => undefined,
      ),
    );
    return left;
  };

  return {
    use,
    hold,
    leave,
    open: () => [...open.keys()],
    seen: async (id) => {
      const { article, annotations, position } = layout.article(id);
      return seenOf(await Promise.all([article, annotations, position].map((path) => disk.stamp(path))));
    },
    ids: async () => (await disk.list(layout.articles)).filter(isId),
    add: async (parts) => {
      const { folder, ...place } = layout.incoming(parts.article.id);
      try {
        await disk.remove(folder);
        await disk.makeFolder(folder);
        await disk.writeUnseen(join(folder, parts.article.original), parts.original);
        await disk.writeUnseen(place.html, parts.html);
        await disk.writeUnseen(place.text, parts.text);
        if (parts.assets.length > 0) {
          await disk.makeFolder(place.assets);
          // One picture may have come from several files of the same bytes.
          for (const asset of new Map(parts.assets.map((a) => [a.name, a])).values())
            await disk.writeUnseen(assetPath(place.assets, asset.name), asset.bytes);
          await disk.sync(place.assets);
        }
        const record: ArticleFile = {
          formatVersion: 3,
          ...parts.article,
          htmlSha256: sha256(parts.html),
          textSha256: sha256(parts.text),
          assets: parts.assets.map(({ name, mediaType, from }) => ({ name, mediaType, from })),
        };
        await disk.writeUnseen(place.article, documentText(record));
        await disk.sync(folder);
        await disk.move(folder, layout.article(parts.article.id).folder);
      } catch (error) {
        await disk.remove(folder).catch(() => undefined);
        throw storageError(error, `“${parts.article.source.fileName}” could not be stored`);
      }
    },
    adopt: async (id, to, write) => {
      const { folder } = layout.incoming(id);
      const inner = new Set<string>();
      try {
        await disk.remove(folder);
        await disk.makeFolder(folder);
        await write(async (name, bytes) => {
          const [first = '', second] = name.split('/');
          const home = second === undefined ? folder : join(folder, first);
          if (second !== undefined && !inner.has(first)) await disk.makeFolder(home);
          if (second !== undefined) inner.add(first);
          await disk.writeUnseen(assetPath(home, second ?? first), bytes);
        });
        for (const name of inner) await disk.sync(join(folder, name));
        await disk.sync(folder);
        if (to === 'trash') await disk.makeFolder(layout.trash);
        await disk.move(folder, (to === 'trash' ? layout.trashed(id) : layout.article(id)).folder);
      } catch (error) {
        await disk.remove(folder).catch(() => undefined);
        throw storageError(error, 'An article could not be stored');
      }
    },
    asset: async (id, name) => disk.read(assetPath(layout.article(id).assets, name)),
    original: async (id, name) => disk.read(join(layout.article(id).folder, name)),
    annotationsText: async (id) => {
      const path = layout.article(id).annotations;
      if (!options.journal?.isBehind(path)) return (await disk.read(path))?.toString('utf8') ?? null;
      return use(id, async ({ annotations }) => JSON.stringify(annotations.data));
    },
    isLeftOut: async (id) => (await disk.list(layout.article(id).folder)).includes(leftOutName),
    has: (id) => exists(layout.article(id).folder),
    isTrashed: (id) => exists(layout.trashed(id).folder),
    trashed: trash.ids,
    readTrashed: trash.read,
    trashedState: trash.stateOf,
    trash: (id) =>
      whileClosed(id, () => trash.put(id)).catch((error: unknown) =>
        Promise.reject(storageError(error, 'The article could not be deleted')),
      ),
    restore: (id) =>
      whileClosed(id, () => trash.take(id)).catch((error: unknown) =>
        Promise.reject(storageError(error, 'The article could not be brought back')),
      ),
    purge: async (id) => {
      let wasThere = false;
      await whileClosed(id, async () => void (wasThere = await trash.purge(id))).catch((error: unknown) => {
        throw storageError(error, 'The article could not be deleted for good');
      });
      return wasThere;
    },
    trashAll: (ids, merged) =>
      moveAll(ids, async (id) => {
        const bytes = merged && (await disk.read(layout.article(id).annotations));
        merged?.look(id, bytes ? parseDocument(bytes.toString('utf8'), formats.annotations).data : null);
        await trash.putSoon(id, merged?.into);
      }).catch((error: unknown) => Promise.reject(storageError(error, 'The articles could not be deleted'))),
    restoreAll: (ids) =>
      moveAll(ids, trash.takeSoon).catch((error: unknown) =>
        Promise.reject(storageError(error, 'The articles could not be brought back')),
      ),
    sweep: async () => {
      await disk.sweep(layout.root, await disk.list(layout.root));
      await trash.sweep();
      const names = await disk.list(layout.articles);
      for (const name of names) {
        if (name.startsWith(incomingPrefix)) await disk.remove(join(layout.articles, name));
      }
      return names.filter(isId);
    },
    close: async () => {
      for (;;) {
        const used = [...open.values()].find(({ users }) => users > 0);
        if (!used) break;
        await unused(used);
      }
      await Promise.allSettled([...open.keys()].map(shut));
    },
  };
}

const unused = ({ waiting }: Open): Promise<void> => new Promise((resolve) => waiting.push(resolve));
