import { AppError, type Id, type LibraryQuery, type Output } from '#contract';
import { createPauses } from '../../annotations/notes/pauses';
import type { Collections } from '../collections/collections';
import type { LibraryIndex } from '../library-index';
import { filterOf } from './filter';
import type { Search } from '../../search/search';
import { createOrders } from './orders';

/** What looks for words in the articles. */
export type Finder = Pick<Search, 'find' | 'snippets' | 'revision'>;

/** Answers that are kept while nothing changes. */
const keptAnswers = 24;

type Words = Pick<Output<'listLibrary'>, 'corrections' | 'misread' | 'partial'>;

/** What a query has found, in its order. */
export interface Listed extends Words {
  ids: readonly Id[];
}

/**
 * The library as queries want it. What one has found is kept until something changes, so that a page of it is there at
 * once; after a change the articles are filtered again in an order that is there already.
 */
export interface Listing {
  /** @throws AppError `not-found` for a collection that there is no more */
  list: (query: LibraryQuery) => Promise<Listed>;
  /** The articles of a collection with those inside it; of a smart one, what it finds. */
  within: (collection: Id) => Promise<ReadonlySet<Id>>;
  /** Changes whenever the articles of collections may be others. */
  state: () => string;
}

const nothingSaid: Words = { corrections: [], misread: [], partial: false };

export function createListing(options: {
  index: LibraryIndex;
  collections: Pick<Collections, 'shelves' | 'tree' | 'articles'>;
  finder: Finder;
}): Listing {
  const { index, collections, finder } = options;
  const orders = createOrders(index);
  const answers = new Map<string, { state: string; answer: Promise<Listed> }>();
  const sets = new Map<Id, { state: string; answer: Promise<ReadonlySet<Id>> }>();
  let shelves: unknown = null;
  let arrangement = 0;
  let anySearches = false;
  const state = (searches = false): string => {
    if (collections.shelves() !== shelves) {
      shelves = collections.shelves();
      arrangement++;
      anySearches = collections.shelves().some(({ query }) => query !== null && query.search !== '');
    }
    // Words that the index of words learns concern only those who ask for words.
    return `${orders.revision()} ${arrangement} ${searches || anySearches ? finder.revision() : ''}`;
  };

  const kept = <K, T>(
    map: Map<K, { state: string; answer: Promise<T> }>,
    key: K,
    now: string,
    make: () => Promise<T>,
  ) => {
    const known = map.get(key);
    const held = known?.state === now ? known : { state: now, answer: make() };
    map.delete(key);
    map.set(key, held);
    for (const old of map.keys()) {
      if (map.size <= keptAnswers) break;
      map.delete(old);
    }
    held.answer.catch(() => map.get(key) === held && map.delete(key));
    return held.answer;
  };

  const within: Listing['within'] = (collection) =>
    kept(sets, collection, state(), async () => {
      const found = new Set<Id>();
      const byId = new Map(collections.shelves().map((one) => [one.id, one]));
      for (const id of collections.tree().within(collection)) {
        const query = byId.get(id)?.query;
        const its = query ? (await list({ ...query, collection: null })).ids : collections.articles(id);
        for (const article of its ?? []) if (index.has(article)) found.add(article);
      }
      return found;
    });

  const filed = (): ReadonlySet<Id> =>
    new Set(collections.shelves().flatMap(({ id }) => collections.articles(id) ?? []));

  /** Ids in the order of a query that is not one of words. */
  const inOrder = async ({ sort, reversed, collection }: LibraryQuery): Promise<readonly Id[]> => {
    if (sort === 'collected' && collection !== null) {
      const own = collections
        .tree()
        .within(collection)
        .flatMap((id) => collections.articles(id) ?? []);
      const all = new Set(own.filter((id) => index.has(id)));
      // Those of smart collections inside it have no place of their own.
      for (const id of await within(collection)) all.add(id);
      return reversed ? [...all].reverse() : [...all];
    }
    return orders.of(sort === 'collected' || sort === 'relevance' ? 'imported' : sort, reversed);
  };

  const make = async (query: LibraryQuery): Promise<Listed> => {
    const { search, collection, filters, sort, reversed } = query;
    if (collection !== null && collections.tree().within(collection).length === 0) throw gone();
    const words = search.trim() === '' ? null : await finder.find(search);
    const within_ = collection === null ? null : await within(collection);
    const inCollections = filters.unfiled === undefined ? null : filed();
    const matches = filterOf(filters, ({ id }) => inCollections?.has(id) ?? false);
    const ranked = words && sort === 'relevance';
    const found = ranked ? (reversed ? [...words.ids].reverse() : words.ids) : await inOrder(query);
    const wanted = words && !ranked ? new Set(words.ids) : null;
    const said = words
      ? { corrections: words.corrections, misread: words.misread, partial: words.partial }
      : nothingSaid;
    if (!within_ && !matches && !wanted && !ranked) return { ids: found, ...said };
    const pauses = createPauses();
    const ids: Id[] = [];
    for (const id of found) {
      if (pauses.due()) await pauses.take();
      if ((within_ && !within_.has(id)) || (wanted && !wanted.has(id))) continue;
      const entry = index.entry(id);
      if (entry && (!matches || matches(entry))) ids.push(id);
    }
    return { ids, ...said };
  };

  const list: Listing['list'] = (query) =>
    kept(answers, JSON.stringify(query), state(query.search !== ''), () => make(query));
  return { list, within, state };
}

const gone = (): AppError => new AppError('not-found', 'This collection is not there any more.');
