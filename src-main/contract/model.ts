import { z } from 'zod';
import { categoryColours, categoryLines, defaultCategories } from './categories';
import { comparisonMarks } from './comparing';
import { errorCodes } from './errors';
import { ExportSettings } from './export-settings';
import { idForm } from './id-form';
import { limits } from './limits';
import { relations } from './relations';

/** Ids are the only names that cross the wire; they never become paths unchecked. */
export const Id = z.string().regex(idForm);
export type Id = z.infer<typeof Id>;
export { isId } from './id-form';

/** ISO 8601, UTC. */
export const Time = z.iso.datetime({ offset: true });

/** A stretch of one article's text in UTF-16 code units, end exclusive. */
export const Passage = z
  .strictObject({ start: z.int().min(0), end: z.int().min(0) })
  .refine((p) => p.end > p.start, 'a passage must not be empty');
export type Passage = z.infer<typeof Passage>;

/** Number of a version of an article's text, from 1. */
export const Version = z.int().min(1);

/** Where an article came from. `sha256` is that of the original bytes, in lower-case hex. */
export const Source = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Name of the character encoding that the bytes were read with. */
  encoding: z.string(),
  url: z.string().nullable(),
  importedAt: Time,
});
export type Source = z.infer<typeof Source>;

/** Something that cleaning took out: why, its words, and the offset in the article's text where it stood. */
export const RemovedBlock = z.object({
  reason: z.string(),
  text: z.string(),
  at: z.int().min(0),
});
export type RemovedBlock = z.infer<typeof RemovedBlock>;

/**
 * A line of the original by its words: `nth` counts from 0 the lines that say the same, in the order of the original.
 * Words stay the same however the rules of cleaning change, so an edit that names its line this way outlives them.
 */
export const LineRef = z.strictObject({ text: z.string().max(limits.line), nth: z.int().min(0) });
export type LineRef = z.infer<typeof LineRef>;

/** What the reader decided about a line, against the rules of cleaning. */
export const BlockEdit = LineRef.extend({ action: z.enum(['keep', 'remove']) });
export type BlockEdit = z.infer<typeof BlockEdit>;

/** A line of the original in its order, and what became of it. */
export const CleaningLine = LineRef.extend({
  /** Sanitised HTML of the line alone; its pictures are `asset:<name>`. */
  html: z.string(),
  /** Why it is not in the article, or null when it is. */
  removed: z.string().nullable(),
  /** The reader's own decision, not the rules'. */
  edited: z.boolean(),
  /** Where the line begins in the article's text, or, for a removed one, where it would. */
  at: z.int().min(0),
});
export type CleaningLine = z.infer<typeof CleaningLine>;

/** What the title was taken from; a summary or file name serving as title is never passed off as the headline. */
export const TitleFrom = z.enum(['headline', 'metadata', 'summary', 'file-name']);
export type TitleFrom = z.infer<typeof TitleFrom>;

export const Metadata = z.object({
  title: z.string(),
  titleFrom: TitleFrom,
  byline: z.string().nullable(),
  siteName: z.string().nullable(),
  /** As precise as the source: a date `2024-03-02` or a full ISO 8601 time. */
  publishedTime: z.string().nullable(),
  /** When it was last changed, in the same form. */
  modifiedTime: z.string().nullable(),
  /** BCP 47, or null when unknown. */
  lang: z.string().nullable(),
  dir: z.enum(['ltr', 'rtl']).nullable(),
  excerpt: z.string().nullable(),
  /** The picture that stands for the article: `asset:<name>` when it came with the file, else a web address. */
  leadPicture: z.string().nullable(),
});
export type Metadata = z.infer<typeof Metadata>;

/** A year `2024`, a month `2024-03`, a day `2024-03-02` or a full ISO 8601 time; empty when the reader knows that there is none. */
export const PublishedTime = z.union([
  z.literal(''),
  z.iso.date(),
  z.iso.datetime({ offset: true, local: true }),
  z.string().regex(/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/),
]);

/** What the reader may set right; the reader's value wins over what was found. */
export const editableMetadata = [
  'title',
  'byline',
  'siteName',
  'publishedTime',
  'modifiedTime',
  'lang',
  'url',
] as const;
export const EditableMetadata = z.enum(editableMetadata);
export type EditableMetadata = z.infer<typeof EditableMetadata>;

/** Where the reader is: the offset of the first visible character, and the share of the text down to the last visible line. */
export const ReadingPosition = z.object({ offset: z.int().min(0), progress: z.number().min(0).max(1) });
export type ReadingPosition = z.infer<typeof ReadingPosition>;

/** One line of the library list. */
export const ArticleSummary = Metadata.extend({
  id: Id,
  source: Source,
  words: z.int().min(0),
  /** Number of annotations that are not deleted. */
  annotations: z.int().min(0),
  /** Those of them that the newest text has no place for, and that the reader has not left so. */
  unplaced: z.int().min(0),
  progress: z.number().min(0).max(1),
  openedAt: Time.nullable(),
  /** Fields that the reader has set. */
  edited: z.array(EditableMetadata),
  /** Of the article itself, in the reader's order; its notes have their own. */
  tags: z.array(z.string()),
  favourite: z.boolean(),
  /** The reader's own word on whether it has been read; null: `progress` says. */
  finished: z.boolean().nullable(),
});
export type ArticleSummary = z.infer<typeof ArticleSummary>;

/** An imported, cleaned document. `text` is the text content of `html`, nothing else. */
export const Article = Metadata.extend({
  id: Id,
  source: Source,
  /** Number of the text's version, from 1. */
  version: z.int().min(1),
  html: z.string(),
  text: z.string(),
  removed: z.array(RemovedBlock),
  warnings: z.array(z.string()),
  /** Fields of the metadata, and the address, that the reader has set. */
  edited: z.array(EditableMetadata),
  /** Lines that the reader has kept or removed against the rules. */
  blockEdits: z.array(BlockEdit),
  /** The encoding that the reader has chosen, or null while it is found out. */
  chosenEncoding: z.string().nullable(),
  /** Whether it was cleaned by the rules of this program, or by older ones. */
  cleanedByNewest: z.boolean(),
  position: ReadingPosition,
  /** Why highlights and notes on it cannot be changed, in a sentence, or null when they can. */
  notesReadOnly: z.string().nullable(),
});
export type Article = z.infer<typeof Article>;

/** https://www.w3.org/TR/annotation-model/#text-position-selector, but counted in UTF-16 code units. */
export const TextPositionSelector = z.object({
  type: z.literal('TextPositionSelector'),
  start: z.int().min(0),
  end: z.int().min(0),
});
/** https://www.w3.org/TR/annotation-model/#text-quote-selector with up to 96 characters of context on each side. */
export const TextQuoteSelector = z.object({
  type: z.literal('TextQuoteSelector'),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});
export const Target = z.object({
  source: Id,
  /** The version of the article's text that the selectors were made on. */
  version: z.int().min(1),
  selector: z.tuple([TextPositionSelector, TextQuoteSelector]),
});
export type Target = z.infer<typeof Target>;

/** https://www.w3.org/TR/annotation-model/#embedded-textual-body */
export const TextualBody = z.object({
  type: z.literal('TextualBody'),
  purpose: z.enum(['commenting', 'tagging']),
  value: z.string().max(limits.note),
  format: z.enum(['text/markdown', 'text/plain']),
});
export type TextualBody = z.infer<typeof TextualBody>;

/** A place in the reader's own order of notes: `rank` sorts as a string of code units, `level` indents from 0. */
export const OutlinePlace = z.strictObject({
  rank: z.string().regex(/^[0-9A-Za-z]{1,200}$/),
  level: z.int().min(0).max(limits.outlineLevels),
});
export type OutlinePlace = z.infer<typeof OutlinePlace>;

export const Annotation = z.object({
  id: Id,
  motivation: z.enum(['highlighting', 'commenting', 'linking', 'bookmarking']),
  /** Where it stands. When `version` is not the article's, it could not be placed in the newer text. */
  target: Target,
  /** Where the reader made it, when it has been placed anew since. */
  origin: Target.optional(),
  /** Where it stood before the reader put it on other words, with the origin it had then; the first place comes first. */
  earlier: z.array(z.object({ target: Target, origin: Target.optional() })).optional(),
  body: z.array(TextualBody),
  category: z.string(),
  /** Its place in the reader's own order, when it was given one. */
  outline: OutlinePlace.optional(),
  /** The version of the text in which the reader has said that it has no place: nothing is asked about it again there. */
  leftUnplacedIn: Version.optional(),
  created: Time,
  modified: Time,
  /** When it was deleted; a tombstone stays so that it can be restored and merged. */
  deleted: Time.nullable(),
});
export type Annotation = z.infer<typeof Annotation>;

export const Note = z.string().max(limits.note);
export const Tags = z.array(z.string().trim().min(1).max(limits.tag)).max(limits.tags);

export const Relation = z.enum(relations);
export type Relation = z.infer<typeof Relation>;

/** An end of a link: an annotation, which keeps its place through every change of the text. */
export const LinkEnd = z.strictObject({ article: Id, annotation: Id });
export type LinkEnd = z.infer<typeof LinkEnd>;

/** Two passages joined by the reader; the W3C motivation `linking`. Kept with both articles, the later change counts. */
export const Link = z.object({
  id: Id,
  ends: z.tuple([LinkEnd, LinkEnd]),
  relation: Relation,
  /** Markdown; empty when there is none. */
  note: Note,
  created: Time,
  modified: Time,
  deleted: Time.nullable(),
});
export type Link = z.infer<typeof Link>;

/** What an end of a link says and whether it can be gone to. */
export const ShownEnd = LinkEnd.extend({
  title: z.string(),
  quote: z.string(),
  /** Where it stands in the article's text as it is now; null unless `state` is `there`. */
  passage: Passage.nullable(),
  state: z.enum(['there', 'unplaced', 'deleted', 'article-deleted']),
});
export type ShownEnd = z.infer<typeof ShownEnd>;

/** A link with what its two ends say. */
export const ShownLink = Link.omit({ ends: true, deleted: true }).extend({
  ends: z.tuple([ShownEnd, ShownEnd]),
});
export type ShownLink = z.infer<typeof ShownLink>;

export const articleSorts = [
  'relevance',
  'imported',
  'published',
  'opened',
  'title',
  'site',
  'length',
  'notes',
  'progress',
  /** The reader's own order of the collection; without one, by import. */
  'collected',
] as const;

/** Which articles of the library are wanted, and in what order. All that is said must hold. */
export const LibraryQuery = z.strictObject({
  /** Words and fields, as docs/searching.md tells; empty for all. A last word without a space behind it may go on. */
  search: z.string().max(limits.search).default(''),
  /** With those inside it; of a smart one, what it finds. */
  collection: Id.nullable().default(null),
  filters: z
    .strictObject({
      /** Not read, as `isRead` tells. */
      unread: z.boolean().optional(),
      favourite: z.boolean().optional(),
      /** Has notes of its own. */
      noted: z.boolean().optional(),
      /** Has notes that have no place in the newest text. */
      waiting: z.boolean().optional(),
      /** In no collection. */
      unfiled: z.boolean().optional(),
      /** All of these. */
      tags: z.array(z.string()).max(limits.tags).optional(),
      /** One of these. */
      sites: z.array(z.string()).max(200).optional(),
      languages: z.array(z.string()).max(200).optional(),
      /** Days `2024-03-02`, both included, of the time of publication, or else of import. */
      from: z.iso.date().optional(),
      to: z.iso.date().optional(),
      /** Words, both included. */
      shortest: z.int().min(0).optional(),
      longest: z.int().min(0).optional(),
    })
    .default({}),
  /** `relevance` without words is `imported`. */
  sort: z.enum(articleSorts).default('imported'),
  /** Each order has its usual way: dates, length and notes from the most, titles and sites from A; this turns it round. */
  reversed: z.boolean().default(false),
});
export type LibraryQuery = z.infer<typeof LibraryQuery>;

/** A named set of articles; a smart one has a query instead and is what that finds at the time. */
export const Collection = z.object({
  id: Id,
  name: z.string().trim().min(1).max(120),
  /** The collection it stands in, or null. */
  parent: Id.nullable(),
  /** Its place among those beside it: sorts as a string of code units. */
  rank: z.string().regex(/^[0-9A-Za-z]{1,200}$/),
  query: LibraryQuery.omit({ collection: true }).nullable(),
  /** In the reader's order; empty for a smart one. */
  articles: z.array(Id),
});
export type Collection = z.infer<typeof Collection>;

/** The reader's note on an article as a whole, in Markdown; empty when there is none, `modified` null when there never was. */
export const ArticleNote = z.object({ note: Note, modified: Time.nullable() });
export type ArticleNote = z.infer<typeof ArticleNote>;

export const Category = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().min(1).max(60),
  colour: z.enum(categoryColours),
  line: z.enum(categoryLines),
});
export type Category = z.infer<typeof Category>;

export const noteGroups = ['article', 'category', 'tag', 'date', 'outline'] as const;

/** Which notes of the library are wanted, and in what order. */
export const NotesQuery = z.strictObject({
  scope: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('library') }),
    /** In this order. */
    z.strictObject({ kind: z.literal('articles'), articles: z.array(Id).max(1000) }),
    z.strictObject({ kind: z.literal('collection'), collection: Id }),
  ]),
  /** `unplaced`: those that the newest text has no place for; they are among the `live` ones too. */
  state: z.enum(['live', 'unplaced', 'deleted']).default('live'),
  /** All of these words stand in the quote, the note, the tags or the name of the category; case and accents do not count. */
  words: z.string().max(300).default(''),
  /** One of these; none means all. */
  categories: z.array(Category.shape.id).max(200).default([]),
  /** All of these. */
  tags: Tags.default([]),
  /** Only those with a written note, or only those without. */
  noted: z.boolean().optional(),
  /** By `tag`, a note stands under each of its tags. By `date`, the newest day first. */
  group: z.enum(noteGroups).default('article'),
});
export type NotesQuery = z.infer<typeof NotesQuery>;

/** Rows of a query that stand together, in the order of the rows. */
export const NotesGroup = z.object({
  /** Article id, category id, tag (empty for none) or day `2024-03-02` in the time zone of the machine; empty by `outline`. */
  key: z.string(),
  /** What the reader reads: title, tag…; for a category its name. By `outline` empty for the notes that are in the order. */
  label: z.string(),
  count: z.int().min(1),
});
export type NotesGroup = z.infer<typeof NotesGroup>;

export const NoteRow = z.object({
  annotation: Annotation,
  article: z.object({
    id: Id,
    title: z.string(),
    siteName: z.string().nullable(),
    lang: z.string().nullable(),
    version: Version,
  }),
});
export type NoteRow = z.infer<typeof NoteRow>;

/** What is to become of an annotation: the fields that are given are set. */
export const AnnotationChange = z.strictObject({
  id: Id,
  article: Id,
  passage: Passage.optional(),
  /** The version of the text that the passage counts in. */
  version: Version.optional(),
  category: Category.shape.id.optional(),
  note: Note.optional(),
  tags: Tags.optional(),
  /** Null takes it out of the reader's own order. */
  outline: OutlinePlace.nullable().optional(),
  /** It is to stay without a place in this version of the text; null asks about it again. */
  leftUnplacedIn: Version.nullable().optional(),
  deleted: z.boolean().optional(),
  /**
   * What the caller saw before the change. Tags that others have added or taken meanwhile stay so; where the note, the
   * category or the passage is neither this nor the new one any more, the change is refused (`conflict`) instead of
   * overwriting it. What is not given here is not compared: a fresh choice is simply the newest.
   */
  was: z
    .strictObject({
      note: Note.optional(),
      /** How many there are was checked when they were made. */
      tags: z.array(Tags.element).optional(),
      category: Category.shape.id.optional(),
      /** Counts in the annotation's own version of the text; compared only while that is the version of the change. */
      passage: Passage.optional(),
    })
    .optional(),
});
export type AnnotationChange = z.infer<typeof AnnotationChange>;

/** What becomes of a book: one article, or one for each chapter. */
export const BookAs = z.enum(['whole', 'chapters']);
export type BookAs = z.infer<typeof BookAs>;

export const ComparisonMark = z.enum(comparisonMarks);
export type ComparisonMark = z.infer<typeof ComparisonMark>;

/** How compared articles are looked at. */
export const ComparisonView = z.object({
  marks: z.array(ComparisonMark).default([...comparisonMarks]),
  /** Panes scroll together. */
  linked: z.boolean().default(true),
  /** What the side shows. */
  panel: z.enum(['notes', 'overview', 'grid']).default('notes'),
  /** The claim grid stands below the articles, not beside them. */
  gridBelow: z.boolean().default(false),
});
export type ComparisonView = z.infer<typeof ComparisonView>;

export const Preferences = z.object({
  theme: z.enum(['system', 'light', 'sepia', 'dark']).default('system'),
  typeface: z.enum(['serif', 'sans']).default('serif'),
  /** Reading size in CSS pixels. */
  textSize: z.number().min(13).max(32).default(18),
  /** Longest line in characters. */
  lineLength: z.number().min(40).max(100).default(66),
  /** Line height as a multiple of the size. */
  lineSpacing: z.number().min(1.2).max(2.2).default(1.6),
  hyphenate: z.boolean().default(true),
  justify: z.boolean().default(false),
  /** How articles side by side are compared; a saved comparison has its own. */
  comparing: ComparisonView.default(() => ComparisonView.parse({})),
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  letterKeys: z.boolean().default(true),
  /** The ends of a selection go to the edges of words; with Alt they stay where they are. */
  snapToWords: z.boolean().default(true),
  /** A caret in the text that the arrow keys move. */
  caretBrowsing: z.boolean().default(false),
  /** Highlights as `<mark>` elements, which screen readers announce. */
  markElements: z.boolean().default(false),
  /** The category that a new highlight gets: the last one that was used. */
  category: Category.shape.id.default('claim'),
  /** What a note will look like, below it while it is written. */
  notePreview: z.boolean().default(true),
  /** Whose notes the notebook shows, and in what order. */
  notebook: z
    .object({
      scope: z.union([z.enum(['open', 'library']), Id]),
      group: z.enum(noteGroups),
    })
    .default({ scope: 'open', group: 'article' }),
  /** What becomes of a changed file of an article that is in the library: a new version of it, or another article. */
  changedFiles: z.enum(['update', 'separate']).default('update'),
  /** Other keys than the built-in ones: command id → key, or null for none. */
  keys: z.record(z.string(), z.string().nullable()).default({}),
  /** What becomes of a book of several chapters. */
  books: z.enum(['ask', ...BookAs.options]).default('ask'),
  /** Days after which what is in the trash is deleted for good; never unless the reader says so. */
  emptyTrashAfter: z.enum(['never', '30', '90']).default('never'),
  /** How something was exported last. */
  exporting: z
    .object({
      ...ExportSettings.omit({ template: true }).shape,
      // One that only a newer program knows takes nothing else along.
      format: ExportSettings.shape.format.catch('markdown'),
      /** A template of the reader's own, instead of the preset. */
      templateId: Id.nullable().default(null),
      /** Printed instead of saved: as a web page. */
      print: z.boolean().default(false),
      /** The folder that it went to instead of a file; each computer has folders of its own. */
      folder: Id.nullable().default(null),
    })
    .default({
      ...{ format: 'markdown', preset: 'obsidian', layout: 'separate', callouts: false, wikiLinks: false },
      ...{ text: true, style: 'apa', templateId: null, print: false, folder: null },
    }),
  /** How the list of articles was looked at last. */
  library: LibraryQuery.pick({ collection: true, filters: true, sort: true, reversed: true }).default({
    collection: null,
    filters: {},
    sort: 'imported',
    reversed: false,
  }),
  /** What was searched for in the library, the last first. */
  searches: z.array(z.string().max(limits.search)).max(20).default([]),
  libraryOpen: z.boolean().default(true),
  notebookOpen: z.boolean().default(true),
  /** Widths of the panels at the sides, in CSS pixels. */
  panelWidths: z
    .object({ library: z.number().min(120).max(900), notebook: z.number().min(120).max(900) })
    .default({ library: 264, notebook: 296 }),
  /** What lay open, left to right, and which pane had the focus. */
  workspace: z
    .object({ panes: z.array(Id).max(4), focused: z.int().min(0) })
    .default({ panes: [], focused: 0 }),
  categories: z
    .array(Category)
    .min(1)
    .default(() => defaultCategories.map((c) => ({ ...c }))),
});
export type Preferences = z.infer<typeof Preferences>;

export const ErrorData = z.object({ code: z.enum(errorCodes), message: z.string() });
export type ErrorData = z.infer<typeof ErrorData>;

/** What a new version of an article's text changed. */
export const Revision = z.object({
  /** The version now, and the one before; the same when nothing changed. */
  version: z.int().min(1),
  before: z.int().min(1),
  /** Passages of the text that are new, and those of the old text that are gone, in document order. */
  added: z.array(z.string()),
  gone: z.array(z.string()),
  /** Annotations that stand where they stood, that stand elsewhere, and that have no place in the text now and were not left so by the reader. */
  annotations: z.object({ kept: z.int(), moved: z.int(), unplaced: z.int() }),
});
export type Revision = z.infer<typeof Revision>;

/** What became of one file of an import. */
export const ImportOutcome = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('imported'),
    file: z.string(),
    article: ArticleSummary,
    warnings: z.array(z.string()),
    /**
     * A page that waited for its text has got it by this, and the article what was said of the page: `undoBringing` of this id
     * takes that from the article, and the page waits again.
     */
    completed: Id.optional(),
  }),
  /** A changed file of an article that was there: its text has a new version, and its notes have been placed in it. */
  z.object({
    outcome: z.literal('updated'),
    file: z.string(),
    article: ArticleSummary,
    revision: Revision,
    warnings: z.array(z.string()),
    completed: Id.optional(),
  }),
  z.object({
    outcome: z.literal('already-there'),
    file: z.string(),
    article: ArticleSummary,
    completed: Id.optional(),
  }),
  z.object({ outcome: z.literal('refused'), file: z.string(), error: ErrorData }),
  /** A book of several chapters: nothing is imported until `importUpload` says what is to become of it. */
  z.object({
    outcome: z.literal('asks'),
    file: z.string(),
    title: z.string(),
    chapters: z.array(z.string()),
  }),
]);
export type ImportOutcome = z.infer<typeof ImportOutcome>;

export const ExportedFile = z.object({ name: z.string(), text: z.string() });
export type ExportedFile = z.infer<typeof ExportedFile>;

export const Status = z.object({
  version: z.string(),
  shell: z.enum(['electron', 'browser']),
  platform: z.enum(['linux', 'mac', 'windows', 'other']),
  libraryDir: z.string(),
  /** Why nothing can be changed in this library, in a sentence, or null when all can. */
  readOnly: z.string().nullable(),
  /**
   * What is the matter with the disk now, in a sentence; null again when it takes what is written. Each change fails until
   * then, and can be repeated.
   */
  trouble: z.string().nullable(),
  /** Things the user must be told about the library: repaired, restored, rebuilt. Sentences. */
  notices: z.array(z.string()),
  /** Those of the notices that need nothing and may go by themselves: edits of another computer that fitted. */
  passing: z.array(z.string()),
  /** Files named at the start that are still being imported; `launched` follows. */
  launching: z.array(z.string()),
});
export type Status = z.infer<typeof Status>;

/** A change sets the fields it names; no field is filled in with its default. */
export const PreferencesChange = z.strictObject(
  Object.fromEntries(
    Object.entries(Preferences.shape).map(([key, field]) => [key, field.unwrap().optional()]),
  ) as {
    [K in keyof typeof Preferences.shape]: z.ZodOptional<ReturnType<(typeof Preferences.shape)[K]['unwrap']>>;
  },
);
export type PreferencesChange = z.infer<typeof PreferencesChange>;
