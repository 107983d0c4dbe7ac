import type { Id } from '#contract';
import type { LibraryIndex } from '../library/library-index';
import type { Articles } from '../store/articles';
import { createThread, type Thread } from '../threads/thread';
import {
  createIndexJobs,
  type IndexAnswer,
  type IndexJob,
  type MadeToIndex,
  type RecordToIndex,
} from './index/jobs';
import type { Look } from './found/looking';
import type { Occurrence } from './found/occurrences';
import type { Plan, Ranking } from './ranking/plan';
import { madeOf, searchableOf } from './searchable';
import { type Stamps, stampsOf } from './stamps';

/** Articles that are read and indexed at a time, so that a search need not wait long. */
const batch = 8;
/** Share of the time of a batch that is left to others after it. */
const rest = 0.5;
/** How long nothing may have changed before what is in memory is written. Milliseconds. */
const writeDelay = 5000;
/** How long one step of merging may take. Milliseconds. */
const stepTime = 25;
/** So few articles are indexed before a search is answered. */
const awaited = 24;
/** A thread that breaks so often is not started again. */
const mostFailures = 3;
const jobTime = 120_000;
const day = 24 * 60 * 60 * 1000;

/** Keeps the index of words as the library is: what differs is indexed, in pieces, behind everything else. */
export interface Indexing {
  /** Opens the index and begins; done once. */
  start: () => void;
  /** Articles by their number in the index. */
  ids: () => readonly Id[];
  isReady: () => boolean;
  /** Articles that the index does not have as they are now. */
  waiting: () => ReadonlySet<Id>;
  /** Waits for the index to be opened, and for the few articles that have just changed. */
  settle: () => Promise<void>;
  /** Waits until everything is indexed, or is not going to be. */
  finished: () => Promise<void>;
  /** Null when the index cannot be asked now. */
  find: (plan: Plan) => Promise<Ranking | null>;
  /** Looks through texts in the thread of the index, which need not be open; null when it cannot be asked. */
  look: (looks: readonly Look[]) => Promise<Occurrence[][] | null>;
  /** Another number after each change of the index. */
  revision: () => number;
  status: () => { indexed: number; total: number; failed: string | null };
  close: () => Promise<void>;
}

export interface IndexingOptions {
  articles: Articles;
  index: LibraryIndex;
  /** The folder of the index. */
  folder: string;
  /** Whether the library may be written to. */
  isWritable: () => boolean;
  /** The built worker, `search-worker.js`; without it the index is in this thread. */
  worker?: URL | undefined;
  progress: (indexed: number, total: number) => void;
}

export function createIndexing(options: IndexingOptions): Indexing {
  const { articles, index } = options;
  const thread = openThread(options.worker);
  let ids: Id[] = [];
  /** What the index has of each article, and what it will be when all is indexed. */
  const has = new Map<Id, Stamps>();
  const waiting = new Set<Id>();
  const unreadable = new Map<Id, string>();
  const state = { opening: null as Promise<void> | null, isReady: false, isClosed: false, revision: 0 };
  let failed: string | null = null;
  let failures = 0;
  let running: Promise<void> | null = null;
  let writing: NodeJS.Timeout | null = null;
  let told = 0;
  let asked = 0;

  const run = async <K extends IndexAnswer['kind']>(
    kind: K,
    job: IndexJob,
  ): Promise<Extract<IndexAnswer, { kind: K }> | null> => {
    try {
      const answer = await thread.run(job);
      if (answer.kind === kind) return answer as Extract<IndexAnswer, { kind: K }>;
      failures++;
    } catch (error) {
      if (state.isClosed) return null;
      failures++;
      failed = `The index for searching does not work: ${reason(error)}`;
    }
    // What the index has is not known any more: it is opened anew, and made anew where it was damaged.
    state.isReady = false;
    state.opening = null;
    if (failures < mostFailures && !state.isClosed) start();
    return null;
  };

  const open = async (): Promise<void> => {
    const opened = await run('opened', {
      ...{ kind: 'open', folder: options.folder, isWritable: options.isWritable() },
    });
    if (!opened) return;
    ids = opened.ids;
    has.clear();
    for (const { id, record, made } of opened.stamps) has.set(id, [record, made]);
    waiting.clear();
    for (const id of index.ids()) if (!isIndexed(id)) waiting.add(id);
    for (const id of has.keys()) if (!index.has(id)) waiting.add(id);
    state.isReady = true;
    state.revision++;
    wake();
  };
  const start = (): void => {
    if (state.isClosed) return;
    state.opening ??= open();
  };

  const isIndexed = (id: Id): boolean => {
    const stamps = index.entry(id)?.stamps;
    const known = has.get(id);
    if (!stamps) return false;
    if (unreadable.get(id) === stamps.join()) return true;
    return known !== undefined && known[0] === stamps[0] && known[1] === stamps[1];
  };

  const changed = (id: Id): void => {
    // Its text may have come in the meantime.
    unreadable.delete(id);
    if (!state.isReady) return;
    const isFine = index.has(id) ? isIndexed(id) : !has.has(id);
    if (isFine) waiting.delete(id);
    else waiting.add(id);
    wake();
  };
  const unwatch = index.watch(changed);

  const wake = (): void => {
    if (waiting.size > 0) running ??= work().finally(() => (running = null));
    else writeLater();
  };
  const writeLater = (): void => {
    if (writing) clearTimeout(writing);
    writing = setTimeout(() => void tidy(), writeDelay);
    writing.unref();
  };
  const tidy = async (): Promise<void> => {
    while (state.isReady && waiting.size === 0 && !state.isClosed) {
      const done = await run('tidied', { kind: 'tidy', milliseconds: stepTime, force: true });
      if (!done || done.isDone) return;
      await pause(stepTime * rest);
    }
  };

  const work = async (): Promise<void> => {
    while (state.isReady && waiting.size > 0 && !state.isClosed) {
      const began = performance.now();
      await indexSome([...waiting].slice(0, batch));
      // Memory is written and segments are merged while it goes on, too.
      if (state.isReady) await run('tidied', { kind: 'tidy', milliseconds: stepTime, force: false });
      if (performance.now() - told > 250) tell();
      if (asked === 0) await pause(Math.min(100, (performance.now() - began) * rest));
    }
    tell();
    if (!state.isClosed) writeLater();
  };
  const tell = (): void => {
    told = performance.now();
    const { indexed, total } = status();
    options.progress(indexed, total);
  };

  const indexSome = async (some: readonly Id[]): Promise<void> => {
    const records: RecordToIndex[] = [];
    const made: MadeToIndex[] = [];
    const taken: [Id, Stamps][] = [];
    const gone = some.filter((id) => !index.has(id));
    for (const id of some) {
      if (!index.has(id)) continue;
      const known = has.get(id);
      try {
        await articles.use(id, async (folder) => {
          const file = folder.annotations.data;
          let stamps = stampsOf(folder.article.data, file);
          if (known?.[0] !== stamps[0]) {
            const { record, text } = await folder.content();
            stamps = stampsOf(record, file);
            const { made: _, ...article } = searchableOf(record, text, file);
            records.push({ article, stamp: stamps[0] });
          }
          if (known?.[1] !== stamps[1])
            made.push({ id, made: madeOf(file, folder.article.data.version), stamp: stamps[1] });
          taken.push([id, stamps]);
          // Lists of older programs do not say what the index was made of.
          if (index.entry(id)?.stamps?.join() !== stamps.join()) index.refresh(folder);
        });
      } catch {
        // A damaged article is told of where it is opened; it is tried again when it has changed.
        unreadable.set(id, index.entry(id)?.stamps?.join() ?? '');
        waiting.delete(id);
      }
    }
    if (gone.length > 0) {
      if (!(await run('done', { kind: 'remove', ids: gone }))) return;
      for (const id of gone) has.delete(id);
    }
    if (records.length + made.length > 0) {
      const put = await run('put', { kind: 'put', known: ids.length, records, made });
      if (!put) return;
      ids.push(...put.ids);
    }
    for (const [id, stamps] of taken) has.set(id, stamps);
    // What has changed meanwhile still waits.
    for (const id of some) {
      if (index.has(id) ? isIndexed(id) : !has.has(id)) waiting.delete(id);
      else if (!index.entry(id)?.stamps) waiting.delete(id);
    }
    state.revision++;
  };

  const status = (): { indexed: number; total: number; failed: string | null } => {
    const total = index.ids().length;
    if (!state.isReady) return { indexed: 0, total, failed };
    let behind = 0;
    for (const id of waiting) if (index.has(id)) behind++;
    return { indexed: total - behind, total, failed: failures >= mostFailures ? failed : null };
  };

  return {
    start,
    status,
    ids: () => ids,
    isReady: () => state.isReady,
    waiting: () => waiting,
    revision: () => state.revision,
    settle: async () => {
      start();
      for (let opening = null; opening !== state.opening;) await (opening = state.opening);
      asked++;
      try {
        while (running && waiting.size > 0 && waiting.size <= awaited && state.isReady) await pause(2);
      } finally {
        asked--;
      }
    },
    finished: async () => {
      start();
      asked++;
      try {
        for (;;) {
          const { opening } = state;
          await opening;
          if (running) await running;
          else if (opening === state.opening) break;
        }
      } finally {
        asked--;
      }
    },
    find: async (plan) => {
      if (!state.isReady) return null;
      return (await run('found', { kind: 'find', plan }))?.ranking ?? null;
    },
    look: async (looks) => (await run('looked', { kind: 'look', looks }))?.found ?? null,
    close: async () => {
      state.isClosed = true;
      unwatch();
      if (writing) clearTimeout(writing);
      await running;
      // What is only in memory would be indexed again at the next start; what was to be merged waits for that.
      const write = state.isReady && options.isWritable();
      if (state.opening) await run('done', { kind: 'close', write });
      await thread.close();
    },
  };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

type IndexThread = Pick<Thread<IndexJob, IndexAnswer>, 'run' | 'close'>;

function openThread(worker: URL | undefined): IndexThread {
  if (worker)
    return createThread<IndexJob, IndexAnswer>({ worker, timeoutMs: jobTime, idleMs: day, memoryMb: 1024 });
  const jobs = createIndexJobs();
  return {
    run: async (job) => {
      await new Promise((resolve) => setImmediate(resolve));
      return jobs(job);
    },
    close: async () => undefined,
  };
}
