import type { AwaitedPage, Id, Output } from '#contract';
import type { Tool } from '#contract/tools';
import { createHash } from 'node:crypto';
import { later } from '../annotations/later';
import { createPauses } from '../annotations/notes/pauses';
import type { Document } from '../store/document';
import type { AwaitedFile, StoredAwaited } from '../store/formats';
import { createAwaitedSearch } from './awaited-search';
import { addressIn } from './fields';
import { levelTitle } from '../library/same-article';
import { keyOf, mergeItems } from './merge-items';
import type { BroughtItem } from './record';

/** Letters of a note that a row tells. */
const mostShown = 300;

/** A page as a change left it, and as it was before; null where it was not on the list. */
export interface Listed {
  is: StoredAwaited;
  was: StoredAwaited | null;
}

/** Pages that wait for their text. One that got it, or was taken off, stays stored with the time. */
export interface Waiting {
  list: (query: { words: string; from: number; count: number }) => Promise<Output<'listAwaited'>>;
  /** The same, only which they are. */
  ids: (query: { words: string; from: number; count: number }) => Promise<Id[]>;
  get: (id: Id) => StoredAwaited | undefined;
  /** Those that wait, by what tells pages apart. */
  find: (key: string) => StoredAwaited | undefined;
  /** The only one without an address that has this title. */
  findTitled: (title: string) => StoredAwaited | undefined;
  /**
   * Puts pages on the list, or more on those that are on it, in one write. Answers what takes it back.
   * @throws AppError `storage`, `read-only`
   */
  add: (items: readonly BroughtItem[], tool: Tool) => Promise<Listed[]>;
  /** Takes pages off. @returns those that were on it */
  remove: (ids: readonly Id[]) => Promise<Id[]>;
  /** Takes a page off that has become an article. Answers what takes it back; null when it was not on the list. */
  complete: (id: Id, article: Id) => Promise<Listed | null>;
  /** Brings pages back to how they were before a change, and says what undoes that; those that are others by now stay. */
  turn: (pages: readonly Listed[]) => Promise<{ turned: Listed[]; stayed: StoredAwaited[] }>;
  /** Puts them back, but for those that have become articles which are in the library. */
  restore: (ids: readonly Id[]) => Promise<Id[]>;
}

export function createWaiting(options: {
  document: Document<AwaitedFile>;
  now: () => Date;
  changed: () => void;
  /** The same where there may be many changes in a row. */
  changing?: () => void;
  /** Whether an article is in the library. */
  has: (article: Id) => boolean;
}): Waiting {
  const { document, now, changed, changing = changed } = options;
  const keys = new WeakMap<StoredAwaited, string>();
  const key = (page: StoredAwaited): string => {
    const known = keys.get(page) ?? keyOf(page);
    keys.set(page, known);
    return known;
  };
  let known: { of: unknown; byId: Map<Id, StoredAwaited>; live: Map<string, StoredAwaited> } | null = null;
  const all = () => {
    const { pages } = document.data;
    if (known?.of !== pages) {
      const live = pages.filter(({ deleted }) => deleted === null).map((page) => [key(page), page] as const);
      known = { of: pages, byId: new Map(pages.map((page) => [page.id, page])), live: new Map(live) };
    }
    return known;
  };

  const search = createAwaitedSearch();

  const change = async (
    ids: readonly Id[],
    fits: (page: StoredAwaited) => boolean,
    to: (page: StoredAwaited, time: string) => StoredAwaited,
  ): Promise<Id[]> => {
    const wanted = new Set(ids);
    let done: Id[] = [];
    await document.update((file) => {
      done = [];
      const pages = file.pages.map((page) => {
        if (!wanted.has(page.id) || !fits(page)) return page;
        done.push(page.id);
        return to(page, later(now(), page.modified));
      });
      return done.length === 0 ? file : { ...file, pages };
    });
    if (done.length > 0) changed();
    return done;
  };

  return {
    get: (id) => all().byId.get(id),
    find: (wanted) => all().live.get(wanted),
    findTitled: (title) => {
      // The author stands behind the title.
      const begin = keyOf({ url: null, title, byline: null });
      const found = [...all().live].filter(([one, page]) => one.startsWith(begin) && isTitled(page, title));
      return found.length === 1 ? found[0]?.[1] : undefined;
    },
    list: async ({ words, from, count }) => {
      const { total, pages } = await search(document.data.pages, words);
      return { total, found: pages.length, rows: pages.slice(from, from + count).map(shown) };
    },
    ids: async ({ words, from, count }) => {
      const { pages } = await search(document.data.pages, words);
      return pages.slice(from, from + count).map(({ id }) => id);
    },
    add: async (items, tool) => {
      const pauses = createPauses();
      const named = new Map<Id, Named>();
      for (const item of items) {
        const id = idOf(item);
        const one = named.get(id) ?? { items: [], next: undefined, on: undefined };
        one.items.push(item);
        named.set(id, one);
      }
      const made = (id: Id, one: Named, old: StoredAwaited | undefined): StoredAwaited => {
        if (one.next && one.on === old) return one.next;
        const time = now();
        const next = one.items.reduce<StoredAwaited | undefined>(
          (page, item) => waitingPage(id, item, tool, page, time),
          (one.on = old),
        );
        return (one.next = next as StoredAwaited);
      };
      for (const [id, one] of named) {
        made(id, one, all().byId.get(id));
        if (pauses.due(8)) await pauses.take();
      }
      const before = new Map<Id, StoredAwaited | null>();
      await document.update((file) => {
        before.clear();
        const left = new Set(named.keys());
        const pages = file.pages.map((old) => {
          const one = named.get(old.id);
          if (!one) return old;
          left.delete(old.id);
          const next = made(old.id, one, old);
          if (next !== old) before.set(old.id, old);
          return next;
        });
        for (const id of left) {
          const one = named.get(id);
          if (!one) continue;
          before.set(id, null);
          pages.push(made(id, one, undefined));
        }
        return before.size === 0 ? file : { ...file, pages };
      });
      if (before.size > 0) changing();
      const { byId } = all();
      return [...before].flatMap(([id, was]) => {
        const is = byId.get(id);
        return is ? [{ is, was }] : [];
      });
    },
    complete: async (id, article) => {
      const was = all().byId.get(id);
      const [done] = was ? await change([id], isLive, off(article)) : [];
      const is = all().byId.get(id);
      return done !== undefined && was && is ? { is, was } : null;
    },
    turn: async (pages) => {
      const wanted = new Map(pages.map((page) => [page.is.id, page]));
      let result: { turned: Listed[]; stayed: StoredAwaited[] } = { turned: [], stayed: [] };
      await document.update((file) => {
        result = { turned: [], stayed: [] };
        const next = file.pages.map((page) => {
          const its = wanted.get(page.id);
          if (!its) return page;
          if (page !== its.is && said(page) !== said(its.is)) {
            // One that the reader took off is gone already.
            if (page.deleted === null || page.article !== null) result.stayed.push(page);
            return page;
          }
          const modified = later(now(), page.modified);
          const { was } = its;
          const back: StoredAwaited = was
            ? { ...was, modified, deleted: was.deleted === null ? null : modified }
            : { ...page, modified, deleted: modified };
          result.turned.push({ is: back, was: page });
          return back;
        });
        return result.turned.length === 0 ? file : { ...file, pages: next };
      });
      if (result.turned.length > 0) changing();
      return result;
    },
    remove: (ids) => change(ids, isLive, off(null)),
    restore: (ids) =>
      change(
        ids,
        ({ deleted, article }) => deleted !== null && (article === null || !options.has(article)),
        (page, time) => ({ ...page, modified: time, deleted: null, article: null }),
      ),
  };
}

/** What is to be put on the list of one page; `next` is what that makes of `on`. */
interface Named {
  items: BroughtItem[];
  on: StoredAwaited | undefined;
  next: StoredAwaited | undefined;
}

const isTitled = (page: StoredAwaited, title: string): boolean =>
  levelTitle(page.title ?? '') === levelTitle(title);

const isLive = ({ deleted }: StoredAwaited): boolean => deleted === null;
const off =
  (article: Id | null) =>
  (page: StoredAwaited, time: string): StoredAwaited => ({ ...page, modified: time, deleted: time, article });

/** The same for the same page, whichever tool names it. */
const idOf = (item: BroughtItem): Id =>
  `page-${createHash('sha256').update(keyOf(item)).digest('hex').slice(0, 24)}`;

function waitingPage(
  id: Id,
  item: BroughtItem,
  tool: Tool,
  old: StoredAwaited | undefined,
  now: Date,
): StoredAwaited {
  const isWaiting = old?.deleted === null;
  const [merged = item] = isWaiting ? mergeItems([{ ...old, row: 0, page: null }, item]) : [item];
  const { row: _row, page: _page, ...fields } = merged;
  const next: StoredAwaited = {
    ...fields,
    ...{ id, tool: isWaiting ? old.tool : tool, created: old?.created ?? now.toISOString() },
    ...{ modified: old?.modified ?? now.toISOString(), deleted: null, article: null },
  };
  if (!old || same(old, next)) return old ?? next;
  return { ...next, modified: later(now, old.modified) };
}

const same = (a: StoredAwaited, b: StoredAwaited): boolean => sorted(a) === sorted(b);
const sorted = (page: StoredAwaited): string =>
  JSON.stringify(Object.entries(page).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What a page says: changed and changed back it is the same. */
const said = ({ past: _, ...page }: StoredAwaited): string =>
  sorted({ ...page, modified: '', deleted: page.deleted && '' });

function shown(page: StoredAwaited): AwaitedPage {
  const { id, tool, url, title, byline, siteName, savedAt, tags, collections, favourite, note, created } =
    page;
  return {
    ...{ id, tool, title, byline, siteName, savedAt, tags, collections, favourite, created },
    // The list may have come from elsewhere.
    url: addressIn(url ?? undefined),
    note: note.slice(0, mostShown),
    annotations: page.annotations.length,
  };
}
