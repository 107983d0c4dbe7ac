import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Articles } from '../../store/articles';
import type { Disk } from '../../store/disk';
import { formats } from '../../store/formats';
import { type ArticleLayout, type Layout, leftOutName } from '../../store/layout';
import { parseDocument } from '../../store/migrations';
import { sha256 } from '../../store/sha256';
import { isOfArticle, isOriginal, leftOutText, type Manifest, manifestName, sumsName } from './manifest';

/** What packs small already. */
const packed = /\.(?:png|jpe?g|gif|webp|avif|zip|epub|docx|pdf|mp[34]|woff2?)$/;
/** How often an article that is being changed is read again. */
const attempts = 3;

/**
 * Writes a library into one zip file, in the layout of its folder: articles, trash, comparisons, collections and
 * preferences, not what can be made again (the list, backups). Each document is whole, and each article is read while
 * nothing moves it; the reader may go on meanwhile.
 * @param target that must not be there yet
 * @throws what `node:fs` throws, and the reason of `signal`
 */
export async function writePack(options: {
  target: string;
  disk: Disk;
  layout: Layout;
  articles: Articles;
  manifest: Manifest;
  progress: (done: number, total: number) => void;
  signal: AbortSignal;
}): Promise<void> {
  const { disk, layout, articles, manifest, signal } = options;
  const zip = new ZipFile();
  const out = createWriteStream(options.target, { flags: 'wx', mode: 0o600 });
  const writing = pipeline(zip.outputStream, out, { signal });
  // Told when it is awaited below.
  writing.catch(() => undefined);
  const sums: Record<string, string> = {};

  /** One after the other: only what is being written is held in memory. */
  const put = async (name: string, bytes: Uint8Array): Promise<void> => {
    signal.throwIfAborted();
    if (name !== sumsName) sums[name] = createHash('sha256').update(bytes).digest('hex');
    const stream = Readable.from([bytes], { objectMode: false });
    zip.addReadStreamLazy(name, { compress: !packed.test(name) }, (ready) => ready(null, stream));
    await Promise.race([finished(stream), writing]);
  };
  const text = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  const putFile = async (name: string, path: string): Promise<void> => {
    const bytes = await disk.read(path);
    if (bytes) await put(name, bytes);
  };

  try {
    await put(manifestName, text(manifest));
    const ids = await articles.ids();
    const trashed = await articles.trashed();
    const total = ids.length + trashed.length;
    let done = 0;
    const putArticle = async (place: ArticleLayout, home: string, isTrashed: boolean): Promise<void> => {
      for (const [name, bytes] of await filesOf(disk, place, manifest.originals, isTrashed))
        await put(`${home}/${name}`, bytes);
      options.progress(++done, total);
    };
    for (const id of ids) {
      if (!(await articles.has(id))) continue;
      await articles.use(id, () => putArticle(layout.article(id), `articles/${id}`, false));
    }
    for (const id of trashed) await putArticle(layout.trashed(id), `trash/${id}`, true);
    for (const name of await disk.list(layout.comparisons)) {
      if (name.endsWith('.json') && !name.startsWith('.'))
        await putFile(`comparisons/${name}`, join(layout.comparisons, name));
    }
    await putFile('collections.json', layout.collections);
    await putFile('preferences.json', layout.preferences);
    await put(sumsName, Buffer.from(JSON.stringify(sums)));
    zip.end();
    await writing;
  } catch (error) {
    out.destroy();
    if (!out.closed) await once(out, 'close').catch(() => undefined);
    throw error;
  }
}

type Files = Map<string, Buffer>;

/** The files of an article as they are at one time: its record and its text belong together. */
async function filesOf(
  disk: Disk,
  place: ArticleLayout,
  originals: boolean,
  isTrashed: boolean,
): Promise<Files> {
  let files: Files = new Map();
  for (let attempt = 0; attempt < attempts; attempt++) {
    files = await readFiles(disk, place, originals, isTrashed);
    if (belongTogether(files)) break;
  }
  return files;
}

async function readFiles(
  disk: Disk,
  place: ArticleLayout,
  originals: boolean,
  isTrashed: boolean,
): Promise<Files> {
  const inside = async (folder: string, prefix: string): Promise<string[]> =>
    (await disk.list(folder)).map((name) => prefix + name);
  const names = [
    ...(await inside(place.folder, '')),
    ...(await inside(place.versions, 'versions/')),
    ...(await inside(place.assets, 'assets/')),
  ].filter((name) => isOfArticle(name, isTrashed));
  const files: Files = new Map();
  let leftOut = false;
  for (const name of names.sort()) {
    if (isOriginal(name) && !originals) {
      leftOut = true;
      continue;
    }
    const bytes = await disk.read(join(place.folder, name));
    if (bytes) files.set(name, bytes);
  }
  if (leftOut) files.set(leftOutName, Buffer.from(leftOutText));
  return files;
}

function belongTogether(files: Files): boolean {
  const [record, html] = [files.get('article.json'), files.get('article.html')];
  try {
    return (
      record !== undefined &&
      html !== undefined &&
      parseDocument(record.toString('utf8'), formats.article).data.htmlSha256 === sha256(html)
    );
  } catch {
    return false;
  }
}
