import type { BlockEdit, CleaningLine, ErrorData, Metadata, RemovedBlock } from '#contract';

/** A picture that came with the file, named by its content so that the HTML can refer to it. */
export interface Asset {
  /** First 32 hex digits of the SHA-256 of the bytes, and an extension: `9f86….png`. */
  name: string;
  mediaType: string;
  bytes: Uint8Array;
  /** The path of the companion it came from; null for a picture from inside the file. */
  from: string | null;
}

/** What cleaning makes of one file. */
export interface Cleaned extends Metadata {
  /** Sanitised, with the newline rule applied: a newline after each block and each `<br>`. Pictures are `asset:<name>`. */
  html: string;
  /** The text content of `html`: the string all offsets count in. */
  text: string;
  /** `text` without title, captions, byline and date lines; for measuring and for plain use. */
  plainText: string;
  removed: RemovedBlock[];
  warnings: string[];
  assets: Asset[];
  /** All lines of the original in their order; only when they were asked for. */
  lines?: CleaningLine[];
  url: string | null;
  mediaType: string;
  encoding: string;
}

/** A file that lay beside a saved page, by the path that the page names it by, decoded: `photo_files/a.jpg`. */
export interface Companion {
  path: string;
  bytes: Uint8Array;
}

/** What the file that an article was taken out of says about it; what the article says itself comes first. */
export type Given = Partial<Pick<Metadata, 'title' | 'byline' | 'siteName' | 'publishedTime' | 'lang'>>;

/** A file to clean, as bytes; `name` is for messages and a title of last resort, never a path to open. */
export interface CleanInput {
  name: string;
  bytes: Uint8Array;
  companions?: readonly Companion[];
  given?: Given;
  /** Name of the encoding that the reader chose; the bytes are then read with no other. */
  encoding?: string;
  /** The reader's decisions; they come after all rules. */
  edits?: readonly BlockEdit[];
  /** Answers all lines of the original as well. */
  withLines?: boolean;
  /** Names of rules that are not applied; for measuring what each of them is worth. */
  leaveOut?: readonly string[];
}

/** What a file holds that becomes an article of its own. */
export interface Part {
  input: CleanInput;
  /** Path inside the archive, or the chapter's title: for messages. */
  path: string;
}

/** What a file turned out to be. */
export type Unpacked =
  /** One article: to be cleaned as it is. */
  | { kind: 'single' }
  /** A book; `parts` are its chapters in reading order. */
  | { kind: 'book'; title: string; parts: Part[] }
  | { kind: 'archive'; parts: Part[]; refused: { path: string; error: ErrorData }[] };

/** Cleans files one after the other in a worker. */
export interface Cleaner {
  /** @throws AppError with the reason why a file is refused; its message names the file. */
  clean: (input: CleanInput, signal?: AbortSignal) => Promise<Cleaned>;
  /** Looks into an archive or a book. @throws AppError as `clean` does. */
  unpack: (input: CleanInput, signal?: AbortSignal) => Promise<Unpacked>;
  close: () => Promise<void>;
}
