import type { DuplicateGroup, Id } from '#contract';
import { createPauses, type Pauses } from '../../annotations/notes/pauses';
import type { Articles } from '../../store/articles';
import type { LibraryEntry } from '../../store/formats';
import { levelAddress } from '../address';
import type { LibraryIndex } from '../library-index';
import { levelTitle } from '../same-article';
import { together } from '../together';
import type { Apart } from './apart';
import { bandsOf, estimate, fingerprintOf } from './fingerprint';
import { type Edge, groupsOf } from './groups';
import type { KnownPrints } from './known';
import { likenessOf, runsOf } from './runs';

/** Texts are nearly the same when so much of what they say together stands in both. */
const alike = 0.5;
/** What their fingerprints must say before the texts themselves are compared. */
const likely = 0.36;
/** An address that is used again, as that of a home page, does not make one article of two texts. */
const alikeAtAddress = 0.1;
/** Most articles of a kind that are compared with each other; most groups that are told. */
const mostTogether = 100;
const mostGroups = 1000;

/** Articles of one page, and articles whose words are nearly the same. */
export interface Duplicates {
  /** @throws AppError `storage` */
  list: () => Promise<DuplicateGroup[]>;
}

export function createDuplicates(options: {
  articles: Articles;
  index: LibraryIndex;
  known: KnownPrints;
  apart: Apart;
}): Duplicates {
  const { articles, index, known, apart } = options;
  const compared = new WeakMap<LibraryEntry, WeakMap<LibraryEntry, number>>();

  /** One that was deleted meanwhile, or whose text is damaged, is nothing to compare with. */
  const runsIn = async (id: Id): Promise<Set<number> | null> => {
    const text = await articles.use(id, async (folder) => (await folder.content()).text).catch(() => null);
    return text === null ? null : runsOf(text);
  };

  /** Likeness of the texts themselves. */
  const likeness = async (a: LibraryEntry, b: LibraryEntry): Promise<number> => {
    const [first, second] = a.id < b.id ? [a, b] : [b, a];
    const of = compared.get(first) ?? new WeakMap<LibraryEntry, number>();
    compared.set(first, of);
    let found = of.get(second);
    if (found === undefined) {
      const [x, y] = [await runsIn(first.id), await runsIn(second.id)];
      found = x && y ? likenessOf(x, y) : 0;
      of.set(second, found);
    }
    return found;
  };

  const prints = async (entries: readonly LibraryEntry[], pauses: Pauses) => {
    const all = new Map<Id, Uint16Array>();
    await together(entries, async (entry) => {
      let print = await known.get(entry);
      if (print === undefined) {
        const runs = await runsIn(entry.id);
        if (!runs) return;
        print = fingerprintOf(runs);
        known.set(entry, print);
        await pauses.take();
      }
      if (print) all.set(entry.id, print);
    });
    return all;
  };

  /** Each two that may be the same, by address or by what their fingerprints say. */
  const candidates = async (entries: readonly LibraryEntry[]): Promise<Map<string, [Id, Id]>> => {
    const pauses = createPauses();
    const pairs = new Map<string, [Id, Id]>();
    const put = (ids: readonly Id[], holds: (a: Id, b: Id) => boolean): void => {
      const some = ids.slice(0, mostTogether);
      for (const [at, a] of some.entries()) {
        for (const b of some.slice(at + 1)) {
          const pair: [Id, Id] = a < b ? [a, b] : [b, a];
          const key = pair.join(' ');
          if (a !== b && !pairs.has(key) && !apart.are(a, b) && holds(a, b)) pairs.set(key, pair);
        }
      }
    };
    const [byAddress, byBand] = [new Map<string, Id[]>(), new Map<string, Id[]>()];
    const add = (map: Map<string, Id[]>, key: string, id: Id): void => {
      const ids = map.get(key);
      if (ids) ids.push(id);
      else map.set(key, [id]);
    };
    for (const entry of entries) {
      for (const address of addressesOf(entry)) add(byAddress, address, entry.id);
      if (pauses.due(16)) await pauses.take();
    }
    const all = await prints(entries, pauses);
    for (const [id, print] of all) {
      for (const band of bandsOf(print)) add(byBand, band, id);
      if (pauses.due(16)) await pauses.take();
    }
    for (const ids of byAddress.values()) if (ids.length > 1) put(ids, () => true);
    for (const ids of byBand.values()) {
      if (ids.length > 1) {
        put(ids, (a, b) => {
          const [x, y] = [all.get(a), all.get(b)];
          return x !== undefined && y !== undefined && estimate(x, y) >= likely;
        });
      }
      if (pauses.due()) await pauses.take();
    }
    return pairs;
  };

  const list = async (): Promise<DuplicateGroup[]> => {
    const entries = index.ids().flatMap((id) => index.entry(id) ?? []);
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    const edges: Edge[] = [];
    const pauses = createPauses();
    for (const [a, b] of (await candidates(entries)).values()) {
      const [x, y] = [byId.get(a), byId.get(b)];
      if (!x || !y) continue;
      const share = await likeness(x, y);
      await pauses.take();
      const by: Edge['by'] = [];
      const sameTitle = levelTitle(x.title) === levelTitle(y.title);
      if (sharesAddress(x, y) && (share >= alikeAtAddress || sameTitle)) by.push('address');
      if (share >= alike) by.push('text');
      if (by.length > 0) edges.push({ a, b, by, likeness: share });
    }
    await known.save(index.has);
    const groups = groupsOf(edges, apart.are).flatMap(({ ids, by, likeness: share }): DuplicateGroup[] => {
      const its = ids.flatMap((id) => index.get(id) ?? []);
      its.sort(
        (x, y) => y.annotations - x.annotations || (x.source.importedAt < y.source.importedAt ? -1 : 1),
      );
      return its.length > 1 ? [{ articles: its, by, likeness: share }] : [];
    });
    const notesOf = ({ articles: its }: DuplicateGroup): number =>
      its.reduce((n, one) => n + one.annotations, 0);
    return groups.sort((x, y) => notesOf(y) - notesOf(x) || y.likeness - x.likeness).slice(0, mostGroups);
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    // One after the other: the second finds what the first has read.
    list: () => {
      const listing = last.then(list);
      last = listing.catch(() => undefined);
      return listing;
    },
  };
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
