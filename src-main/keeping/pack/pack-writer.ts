import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { createDisk, type Disk } from '../../store/disk';
import { formats } from '../../store/formats';
import { type ArticleLayout, leftOutName } from '../../store/layout';
import { parseDocument } from '../../store/migrations';
import { sha256 } from '../../store/sha256';
import { storageError } from '../../store/storage-error';
import { isOfArticle, isOriginal, leftOutText, type Manifest, manifestName, sumsName } from './manifest';

/** What packs small already. */
const packed = /\.(?:png|jpe?g|gif|webp|avif|zip|epub|docx|pdf|mp[34]|woff2?)$/;
/** How often an article that is being changed is read again. */
const attempts = 3;

interface Writing {
  zip: ZipFile;
  written: Promise<void>;
  sums: Record<string, string>;
}

/** The tasks of packing; they share the file that is being written. @throws AppError `storage` */
export function createPackWriter(disk: Disk = createDisk()) {
  let writing: Writing | null = null;

  const begun = (): Writing => {
    if (!writing) throw new Error('No pack is being written.');
    return writing;
  };
  /** One after the other: only what is being written is held in memory. */
  const put = async (name: string, bytes: Uint8Array): Promise<void> => {
    const { zip, written, sums } = begun();
    if (name !== sumsName) sums[name] = createHash('sha256').update(bytes).digest('hex');
    const stream = Readable.from([bytes], { objectMode: false });
    zip.addReadStreamLazy(name, { compress: !packed.test(name) }, (ready) => ready(null, stream));
    await Promise.race([finished(stream), written]);
  };
  const storing =
    <I, D>(task: (input: I) => Promise<D>) =>
    (input: I): Promise<D> =>
      task(input).catch((error: unknown) => {
        throw storageError(error, 'The library could not be packed');
      });

  return {
    beginPack: storing(async ({ target, manifest }: { target: string; manifest: Manifest }) => {
      const zip = new ZipFile();
      const out = createWriteStream(target, { flags: 'wx', mode: 0o600 });
      // Whoever asks knows now that the file is ours.
      await once(out, 'open');
      const written = pipeline(zip.outputStream, out);
      // Told when it is awaited.
      written.catch(() => undefined);
      writing = { zip, written, sums: {} };
      await put(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
      return null;
    }),
    /** @returns whether there was a record */
    packArticle: storing(
      async (input: { home: string; place: ArticleLayout; isTrashed: boolean; originals: boolean }) => {
        const files = await filesOf(disk, input);
        for (const [name, bytes] of files) await put(`${input.home}/${name}`, bytes);
        return { whole: files.has('article.json') };
      },
    ),
    /** A file that is not there is left out. */
    packFile: storing(async ({ name, path }: { name: string; path: string }) => {
      const bytes = await disk.read(path);
      if (bytes) await put(name, bytes);
      return null;
    }),
    endPack: storing(async () => {
      const { zip, written, sums } = begun();
      await put(sumsName, Buffer.from(JSON.stringify(sums)));
      zip.end();
      await written;
      writing = null;
      return null;
    }),
  };
}

type Files = Map<string, Buffer>;
interface Wanted {
  place: ArticleLayout;
  originals: boolean;
  isTrashed: boolean;
}

/** The files of an article as they are at one time: its record and its text belong together. */
async function filesOf(disk: Disk, wanted: Wanted): Promise<Files> {
  let files: Files = new Map();
  for (let attempt = 0; attempt < attempts; attempt++) {
    files = await readFiles(disk, wanted);
    if (belongTogether(files)) break;
  }
  return files;
}

async function readFiles(disk: Disk, { place, originals, isTrashed }: Wanted): Promise<Files> {
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
