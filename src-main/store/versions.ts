import { basename, join } from 'node:path';
import type { Disk } from './disk';
import { documentText } from './document-sum';
import { type ArticleFile, formats } from './formats';
import type { ArticleLayout } from './layout';
import { parseDocument } from './migrations';
import { sha256 } from './sha256';

/** A text that an article has or has had, and its record of that time. */
export interface Version {
  record: ArticleFile;
  html: string;
}

/**
 * The versions of one article's text: `versions/<n>.html` and `versions/<n>.json`, which is the article's record as it was.
 * A new one is written here first, so that a change of the article itself can be finished whenever it was interrupted.
 */
export interface Versions {
  /** Numbers of those that are there, from the oldest. */
  list: () => Promise<number[]>;
  /** Null when it is not there or damaged. */
  read: (version: number) => Promise<Version | null>;
  write: (version: Version) => Promise<void>;
  /** Removes all but some. */
  prune: (keeps: (version: number) => boolean) => Promise<void>;
}

export function openVersions(disk: Disk, { folder, versions }: ArticleLayout): Versions {
  const place = (version: number): { html: string; record: string } => ({
    html: join(versions, `${version}.html`),
    record: join(versions, `${version}.json`),
  });
  const list = async (): Promise<number[]> => {
    const numbers = (await disk.list(versions)).flatMap(
      (name) => /^([1-9]\d{0,8})\.json$/.exec(name)?.[1] ?? [],
    );
    return numbers.map(Number).sort((a, b) => a - b);
  };
  const read = async (version: number): Promise<Version | null> => {
    const { html, record } = place(version);
    const [bytes, text] = [await disk.read(record), await disk.read(html)];
    if (!bytes || !text) return null;
    try {
      const { data } = parseDocument(bytes.toString('utf8'), formats.article);
      const sound = data.version === version && sha256(text) === data.htmlSha256;
      return sound ? { record: data, html: text.toString('utf8') } : null;
    } catch {
      return null;
    }
  };
  return {
    list,
    read,
    write: async ({ record, html }) => {
      const to = place(record.version);
      await disk.makeFolder(versions);
      await disk.sync(folder);
      await disk.write(to.html, html);
      await disk.write(to.record, documentText(record));
    },
    prune: async (keeps) => {
      for (const name of await disk.list(versions)) {
        const version = Number(/^([1-9]\d{0,8})\.(?:json|html)$/.exec(basename(name))?.[1] ?? Number.NaN);
        if (!Number.isNaN(version) && !keeps(version)) await disk.remove(join(versions, name));
      }
    },
  };
}

/** The record of the newest version whose text is the one in `article.html`. */
export async function versionThatFits(disk: Disk, place: ArticleLayout): Promise<ArticleFile | null> {
  const html = await disk.read(place.html);
  if (!html) return null;
  const sum = sha256(html);
  const versions = openVersions(disk, place);
  for (const number of (await versions.list()).reverse()) {
    const found = await versions.read(number);
    if (found?.record.htmlSha256 === sum) return found.record;
  }
  return null;
}
