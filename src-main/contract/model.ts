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
  /** BCP 47, or null when unknown. */
  lang: z.string().nullable(),
  dir: z.enum(['ltr', 'rtl']).nullable(),
  excerpt: z.string().nullable(),
});
export type Metadata = z.infer<typeof Metadata>;

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
  target: Target,
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
