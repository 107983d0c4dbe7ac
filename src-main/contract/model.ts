import { z } from 'zod';
import { categoryColours, categoryLines, defaultCategories } from './categories';
import { errorCodes } from './errors';
import { limits } from './limits';

/** Ids are the only names that cross the wire; they never become paths unchecked. */
export const Id = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);
export type Id = z.infer<typeof Id>;

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
  progress: z.number().min(0).max(1),
  openedAt: Time.nullable(),
  /** Fields that the reader has set. */
  edited: z.array(EditableMetadata),
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

export const Annotation = z.object({
  id: Id,
  motivation: z.enum(['highlighting', 'commenting', 'linking', 'bookmarking']),
  /** Where it stands. When `version` is not the article's, it could not be placed in the newer text. */
  target: Target,
  /** Where the reader made it, when it has been placed anew since. */
  origin: Target.optional(),
  body: z.array(TextualBody),
  category: z.string(),
  created: Time,
  modified: Time,
  /** When it was deleted; a tombstone stays so that it can be restored and merged. */
  deleted: Time.nullable(),
});
export type Annotation = z.infer<typeof Annotation>;

export const Note = z.string().max(limits.note);
export const Tags = z.array(z.string().trim().min(1).max(limits.tag)).max(limits.tags);

export const Category = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().min(1).max(60),
  colour: z.enum(categoryColours),
  line: z.enum(categoryLines),
});
export type Category = z.infer<typeof Category>;

/** What becomes of a book: one article, or one for each chapter. */
export const BookAs = z.enum(['whole', 'chapters']);
export type BookAs = z.infer<typeof BookAs>;

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
  /** Single-letter keys can be switched off (WCAG 2.1.4). */
  letterKeys: z.boolean().default(true),
  /** Other keys than the built-in ones: command id → key, or null for none. */
  keys: z.record(z.string(), z.string().nullable()).default({}),
  /** What becomes of a book of several chapters. */
  books: z.enum(['ask', ...BookAs.options]).default('ask'),
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
  /** Annotations that stand where they stood, that stand elsewhere, and that have no place in the text now. */
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
  }),
  z.object({ outcome: z.literal('already-there'), file: z.string(), article: ArticleSummary }),
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
  /** Things the user must be told about the library: repaired, restored, rebuilt. Sentences. */
  notices: z.array(z.string()),
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
