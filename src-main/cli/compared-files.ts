import { AppError, Id } from '#contract';
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import type { App } from '../app';
import type { Cleaner } from '../article/cleaned';
import { decode } from '../article/decode';
import type { ComparedText } from '../comparison/text';
import type { ExportedArticle } from '../export/comparison';
import { picturesBeside } from '../library/find-files';
import { readCompanions } from '../library/read-companions';
import { readRegularFile } from '../library/read-file';

/** A file, or an article of the library, as it is compared. */
export interface Read extends ComparedText {
  /** As it was named: a path, or an id. */
  name: string;
  isInLibrary: boolean;
  article: ExportedArticle;
}

/** Whether a name can only be meant for an article of the library: no file is called so. */
export const isId = (name: string): boolean => Id.safeParse(name).success && !existsSync(name);

/** @throws AppError `not-found`, `storage` */
export async function readArticle({ library }: App, id: string): Promise<Read> {
  const { text, lang, publishedTime, ...article } = await library.get(library.summary(id).id);
  return {
    ...{ name: id, isInLibrary: true, text, lang, published: publishedTime },
    article: { ...article, publishedTime },
  };
}

/** @param cleaner null reads a text file as it is. @throws AppError when it cannot be read or cleaned */
export async function readFile(file: string, cleaner: Cleaner | null): Promise<Read> {
  const bytes = await readRegularFile(file);
  const name = basename(file);
  const nothing = { title: name, siteName: null, byline: null, publishedTime: null };
  const source = { fileName: name, url: null, importedAt: null };
  if (!cleaner) {
    const { text } = decode(name, bytes);
    if (text.trim() === '') throw new AppError('empty', `“${name}” is empty.`);
    return {
      ...{ name: file, isInLibrary: false, text, lang: null, published: null },
      article: { ...nothing, source },
    };
  }
  const companions = await readCompanions(await picturesBeside(file));
  const { title, siteName, byline, publishedTime, text, lang, url } = await cleaner.clean({
    ...{ name, bytes, companions },
  });
  return {
    ...{ name: file, isInLibrary: false, text, lang, published: publishedTime },
    article: { title, siteName, byline, publishedTime, source: { ...source, url } },
  };
}
