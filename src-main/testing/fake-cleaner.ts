import { AppError } from '#contract';
import type { Cleaned, Cleaner } from '../article/cleaned';
import { unpack } from '../article/unpack';

/** Takes each line for a paragraph, the first for the title. A file that begins with `refuse` is refused. */
export const fakeCleaner: Cleaner = {
  clean: async ({ name, bytes }, signal) => {
    signal?.throwIfAborted();
    const lines = Buffer.from(bytes).toString('utf8').trim().split('\n');
    if (lines[0] === 'refuse') throw new AppError('no-article', `“${name}” holds no article.`);
    const escaped = lines.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
    const cleaned: Cleaned = {
      title: lines[0] ?? name,
      titleFrom: 'headline',
      byline: null,
      siteName: null,
      publishedTime: null,
      modifiedTime: null,
      leadPicture: null,
      lang: 'en',
      dir: null,
      excerpt: null,
      html: escaped.map((line) => `<p>${line}</p>\n`).join(''),
      text: lines.map((line) => `${line}\n`).join(''),
      plainText: lines.slice(1).join('\n'),
      removed: [],
      warnings: [],
      assets: [],
      url: null,
      mediaType: 'text/plain',
      encoding: 'UTF-8',
    };
    return cleaned;
  },
  unpack,
  close: async () => {},
};
