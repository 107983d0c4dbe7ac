import {
  Annotation,
  AwaitedPage,
  ArticleNote,
  ArticleSummary,
  BlockEdit,
  Collection,
  Comparison,
  EditableMetadata,
  ExportTemplate,
  Id,
  Link,
  LinkEnd,
  Metadata,
  Note,
  Preferences,
  ReadingPosition,
  Relation,
  RemovedBlock,
  Source,
  Time,
} from '#contract';
import { z } from 'zod';
import { mergeAnnotationsFiles, rememberAnnotations } from './merging/annotations-file';
import { mergeArticles } from './merging/article';
import { mergeAwaited } from './merging/awaited';
import { mergeCollections, rememberCollections } from './merging/collections';
import { mergeComparisons, rememberComparison } from './merging/comparison';
import { Past } from './merging/lineage';
import { mergePositions } from './merging/position';
import { mergePreferences } from './merging/preferences';
import { mergeTemplates, rememberTemplates } from './merging/templates';
import type { Format } from './migrations';
import { annotationsTo2, articleTo2, libraryTo2 } from './to-version-2';
import { articleTo3, libraryTo3 } from './to-version-3';
import { annotationsTo3, collectionsTo2, libraryTo4 } from './to-organised';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const first = { formatVersion: z.literal(1) };
const second = { formatVersion: z.literal(2) };
const third = { formatVersion: z.literal(3) };
const fourth = { formatVersion: z.literal(4) };

/** One line of `library.json`: the summary, and the tags of notes with their counts. All of it can be rebuilt. */
export const LibraryEntry = ArticleSummary.extend({
  noteTags: z.array(z.object({ tag: z.string(), count: z.int().min(1) })),
  /** Sums of the files beside `source` that it was imported from, and addresses beside its own that they named. */
  hashes: z.array(Sha256),
  urls: z.array(z.string()),
  /** What the file called itself, where the reader has set another title. */
  foundTitle: z.string().optional(),
  /** What the index of words is made of, in short; see `search/stamps.ts`. */
  stamps: z.tuple([z.string(), z.string()]).optional(),
  /** Times and sizes of the article's documents when this was taken from them. */
  seen: z.string().optional(),
});
export type LibraryEntry = z.infer<typeof LibraryEntry>;

const LibraryFile = z.object({ ...fourth, articles: z.array(LibraryEntry) });
export type LibraryFile = z.infer<typeof LibraryFile>;

export const AssetRecord = z.object({
  name: z.string().regex(/^[0-9a-f]{16,64}\.[a-z0-9]{2,5}$/),
  mediaType: z.string(),
  /** The path by which the page names a file that lay beside it; null for a picture from inside the original. */
  from: z.string().nullable(),
});

/** What the file that an article was taken out of said about it: a chapter's book. */
export const Given = Metadata.pick({
  title: true,
  byline: true,
  siteName: true,
  publishedTime: true,
  lang: true,
}).partial();
export type Given = z.infer<typeof Given>;

/** File name of bytes as imported; the number is that of the version which they made. */
const OriginalName = z.string().regex(/^original(?:-[1-9]\d{0,8})?\.[a-z0-9]{1,8}$/);

/** A file that an article was imported from. */
export const ImportedFile = Source.pick({ fileName: true, sha256: true, importedAt: true }).extend({
  /** Where its bytes are; null for a file that said the same as the one before it and was not kept. */
  original: OriginalName.nullable(),
  /** The version of the text that it took the place of; null for the first file, and for one that was not kept. */
  before: z.int().min(1).nullable(),
});
export type ImportedFile = z.infer<typeof ImportedFile>;

/** The metadata are what was found in the file; what the reader set is in `metadataEdits`. */
const ArticleFile = Metadata.extend({
  ...third,
  id: Id,
  source: Source,
  version: z.int().min(1),
  words: z.int().min(0),
  removed: z.array(RemovedBlock),
  warnings: z.array(z.string()),
  /** Of `article.html` and `article.txt`, as bytes in UTF-8. */
  htmlSha256: Sha256,
  textSha256: Sha256,
  /** File name of the bytes that the text was made from; `source` tells of the same file. */
  original: OriginalName,
  /** All files that it was imported from, in that order. */
  files: z.array(ImportedFile),
  assets: z.array(AssetRecord),
  metadataEdits: z.partialRecord(EditableMetadata, z.string()),
  blockEdits: z.array(BlockEdit),
  /** The encoding that the reader chose. */
  chosenEncoding: z.string().nullable(),
  /** Number of the cleaning rules that made the text; see `article/rules-version.ts`. */
  cleanedBy: z.int().min(0),
  given: Given,
});
export type ArticleFile = z.infer<typeof ArticleFile>;

/** With what merging two computers' edits needs. */
export const StoredAnnotation = Annotation.extend({ past: Past.optional() });
export type StoredAnnotation = z.infer<typeof StoredAnnotation>;
const StoredArticleNote = ArticleNote.extend({ past: Past.optional() });
export type StoredArticleNote = z.infer<typeof StoredArticleNote>;

const Said = z.object({ title: z.string(), quote: z.string() });
/** A link with what its ends said when it was stored last, for when the article of one is gone. */
export const StoredLink = Link.extend({ said: z.tuple([Said, Said]), past: Past.optional() });
export type StoredLink = z.infer<typeof StoredLink>;

/** What the reader says of an article as a whole; the later `modified` counts, null when nothing was ever said. */
export const ArticleMarks = ArticleSummary.pick({ tags: true, favourite: true, finished: true }).extend({
  modified: Time.nullable(),
  past: Past.optional(),
});
export type ArticleMarks = z.infer<typeof ArticleMarks>;

/** What has come with files of other tools; it tells what may come again with them. All of it sorted, each once. */
const Brought = z.object({
  /** Sums of the notes, tags, collections and the star that were given, and ids of annotations that were deleted for good. */
  given: z.array(z.string()),
  /** Annotations that are deleted because what came was taken back, not by the reader: `id deleted`, with the time of that. */
  takenBack: z.array(z.string()),
});
export type Brought = z.infer<typeof Brought>;

const AnnotationsFile = z.object({
  ...third,
  annotations: z.array(StoredAnnotation),
  /** The version of the text in which all were placed last; 1 when it is missing. */
  placedIn: z.int().min(1).optional(),
  /** Those with an end in this article; the same record lies with the article of the other end. */
  links: z.array(StoredLink),
  note: StoredArticleNote,
  marks: ArticleMarks,
  brought: Brought.optional(),
});
export type AnnotationsFile = z.infer<typeof AnnotationsFile>;

/** The file of an article that nothing was made of yet. */
export const noAnnotations: AnnotationsFile = {
  formatVersion: 3,
  annotations: [],
  links: [],
  note: { note: '', modified: null },
  marks: { tags: [], favourite: false, finished: null, modified: null },
};

const PositionFile = z.object({
  ...first,
  position: ReadingPosition,
  openedAt: ArticleSummary.shape.openedAt,
});
export type PositionFile = z.infer<typeof PositionFile>;

/** Lies with an article in the trash. */
const DeletedFile = z.object({
  ...first,
  deletedAt: Time,
  /** The article that it has become part of. */
  mergedInto: Id.optional(),
});
export type DeletedFile = z.infer<typeof DeletedFile>;

const PreferencesFile = z.object({ ...first, preferences: Preferences });
export type PreferencesFile = z.infer<typeof PreferencesFile>;

/** With what merging two machines' edits needs; a deleted one stays. */
export const StoredCollection = Collection.extend({
  created: Time,
  modified: Time,
  deleted: Time.nullable(),
  past: Past.optional(),
});
export type StoredCollection = z.infer<typeof StoredCollection>;

const CollectionsFile = z.object({
  ...second,
  collections: z.array(StoredCollection),
  /** Pairs of articles that the reader has said are not the same; the ids sorted. */
  apart: z.array(z.tuple([Id, Id])),
});
export type CollectionsFile = z.infer<typeof CollectionsFile>;

export const noCollections: CollectionsFile = { formatVersion: 2, collections: [], apart: [] };

/** One comparison with what the reader made of it; a deleted one stays, so that it can be brought back. */
const ComparisonFile = Comparison.extend({ ...first, past: Past.optional() });
export type ComparisonFile = z.infer<typeof ComparisonFile>;

const Marks = ArticleSummary.pick({ tags: true, favourite: true, finished: true });

/** What a merge of articles does, written before it does it: all that is needed to take it back, now or after a restart. */
const MergeFile = z.object({
  ...first,
  id: Id,
  created: Time,
  into: Id,
  others: z.array(Id),
  /** Notes of the others, and their copies in the kept article as they were made. */
  copies: z.array(z.object({ article: Id, annotation: Id, copy: Id, modified: Time })),
  /** Links of the others, and those that took their place. */
  links: z.array(
    z.object({
      ...{ id: Id, ends: z.tuple([LinkEnd, LinkEnd]), relation: Relation, note: Note },
      ...{ copy: Id, copyEnds: z.tuple([LinkEnd, LinkEnd]) },
    }),
  ),
  marks: z.object({ before: Marks, after: Marks }),
  note: z.object({ before: Note, after: z.string() }),
  /** Collections that the kept article was put into. */
  collections: z.array(Id),
  position: z.object({ before: ReadingPosition, after: ReadingPosition }).nullable(),
});
export type MergeFile = z.infer<typeof MergeFile>;

const BroughtAnnotation = z.object({
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
  position: z.object({ start: z.int().min(0), end: z.int().min(0) }).nullable(),
  note: z.string(),
  tags: z.array(z.string()),
  colour: z.string().nullable(),
  created: Time.nullable(),
  modified: Time.nullable(),
  toolId: z.string().nullable(),
});

/** A page that another tool kept, with all that it said of it; it waits for its text. One that has got it stays, deleted. */
export const StoredAwaited = AwaitedPage.omit({ annotations: true }).extend({
  publishedTime: z.string().nullable(),
  state: z.enum(['unread', 'finished']).nullable(),
  annotations: z.array(BroughtAnnotation),
  modified: Time,
  deleted: Time.nullable(),
  /** The article that it has become. */
  article: Id.nullable(),
  past: Past.optional(),
});
export type StoredAwaited = z.infer<typeof StoredAwaited>;

const AwaitedFile = z.object({ ...first, pages: z.array(StoredAwaited) });
export type AwaitedFile = z.infer<typeof AwaitedFile>;

/** A template of the reader's own; a deleted one stays. */
export const StoredTemplate = ExportTemplate.extend({
  created: Time,
  deleted: Time.nullable(),
  past: Past.optional(),
});
export type StoredTemplate = z.infer<typeof StoredTemplate>;

const TemplatesFile = z.object({ ...first, templates: z.array(StoredTemplate) });
export type TemplatesFile = z.infer<typeof TemplatesFile>;

export const noTemplates: TemplatesFile = { formatVersion: 1, templates: [] };

/** Every kind of document, with its version. A new version gets its migration here and a sample file in the tests. */
export const formats = {
  library: {
    name: 'this library',
    version: 4,
    schema: LibraryFile,
    migrations: { 1: libraryTo2, 2: libraryTo3, 3: libraryTo4 },
  },
  article: {
    name: 'an article of this library',
    version: 3,
    schema: ArticleFile,
    migrations: { 1: articleTo2, 2: articleTo3 },
    merge: (ours: ArticleFile, theirs: ArticleFile, base?: ArticleFile) =>
      mergeArticles(ours, theirs, base).merged,
  },
  annotations: {
    name: 'the notes of an article',
    version: 3,
    schema: AnnotationsFile,
    migrations: { 1: annotationsTo2, 2: annotationsTo3 },
    merge: mergeAnnotationsFiles,
    remember: rememberAnnotations,
  },
  position: {
    name: 'the reading position of an article',
    version: 1,
    schema: PositionFile,
    migrations: {},
    merge: mergePositions,
  },
  collections: {
    name: 'your collections',
    version: 2,
    schema: CollectionsFile,
    migrations: { 1: collectionsTo2 },
    merge: mergeCollections,
    remember: rememberCollections,
  },
  comparison: {
    name: 'a comparison',
    version: 1,
    schema: ComparisonFile,
    migrations: {},
    merge: mergeComparisons,
    remember: rememberComparison,
  },
  awaited: {
    name: 'the list of pages that wait for their text',
    version: 1,
    schema: AwaitedFile,
    migrations: {},
    merge: mergeAwaited,
  },
  templates: {
    name: 'your templates',
    version: 1,
    schema: TemplatesFile,
    migrations: {},
    merge: mergeTemplates,
    remember: rememberTemplates,
  },
  deleted: { name: 'a deleted article', version: 1, schema: DeletedFile, migrations: {} },
  merge: {
    name: 'what is known of articles that were put together',
    version: 1,
    schema: MergeFile,
    migrations: {},
  },
  preferences: {
    name: 'your preferences',
    version: 1,
    schema: PreferencesFile,
    migrations: {},
    merge: mergePreferences,
  },
} satisfies {
  library: Format<LibraryFile>;
  article: Format<ArticleFile>;
  annotations: Format<AnnotationsFile>;
  position: Format<PositionFile>;
  collections: Format<CollectionsFile>;
  comparison: Format<ComparisonFile>;
  awaited: Format<AwaitedFile>;
  templates: Format<TemplatesFile>;
  deleted: Format<DeletedFile>;
  merge: Format<MergeFile>;
  preferences: Format<PreferencesFile>;
};
