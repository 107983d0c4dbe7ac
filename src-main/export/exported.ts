import type { Annotation, ArticleSummary, Id, ShownLink } from '#contract';

/** One article with what the reader made of it, as every format gets it. */
export interface ExportedArticle {
  article: ArticleSummary;
  /** The reader's note on the article as a whole, in Markdown. */
  note?: string;
  /** Names of the collections that it was put into. */
  collections?: readonly string[];
  /** In document order, those without a place in the newest text last. */
  annotations: readonly Annotation[];
  /** Those whose passage is not in the newest text. */
  unplaced?: ReadonlySet<Id>;
  /** Links that have an end in the article. */
  links?: readonly ShownLink[];
  /** Its text, and its sanitised HTML with its pictures, where a format wants them. */
  text?: string;
  html?: string;
  pictures?: readonly Picture[];
  /** Name of its file without the ending. */
  file?: string;
  /** The same of articles that are exported together with it and that links lead to. */
  files?: ReadonlyMap<Id, string>;
}

/** `name` is as the HTML names it, without `asset:`. */
export interface Picture {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}
