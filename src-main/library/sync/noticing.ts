import { AppError, type Id } from '#contract';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ArticleFolder } from '../../store/article-folder';
import type { Articles } from '../../store/articles';
import type { Disk } from '../../store/disk';
import type { AnnotationsFile } from '../../store/formats';
import type { LibraryIndex } from '../library-index';
import { createArriving } from './arriving';
import { createAside } from './aside';
import { copiedId, isPartial } from './conflict-copy';
import { foldArticle, hasCopies, nameInCopy } from './fold-article';
import { comparedWith } from './fold-documents';
import { foldLibrary, type LibraryDocuments } from './fold-library';
import { createLeftBehind } from './left-behind';
import { type MergedArticle, mergedSentence } from './telling';

/** When the folder is looked at: after opening, what lies open again and again, and all of it. Milliseconds. */
const [afterOpening, openEvery, allEvery] = [1500, 4000, 60_000];
/** Articles that are asked for at the same time, and the pause after one that was read. Milliseconds. */
const atOnce = 4;
const rest = 10;

/** What windows are told when something has come from outside. */
export interface NoticingEvents {
  /** @param passing whether it needs nothing of the reader */
  notice: (sentence: string, passing: boolean) => void;
  libraryChanged: () => void;
  articleChanged: (article: Id) => void;
  annotationsChanged: (article: Id) => void;
  collectionsChanged: () => void;
  awaitedChanged: () => void;
  templatesChanged: () => void;
  preferencesChanged: () => void;
  comparisonChanged: (id: Id) => void;
}

/**
 * Notices what others do in the library folder: another computer, by a program that keeps folders in step, or the reader by
 * hand. It asks the disk for times and sizes and reads only what has become another; nothing waits for it.
 */
export interface Noticing {
  /** Looks at everything now. */
  look: () => Promise<void>;
  /** The text of an article is not there as a whole: it is tried again when its file has become another. */
  lacksText: (id: Id) => void;
  /** Edits from outside were taken over with a change of ours, when that was brought to its file. */
  tookIn: (folder: ArticleFolder, before: AnnotationsFile, after: AnnotationsFile) => void;
  start: () => void;
  /** Ends the looking; fulfilled when nothing of it is under way. */
  close: () => Promise<void>;
}

export function createNoticing(options: {
  disk: Disk;
  documents: LibraryDocuments;
  articles: Articles;
  index: LibraryIndex;
  events: NoticingEvents;
  now: () => Date;
}): Noticing {
  const { disk, documents, articles, index, events } = options;
  const { layout, collections, awaited, templates, preferences, comparisons } = documents;
  const aside = createAside(disk, layout, options.now);
  const folding = {
    disk,
    aside,
    notice: (sentence: string): void => events.notice(sentence, false),
  };
  const leftBehind = createLeftBehind(disk, layout, options.now);
  const arriving = createArriving({ disk, layout, articles });
  /** When something was last added to, taken from or replaced in an article's folder. */
  const foldersSeen = new Map<Id, string>();
  let merged: MergedArticle[] = [];
  let closed = false;

  const changedAt = async (id: Id): Promise<string> =>
    (await disk.changedAt(layout.article(id).folder).catch(() => null))?.toISOString() ?? '';

  /** Reads what has become another in an article's folder and merges the copies that lie there. */
  const lookInto = async (folder: ArticleFolder, isStale: boolean): Promise<void> => {
    const { id } = folder.article.data;
    const place = layout.article(id);
    const [record, notes] = [folder.article.data, folder.annotations.data];
    const isOther = await folder.refresh();
    const names = await disk.list(place.folder);
    const copies = hasCopies(names) ? await foldArticle(folder, place, folding) : null;
    if (await leftBehind.has(id)) await leftBehind.bringBack(folder);
    const all = comparedWith(notes, folder.annotations.data);
    if (!isOther && !copies && !isStale) return;
    index.refresh(folder);
    if (record.htmlSha256 !== folder.article.data.htmlSha256) events.articleChanged(id);
    if (all.changed || isStale) events.annotationsChanged(id);
    if (copies?.changed || all.both > 0) merged.push({ title: index.get(id)?.title ?? '', both: all.both });
  };

  /** @param isStale the list knows another state of it */
  const lookAt = async (id: Id, isStale: boolean): Promise<void> => {
    try {
      await articles.use(id, (folder) => lookInto(folder, isStale));
    } catch (error) {
      // One that is still being copied, or cannot be read, is looked at again the next time.
      foldersSeen.delete(id);
      if (!(error instanceof AppError)) throw error;
    }
  };

  const lookAtLibrary = async (): Promise<void> => {
    const folded = await foldLibrary(documents, folding);
    if ((await collections.refresh()) || folded.collections) events.collectionsChanged();
    if ((await awaited.refresh()) || folded.awaited) events.awaitedChanged();
    if ((await templates.refresh()) || folded.templates) events.templatesChanged();
    if ((await preferences.refresh()) || folded.preferences) events.preferencesChanged();
    for (const id of new Set([...folded.comparisons, ...(await comparisons.refresh())]))
      events.comparisonChanged(id);
  };

  /** Folders that have come, have gone, or are copies of one. */
  const lookAtFolders = async (): Promise<Set<Id>> => {
    // Asked for first: what comes from here on must not count as gone.
    const listed = index.ids();
    const there = new Set(await articles.ids());
    for (const name of await disk.list(layout.articles)) {
      const original = copiedId(name);
      if (original === null || isPartial(name)) continue;
      const copy = join(layout.articles, name);
      if (!there.has(original)) {
        await disk.move(copy, layout.article(original).folder);
        there.add(original);
        continue;
      }
      await articles.use(original, async (folder) => {
        const from = { folder: copy, nameOf: nameInCopy };
        const found = await foldArticle(folder, layout.article(original), folding, from);
        if (found.changed) merged.push({ title: index.get(original)?.title ?? '', both: found.both });
        index.refresh(folder);
        events.annotationsChanged(original);
      });
      await aside.put(copy);
    }
    let isAnyGone = false;
    for (const id of listed.filter((one) => !there.has(one))) {
      const isGone = await articles.leave(id, async (folder) => {
        if (folder) await leftBehind.keep(folder);
        index.remove(id);
      });
      isAnyGone ||= isGone;
    }
    if (isAnyGone) events.libraryChanged();
    return there;
  };

  const lookAtArriving = (): Promise<void> =>
    arriving.look((folder) => {
      index.refresh(folder);
      events.articleChanged(folder.article.data.id);
    });

  const lookAtAll = async (): Promise<void> => {
    await lookAtLibrary();
    await lookAtArriving();
    const queue = [...(await lookAtFolders())];
    const known = new Map(index.ids().map((id) => [id, index.entry(id)?.seen]));
    const worker = async (): Promise<void> => {
      for (let id = queue.pop(); id !== undefined && !closed; id = queue.pop()) {
        const time = await changedAt(id);
        if (foldersSeen.get(id) === time) continue;
        foldersSeen.set(id, time);
        const names = await disk.list(layout.article(id).folder);
        const seen = known.get(id);
        // A list of an older program does not say what it was made from, and is believed.
        const isStale = !known.has(id) || (seen !== undefined && seen !== (await articles.seen(id)));
        if (!isStale && !hasCopies(names) && !(await leftBehind.has(id))) continue;
        await lookAt(id, isStale);
        // Another computer's list may know none of our times: thousands are read then, and nobody must feel it.
        await setTimeout(rest);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  };

  const tell = (): void => {
    if (merged.length > 0)
      events.notice(
        mergedSentence(merged),
        merged.every(({ both }) => both === 0),
      );
    merged = [];
  };

  let running: Promise<void> = Promise.resolve();
  const inTurn = (task: () => Promise<void>): Promise<void> => {
    running = running
      .then(async () => {
        if (closed || disk.readOnly !== null) return;
        try {
          await task();
        } finally {
          tell();
        }
      })
      // A disk that does not answer now is asked again.
      .catch(() => undefined);
    return running;
  };
  const lookAtOpen = async (): Promise<void> => {
    await lookAtLibrary();
    await lookAtArriving();
    for (const id of articles.open()) if (await articles.has(id)) await lookAt(id, false);
  };

  const tookIn: Noticing['tookIn'] = (folder, before, after) => {
    const { changed, both } = comparedWith(before, after);
    if (!changed) return;
    const { id } = folder.article.data;
    const { title } = index.refresh(folder);
    events.annotationsChanged(id);
    if (both > 0) events.notice(mergedSentence([{ title, both }]), false);
  };

  const timers: NodeJS.Timeout[] = [];
  return {
    tookIn,
    lacksText: arriving.add,
    look: () => inTurn(lookAtAll),
    start: () => {
      timers.push(
        globalThis.setTimeout(() => void inTurn(lookAtAll), afterOpening).unref(),
        setInterval(() => void inTurn(lookAtOpen), openEvery).unref(),
        setInterval(() => void inTurn(lookAtAll), allEvery).unref(),
      );
    },
    close: async () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
      await running;
    },
  };
}
