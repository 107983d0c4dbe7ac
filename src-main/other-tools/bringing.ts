import {
  type Api,
  AppError,
  type ArticleSummary,
  type bringingMethods,
  type BroughtIn,
  type BroughtPreview,
  type Id,
  type ImportOutcome,
  limits,
} from '#contract';
import { createPauses } from '../annotations/notes/pauses';
import type { Given as GivenMetadata } from '../article/cleaned';
import { openZip, type Zip } from '../article/containers/zip';
import { levelAddress } from '../library/address';
import type { Importer } from '../library/import';
import type { LibraryIndex } from '../library/library-index';
import { createOnce } from '../library/once';
import { refusal } from '../library/read-file';
import { levelTitle } from '../library/same-article';
import type { Uploads } from '../library/uploads';
import type { Completed, Completing } from './completing';
import type { Gave, Give } from './give';
import type { Deed, TakingBack } from './taking-back';
import { isTelling, keyOf } from './merge-items';
import { toolArchive } from './tool-archive';
import type { ReadBrought } from './reading';
import type { Brought, BroughtAnnotation, BroughtItem } from './record';
import type { Waiting } from './waiting';

export type BringingApi = Pick<Api, keyof typeof bringingMethods>;

/** Brings in what other tools wrote. */
export interface Bringing {
  api: BringingApi;
  /** What a file would bring; null for a file of none of the tools. @throws AppError that names the file */
  preview: (name: string, bytes: Uint8Array, signal?: AbortSignal) => Promise<BroughtPreview | null>;
  /** Brings it in; with an `id` it can be taken back. @throws AppError `unsupported` for a file of none, `storage` */
  bring: (
    name: string,
    bytes: Uint8Array,
    how?: { id?: Id; signal?: AbortSignal; progress?: (done: number, total: number) => void },
  ) => Promise<BroughtIn>;
  close: () => Promise<void>;
}

/** Rows of a preview, and things that could not be brought in which are named. */
const mostRows = 20;
const mostRefused = 100;
/**
 * Pages that are put on the list in one write: what has been written is there, whatever happens then. Each write looks at the
 * whole list, so that the next one takes twice as many, up to what does not hold the process; of long notes fewer.
 */
const firstBatch = 250;
const mostBatch = 2000;
/** Letters in one write. */
const mostLetters = 1024 * 1024;
/** So many pages are told one by one; then this time lies between two tellings, in milliseconds. */
const eachTold = 1000;
const tellEvery = 100;

export function createBringing(options: {
  uploads: Uploads;
  importer: Pick<Importer, 'importBytes'>;
  index: LibraryIndex;
  waiting: Waiting;
  completing: Completing;
  give: Give;
  takingBack: TakingBack;
  read: ReadBrought;
  progress: (id: Id, done: number, total: number) => void;
  /** Notes, tags and marks of articles are others. */
  changed: () => void;
}): Bringing {
  const { uploads, importer, index, waiting, completing, give, takingBack, read } = options;
  const once = createOnce<BroughtIn>();
  const onceGiven = createOnce<ImportOutcome>();
  const running = new Map<Id, AbortController>();
  const underWay = new Set<Promise<unknown>>();

  /** The article that an entry means: of its address, or the only one of its title where one of the two has no address. */
  const finder = (): ((item: BroughtItem) => Id | null) => {
    const byTitle = new Map<string, { id: Id; url: string | null }[]>();
    for (const { id, title, source } of index.list()) {
      const key = levelTitle(title);
      byTitle.set(key, [...(byTitle.get(key) ?? []), { id, url: source.url }]);
    }
    return ({ url, title }) => {
      const address = levelAddress(url);
      const found = address === null ? undefined : index.findByAddress(address)[0];
      if (found !== undefined) return found;
      const key = levelTitle(title ?? '');
      const named = isTelling(title) ? (byTitle.get(key) ?? []) : [];
      const [only] = named;
      // Two outlets may print one headline: where both addresses are known and differ, they are two articles.
      return named.length === 1 && only && (url === null || only.url === null) ? only.id : null;
    };
  };

  const previewOf = async (brought: Brought): Promise<BroughtPreview> => {
    const find = finder();
    const pauses = createPauses();
    const found: { item: BroughtItem; article: Id | null }[] = [];
    for (const item of brought.items) {
      found.push({ item, article: find(item) });
      if (pauses.due()) await pauses.take();
    }
    const there = found.filter(({ article }) => article !== null).length;
    const saved = found.filter(({ item, article }) => article === null && item.page !== null).length;
    const { tool, problems, problemCount, notTaken } = brought;
    return {
      ...{ tool, problems, problemCount, notTaken, there, saved },
      pages: found.length,
      needed: found.length - there - saved,
      annotations: brought.items.reduce((sum, { annotations }) => sum + annotations.length, 0),
      rows: found.slice(0, mostRows).map(({ item, article }) => ({
        ...{ url: item.url, title: item.title, byline: item.byline, siteName: item.siteName },
        ...{ savedAt: item.savedAt, tags: item.tags, article, saved: item.page !== null },
        annotations: item.annotations.length,
      })),
    };
  };

  const importPage = async (item: BroughtItem, zip: Zip, signal?: AbortSignal): Promise<ImportOutcome> => {
    const path = item.page ?? '';
    const name = path.slice(path.lastIndexOf('/') + 1);
    const input = { name, bytes: await zip.read(path), given: givenBy(item) };
    for await (const outcome of importer.importBytes(input, { signal, book: 'whole' })) return outcome;
    throw new AppError('no-article', `“${name}” holds no article.`);
  };

  const bring: Bringing['bring'] = async (name, bytes, how = {}) => {
    const { id, signal, progress = () => undefined } = how;
    const brought = await read(name, bytes, signal);
    if (!brought) throw new AppError('unsupported', `“${name}” is not a file of a tool that is known here.`);
    const { tool, items } = brought;
    const deed = id === undefined ? null : takingBack.begin(id);
    const done: BroughtIn = {
      ...{
        tool,
        imported: 0,
        there: 0,
        awaited: 0,
        articles: [],
        refused: [],
        refusedCount: 0,
        cancelled: false,
      },
      annotations: { placed: 0, unplaced: 0, awaited: 0, deleted: 0 },
    };
    const refuse = (item: BroughtItem, error: unknown): void => {
      const { code, message } = refusal(error, item.title ?? item.url ?? name);
      done.refusedCount++;
      if (done.refused.length < mostRefused)
        done.refused.push({ name: item.title ?? item.url ?? name, error: { code, message } });
    };
    const find = finder();
    // Its pages are unpacked here, not in the thread that reads: no more of one than a page may have.
    const most = { ...toolArchive, entry: limits.htmlBytes };
    const zip = items.some(({ page }) => page !== null) ? await openZip(name, bytes, most) : null;
    let waits: BroughtItem[] = [];
    let batch = firstBatch;
    let letters = 0;
    const putWaiting = async (): Promise<void> => {
      const some = waits;
      waits = [];
      letters = 0;
      batch = Math.min(mostBatch, 2 * batch);
      if (some.length === 0) return;
      const listed = await waiting.add(some, tool);
      deed?.listed(listed);
      done.awaited += some.length;
      done.annotations.awaited += some.reduce((sum, { annotations }) => sum + annotations.length, 0);
    };
    const came = (article: Id): void => {
      if (done.articles.length < limits.rows && !done.articles.includes(article)) done.articles.push(article);
    };
    const giveTo = async (article: Id, item: BroughtItem, own: Completed | null): Promise<Gave[]> => {
      // The page may have waited since another file named it.
      const page = waiting.find(keyOf(item));
      const named = page ? await completing.complete(page, article) : null;
      const completed = [own, named].filter((one) => one !== null);
      for (const one of completed) deed?.completed(one);
      const gave = await give(article, item);
      for (const one of [...completed, gave]) {
        done.annotations.placed += one.placed;
        done.annotations.unplaced += one.unplaced;
      }
      done.annotations.deleted += gave.deleted;
      return [...completed, gave];
    };
    const bringOne = async (item: BroughtItem): Promise<void> => {
      const article = find(item);
      if (article !== null) {
        for (const gave of await giveTo(article, item, null)) deed?.gave(gave);
        done.there++;
        came(article);
        return;
      }
      if (zip && item.page !== null) {
        const outcome = await importPage(item, zip, signal).catch((error: unknown) => {
          if (!(error instanceof AppError)) throw error;
          return { outcome: 'refused' as const, file: name, error };
        });
        if ('article' in outcome) {
          const own = await completing.completeBy(outcome.article);
          await took(outcome, await giveTo(outcome.article.id, item, own), deed);
          if (outcome.outcome === 'imported') done.imported++;
          else done.there++;
          came(outcome.article.id);
          return;
        }
        if (signal?.aborted) return;
        // Without its page it is an entry like others.
        if (outcome.outcome === 'refused')
          refuse(item, new AppError(outcome.error.code, outcome.error.message));
      }
      waits.push({ ...item, page: null });
      letters += item.note.length + item.annotations.reduce((sum, one) => sum + lettersOf(one), 0);
      if (waits.length >= batch || letters >= mostLetters) await putWaiting();
    };

    const pauses = createPauses();
    let told = 0;
    try {
      for (const [at, item] of items.entries()) {
        if (signal?.aborted) {
          done.cancelled = true;
          break;
        }
        await bringOne(item).catch((error: unknown) => {
          // What cannot be stored ends it; an article that was deleted meanwhile, or the like, only itself.
          if (!(error instanceof AppError) || ['storage', 'read-only'].includes(error.code)) throw error;
          refuse(item, error);
        });
        if (at < eachTold || at + 1 === items.length || performance.now() - told >= tellEvery) {
          told = performance.now();
          progress(at + 1, items.length);
        }
        if (pauses.due(8)) await pauses.take();
      }
    } finally {
      await putWaiting();
      options.changed();
    }
    return done;
  };

  /** Notes what an import did, and what was given to its article. */
  const took = async (
    outcome: ImportOutcome & { article: ArticleSummary },
    gave: readonly Gave[],
    deed: Deed | null,
  ): Promise<void> => {
    const { id } = outcome.article;
    if (outcome.outcome === 'imported') return deed?.imported(id, gave);
    if (outcome.outcome === 'updated') deed?.revised(id, outcome.revision);
    gave.forEach((one) => deed?.gave(one));
  };

  const bringUpload = async (id: Id, upload: Id): Promise<BroughtIn> => {
    const { name, bytes } = uploads.whole(upload);
    const abort = new AbortController();
    running.set(id, abort);
    const task = bring(name, bytes, {
      id,
      signal: abort.signal,
      progress: (done, total) => options.progress(id, done, total),
    });
    underWay.add(task);
    try {
      const done = await task;
      uploads.cancel(upload);
      return done;
    } finally {
      underWay.delete(task);
      running.delete(id);
    }
  };

  const giveUpload = async ({
    id: job,
    page: id,
    upload,
    companions,
  }: Parameters<BringingApi['completeAwaited']>[0]): Promise<ImportOutcome> => {
    const page = waiting.get(id);
    if (!page) throw new AppError('not-found', 'This page is not on the list any more.');
    const [outcome] = await uploads.import(upload, { companions, book: 'whole', step: null });
    if (!outcome) throw new AppError('no-article', 'The file holds no article. Save the page once more.');
    if (!('article' in outcome)) return outcome;
    const deed = job === undefined ? null : takingBack.begin(job);
    const own = await completing.completeBy(outcome.article);
    // Its own address may have completed it already.
    const isWaiting = waiting.get(id)?.deleted === null;
    const named = isWaiting ? await completing.complete(page, outcome.article.id) : null;
    const completed = [own, named].filter((one) => one !== null);
    for (const one of completed) deed?.completed(one);
    await took(outcome, completed, deed);
    options.changed();
    return { ...outcome, article: index.get(outcome.article.id) ?? outcome.article };
  };

  const closing = new AbortController();
  const preview: Bringing['preview'] = async (name, bytes, signal) => {
    const ender = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
    const brought = await read(name, bytes, ender);
    return brought && previewOf(brought);
  };

  return {
    preview,
    bring,
    api: {
      previewBrought: async ({ upload }) => {
        const { name, bytes, signal } = uploads.whole(upload);
        return preview(name, bytes, signal);
      },
      bringIn: ({ id, upload }) => once(id, () => bringUpload(id, upload)),
      cancelBringing: ({ id }) => (running.get(id)?.abort(), null),
      listAwaited: (query) => waiting.list(query),
      listAwaitedIds: (query) => waiting.ids(query),
      deleteAwaited: ({ pages }) => waiting.remove(pages),
      restoreAwaited: ({ pages }) => waiting.restore(pages),
      undoBringing: ({ id }) => takingBack.turn(id, 'back').finally(options.changed),
      redoBringing: ({ id }) => takingBack.turn(id, 'again').finally(options.changed),
      completeAwaited: (input) =>
        input.id === undefined ? giveUpload(input) : onceGiven(input.id, () => giveUpload(input)),
    },
    close: async () => {
      closing.abort();
      for (const abort of running.values()) abort.abort();
      await Promise.allSettled(underWay);
    },
  };
}

const lettersOf = ({ exact, prefix, suffix, note }: BroughtAnnotation): number =>
  exact.length + prefix.length + suffix.length + note.length;

/** What the tool says of a page; what the page says itself comes first. */
function givenBy({ title, byline, siteName, publishedTime }: BroughtItem): GivenMetadata {
  return {
    ...(title !== null && { title }),
    ...(byline !== null && { byline }),
    ...(siteName !== null && { siteName }),
    ...(publishedTime !== null && { publishedTime }),
  };
}
