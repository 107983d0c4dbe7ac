import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { AppError, type Id, limits } from '#contract';
import { sha256 } from '../../store/sha256';
import { entryPlace, Manifest, manifestName, manifestVersion, Sums, sumsName } from './manifest';

/** A packed library whose list of entries has been read. */
export interface Pack {
  manifest: Manifest;
  /** Files of each article, by their names in its folder. */
  articles: ReadonlyMap<Id, readonly string[]>;
  trash: ReadonlyMap<Id, readonly string[]>;
  comparisons: readonly Id[];
  has: (path: string) => boolean;
  /**
   * The bytes of an entry, whose sum has been checked. Sizes are counted while inflating.
   * @throws AppError `unreadable`, `too-large`
   */
  read: (path: string) => Promise<Buffer>;
  close: () => void;
}

/** Most entries, most bytes of one, and most of all together. */
const most = { entries: 1_500_000, bytes: limits.archiveBytes, inflated: 64 * 1024 ** 3 };

/**
 * Opens a file that a library was packed into. Names of entries are keys, never paths; what is in no library is left out.
 * @param what names it in messages
 * @throws AppError `unreadable`, `too-large`, `newer-format`
 */
export async function openPack(path: string, what: string): Promise<Pack> {
  let file: ZipFile;
  const entries = new Map<string, Entry>();
  try {
    file = await openPromise(path, { autoClose: false, decodeStrings: false, validateEntrySizes: true });
  } catch {
    throw noPack(what);
  }
  try {
    if (file.entryCount > most.entries) throw tooMuch(what);
    for await (const entry of file.eachEntry()) {
      const name = entry.fileNameRaw.toString('utf8');
      if (entryPlace(name) && !entries.has(name)) entries.set(name, entry);
    }
  } catch (error) {
    file.close();
    throw error instanceof AppError ? error : noPack(what);
  }

  let inflated = 0;
  let sums: Record<string, string> | null = null;
  const readBytes = async (name: string): Promise<Buffer> => {
    const entry = entries.get(name);
    if (!entry) throw new AppError('unreadable', `“${name}” is missing in “${what}”.`);
    if (entry.isEncrypted() || !entry.canDecodeFileData()) throw damaged(name, what);
    const pieces: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const piece of (await file.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
        length += piece.length;
        inflated += piece.length;
        if (length > most.bytes || inflated > most.inflated) throw tooMuch(what);
        pieces.push(piece);
      }
    } catch (error) {
      throw error instanceof AppError ? error : damaged(name, what);
    }
    return Buffer.concat(pieces);
  };
  const read = async (name: string): Promise<Buffer> => {
    const bytes = await readBytes(name);
    if (!sums || !Object.hasOwn(sums, name) || sums[name] !== sha256(bytes)) throw damaged(name, what);
    return bytes;
  };
  const parsed = async <T>(name: string, schema: { parse: (value: unknown) => T }): Promise<T> => {
    const bytes = await readBytes(name);
    try {
      return schema.parse(JSON.parse(bytes.toString('utf8')));
    } catch {
      throw noPack(what);
    }
  };

  try {
    const manifest = await parsed(manifestName, Manifest);
    if (manifest.formatVersion > manifestVersion) throw newer(what);
    sums = await parsed(sumsName, Sums);
    const [articles, trash] = [new Map<Id, string[]>(), new Map<Id, string[]>()];
    const comparisons: Id[] = [];
    for (const name of entries.keys()) {
      const place = entryPlace(name);
      if (place?.kind === 'comparison') comparisons.push(place.id);
      if (place?.kind !== 'articles' && place?.kind !== 'trash') continue;
      const home = place.kind === 'articles' ? articles : trash;
      home.set(place.id, [...(home.get(place.id) ?? []), place.file]);
    }
    return {
      ...{ manifest, articles, trash, comparisons, read },
      has: (name) => entries.has(name),
      close: () => file.close(),
    };
  } catch (error) {
    file.close();
    throw error;
  }
}

const noPack = (what: string): AppError =>
  new AppError('unreadable', `“${what}” is no packed library of Synoptic, or it is damaged or incomplete.`);
const damaged = (name: string, what: string): AppError =>
  new AppError('unreadable', `“${name}” in “${what}” is damaged.`);
const tooMuch = (what: string): AppError =>
  new AppError('too-large', `“${what}” holds more than a library may hold. Nothing more was taken from it.`);
const newer = (what: string): AppError =>
  new AppError('newer-format', `A newer version of Synoptic packed “${what}”. Update Synoptic to open it.`);
