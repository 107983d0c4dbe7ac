import { z } from 'zod';
import { CitationStyle, ExportSettings, MarkdownPreset } from './export-settings';
import { limits } from './limits';
import { Id, LibraryQuery, Time } from './model';
import { longestTemplate } from './templating';

export * from './export-settings';

/** Which articles are exported. */
export const ExportScope = z.discriminatedUnion('kind', [
  /** Everything in the library that is not in the trash. */
  z.strictObject({ kind: z.literal('all') }),
  /** These, in this order; with `annotations` only these notes of them, and no notes on whole articles. */
  z.strictObject({
    kind: z.literal('articles'),
    articles: z.array(Id).min(1).max(limits.named),
    annotations: z.array(Id).max(limits.exportedNotes).optional(),
  }),
  /** What the list of the library shows, in its order. */
  z.strictObject({ kind: z.literal('query'), query: LibraryQuery }),
  /** With those inside it. */
  z.strictObject({ kind: z.literal('collection'), collection: Id }),
]);
export type ExportScope = z.infer<typeof ExportScope>;

/** A template of the reader's own, kept in the library. */
export const ExportTemplate = z.object({
  id: Id,
  name: z.string().min(1).max(limits.templateName),
  template: z.string().max(longestTemplate),
  modified: Time,
});
export type ExportTemplate = z.infer<typeof ExportTemplate>;

/** What is wrong with a template; lines and columns count from 1. */
export const TemplateProblem = z.object({
  message: z.string(),
  line: z.int().min(1),
  column: z.int().min(1),
});
export type TemplateProblem = z.infer<typeof TemplateProblem>;

/** What was made: a file as it is, or a zip of several. */
export const ExportMade = z.object({
  name: z.string(),
  mediaType: z.string(),
  bytes: z.int().min(0),
  files: z.int().min(0),
  articles: z.int().min(0),
  notes: z.int().min(0),
});
export type ExportMade = z.infer<typeof ExportMade>;

/** A folder that exports may be written into, such as an Obsidian vault. The page never names one: it was chosen elsewhere. */
export const ExportFolder = z.object({
  id: Id,
  /** Its path as the reader knows it, the home folder as `~`. */
  name: z.string(),
});
export type ExportFolder = z.infer<typeof ExportFolder>;

export const folderStates = ['left', 'missing', 'updated', 'new', 'unchanged'] as const;
/**
 * What became of a file: `left` where something new was not written because the reader has changed what stands there, or
 * because it could not be, `missing` where the reader has removed it, and it stays so.
 */
export const FolderState = z.enum(folderStates);
export type FolderState = z.infer<typeof FolderState>;

export const FolderFile = z.object({
  article: Id,
  /** Its path in the folder, with `/`. */
  name: z.string(),
  state: FolderState,
  /** Pieces of the file: properties, the note on the whole, highlights. `kept` are those of which something newer was not written. */
  blocks: z.object({
    added: z.int().min(0),
    updated: z.int().min(0),
    removed: z.int().min(0),
    kept: z.int().min(0),
  }),
  /** What was left alone and why, in sentences. */
  why: z.array(z.string()),
});
export type FolderFile = z.infer<typeof FolderFile>;

/** What an export into a folder did, or would do. */
export const FolderReport = z.object({
  /** As in `ExportFolder`. */
  folder: z.string(),
  dry: z.boolean(),
  total: z.int().min(0),
  counts: z.record(FolderState, z.int().min(0)),
  /** The first `limits.rows`, in the order of `folderStates`; `listFolderFiles` has all. */
  files: z.array(FolderFile),
  /** What concerns the folder as a whole, in sentences. */
  notices: z.array(z.string()),
});
export type FolderReport = z.infer<typeof FolderReport>;

/** Out to everywhere. Nothing is written into the library. */
export const exportingMethods = {
  /**
   * Makes the files, to be read with `readExport` and then dropped; `exportProgress` tells how far it is. Sent twice with one
   * `id` it is made once. `bad-input` with the place for a template that is wrong, `cancelled` when it is dropped meanwhile.
   */
  startExport: {
    input: z.strictObject({ id: Id, scope: ExportScope, settings: ExportSettings }),
    output: ExportMade,
  },
  /** Up to `limits.uploadChunk` bytes from `offset`, in base64; empty at the end. */
  readExport: {
    input: z.strictObject({ id: Id, offset: z.int().min(0) }),
    output: z.object({ bytes: z.string() }),
  },
  /** Ends an export and forgets it. */
  dropExport: { input: z.strictObject({ id: Id }), output: z.null() },
  /** The folders that exports may be written into, the one used last first, and whether others can be chosen from here. */
  listExportFolders: {
    input: z.strictObject({}),
    output: z.object({ folders: z.array(ExportFolder), canChoose: z.boolean() }),
  },
  /** Lets the reader choose one in a dialog of the system; null when none was chosen. `unsupported` where there is no such dialog. */
  chooseExportFolder: { input: z.strictObject({}), output: ExportFolder.nullable() },
  /** Takes one off the list. Nothing in it is touched. */
  forgetExportFolder: { input: z.strictObject({ id: Id }), output: z.null() },
  /**
   * Writes a file for each article into a folder, again and again: only what was written before and not changed by the reader
   * since is brought up to date, and what was left alone is told. `exportProgress` tells how far it is, `dropExport` ends it after
   * the file that is being written, and forgets the report. Sent twice with one `id` it is made once.
   * `bad-input` for formats with one file for all, and where the template is wrong; `storage`, `cancelled`.
   */
  exportToFolder: {
    input: z.strictObject({
      id: Id,
      folder: Id,
      scope: ExportScope,
      settings: ExportSettings,
      /** Nothing is written; the report says what would be. */
      dry: z.boolean(),
      /** Files that the reader has removed are written again. */
      missing: z.enum(['leave', 'write']).default('leave'),
    }),
    output: FolderReport,
  },
  /** Further files of the report. */
  listFolderFiles: {
    input: z.strictObject({
      id: Id,
      from: z.int().min(0),
      count: z.int().min(1).max(limits.rows),
    }),
    output: z.array(FolderFile),
  },
  /**
   * One article as these settings write it, an invented one without an id; with `annotations` only these notes of it. Web
   * pages come without their pictures, and a Word document as such a page. With `scope`, what else is exported, links lead to the
   * files of those articles. `text` is null where the template is wrong; of a long one it is the beginning, and `cut` is set.
   */
  previewExport: {
    input: z.strictObject({
      article: Id.optional(),
      annotations: z.array(Id).max(limits.exportedNotes).optional(),
      scope: ExportScope.optional(),
      settings: ExportSettings,
    }),
    output: z.object({
      text: z.string().nullable(),
      cut: z.boolean(),
      problems: z.array(TemplateProblem),
    }),
  },
  /** The templates that the presets are, to begin one's own with. */
  listPresets: {
    input: z.strictObject({}),
    output: z.array(z.object({ preset: MarkdownPreset, template: z.string() })),
  },
  /** The reader's own, by name. */
  listTemplates: { input: z.strictObject({}), output: z.array(ExportTemplate) },
  /**
   * Stores a template, also one that has been deleted. With `was`, what the writer saw of it: `conflict` where it says
   * something else by now, as another window has changed it; nothing is overwritten then. `bad-input` where there are
   * too many.
   */
  putTemplate: {
    input: z.strictObject({
      id: Id,
      name: z.string().trim().min(1).max(limits.templateName),
      template: z.string().max(longestTemplate),
      was: z.strictObject({ name: z.string(), template: z.string() }).optional(),
    }),
    output: ExportTemplate,
  },
  /** `putTemplate` brings it back. One that is not there is no error. */
  deleteTemplate: { input: z.strictObject({ id: Id }), output: z.null() },
  /** A line for a bibliography. */
  citeArticle: {
    input: z.strictObject({ article: Id, style: CitationStyle.default('apa') }),
    output: z.object({ citation: z.string() }),
  },
} satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
