import { z } from 'zod';
import * as m from './model';
import * as c from './comparison';
import { checkingMethods } from './checking';
import { exportingMethods } from './exporting';
import { bringingMethods } from './bringing';
import { keepingMethods } from './keeping';
import { linkingMethods } from './linking';
import * as o from './organising';
import { encodings } from './encodings';
import { limits } from './limits';

const none = z.strictObject({});
const byId = z.strictObject({ id: m.Id });
const byArticle = z.strictObject({ article: m.Id });
const annotationRef = z.strictObject({ article: m.Id, id: m.Id });
const nothing = z.null();

/**
 * Everything the interface can ask for, a line each: one object in, one value out. Inputs are checked in
 * `serve.ts` and nowhere else. Calls may arrive twice after a dropped connection, so each is safe to repeat:
 * ids are made by the caller, updates set values. One exception: an answer to `takeLaunched` or `takeLinks` that is lost on
 * the wire loses the list of what to open; the articles are imported all the same.
 */
export const methods = {
  ...keepingMethods,
  ...exportingMethods,
  ...checkingMethods,
  ...bringingMethods,
  ...linkingMethods,
  getStatus: { input: none, output: m.Status },
  /**
   * Opens another window of this program, or answers the address for one, good once, where the shell leaves that to the page.
   * `unsupported` without a window.
   */
  /** The reader has seen a notice of `getStatus`: it is not told again. One that is told no more is no error. */
  dismissNotice: { input: z.strictObject({ notice: z.string().max(10_000) }), output: z.null() },
  openWindow: { input: none, output: z.object({ address: z.string().nullable() }) },
  /**
   * Lets the reader choose the folder of another library, in a window of the system, and starts the program anew with it; false
   * when none was chosen. `unsupported` where only the command line names a folder.
   */
  chooseLibrary: { input: none, output: z.boolean() },

  /** Rows of the library from the one with number `from`. */
  listLibrary: {
    input: z.strictObject({
      query: m.LibraryQuery,
      from: z.int().min(0),
      count: z.int().min(0).max(limits.rows),
    }),
    output: o.LibraryRows,
  },
  /** The same, only which they are: for what is done to all of them. */
  listLibraryIds: {
    input: z.strictObject({
      query: m.LibraryQuery,
      from: z.int().min(0),
      count: z.int().min(1).max(limits.named),
    }),
    output: z.array(m.Id),
  },
  /** Those of these that are in the library. */
  getSummaries: {
    input: z.strictObject({ articles: z.array(m.Id).max(1000) }),
    output: z.array(m.ArticleSummary),
  },
  getFacets: { input: none, output: o.LibraryFacets },
  /**
   * Where a search stands in the texts of these articles: its words, beginnings and phrases, as the search of the library
   * finds them; what it asks for in other fields does not count here.
   */
  findInArticles: {
    input: z.strictObject({
      articles: z.array(m.Id).max(limits.compared),
      search: z.string().max(limits.search),
    }),
    output: z.array(o.FoundIn),
  },
  /** How far the index of words has come; `failed` says why, in a sentence. */
  getSearchStatus: {
    input: none,
    output: z.object({ indexed: z.int(), total: z.int(), failed: z.string().nullable() }),
  },
  /** Sets tags, favourite and read of articles, and answers what takes it back. Sent twice with one `id` it is done once. */
  changeMarks: {
    input: z.strictObject({ id: m.Id, changes: z.array(o.MarksChange).min(1).max(limits.changes) }),
    output: z.object({ articles: z.array(m.ArticleSummary), inverse: z.array(o.MarksChange) }),
  },
  /**
   * Renames a tag of articles and notes everywhere, or takes it away (`to` empty). How many it was on, and what `giveTagBack`
   * needs to take it back. Sent twice with one `id` it is done once.
   */
  renameTag: {
    input: z.strictObject({
      id: m.Id.optional(),
      from: m.Tags.element,
      to: z.string().trim().max(limits.tag),
    }),
    output: z.object({ articles: z.int(), notes: z.int(), inverse: o.TagReturn }),
  },
  /** Takes `renameTag` back; what has been changed or deleted since stays so. */
  giveTagBack: { input: o.TagReturn, output: z.object({ articles: z.int(), notes: z.int() }) },
  /**
   * Articles that are the same or nearly, those first that the reader has most notes on; refused groups are left out. The first
   * time all texts are read: with a `job`, `duplicatesProgress` tells how far it is and `cancelDuplicates` ends it (`cancelled`).
   */
  listDuplicates: { input: z.strictObject({ job: m.Id.optional() }), output: z.array(o.DuplicateGroup) },
  cancelDuplicates: { input: z.strictObject({ job: m.Id }), output: nothing },
  /** These are not the same, whatever the program finds; `not` takes that back. */
  keepApart: {
    input: z.strictObject({ articles: z.array(m.Id).min(2).max(50), not: z.boolean().default(false) }),
    output: nothing,
  },
  /**
   * Puts notes, tags, links and collections of the others on one article and the others into the trash. Sent twice with one
   * `id` it is done once: doing it again after `unmergeArticles` takes a new one.
   */
  mergeArticles: {
    input: z.strictObject({ id: m.Id, into: m.Id, others: z.array(m.Id).min(1).max(50) }),
    output: o.Merged,
  },
  /** What was written since stays. `not-found` when one of them has been deleted for good. */
  unmergeArticles: { input: z.strictObject({ merge: m.Id }), output: nothing },
  getArticle: { input: byId, output: m.Article },
  /** A picture that came with the article; `bytes` in base64. */
  getAsset: {
    input: z.strictObject({ article: m.Id, name: z.string().regex(/^[0-9a-f]{16,64}\.[a-z0-9]{2,5}$/) }),
    output: z.object({ mediaType: z.string(), bytes: z.string() }),
  },
  /** `version` is that of the text which the position counts in; one of an older text is not stored. */
  setReadingPosition: {
    input: z.strictObject({ article: m.Id, position: m.ReadingPosition, version: m.Version.optional() }),
    output: nothing,
  },
  /** Moves to the trash; `restoreArticle` brings it back with its annotations. */
  deleteArticle: { input: byId, output: nothing },
  /** Many at once; those that are not there are left out. Answers those that were moved. */
  deleteArticles: {
    input: z.strictObject({ articles: z.array(m.Id).min(1).max(limits.named) }),
    output: z.array(m.Id),
  },
  restoreArticles: {
    input: z.strictObject({ articles: z.array(m.Id).min(1).max(limits.named) }),
    output: z.array(m.Id),
  },
  restoreArticle: { input: byId, output: m.ArticleSummary },

  /** A piece of a file at `offset`, in base64. Pieces come in order; a repeated piece is ignored. */
  uploadFile: {
    input: z.strictObject({
      upload: m.Id,
      name: z.string().min(1).max(1000),
      offset: z.int().min(0),
      bytes: z.base64().max(Math.ceil(limits.uploadChunk / 3) * 4),
    }),
    output: z.object({ received: z.int() }),
  },
  /**
   * Imports what was uploaded: one outcome for a file, several for an archive or the chapters of a book. A file that
   * cannot be imported is an outcome, not an error. `companions` are uploads of files that lay beside a saved page, in its
   * `_files` folder, each named as the page names it. Answered `asks` for a book of several chapters unless `book`
   * or the preferences say what it becomes; the upload waits for the second call. A changed file of an article that is in
   * the library, known by its address, becomes its newest version (`updated`) unless `changed` or the preferences say
   * that it is to be another article.
   */
  importUpload: {
    input: z.strictObject({
      upload: m.Id,
      companions: z.array(m.Id).max(limits.companions).default([]),
      book: m.BookAs.optional(),
      changed: m.Preferences.shape.changedFiles.unwrap().optional(),
      /** The same for all that is imported together: what is `completed` by it is taken back under this id. */
      step: m.Id.optional(),
    }),
    output: z.array(m.ImportOutcome),
  },
  cancelUpload: { input: z.strictObject({ upload: m.Id }), output: nothing },
  /** The two invented reports that come with the program. */
  importSamples: { input: none, output: z.array(m.ImportOutcome) },
  /** Files named when the program was started, or since; each is handed out once, to be opened side by side. */
  takeLaunched: { input: none, output: z.array(m.ImportOutcome) },

  /** The lines of the original in their order: what is in the article, and what cleaning took out and why. */
  getCleaning: {
    input: byId,
    output: z.object({
      lines: z.array(m.CleaningLine),
      /** Whether cleaning again would change the text even without an edit: the rules have become others since. */
      outdated: z.boolean(),
    }),
  },
  /** Sets the reader's decisions on lines, all of them, and cleans again with them: a new version of the text. */
  setBlockEdits: {
    input: z.strictObject({ id: m.Id, edits: z.array(m.BlockEdit).max(limits.blockEdits) }),
    output: m.Revision,
  },
  /** Cleans the kept original by the newest rules, read with another encoding if one is given; null finds it out. */
  cleanAgain: {
    input: z.strictObject({ id: m.Id, encoding: z.enum(encodings).nullable().optional() }),
    output: m.Revision,
  },
  /** Makes an earlier version of the text, with the decisions it was made by, the newest version. */
  revertArticle: { input: z.strictObject({ id: m.Id, version: z.int().min(1) }), output: m.Revision },
  /** Makes the file that an `updated` article got its newest text from an article of its own, and takes it back there. */
  separateVersion: { input: z.strictObject({ id: m.Id, version: m.Version }), output: m.ArticleSummary },
  /** Sets the given ones, leaves the others; null goes back to what was found in the file. The text does not change. */
  setMetadata: {
    input: z.strictObject({
      id: m.Id,
      title: z.string().trim().min(1).max(300).nullable().optional(),
      byline: z.string().trim().max(200).nullable().optional(),
      siteName: z.string().trim().max(200).nullable().optional(),
      publishedTime: m.PublishedTime.nullable().optional(),
      modifiedTime: m.PublishedTime.nullable().optional(),
      lang: z.string().trim().max(35).nullable().optional(),
      url: z
        .union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2000)])
        .nullable()
        .optional(),
    }),
    output: m.ArticleSummary,
  },

  /** In document order, without the deleted ones. */
  listAnnotations: { input: byArticle, output: z.array(m.Annotation) },
  /**
   * `version` is that of the text which the passage counts in. When there is a newer one by now, it is placed in that, or
   * kept without a place; `conflict` when its text is not kept any more.
   */
  createAnnotation: {
    input: z.strictObject({
      id: m.Id,
      article: m.Id,
      passage: m.Passage,
      version: m.Version.optional(),
      category: m.Category.shape.id,
      note: m.Note.default(''),
      tags: m.Tags.default([]),
    }),
    output: m.Annotation,
  },
  /** Sets the fields that are given. */
  updateAnnotation: { input: m.AnnotationChange, output: m.Annotation },
  deleteAnnotation: { input: annotationRef, output: nothing },
  restoreAnnotation: { input: annotationRef, output: m.Annotation },
  /**
   * Many changes at once, in articles' files written once each. Answers the annotations as they are now, and the changes
   * that would take it all back; what is not there any more, or would be a `conflict`, is left out of both.
   * A call with the same `id` as one of the last ones is that one, sent again: it answers the same.
   */
  changeAnnotations: {
    input: z.strictObject({
      id: m.Id.optional(),
      changes: z.array(m.AnnotationChange).min(1).max(limits.changes),
    }),
    output: z.object({ annotations: z.array(m.Annotation), inverse: z.array(m.AnnotationChange) }),
  },
  /** Annotations that the newest text has no place for, with the places where they might stand, the likeliest first. */
  listOrphans: {
    input: byArticle,
    output: z.array(
      z.object({ id: m.Id, guesses: z.array(z.object({ passage: m.Passage, score: z.number() })) }),
    ),
  },

  getArticleNote: { input: byArticle, output: m.ArticleNote },
  /** `was` is the note that the caller saw: where it is neither that nor the new one any more, `conflict`. */
  setArticleNote: {
    input: z.strictObject({ article: m.Id, note: m.Note, was: m.Note.optional() }),
    output: m.ArticleNote,
  },

  /** How many notes a query finds, and in what groups; a note with two tags is one, and stands in two groups by `tag`. */
  queryNotes: {
    input: m.NotesQuery,
    output: z.object({ total: z.int().min(0), groups: z.array(m.NotesGroup) }),
  },
  /** Rows of a query from the one with number `from`, counted over all groups. */
  listNotes: {
    input: z.strictObject({
      query: m.NotesQuery,
      from: z.int().min(0),
      count: z.int().min(1).max(limits.noteRows),
    }),
    output: z.array(m.NoteRow),
  },
  /** The same, only which they are; each once. */
  listNoteRefs: {
    input: z.strictObject({
      query: m.NotesQuery,
      from: z.int().min(0),
      count: z.int().min(1).max(limits.noteRefs),
    }),
    output: z.array(annotationRef),
  },

  /** The links of an article's passages to others, without the deleted ones. */
  listLinks: { input: byArticle, output: z.array(m.ShownLink) },
  /** Makes a link, or sets what it says. Where that is neither what the caller saw (`was`) nor this, it is a `conflict`. */
  putLink: {
    input: m.Link.pick({ id: true, ends: true, relation: true, note: true })
      .extend({ was: m.Link.pick({ relation: true, note: true }).strict().optional() })
      .strict(),
    output: m.ShownLink,
  },
  /** Leaves a tombstone; `putLink` brings it back. `article` is that of either end. */
  deleteLink: { input: annotationRef, output: nothing },

  /**
   * Without the articles that are in the trash; these are there again when they are brought back. Without `members`,
   * `articles` is empty: they may be many thousands (`getFacets` counts them, `collectionsOf` tells of some).
   */
  listCollections: {
    input: z.strictObject({ members: z.boolean().default(true) }),
    output: z.array(m.Collection),
  },
  /** The collections that each of these articles was put into; not those around them, and not smart ones. */
  collectionsOf: {
    input: z.strictObject({ articles: z.array(m.Id).max(1000) }),
    output: z.record(m.Id, z.array(m.Id)),
  },
  /**
   * Makes a collection, or sets what it says. `was` is what the caller saw: what others have added or taken meanwhile stays
   * so. What is not given stays as it is: at the top, last, and not smart, where it is new. `bad-input` when it would stand in
   * itself.
   */
  putCollection: {
    input: m.Collection.partial({ parent: true, query: true, rank: true })
      .extend({
        articles: z.array(m.Id).max(limits.collected).optional(),
        was: m.Collection.pick({ name: true, articles: true }).partial().strict().optional(),
      })
      .strict(),
    output: m.Collection,
  },
  /**
   * Puts articles into a collection and takes others out. Answers what takes it back, in the same words. `not-found` when the
   * collection is not there any more, `bad-input` for a smart one.
   */
  changeCollected: {
    input: o.CollectedChange,
    output: z.object({ added: z.array(m.Id), removed: z.array(m.Id), inverse: o.CollectedReturn }),
  },
  /** The articles stay; collections inside it move up. `putCollection` with the same id brings it back. */
  deleteCollection: { input: byId, output: nothing },

  /** All tags in use, most used first. */
  listTags: { input: none, output: z.array(z.string()) },

  /**
   * What two articles have in common, computed in a worker and kept until one of them changes. With a comparison,
   * the reader's decisions of it hold. With a `job`, `alignmentProgress` tells how far it is and `cancelAlignment` ends it
   * (`cancelled`).
   */
  alignArticles: {
    input: z.strictObject({ a: m.Id, b: m.Id, comparison: m.Id.optional(), job: m.Id.optional() }),
    output: c.ArticleAlignment,
  },
  cancelAlignment: { input: z.strictObject({ job: m.Id }), output: nothing },
  /** All pairs of the articles put together; pairs that are aligned already cost nothing. */
  getOverview: {
    input: z.strictObject({
      articles: z.array(m.Id).min(2).max(limits.compared),
      comparison: m.Id.optional(),
      job: m.Id.optional(),
    }),
    output: c.ComparisonOverview,
  },

  /** The last changed first, without the deleted ones; with `deleted` only these. */
  listComparisons: {
    input: z.strictObject({ deleted: z.boolean().default(false) }),
    output: z.array(c.ComparisonSummary),
  },
  getComparison: { input: byId, output: c.ShownComparison },
  /** The comparison of exactly these articles, in any order, that was changed last; null when there is none. */
  findComparison: {
    input: z.strictObject({ articles: z.array(m.Id).min(2).max(limits.compared) }),
    output: c.ShownComparison.nullable(),
  },
  /** Makes or changes a comparison; `inverse` takes it back. Null for `inverse` when nothing was changed. */
  changeComparison: {
    input: c.ComparisonChange,
    output: z.object({ comparison: c.ShownComparison, inverse: c.ComparisonChange.nullable() }),
  },
  /** The comparison as Markdown, and its grid as CSV; without an id, of these articles without anything of the reader's. */
  exportComparison: {
    input: z.strictObject({
      articles: z.array(m.Id).min(2).max(limits.compared),
      comparison: m.Id.optional(),
      format: z.enum(['markdown', 'csv']),
    }),
    output: z.array(m.ExportedFile),
  },

  getPreferences: { input: none, output: m.Preferences },
  /** Sets the given ones, leaves the others. */
  setPreferences: { input: m.PreferencesChange, output: m.Preferences },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
/** What a caller writes: fields with defaults may be left out. */
export type Input<M extends MethodName> = z.input<Methods[M]['input']>;
/** What a service receives, after validation. */
export type Checked<M extends MethodName> = z.output<Methods[M]['input']>;
export type Output<M extends MethodName> = z.output<Methods[M]['output']>;

/** The main side's table: one function per method. */
export type Api = { [M in MethodName]: (input: Checked<M>) => Output<M> | Promise<Output<M>> };

/** Pushed to every window. They say "what you have is stale", not what is new. */
export interface Events {
  libraryChanged: null;
  /** How far the index of words has come; sent while it is being made, and when that ends. */
  searchProgress: { indexed: number; total: number };
  annotationsChanged: { article: m.Id };
  /** The text or the metadata of an article is another. */
  articleChanged: { article: m.Id };
  /** How far an archive or a book has come: outcomes so far, of how many, and the file that is read now. */
  importProgress: { upload: m.Id; done: number; total: number; file: string };
  /** How many articles have been packed, or added from a pack. */
  packProgress: { id: m.Id; done: number; total: number };
  /** How many articles have been exported. */
  exportProgress: { id: m.Id; done: number; total: number };
  /** How many pages of a file of another tool have come. */
  bringProgress: { id: m.Id; done: number; total: number };
  /** The list of pages that wait for their text is another. */
  awaitedChanged: null;
  /** The reader's own templates are others. */
  templatesChanged: null;
  preferencesChanged: null;
  collectionsChanged: null;
  /** `decided`: what the reader said of matches is another, so alignments and overviews with it are stale, too. */
  comparisonsChanged: { id: m.Id; decided: boolean };
  /** How far an alignment or overview has come, 0 to 1. */
  alignmentProgress: { job: m.Id; done: number };
  /** How far looking for duplicates has come, 0 to 1. */
  duplicatesProgress: { job: m.Id; done: number };
  /** How far a check or repair has come, 0 to 1. */
  checkProgress: { job: m.Id; done: number };
  /** `takeLaunched` has something. */
  launched: null;
  /** `takeLinks` has something. */
  linked: null;
  /** `getStatus` has a new notice. */
  noticed: null;
  /** The program is about to end: what is being typed is to be sent now. */
  closing: null;
}
export type EventName = keyof Events;
