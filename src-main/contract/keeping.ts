import { z } from 'zod';
import { limits } from './limits';
import { Id, Time } from './model';

/** An article in the trash. `annotations` counts the notes that go with it, `bytes` what it takes on disk. */
export const TrashedArticle = z.object({
  id: Id,
  title: z.string(),
  siteName: z.string().nullable(),
  deletedAt: Time,
  annotations: z.int().min(0),
  bytes: z.int().min(0),
});
export type TrashedArticle = z.infer<typeof TrashedArticle>;

export const trashSorts = ['deleted', 'title', 'notes', 'size'] as const;

/** What is to be deleted for good: all of the trash, what was deleted before a time, or one thing. */
export const ForGood = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all'), before: Time.nullable() }),
  z.strictObject({ kind: z.literal('article'), id: Id }),
  z.strictObject({ kind: z.literal('comparison'), id: Id }),
  z.strictObject({ kind: z.literal('note'), article: Id, id: Id }),
]);
export type ForGood = z.infer<typeof ForGood>;

/** How much goes, or has gone. */
export const Emptied = z.object({
  articles: z.int().min(0),
  /** Notes of these articles that were not deleted themselves. */
  notesOfArticles: z.int().min(0),
  comparisons: z.int().min(0),
  /** Deleted notes of articles that are in the library. */
  notes: z.int().min(0),
  collections: z.int().min(0),
  bytes: z.int().min(0),
});
export type Emptied = z.infer<typeof Emptied>;

/** What keeps a library for years: trash, backups, packing, other libraries. */
export const keepingMethods = {
  /** Articles in the trash whose title or outlet has all of these words; `restoreArticle` brings one back. */
  listTrash: {
    input: z.strictObject({
      words: z.string().max(300).default(''),
      /** The last deleted, most notes and largest first; titles from A. */
      sort: z.enum(trashSorts).default('deleted'),
      from: z.int().min(0).default(0),
      count: z.int().min(0).max(limits.rows).default(limits.rows),
    }),
    output: z.object({
      /** In the trash, and of these with the words. */
      total: z.int().min(0),
      found: z.int().min(0),
      rows: z.array(TrashedArticle),
    }),
  },
  /** How much `emptyTrash` would delete. */
  countTrash: { input: z.strictObject({ what: ForGood }), output: Emptied },
  /** Deletes for good: nothing brings it back but a backup of its notes. Answers how much went. */
  emptyTrash: { input: z.strictObject({ what: ForGood }), output: Emptied },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
