import type { Category, Correction, FoundIn, Id, Output, SearchSnippet } from '#contract';
import type { LibraryEntry } from '../store/formats';
import { createLooking } from './found/looking';
import { findWords } from './found/passages';
import { snippetsOf } from './found/snippets';
import { createIndexing, type IndexingOptions } from './indexing';
import { parseQuery } from './query/parse';
import { wantedIn } from './query/query';
import { holdsOf, type Known, needsIndex, planOf, resolve } from './query/resolve';
import type { Ranking } from './ranking/plan';
import { createRecentArticles } from './recent-articles';
import { searchableOf, type Searchable } from './searchable';
import { whyNot, writtenIn } from './told';

/** What a search has found. */
export interface Found {
  /** The best first; what has no words, only fields, in the order of import, the newest first. */
  ids: readonly Id[];
  corrections: Correction[];
  misread: string[];
  partial: boolean;
}

export interface Search {
  /** Never fails: while there is no index of words, titles, names and tags are searched. */
  find: (search: string) => Promise<Found>;
  /** Where these articles say what is searched for, the best places first. */
  snippets: (search: string, articles: readonly Id[]) => Promise<ReadonlyMap<Id, SearchSnippet[]>>;
  /** Another number when the same search may find something else. */
  revision: () => number;
  /** Where a search stands in articles' texts; those that are not there are left out. */
  findIn: (articles: readonly Id[], search: string) => Promise<FoundIn[]>;
  status: () => Output<'getSearchStatus'>;
  /** Opens the index some time after now, so that what is shown first need not wait for it. */
  warm: () => void;
  /** Waits until everything is indexed. */
  ready: () => Promise<void>;
  close: () => Promise<void>;
}

/** After a window was opened. Milliseconds. */
const warmDelay = 1500;
/** Articles that are read at the same time: each waits for the disk many times. */
const together = 8;
/** Searches whose corrections are known. */
const keptSearches = 20;

export function createSearch(
  options: IndexingOptions & {
    categories: () => readonly Category[];
    collected: Known['collected'];
    /** Answers that were given while the index was not complete are stale. */
    completed: () => void;
  },
): Search {
  const { articles, index, categories, collected } = options;
  let isIncomplete = false;
  const indexing = createIndexing({
    ...options,
    progress: (indexed, total) => {
      options.progress(indexed, total);
      if (!isIncomplete || indexed < total) return;
      isIncomplete = false;
      options.completed();
    },
  });
  const known: Known = { entry: index.entry, categories, collected };
  /** Terms that stand in the stead of others, by search. */
  const instead = new Map<string, ReadonlyMap<string, readonly string[]>>();
  const shown = new WeakMap<LibraryEntry, { search: string; snippets: SearchSnippet[] }>();
  const recent = createRecentArticles();
  const look = createLooking(indexing.look);
  let warming: NodeJS.Timeout | null = null;

  const read = (id: Id): Promise<Searchable | null> =>
    articles
      .use(id, async (folder) => {
        const { record, text } = await folder.content();
        return searchableOf(record, text, folder.annotations.data);
      })
      .catch(() => null);

  /** As it was read last, unless it has changed since. */
  const readOf = async (id: Id): Promise<Searchable | null> => {
    const entry = index.entry(id);
    const known = entry && recent.get(entry);
    if (known) return known;
    const article = await read(id);
    if (entry && article && index.entry(id) === entry) recent.keep(entry, article);
    return article;
  };

  const written = async (term: string, id: Id | undefined): Promise<string> => {
    const article = id === undefined ? null : await readOf(id);
    return article ? writtenIn(article, term, look) : term;
  };

  const remember = (search: string, { corrected }: Ranking): void => {
    instead.delete(search);
    instead.set(search, new Map(corrected.map((one) => [one.term, one.instead])));
    for (const old of instead.keys()) {
      if (instead.size <= keptSearches) break;
      instead.delete(old);
    }
  };

  return {
    status: indexing.status,
    revision: indexing.revision,
    ready: indexing.finished,
    warm: () => {
      warming ??= setTimeout(indexing.start, warmDelay);
      warming.unref();
    },
    find: async (search) => {
      const { query, misread } = parseQuery(search);
      const resolved = resolve(query, known, misread);
      const byNames = (some: Iterable<Id>): Id[] =>
        [...some].filter((id) => {
          const entry = index.entry(id);
          return entry !== undefined && holdsOf(resolved, entry);
        });
      const newestFirst = (): Id[] => index.list().map(({ id }) => id);
      if (!needsIndex(resolved))
        return { ids: byNames(newestFirst()), corrections: [], misread, partial: false };
      await indexing.settle();
      const ids = indexing.ids();
      const ranking = await indexing.find(planOf(resolved, ids));
      if (!ranking) {
        isIncomplete = true;
        return { ids: byNames(newestFirst()), corrections: [], misread, partial: true };
      }
      remember(search, ranking);
      const found = [...ranking.numbers].flatMap((number) => ids[number] ?? []).filter(index.has);
      const waiting = indexing.waiting();
      if (ranking.relaxed) misread.push('No article has all of these words: these have some of them.');
      if (waiting.size > 0) {
        isIncomplete = true;
        const there = new Set(found);
        found.push(...byNames(waiting).filter((id) => !there.has(id)));
      }
      for (const split of ranking.split) misread.push(whyNot(split));
      const corrections = await Promise.all(
        ranking.corrected.map(async ({ word, instead: others, examples }) => ({
          word,
          instead: await Promise.all(others.map((term, n) => written(term, ids[examples[n] ?? -1]))),
        })),
      );
      return { ids: found, corrections, misread, partial: waiting.size > 0 };
    },
    snippets: async (search, ids) => {
      const words = wantedIn(parseQuery(search).query);
      const found = new Map<Id, SearchSnippet[]>();
      if (words.length === 0) return found;
      const show = async (id: Id): Promise<void> => {
        const entry = index.entry(id);
        const there = entry && shown.get(entry);
        if (there?.search === search) {
          found.set(id, there.snippets);
          return;
        }
        const article = await readOf(id);
        if (!article) return;
        const snippets = await snippetsOf(article, words, instead.get(search), look);
        found.set(id, snippets);
        // What changed while it was read is read again.
        if (!entry || index.entry(id) !== entry) return;
        shown.set(entry, { search, snippets });
      };
      const queue = [...ids].reverse();
      const lookOn = async (): Promise<void> => {
        for (let id = queue.pop(); id !== undefined; id = queue.pop()) await show(id);
      };
      await Promise.all(Array.from({ length: together }, lookOn));
      return found;
    },
    findIn: async (ids, search) => {
      const words = wantedIn(parseQuery(search).query);
      const found: FoundIn[] = [];
      for (const id of ids) {
        const article = await readOf(id);
        if (!article) continue;
        const { text, version } = article;
        found.push({ article: id, version, ...(await findWords(text, words, instead.get(search), look)) });
      }
      return found;
    },
    close: async () => {
      if (warming) clearTimeout(warming);
      await indexing.close();
    },
  };
}
