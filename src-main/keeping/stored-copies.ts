import { type BackupPoint, Id } from '#contract';
import { basename, dirname } from 'node:path';
import { dayOf } from '../store/backup-times';
import type { Backups } from '../store/backups';
import type { Disk } from '../store/disk';
import type { Layout } from '../store/layout';
import { type Format, parseDocument } from '../store/migrations';

/** Documents that are looked at at the same time. */
const together = 8;

/** What there are copies of. */
export interface StoredCopies {
  points: (article: Id | null) => Promise<BackupPoint[]>;
  /** Articles and comparisons that there are copies of. */
  articles: () => Promise<Id[]>;
  comparisons: () => Promise<Id[]>;
  /** A document as it was at a time. */
  asOf: <T extends { formatVersion: number }>(
    path: string,
    format: Format<T>,
    time: Date,
  ) => Promise<Then<T>>;
}

/** `same`: it has not been written since. `unknown`: it was not there then, or there is no copy that can be read. */
export type Then<T> = T | 'same' | 'unknown';

/** Where nothing is known, nothing is there. */
export const known = <T extends object>(then: Then<T>): T | null => (typeof then === 'string' ? null : then);

export function createStoredCopies(options: {
  backups: Backups;
  disk: Disk;
  layout: Layout;
  now: () => Date;
}): StoredCopies {
  const { backups, disk, layout } = options;
  const articleOf = (path: string): Id | null =>
    dirname(dirname(path)) === layout.articles && Id.safeParse(basename(dirname(path))).success
      ? basename(dirname(path))
      : null;
  const comparisonOf = (path: string): Id | null =>
    dirname(path) === layout.comparisons && Id.safeParse(basename(path, '.json')).success
      ? basename(path, '.json')
      : null;
  const idsBy = async (of: (path: string) => Id | null): Promise<Id[]> => [
    ...new Set((await backups.documents()).flatMap((path) => of(path) ?? [])),
  ];

  return {
    articles: () => idsBy(articleOf),
    comparisons: () => idsBy(comparisonOf),
    points: async (article) => {
      const today = dayOf(options.now());
      const documents =
        article === null
          ? await backups.documents()
          : [layout.article(article).annotations, layout.article(article).article];
      const buckets = new Map<string, BackupPoint & { of: Set<Id> }>();
      const take = async (path: string): Promise<void> => {
        const [inArticle, comparison] = [articleOf(path), comparisonOf(path)];
        for (const time of await backups.timesOf(path)) {
          const day = dayOf(time);
          // Of one article each state can be gone back to; of a library, what was at the end of a day.
          const key =
            article !== null
              ? time.toISOString()
              : day === today
                ? `${day} ${time.getHours()}:${time.getMinutes()}`
                : day;
          const none = {
            ...{ articles: 0, comparisons: 0, collections: false, templates: false, awaited: false },
            preferences: false,
          };
          const point = buckets.get(key) ?? { at: time.toISOString(), ...none, of: new Set() };
          buckets.set(key, point);
          if (time.toISOString() > point.at) point.at = time.toISOString();
          if (inArticle !== null) point.articles = point.of.add(inArticle).size;
          else if (comparison !== null) point.comparisons++;
          else if (path === layout.collections) point.collections = true;
          else if (path === layout.templates) point.templates = true;
          else if (path === layout.awaited) point.awaited = true;
          else if (path === layout.preferences) point.preferences = true;
        }
      };
      const queue = [...documents];
      const worker = async (): Promise<void> => {
        for (let path = queue.pop(); path !== undefined; path = queue.pop()) await take(path);
      };
      await Promise.all(Array.from({ length: together }, worker));
      return [...buckets.values()].map(({ of: _, ...point }) => point).sort((a, b) => (a.at < b.at ? 1 : -1));
    },
    asOf: async (path, format, time) => {
      const written = await disk.changedAt(path).catch(() => null);
      if (written && written.getTime() <= time.getTime()) return 'same';
      const copy = await backups.asOf(path, time);
      try {
        return copy ? parseDocument(copy.text, format).data : 'unknown';
      } catch {
        return 'unknown';
      }
    },
  };
}
