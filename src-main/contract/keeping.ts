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
  /** The article that it has become part of, and the merge that `unmergeArticles` takes apart; null for any other. */
  merged: z.object({ merge: Id, into: Id, others: z.array(Id), title: z.string() }).nullable(),
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

/** A time that the library, or an article, can be brought back to: how it was then. */
export const BackupPoint = z.object({
  at: Time,
  /** How many articles' notes, and comparisons, were written last in the stretch of time that ends then. */
  articles: z.int().min(0),
  comparisons: z.int().min(0),
  collections: z.boolean(),
  templates: z.boolean(),
  /** The pages that wait for their text. */
  awaited: z.boolean(),
  preferences: z.boolean(),
});
export type BackupPoint = z.infer<typeof BackupPoint>;

export const RestoreWhat = z.discriminatedUnion('kind', [
  /** All but the preferences; articles that have been deleted since, too. */
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('article'), id: Id }),
  z.strictObject({ kind: z.literal('comparison'), id: Id }),
  z.strictObject({ kind: z.literal('collections') }),
  z.strictObject({ kind: z.literal('preferences') }),
]);
export type RestoreWhat = z.infer<typeof RestoreWhat>;

/** How things of then and of now differ. */
export const Differences = z.object({
  /** There then, and deleted or gone now. */
  back: z.int().min(0),
  /** There then and now, but not the same. */
  changed: z.int().min(0),
  /** Not there then: made or brought back since. */
  newer: z.int().min(0),
});
export type Differences = z.infer<typeof Differences>;

export const ArticleDifferences = Differences.extend({
  id: Id,
  title: z.string(),
  /** `gone` for good: there is no text any more that its notes could stand in. */
  state: z.enum(['here', 'trashed', 'gone']),
  /** What the reader says of the article as a whole: its own note, tags, title… */
  own: z.boolean(),
});
export type ArticleDifferences = z.infer<typeof ArticleDifferences>;

export const BackupPreview = z.object({
  /** Those that differ, most differences first; at most `limits.rows`. */
  articles: z.array(ArticleDifferences),
  /** How many differ, and their notes together; without those that are gone. */
  total: z.int().min(0),
  notes: Differences,
  /** How many of them came to the trash since, and of how many the words on the whole are others. */
  trashed: z.int().min(0),
  own: z.int().min(0),
  comparisons: Differences,
  collections: Differences,
  templates: Differences,
  awaited: Differences,
  preferences: z.boolean(),
});
export type BackupPreview = z.infer<typeof BackupPreview>;

/** `missing` brings back what is deleted or gone and keeps all that is newer; `exact` makes it as it was then. */
export const RestoreHow = z.enum(['missing', 'exact']);
export type RestoreHow = z.infer<typeof RestoreHow>;

/** What became of a packed library that was added. */
export const PackAdded = z.object({
  added: z.int().min(0),
  /** Articles that were there: their notes were merged. */
  merged: z.int().min(0),
  /** Put into the trash, where they were. */
  trashed: z.int().min(0),
  comparisons: z.int().min(0),
  collections: z.int(),
  /** What could not be added, the first of them, and how many. */
  refused: z.array(z.object({ name: z.string(), message: z.string() })),
  refusedCount: z.int().min(0),
});
export type PackAdded = z.infer<typeof PackAdded>;

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

  /** Points in time that there are backups of, the last first: one for each day, and for each minute of today. */
  listBackups: {
    input: z.strictObject({ article: Id.nullable().default(null) }),
    output: z.array(BackupPoint),
  },
  /** What a restoring would change. */
  previewBackup: { input: z.strictObject({ at: Time, what: RestoreWhat }), output: BackupPreview },
  /**
   * Restores; the present is kept as a backup first. Notes that `exact` takes away go to the trash. Sent twice with one `id`
   * it is done once.
   */
  restoreBackup: {
    input: z.strictObject({ id: Id, at: Time, what: RestoreWhat, how: RestoreHow }),
    output: z.object({
      articles: z.int().min(0),
      notes: z.int().min(0),
      comparisons: z.int().min(0),
      collections: z.int().min(0),
      templates: z.int().min(0),
      awaited: z.int().min(0),
    }),
  },
  /** Takes a restoring back; what has been changed since stays. `conflict` when it is too long ago. */
  undoRestore: { input: z.strictObject({ restore: Id }), output: z.null() },

  /**
   * Makes one file of the whole library, to be read with `readPack` and then dropped; `packProgress` tells how far it is.
   * Without originals it holds no file that articles were imported from. `cancelled` when it is dropped meanwhile.
   */
  packLibrary: {
    input: z.strictObject({ id: Id, originals: z.boolean() }),
    output: z.object({ name: z.string(), bytes: z.int(), articles: z.int(), notes: z.int() }),
  },
  /** Up to `limits.uploadChunk` bytes from `offset`, in base64; empty at the end. */
  readPack: {
    input: z.strictObject({ id: Id, offset: z.int().min(0) }),
    output: z.object({ bytes: z.string() }),
  },
  /** A piece of a packed library. Pieces come in order; a repeated piece is no error. */
  uploadPack: {
    input: z.strictObject({
      id: Id,
      offset: z.int().min(0),
      bytes: z.base64().max(Math.ceil(limits.uploadChunk / 3) * 4),
    }),
    output: z.object({ received: z.int() }),
  },
  /** What the uploaded library holds, and how many of its articles are here. */
  inspectPack: {
    input: z.strictObject({ id: Id }),
    output: z.object({
      made: Time,
      articles: z.int(),
      notes: z.int(),
      originals: z.boolean(),
      here: z.int(),
      /** This library has no article: the preferences come with the pack. */
      empty: z.boolean(),
    }),
  },
  /** Adds the uploaded library to this one; sent twice it is done once. */
  addPack: { input: z.strictObject({ id: Id, preferences: z.boolean().default(false) }), output: PackAdded },
  /** Ends what is under way with a pack and forgets it. */
  dropPack: { input: z.strictObject({ id: Id }), output: z.null() },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
