import { AppError, type Checked, type DuplicateGroup, type Id } from '#contract';
import { join } from 'node:path';
import { createJobs } from '../../comparison/jobs';
import type { LibraryEntry } from '../../store/formats';
import type { Layout } from '../../store/layout';
import { type Desk, openDesk } from '../../threads/desk';
import { levelAddress } from '../address';
import type { LibraryIndex } from '../library-index';
import { levelTitle } from '../same-article';
import { type AlikeTasks, createAlikeTasks, type Listed, type Pair } from './alike-tasks';
import type { Apart } from './apart';
import { type Edge, type Group, groupsOf } from './groups';

/** Texts are nearly the same when so much of what they say together stands in both. */
const alike = 0.5;
/** An address that is used again, as that of a home page, does not make one article of two texts. */
const alikeAtAddress = 0.1;
/** Most groups that are told. */
const mostGroups = 1000;
/** Articles that the worker is told of together. */
const batch = 100;
/** After this time without a search what is known of texts is let go. Milliseconds. */
const idleMs = 120_000;
/** Share of the time that looking at the texts takes when none is known; the rest compares pairs. */
const looking = 0.9;

/** Articles of one page, and articles whose words are nearly the same. */
export interface Duplicates {
  /** @throws AppError `cancelled` when its job is */
  list: (input: Checked<'listDuplicates'>) => Promise<DuplicateGroup[]>;
  cancel: (input: Checked<'cancelDuplicates'>) => void;
  close: () => Promise<void>;
}

export function createDuplicates(options: {
  index: LibraryIndex;
  apart: Apart;
  layout: Layout;
  /** Whether what is known of texts may be kept in the library folder, and that is still there. */
  mayKeep: () => Promise<boolean>;
  /** The built worker; without it texts are compared in this thread. */
  worker?: URL | undefined;
  /** Told how far a job is, 0 to 1. */
  progress: (job: Id, done: number) => void;
}): Duplicates {
  const { index, apart, layout, worker } = options;
  const jobs = createJobs(options.progress);
  let desk: Desk<AlikeTasks> | null = null;
  let idle: NodeJS.Timeout | undefined;

  const listedOf = (entry: LibraryEntry): Listed => ({
    id: entry.id,
    // The stamp changes with the text, and also when the record does.
    of: entry.stamps?.[0] ?? `${entry.source.sha256.slice(0, 16)} ${entry.words}`,
    text: layout.article(entry.id).text,
    addresses: addressesOf(entry),
  });

  /** Likeness of each two that may be the same. */
  const pairsOf = async (
    desk: Desk<AlikeTasks>,
    goOn: () => void,
    tell: (done: number) => void,
  ): Promise<Pair[]> => {
    const ids = index.ids();
    const pairs: Pair[] = [];
    let all = false;
    await desk.ask('begin', { folder: layout.index, path: join(layout.index, 'alike.json') });
    try {
      for (let at = 0; at < ids.length; at += batch) {
        goOn();
        tell((looking * at) / ids.length);
        const some = ids.slice(at, at + batch).flatMap((id) => index.entry(id) ?? []);
        await desk.ask('look', some.map(listedOf));
      }
      const total = await desk.ask('pair', apart.pairs());
      while (pairs.length < total) {
        goOn();
        tell(looking + ((1 - looking) * pairs.length) / total);
        pairs.push(...(await desk.ask('compare', undefined)));
      }
      all = true;
    } finally {
      // What was made until it was ended is not made again.
      if (await options.mayKeep().catch(() => false)) await desk.ask('save', { all });
    }
    return pairs;
  };

  const edgeOf = ({ a, b, likeness }: Pair): Edge | null => {
    const [x, y] = [index.entry(a), index.entry(b)];
    if (!x || !y) return null;
    const by: Edge['by'] = [];
    const sameTitle = levelTitle(x.title) === levelTitle(y.title);
    if (sharesAddress(x, y) && (likeness >= alikeAtAddress || sameTitle)) by.push('address');
    if (likeness >= alike) by.push('text');
    return by.length > 0 ? { a, b, by, likeness } : null;
  };

  const search = async (goOn: () => void, tell: (done: number) => void): Promise<DuplicateGroup[]> => {
    goOn();
    clearTimeout(idle);
    desk ??= openDesk<AlikeTasks>({ worker, here: createAlikeTasks, what: 'Looking for duplicates' });
    try {
      const pairs = await pairsOf(desk, goOn, tell);
      return told(
        groupsOf(
          pairs.flatMap((pair) => edgeOf(pair) ?? []),
          apart.are,
        ),
        index,
      );
    } finally {
      idle = setTimeout(() => void letGo(), idleMs).unref();
    }
  };
  const letGo = async (): Promise<void> => {
    clearTimeout(idle);
    const open = desk;
    desk = null;
    await open?.close();
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    list: ({ job }) =>
      jobs.run(job, (signal, tell) => {
        const goOn = (): void => {
          if (signal.aborted) throw new AppError('cancelled', 'Looking for duplicates was cancelled.');
        };
        // One after the other: they share the worker, and the second finds what the first has read.
        const listing = last.then(() => search(goOn, tell));
        last = listing.catch(() => undefined);
        return listing;
      }),
    cancel: ({ job }) => jobs.cancel(job),
    close: async () => {
      jobs.close();
      await last;
      await letGo();
    },
  };
}

/** Those first that the reader has most notes on. */
function told(groups: readonly Group[], index: LibraryIndex): DuplicateGroup[] {
  const shown = groups.flatMap(({ ids, by, likeness }): DuplicateGroup[] => {
    const its = ids.flatMap((id) => index.get(id) ?? []);
    its.sort((x, y) => y.annotations - x.annotations || (x.source.importedAt < y.source.importedAt ? -1 : 1));
    return its.length > 1 ? [{ articles: its, by, likeness }] : [];
  });
  const notesOf = ({ articles }: DuplicateGroup): number =>
    articles.reduce((n, one) => n + one.annotations, 0);
  return shown.sort((x, y) => notesOf(y) - notesOf(x) || y.likeness - x.likeness).slice(0, mostGroups);
}

const levelled = new WeakMap<LibraryEntry, readonly string[]>();

function addressesOf(entry: LibraryEntry): readonly string[] {
  const known = levelled.get(entry) ?? [
    ...new Set([entry.source.url, ...entry.urls].flatMap((url) => levelAddress(url) ?? [])),
  ];
  levelled.set(entry, known);
  return known;
}

function sharesAddress(a: LibraryEntry, b: LibraryEntry): boolean {
  return addressesOf(a).some((address) => addressesOf(b).includes(address));
}
