import { z } from 'zod';
import { limits } from './limits';
import { ArticleSummary, Id, Passage, Tags } from './model';

/** What a search found in one place of an article. */
export const SearchSnippet = z.object({
  field: z.enum(['title', 'byline', 'siteName', 'text', 'quote', 'note', 'tag', 'article-note']),
  /** Some words around what was found; plain text. */
  text: z.string(),
  /** What was found, counted in `text`. */
  marks: z.array(Passage),
  /** Where it stands in the article's text, for `text` and `quote`. */
  passage: Passage.nullable(),
  /** The version of the text that the passage counts in. */
  version: z.int().min(1),
  /** Whose quote, note or tag it is. */
  annotation: Id.nullable(),
  /** The category of that annotation. */
  category: z.string().optional(),
});
export type SearchSnippet = z.infer<typeof SearchSnippet>;

/** One row of the library. `snippets` only where words are searched for, the best first. */
export const ArticleRow = z.object({
  article: ArticleSummary,
  snippets: z.array(SearchSnippet).max(limits.snippets),
});
export type ArticleRow = z.infer<typeof ArticleRow>;

/** Words that stand in no text, and what was searched for in their stead. */
export const Correction = z.object({ word: z.string(), instead: z.array(z.string()) });
export type Correction = z.infer<typeof Correction>;

export const LibraryRows = z.object({
  total: z.int().min(0),
  rows: z.array(ArticleRow),
  corrections: z.array(Correction),
  /** What in the search could not be understood, in sentences: `before:yesterday`. It was left out. */
  misread: z.array(z.string()),
  /** The index of words is not complete yet: there may be more. */
  partial: z.boolean(),
});
export type LibraryRows = z.infer<typeof LibraryRows>;

/** How many articles there are of each kind, for menus and the list of collections; most first. */
export const LibraryFacets = z.object({
  total: z.int(),
  unread: z.int(),
  favourites: z.int(),
  noted: z.int(),
  waiting: z.int(),
  sites: z.array(z.object({ name: z.string(), count: z.int() })),
  languages: z.array(z.object({ lang: z.string(), count: z.int() })),
  /** Of the articles themselves; those of notes are `listTags`. */
  tags: z.array(z.object({ tag: z.string(), count: z.int() })),
  /** By id of the collection, with those inside it; smart ones are counted, too. */
  collections: z.record(Id, z.int()),
});
export type LibraryFacets = z.infer<typeof LibraryFacets>;

/** What is to become of an article's place in the library: the fields that are given are set. */
export const MarksChange = z.strictObject({
  article: Id,
  tags: Tags.optional(),
  favourite: z.boolean().optional(),
  /** Null: its reading position says. */
  finished: z.boolean().nullable().optional(),
  /** The tags that the caller saw: what others have added or taken since stays so. */
  was: z.strictObject({ tags: Tags.optional() }).optional(),
});
export type MarksChange = z.infer<typeof MarksChange>;

/** An article whose own tags are meant, and some of its notes. */
export const Tagged = z.strictObject({
  article: Id,
  own: z.boolean(),
  notes: z.array(Id).max(limits.exportedNotes),
});
export type Tagged = z.infer<typeof Tagged>;

/** What takes the renaming of a tag back. */
export const TagReturn = z.strictObject({
  tag: Tags.element,
  /** What stands where the tag did; empty where it was taken away. */
  instead: z.string().trim().max(limits.tag),
  replaced: z.array(Tagged),
  /** They had both tags. */
  added: z.array(Tagged),
});
export type TagReturn = z.infer<typeof TagReturn>;

/** Articles that stand before another of a collection, in their order; null: at its end. */
const CollectedPlace = z.strictObject({
  before: Id.nullable(),
  articles: z.array(Id).min(1).max(limits.named),
});

/**
 * What is to become of a collection's articles. First `remove`, then `add`, then `places` in their order. Those of `add` that
 * are in it already stay where they are, unless `before` says where all of them go (null: to the end).
 */
export const CollectedChange = z.strictObject({
  collection: Id,
  add: z.array(Id).max(limits.named).default([]),
  before: Id.nullable().optional(),
  remove: z.array(Id).max(limits.named).default([]),
  /** Puts articles where they are said to stand, whether they are in it or not. */
  places: z.array(CollectedPlace).max(limits.named).default([]),
});
export const CollectedReturn = CollectedChange.pick({ collection: true, remove: true, places: true });
export type CollectedReturn = z.infer<typeof CollectedReturn>;

/** Articles that are the same, or nearly. */
export const DuplicateGroup = z.object({
  /** The one with most notes first, then the one that was imported first. */
  articles: z.array(ArticleSummary).min(2),
  /** `address`: they come from one page. `text`: their words are nearly the same. */
  by: z.array(z.enum(['address', 'text'])).min(1),
  /** Share of equal five-word runs of the two that are least alike, 0 to 1. */
  likeness: z.number().min(0).max(1),
});
export type DuplicateGroup = z.infer<typeof DuplicateGroup>;

/** What a merge made of the notes of the other articles. */
export const Merged = z.object({
  article: ArticleSummary,
  /** Notes that were placed in its text, and notes that wait for the reader there. */
  notes: z.object({ placed: z.int(), unplaced: z.int() }),
  /** Names the merge for `unmergeArticles`, which takes it back whole. */
  merge: Id,
  /** Comparisons that still name the articles that are in the trash now; they stay as they are. */
  comparisons: z.int().min(0),
});
export type Merged = z.infer<typeof Merged>;

/** Where words stand in an open article. */
export const FoundIn = z.object({
  article: Id,
  version: z.int().min(1),
  /** In the order of the text; at most `limits.found`. */
  passages: z.array(Passage),
  /** How many there are. */
  total: z.int().min(0),
});
export type FoundIn = z.infer<typeof FoundIn>;
