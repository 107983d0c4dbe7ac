import { z } from 'zod';
import { limits } from './limits';
import { ErrorData, Id, ImportOutcome, Time } from './model';
import { tools } from './tools';

export const ToolName = z.enum(tools);

/** A page that a file of another tool names. */
export const BroughtPage = z.object({
  url: z.string().nullable(),
  title: z.string().nullable(),
  byline: z.string().nullable(),
  siteName: z.string().nullable(),
  savedAt: Time.nullable(),
  tags: z.array(z.string()),
  /** How many passages were marked in it. */
  annotations: z.int().min(0),
});
export type BroughtPage = z.infer<typeof BroughtPage>;

/** What a file of another tool would bring. */
export const BroughtPreview = z.object({
  tool: ToolName,
  pages: z.int().min(0),
  /** Of these: articles that are in the library, others whose saved page is in the file, and those that need theirs. */
  there: z.int().min(0),
  saved: z.int().min(0),
  needed: z.int().min(0),
  annotations: z.int().min(0),
  /** What is wrong with entries, a sentence each: the first of them, and how many. */
  problems: z.array(z.string()),
  problemCount: z.int().min(0),
  /** What the file holds that has no place here, a sentence each. */
  notTaken: z.array(z.string()),
  /** The first pages. */
  rows: z.array(BroughtPage.extend({ article: Id.nullable(), saved: z.boolean() })),
});
export type BroughtPreview = z.infer<typeof BroughtPreview>;

/** What has come. */
export const BroughtIn = z.object({
  tool: ToolName,
  imported: z.int().min(0),
  /** Articles that were there and were given tags and notes. */
  there: z.int().min(0),
  /** Pages that wait for their text. */
  awaited: z.int().min(0),
  /** The articles of both kinds, the first of them. */
  articles: z.array(Id),
  /**
   * Notes: with a place in their article, without one, and those that wait with their page; and those that had come before and
   * stay deleted. What is there is not counted.
   */
  annotations: z.object({
    ...{ placed: z.int().min(0), unplaced: z.int().min(0), awaited: z.int().min(0) },
    deleted: z.int().min(0),
  }),
  /** What could not be brought in, the first of them, and how many. */
  refused: z.array(z.object({ name: z.string(), error: ErrorData })),
  refusedCount: z.int().min(0),
  /** Ended by the reader before all of it had come; what had come stays. */
  cancelled: z.boolean(),
});
export type BroughtIn = z.infer<typeof BroughtIn>;

/** What stayed when a bringing was taken back, because it has been changed since: the first of it in sentences, and how much. */
export const BroughtBack = z.object({ stayed: z.array(z.string()), stayedCount: z.int().min(0) });
export type BroughtBack = z.infer<typeof BroughtBack>;

/** A page that waits for its text. */
export const AwaitedPage = BroughtPage.extend({
  id: Id,
  tool: ToolName,
  collections: z.array(z.array(z.string())),
  favourite: z.boolean(),
  note: z.string(),
  created: Time,
});
export type AwaitedPage = z.infer<typeof AwaitedPage>;

const ids = z.array(Id).min(1).max(limits.named);

/** Bringing in what other tools wrote. Nothing is ever fetched: what has no text waits for its saved page. */
export const bringingMethods = {
  /**
   * What an uploaded file would bring; null where it is that of none of the tools, and is to be imported like any other.
   * `cancelUpload` ends it.
   */
  previewBrought: { input: z.strictObject({ upload: Id }), output: BroughtPreview.nullable() },
  /**
   * Brings it in; `bringProgress` tells how far that is. Bringing the same file in again adds nothing twice. A call with the `id`
   * of one of the last ones answers what that one did.
   */
  bringIn: { input: z.strictObject({ id: Id, upload: Id }), output: BroughtIn },
  /** Ends it after the page under way. */
  cancelBringing: { input: z.strictObject({ id: Id }), output: z.null() },
  /**
   * Takes back what `bringIn` or `completeAwaited` of this id did: articles that came go to the trash, articles that were there
   * lose what they were given, pages go from the list or come back to it. What has been changed since stays. Sent twice it is
   * done once. `not-found` when too much has been brought in since, or the program has been started anew.
   */
  undoBringing: { input: z.strictObject({ id: Id }), output: BroughtBack },
  redoBringing: { input: z.strictObject({ id: Id }), output: BroughtBack },
  /** Pages that wait for their text and have all of these words in title, address, outlet or tags; the last saved first. */
  listAwaited: {
    input: z.strictObject({
      words: z.string().max(300).default(''),
      from: z.int().min(0).default(0),
      count: z.int().min(0).max(limits.rows).default(limits.rows),
    }),
    output: z.object({ total: z.int().min(0), found: z.int().min(0), rows: z.array(AwaitedPage) }),
  },
  /** The same, only which they are: for what is done to all of them. */
  listAwaitedIds: {
    input: z.strictObject({
      words: z.string().max(300).default(''),
      from: z.int().min(0),
      count: z.int().min(1).max(limits.named),
    }),
    output: z.array(Id),
  },
  /** Takes pages off the list; `restoreAwaited` puts them back. Answers those that were on it. */
  deleteAwaited: { input: z.strictObject({ pages: ids }), output: z.array(Id) },
  restoreAwaited: { input: z.strictObject({ pages: ids }), output: z.array(Id) },
  /**
   * Imports an uploaded file as the text of a page that waits: its tags, notes and annotations go to the article. A file that
   * cannot be imported is an outcome, and the page waits on. With an `id`, `undoBringing` takes it back.
   */
  completeAwaited: {
    input: z.strictObject({
      id: Id.optional(),
      page: Id,
      upload: Id,
      companions: z.array(Id).max(limits.companions).default([]),
    }),
    output: ImportOutcome,
  },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
