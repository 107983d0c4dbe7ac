import type { Metadata, RemovedBlock } from '#contract';

/** A picture that came with the file, named by its content so that the HTML can refer to it. */
export interface Asset {
  /** First 32 hex digits of the SHA-256 of the bytes, and an extension: `9f86….png`. */
  name: string;
  mediaType: string;
  bytes: Uint8Array;
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
  url: string | null;
  mediaType: string;
  encoding: string;
}

/** A file to clean, as bytes; `name` is for messages and a title of last resort, never a path to open. */
export interface CleanInput {
  name: string;
  bytes: Uint8Array;
}

/** Cleans files one after the other in a worker. */
export interface Cleaner {
  /** @throws AppError with the reason why a file is refused; its message names the file. */
  clean: (input: CleanInput, signal?: AbortSignal) => Promise<Cleaned>;
  close: () => Promise<void>;
}
