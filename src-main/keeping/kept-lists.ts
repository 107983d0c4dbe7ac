import type { Differences, Id, RestoreHow } from '#contract';
import { isDeepStrictEqual } from 'node:util';
import type { Document } from '../store/document';
import {
  type AwaitedFile,
  type CollectionsFile,
  formats,
  type StoredAwaited,
  type StoredCollection,
  type StoredTemplate,
  type TemplatesFile,
} from '../store/formats';
import type { Layout } from '../store/layout';
import type { Format } from '../store/migrations';
import { known, type StoredCopies } from './stored-copies';
import { compareLists, countsOf, type Kept, listUntil, restoredList, undoneList } from './then-and-now';

export type ListName = 'collections' | 'templates' | 'awaited';

/** A document of the library that is one list of things that leave tombstones. */
export interface KeptList {
  name: ListName;
  path: string;
  /** How it was at a time; null when it has not been written since, or nothing is known of it. */
  asOf: (time: Date) => Promise<ListThen | null>;
}
export interface ListThen {
  differences: () => Differences;
  /** @returns how many of its things are others now, and what takes that back */
  restore: (how: RestoreHow, now: () => Date) => Promise<{ count: number; undo: () => Promise<void> }>;
  /** Has what was changed in it written to its file. */
  settle: () => Promise<void>;
}

export interface KeptListsOptions {
  collections: Document<CollectionsFile>;
  templates: Document<TemplatesFile>;
  awaited: Document<AwaitedFile>;
  layout: Layout;
  copies: StoredCopies;
  /** Whether an article is in the library. */
  has: (article: Id) => boolean;
}

export function createKeptLists(options: KeptListsOptions): KeptList[] {
  const { collections, templates, awaited, layout, copies, has } = options;
  return [
    keptList<StoredCollection, CollectionsFile>({
      ...{ name: 'collections', path: layout.collections, document: collections, copies },
      ...{ format: formats.collections, listOf: (file) => file.collections },
      withList: (file, list) => ({ ...file, collections: list }),
      contentOf: ({ name, parent, query, articles }) => [name, parent, query, articles],
      until: listUntil,
    }),
    keptList<StoredTemplate, TemplatesFile>({
      ...{ name: 'templates', path: layout.templates, document: templates, copies },
      ...{ format: formats.templates, listOf: (file) => file.templates },
      withList: (file, list) => ({ ...file, templates: list }),
      contentOf: ({ name, template }) => [name, template],
      until: listUntil,
    }),
    keptList<StoredAwaited, AwaitedFile>({
      ...{ name: 'awaited', path: layout.awaited, document: awaited, copies },
      ...{ format: formats.awaited, listOf: (file) => file.pages },
      withList: (file, list) => ({
        ...file,
        pages: list.map((one) =>
          one.deleted === null && one.article !== null ? { ...one, article: null } : one,
        ),
      }),
      contentOf: ({ modified: _, deleted: _deleted, article: _article, past: _past, ...content }) => content,
      // The time of a page is when it was saved in the other tool.
      until: () => null,
      // What has become an article since waits no more.
      stands: (now) => now?.article == null || !has(now.article),
    }),
  ];
}

function keptList<T extends Kept, F extends { formatVersion: number }>(options: {
  name: ListName;
  path: string;
  document: Document<F>;
  copies: StoredCopies;
  format: Format<F>;
  listOf: (file: F) => T[];
  withList: (file: F, list: T[]) => F;
  contentOf: (one: T) => unknown;
  /** What the list was by what it says itself, where there is no copy. */
  until: (now: readonly T[], time: Date) => T[] | null;
  /** Whether something of then may be there again, with what has become of it. */
  stands?: (now: T | undefined) => boolean;
}): KeptList {
  const { name, path, document, listOf, withList, contentOf, stands = () => true } = options;
  return {
    ...{ name, path },
    asOf: async (time) => {
      const copy = await options.copies.asOf(path, options.format, time);
      if (copy === 'same') return null;
      const file = known(copy);
      const found = file ? listOf(file) : options.until(listOf(document.data), time);
      if (!found) return null;
      const thenFor = (now: readonly T[]): T[] => {
        const byId = new Map(now.map((one) => [one.id, one]));
        return found.filter(({ id }) => stands(byId.get(id)));
      };
      return {
        differences: () => {
          const now = listOf(document.data);
          return countsOf(compareLists(thenFor(now), now, contentOf));
        },
        settle: () => document.close(),
        restore: async (how, now) => {
          let [before, after] = [listOf(document.data), listOf(document.data)];
          await document.update((file) => {
            before = listOf(file);
            const next = withList(file, restoredList(thenFor(before), before, how, contentOf, now()));
            after = listOf(next);
            return next;
          });
          const was = new Map(before.map((one) => [one.id, one]));
          return {
            count: after.filter((one) => !isDeepStrictEqual(was.get(one.id), one)).length,
            undo: () =>
              document.update((file) => withList(file, undoneList(before, after, listOf(file), now()))),
          };
        },
      };
    },
  };
}
