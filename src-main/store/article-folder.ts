import { AppError, type Id, type Source } from '#contract';
import { basename, join } from 'node:path';
import type { Asset } from '../article/cleaned';
import { assetPath } from './asset-path';
import type { Backups } from './backups';
import { described } from './described';
import type { Disk } from './disk';
import { type Document, type Home, openDocument } from './document';
import { type DurableJson, durableJson } from './durable-json';
import { type AnnotationsFile, type ArticleFile, formats, noAnnotations, type PositionFile } from './formats';
import type { Journal } from './journal/journal';
import type { ArticleLayout, Layout } from './layout';
import { sha256 } from './sha256';
import { storageError } from './storage-error';
import { versionsOf } from './versions-of';
import { openVersions, type Versions, versionThatFits } from './versions';

/** One article's folder, opened. */
export interface ArticleFolder {
  article: Document<ArticleFile>;
  annotations: Document<AnnotationsFile>;
  position: Document<PositionFile>;
  /**
   * The stored HTML and its text content, checked against their sums, with the record that goes with them.
   * @throws AppError `storage` when damaged
   */
  content: () => Promise<Content>;
  /** A text that the article has or had. Null when it is not kept. */
  version: (version: number) => Promise<(Content & { record: ArticleFile }) | null>;
  /**
   * Makes another text the newest version. Its number was never given before, even where the record has become an older
   * one: annotations count in the texts of these numbers. Readers see the one or the other, whenever it is interrupted.
   * @param text with the file that it came from where that is another than the one before; its bytes are kept beside those
   *   of all earlier files
   * @param change of the record as it is then; the number of the version, the sums and the new file are added
   */
  revise: (
    text: { html: string; text: string; assets: readonly Asset[]; file?: NewFile | undefined },
    change: RecordChange,
  ) => Promise<void>;
  /**
   * Keeps a text of another article that has become part of this one, for the notes that were made on it; never is it the
   * article's. Answers the number that it has among the versions.
   */
  keepText: (other: { record: ArticleFile; html: string }) => Promise<number>;
  /** Removes versions of the text, and the pictures that only they had; a file that no record ever named stays. */
  prune: (keeps: (version: number) => boolean) => Promise<void>;
  /** Takes over what something else has written into its documents. @returns whether that was anything new */
  refresh: () => Promise<boolean>;
  close: () => Promise<void>;
}

export interface Content {
  record: ArticleFile;
  html: string;
  text: string;
}

/** A file that an article gets a text from. */
export interface NewFile {
  bytes: Uint8Array;
  source: Source;
  /** Of its name, without the dot: letters and digits. */
  extension: string;
}

export type RecordChange = (record: ArticleFile) => ArticleFile;

export interface FolderOptions {
  disk: Disk;
  layout: Layout;
  backups: Backups;
  journal: Journal | null;
  now: () => Date;
  notice: (sentence: string) => void;
  /** The text content of stored HTML. */
  textOf: (html: string) => string;
  /** Told when a document of an article has been written to its file. */
  saved?: (folder: ArticleFolder) => void;
  /** Told when notes that something else has written were taken over with a change of ours. */
  tookIn?: (folder: ArticleFolder, before: AnnotationsFile, after: AnnotationsFile) => void;
  /** Told when the text of an article is not there as a whole: it may still be arriving. */
  lacksText?: (id: Id) => void;
  /** Makes an article's record anew from what else lies in its folder. */
  rebuild: (id: Id, folder: ArticleLayout) => Promise<ArticleFile | null>;
}

/**
 * Opens an article's folder.
 * @throws AppError `not-found` when there is none, `storage`, `newer-format`
 */
export async function openArticleFolder(id: Id, options: FolderOptions): Promise<ArticleFolder> {
  const { disk, layout, backups, journal, now, notice } = options;
  const place = layout.article(id);
  const missing = new AppError('not-found', 'This article is not in the library. It may have been deleted.');
  // One listing answers what is there: opening thousands of articles for a recount must not ask the disk more.
  const names = await disk.list(place.folder);
  // A record that is gone from a folder with a text can be made good; without both there is no article.
  if (!names.includes('article.json') && !names.includes('article.html')) throw missing;
  await disk.sweep(place.folder, names).catch(() => undefined);
  const isThere = (path: string): boolean =>
    names.includes(basename(path)) || (journal?.hasPending(path) ?? false);

  const common = { disk, journal, now, notice };
  const atStart: PositionFile = { formatVersion: 1, position: { offset: 0, progress: 0 }, openedAt: null };
  /** The list is derived from these files: what it says is known to be so before the journal forgets that they changed. */
  const telling = <T>(home: Home<T>): Home<T> => ({
    ...home,
    write: async (data) => {
      await home.write(data);
      options.saved?.(folder);
    },
  });
  const adapter = durableJson<ArticleFile>({
    ...common,
    path: place.article,
    format: formats.article,
    backups,
    // A backup of another version would not go with the text.
    fitting: async () => {
      const found = await versionThatFits(disk, place);
      const isSame = ({ version, htmlSha256 }: ArticleFile): boolean =>
        version === found?.version && htmlSha256 === found.htmlSha256;
      return found && { data: found, isSame };
    },
    rebuild: () => options.rebuild(id, place),
    required: true,
    subject: (data) => (data ? `“${described(data).title}”` : `the article ${id}`),
  });
  const article = await openDocument(
    telling<ArticleFile | null>(adapter as DurableJson<ArticleFile | null>),
    null,
    'The article could not be saved',
  );
  if (article.data?.id !== id) throw missing;
  const title = (of: (name: string) => string): string | null =>
    article.data && of(`“${described(article.data).title}”`);
  const annotations = await openDocument(
    {
      ...telling(
        durableJson({
          ...common,
          path: place.annotations,
          format: formats.annotations,
          backups,
          rebuild: async () => noAnnotations,
          unread: () => noAnnotations,
          subject: () => title((name) => `the notes of ${name}`),
          lost: (text) => {
            const count = text.split('"motivation"').length - 1;
            return count === 0
              ? null
              : count === 1
                ? 'one highlight or note'
                : `${count} highlights and notes`;
          },
        }),
      ),
      tookIn: (before, after) => options.tookIn?.(folder, before, after),
    },
    noAnnotations,
    'The note could not be saved',
    isThere(place.annotations) || (await hasCopy(backups, place.annotations)),
  );
  const position = await openDocument(
    telling(
      durableJson({
        ...common,
        path: place.position,
        format: formats.position,
        backups: null,
        rebuild: async () => atStart,
        unread: () => atStart,
        subject: () => title((name) => `the reading position of ${name}`),
        unsummed: true,
      }),
    ),
    atStart,
    'The reading position could not be saved',
    isThere(place.position),
    true,
  );

  const record = article as Document<ArticleFile>;
  const versions = openVersions(disk, place);
  /** The newest text read, and the one before it, which annotations are about to be placed from. */
  const known = new Map<string, Promise<{ html: string; text: string }>>();
  const textFor = (of: ArticleFile): Promise<{ html: string; text: string }> => {
    const key = contentKey(of);
    const reading =
      known.get(key) ??
      readContent(of, place, versions, options).catch((error: unknown) => {
        known.delete(key);
        if (error instanceof NotWhole) options.lacksText?.(id);
        throw storageError(error, `The text of “${of.title}” could not be read`);
      });
    known.set(key, reading);
    for (const old of [...known.keys()].slice(0, -2)) known.delete(old);
    return reading;
  };
  const content = async (): Promise<Content> => {
    for (;;) {
      const before = record.data;
      const text = await textFor(before);
      // While it was read, another text may have taken its place.
      if (contentKey(record.data) === contentKey(before)) return { record: record.data, ...text };
    }
  };

  /** Never given before, even where the record has become an older one. */
  const nextNumber = async (version: number): Promise<number> => {
    const named = annotations.data.annotations.flatMap(versionsOf);
    return 1 + Math.max(version, annotations.data.placedIn ?? 1, ...(await versions.list()), ...named);
  };

  const folder: ArticleFolder = {
    article: record,
    annotations,
    position,
    close: async () => {
      const closed = await Promise.allSettled([record.close(), annotations.close(), position.close()]);
      for (const one of closed) if (one.status === 'rejected') throw one.reason;
    },
    refresh: async () => {
      // The record first: notes are placed in the text that it names.
      const others = [await record.refresh(), await annotations.refresh(), await position.refresh()];
      return others.includes(true);
    },
    content,
    version: async (number) => {
      if (number === record.data.version) return content();
      const found = await versions.read(number);
      if (!found) return null;
      const kept = known.get(contentKey(found.record));
      return { ...found, ...(kept ? await kept : { text: options.textOf(found.html) }) };
    },
    revise: async ({ html, text, assets, file }, change) => {
      // A text that its notes cannot follow to must not be made.
      const refused = record.refusal ?? annotations.refusal;
      if (refused) throw refused;
      const old = await content();
      const sums = { htmlSha256: sha256(html), textSha256: sha256(text) };
      const number = await nextNumber(old.record.version);
      const original = file && nameFor(file, old.record, number);
      const next: RecordChange = (now) => {
        const changed = { ...change(now), version: number, ...sums };
        return file && original ? withFile(changed, original, file.source, now.version) : changed;
      };
      await versions.write(old);
      if (file && original) await disk.write(join(place.folder, original), file.bytes);
      await addAssets(disk, place, assets);
      await versions.write({ record: next(record.data), html });
      await record.update(next);
      known.set(contentKey(record.data), Promise.resolve({ html, text }));
      // From here on the new text is the article's; what fails now is made good when it is read.
      await disk.write(place.html, html).catch(() => undefined);
      await disk.write(place.text, text).catch(() => undefined);
    },
    keepText: async (other) => {
      const number = await nextNumber(record.data.version);
      // Its pictures stay with the other one.
      const kept = { ...other.record, id, version: number, assets: [] };
      await versions.write({ html: other.html, record: kept }).catch((error: unknown) => {
        throw storageError(error, 'The text of the other article could not be kept');
      });
      return number;
    },
    prune: async (keeps) => {
      const gone = new Set<string>();
      for (const number of await versions.list()) {
        if (keeps(number)) continue;
        for (const { name } of (await versions.read(number))?.record.assets ?? []) gone.add(name);
      }
      await versions.prune(keeps);
      for (const { name } of record.data.assets) gone.delete(name);
      for (const number of await versions.list()) {
        const found = await versions.read(number);
        // Pictures of a version that cannot be read now may still be needed.
        if (!found) return;
        for (const { name } of found.record.assets) gone.delete(name);
      }
      for (const name of gone) await disk.remove(assetPath(place.assets, name));
    },
  };
  return folder;
}

/** Whether there was such a file once: somebody may have deleted it. */
async function hasCopy(backups: Backups, path: string): Promise<boolean> {
  for await (const _ of backups.newestFirst(path)) return true;
  return false;
}

/** A name of its own: until the record says it, the bytes under it are nobody's. The same bytes keep the name they had. */
function nameFor({ source, extension }: NewFile, { files }: ArticleFile, version: number): string {
  const known = files.find(({ sha256: sum }) => sum === source.sha256);
  return known?.original ?? `original-${version}.${extension}`;
}

/** The record of a text that came from another file than the one before. */
function withFile(record: ArticleFile, original: string, source: Source, before: number): ArticleFile {
  const { fileName, sha256: sum, importedAt } = source;
  const others = record.files.filter((one) => one.sha256 !== sum);
  return {
    ...record,
    ...{ original, source },
    files: [...others, { original, fileName, sha256: sum, importedAt, before }],
  };
}

const contentKey = ({ htmlSha256, textSha256 }: ArticleFile): string => `${htmlSha256} ${textSha256}`;

async function addAssets(disk: Disk, place: ArticleLayout, assets: readonly Asset[]): Promise<void> {
  const there = new Set(await disk.list(place.assets));
  const missing = new Map(assets.filter(({ name }) => !there.has(name)).map((asset) => [asset.name, asset]));
  if (missing.size === 0) return;
  await disk.makeFolder(place.assets);
  await disk.sync(place.folder);
  for (const { name, bytes } of missing.values()) await disk.write(assetPath(place.assets, name), bytes);
}

async function readContent(
  record: ArticleFile,
  place: ArticleLayout,
  versions: Versions,
  { disk, textOf }: FolderOptions,
): Promise<{ html: string; text: string }> {
  const htmlBytes = await disk.read(place.html);
  let html = htmlBytes?.toString('utf8');
  if (!htmlBytes || html === undefined || sha256(htmlBytes) !== record.htmlSha256) {
    // A change that was interrupted after the record was written is finished here.
    const version = await versions.read(record.version);
    if (version?.record.htmlSha256 !== record.htmlSha256) throw new NotWhole(record);
    html = version.html;
    await disk.write(place.html, html).catch(() => undefined);
  }
  const textBytes = await disk.read(place.text);
  if (textBytes && sha256(textBytes) === record.textSha256) return { html, text: textBytes.toString('utf8') };
  // The text file only saves parsing: the HTML is the truth.
  const text = textOf(html);
  if (sha256(text) !== record.textSha256) throw new NotWhole(record);
  await disk.write(place.text, text).catch(() => undefined);
  return { html, text };
}

/** A program that keeps folders in step may be at it; nobody but the reader can know. */
class NotWhole extends AppError {
  constructor({ title }: ArticleFile) {
    super(
      'storage',
      `The text of “${title}” is not whole here. It may still be arriving from another computer: it is shown as soon as all of it is there. If nothing comes, “Check the library…” (synoptic check --repair) makes it again from the original file.`,
    );
  }
}
