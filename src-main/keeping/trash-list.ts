import type { Checked, Id, Output, TrashedArticle } from '#contract';
import type { Articles } from '../store/articles';
import type { LibraryIndex } from '../library/library-index';
import type { MergeRecords } from '../library/merging/merge-record';
import { described } from '../store/described';

/** Articles that are read at the same time. */
const together = 8;

/** What is in the trash; each article is read once, and again when something of it has changed on disk. */
export interface TrashList {
  /** What cannot be read is listed by its id: it can be brought back. */
  all: () => Promise<TrashedArticle[]>;
  page: (query: Checked<'listTrash'>) => Promise<Output<'listTrash'>>;
}

/** As it lies there; what it has become part of is looked up each time. */
type Row = Omit<TrashedArticle, 'merged'> & { mergedInto: Id | null };

export interface TrashListOptions {
  articles: Articles;
  index: Pick<LibraryIndex, 'get'>;
  merges: Pick<MergeRecords, 'made'>;
}

export function createTrashList({ articles, index, merges }: TrashListOptions): TrashList {
  let known = new Map<Id, { state: string; row: Row }>();

  /** With the merges of those that can be taken apart: the last one of each. */
  const withMerges = async (rows: readonly Row[]): Promise<TrashedArticle[]> => {
    const found = rows.some(({ mergedInto }) => mergedInto !== null) ? await merges.made() : [];
    found.sort((a, b) => (a.created < b.created ? 1 : -1));
    return rows.map(({ mergedInto, ...row }) => {
      const made = found.find(({ into, others }) => into === mergedInto && others.includes(row.id));
      const kept = made && index.get(made.into);
      return {
        ...row,
        merged:
          made && kept ? { merge: made.id, into: kept.id, others: made.others, title: kept.title } : null,
      };
    });
  };

  const all = async (): Promise<TrashedArticle[]> => {
    const queue = await articles.trashed();
    const now: typeof known = new Map();
    const worker = async (): Promise<void> => {
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        const state = await articles.trashedState(id);
        const held = known.get(id);
        const row = held && held.state === state ? held.row : await read(articles, id);
        if (row && state !== null) now.set(id, { state, row });
      }
    };
    await Promise.all(Array.from({ length: together }, worker));
    known = now;
    return withMerges([...now.values()].map(({ row }) => row));
  };

  return {
    all,
    page: async ({ words, sort, from, count }) => {
      const rows = await all();
      const wanted = levelled(words).split(/\s+/).filter(Boolean);
      const found = rows.filter(({ title, siteName }) => {
        const hay = levelled(`${title} ${siteName ?? ''}`);
        return wanted.every((word) => hay.includes(word));
      });
      found.sort((a, b) => orders[sort](a, b) || (a.id < b.id ? -1 : 1));
      return { total: rows.length, found: found.length, rows: found.slice(from, from + count) };
    },
  };
}

type Order = (a: TrashedArticle, b: TrashedArticle) => number;
const byName = new Intl.Collator(undefined, { numeric: true }).compare;
const orders: Record<Checked<'listTrash'>['sort'], Order> = {
  deleted: (a, b) => Date.parse(b.deletedAt) - Date.parse(a.deletedAt),
  title: (a, b) => byName(a.title, b.title),
  notes: (a, b) => b.annotations - a.annotations,
  size: (a, b) => b.bytes - a.bytes,
};

async function read(articles: Articles, id: Id): Promise<Row | null> {
  const trashed = await articles.readTrashed(id);
  if (!trashed) return null;
  const { record, annotations, deletedAt, mergedInto, bytes } = trashed;
  const { title, siteName } = record ? described(record) : { title: id, siteName: null };
  const live = annotations?.annotations.filter(({ deleted }) => deleted === null) ?? [];
  return { id, title, siteName, deletedAt, mergedInto, annotations: live.length, bytes };
}

const levelled = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
