import { AppError, type Id } from '#contract';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Backups } from './backups';
import type { Disk } from './disk';
import { type Document, openDocument } from './document';
import { type DurableJson, durableJson } from './durable-json';
import { type AnnotationsFile, type ArticleFile, formats, type PositionFile } from './formats';
import type { ArticleLayout, Layout } from './layout';
import { storageError } from './storage-error';

/** One article's folder, opened. */
export interface ArticleFolder {
  article: Document<ArticleFile>;
  annotations: Document<AnnotationsFile>;
  position: Document<PositionFile>;
  /** The stored HTML and its text content, checked against their sums. @throws AppError `storage` when damaged */
  content: () => Promise<{ html: string; text: string }>;
  close: () => Promise<void>;
}

export interface FolderOptions {
  disk: Disk;
  layout: Layout;
  backups: Backups;
  now: () => Date;
  notice: (sentence: string) => void;
  /** The text content of stored HTML. */
  textOf: (html: string) => string;
  /** Makes an article's record anew from what else lies in its folder. */
  rebuild: (id: Id, folder: ArticleLayout) => Promise<ArticleFile | null>;
}

/**
 * Opens an article's folder.
 * @throws AppError `not-found` when there is none, `storage`, `newer-format`
 */
export async function openArticleFolder(id: Id, options: FolderOptions): Promise<ArticleFolder> {
  const { disk, layout, backups, now, notice } = options;
  const place = layout.article(id);
  const missing = new AppError('not-found', 'This article is not in the library. It may have been deleted.');
  // One listing answers what is there: opening thousands of articles for a recount must not ask the disk more.
  const names = await disk.list(place.folder);
  if (!names.includes('article.json')) throw missing;
  await disk.sweep(place.folder, names).catch(() => undefined);
  const isThere = (path: string): boolean => names.includes(basename(path));

  const common = { disk, now, notice };
  const noNotes: AnnotationsFile = { formatVersion: 1, annotations: [] };
  const atStart: PositionFile = { formatVersion: 1, position: { offset: 0, progress: 0 }, openedAt: null };
  const adapter = durableJson<ArticleFile>({
    ...common,
    path: place.article,
    format: formats.article,
    backups,
    rebuild: () => options.rebuild(id, place),
  });
  const article = await openDocument(
    adapter as DurableJson<ArticleFile | null>,
    null,
    'The article could not be saved',
  );
  if (article.data?.id !== id) throw missing;
  const annotations = await openDocument(
    durableJson({
      ...common,
      path: place.annotations,
      format: formats.annotations,
      backups,
      rebuild: async () => noNotes,
    }),
    noNotes,
    'The note could not be saved',
    isThere(place.annotations),
  );
  const position = await openDocument(
    durableJson({
      ...common,
      path: place.position,
      format: formats.position,
      backups: null,
      rebuild: async () => atStart,
    }),
    atStart,
    'The reading position could not be saved',
    isThere(place.position),
  );

  const record = article as Document<ArticleFile>;
  let content: Promise<{ html: string; text: string }> | null = null;
  return {
    article: record,
    annotations,
    position,
    close: async () => void (await Promise.all([record.close(), annotations.close(), position.close()])),
    content: () => {
      content ??= readContent(record.data, place, options).catch((error: unknown) => {
        content = null;
        throw storageError(error, `The text of “${record.data.title}” could not be read`);
      });
      return content;
    },
  };
}

async function readContent(
  record: ArticleFile,
  place: ArticleLayout,
  { disk, textOf }: FolderOptions,
): Promise<{ html: string; text: string }> {
  const htmlBytes = await disk.read(place.html);
  if (!htmlBytes || sha256(htmlBytes) !== record.htmlSha256) throw damagedText(record);
  const html = htmlBytes.toString('utf8');
  const textBytes = await disk.read(place.text);
  if (textBytes && sha256(textBytes) === record.textSha256) return { html, text: textBytes.toString('utf8') };
  // The text file only saves parsing: the HTML is the truth.
  const text = textOf(html);
  if (sha256(text) !== record.textSha256) throw damagedText(record);
  await disk.write(place.text, text).catch(() => undefined);
  return { html, text };
}

function damagedText(record: ArticleFile): AppError {
  return new AppError(
    'storage',
    `The stored text of “${record.title}” is damaged. “synoptic check --repair” makes it again from the original file.`,
  );
}

/** Lower-case hex of the bytes, or of the text in UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
