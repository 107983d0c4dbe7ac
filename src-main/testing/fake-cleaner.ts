import { AppError } from '#contract';
import type { Cleaned, Cleaner } from '../article/cleaned';
import { unpack } from '../article/unpack';

/**
 * Takes each line for a paragraph, the first for the title; lines in brackets are left out until an edit keeps them. A
 * file that begins with `refuse` is refused. A line `from <address>` names the article's address. An encoding other than
 * UTF-8 shows in each line.
 */
export const fakeCleaner: Cleaner = {
  clean: async ({ name, bytes, encoding, edits = [], withLines }, signal) => {
    signal?.throwIfAborted();
    const all = Buffer.from(bytes).toString('utf8').trim().split('\n');
    const address = all.find((line) => line.startsWith('from http'));
    const said = all.filter((line) => line !== address);
    const read = encoding ? said.map((line) => `${line} (${encoding})`) : said;
    const decisionOn = (text: string) => edits.find((edit) => edit.text === text)?.action;
    const isOut = (text: string): boolean =>
      decisionOn(text) === 'remove' || (/^\[.*\]$/.test(text) && decisionOn(text) !== 'keep');
    const lines = read.filter((line) => !isOut(line));
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
      removed: read.filter(isOut).map((text) => ({ reason: 'in brackets', text, at: 0 })),
      warnings: [],
      assets: [],
      url: address?.slice('from '.length) ?? null,
      mediaType: 'text/plain',
      encoding: encoding ?? 'UTF-8',
      ...(withLines
        ? {
            lines: read.map((text) => ({
              ...{ text, nth: 0, html: `<p>${text}</p>`, at: 0 },
              removed: isOut(text) ? 'in brackets' : null,
              edited: decisionOn(text) !== undefined,
            })),
          }
        : {}),
    };
    return cleaned;
  },
  unpack,
  close: async () => {},
};
