import { fromBufferPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { AppError, type ErrorData, limits } from '#contract';
import { decodeNames } from './entry-names';
import { createEntryReader, EntryRefused, type EntryFault } from './zip-entry';

/** A zip archive whose list of entries has been read. Names are keys, never paths of a disk. */
export interface Zip {
  /** Files in it, in the order of the archive; folders and links are left out. */
  paths: readonly string[];
  /** Entries that are refused for their name alone. */
  refused: readonly { path: string; error: ErrorData }[];
  has: (path: string) => boolean;
  /**
   * The bytes of an entry. What is read counts towards the limit of the whole archive.
   * @throws AppError that names the entry: `unsupported` when it is encrypted, `too-large`, `unreadable`; an
   *   ArchiveRefused concerns the archive as a whole
   */
  read: (path: string) => Promise<Uint8Array>;
}

/** The archive as a whole goes beyond a limit. */
export class ArchiveRefused extends AppError {}

/** Most files of an archive, and most bytes in all that is read of it. */
interface Most {
  entries: number;
  inflated: number;
  /** Most bytes of one of them, where that is known before. */
  entry?: number;
}
const ofPages: Most = { entries: limits.archiveEntries, inflated: limits.archiveInflated };

/** How many times its packed size an entry may have; text reaches 30. */
const mostRatio = 200;

/**
 * Opens a zip archive from memory. Sizes are counted while inflating, whatever the archive says.
 * @throws AppError `too-large` with too many entries, `unreadable` when it is damaged
 */
export async function openZip(name: string, bytes: Uint8Array, most: Most = ofPages): Promise<Zip> {
  const file = await opened(name, bytes);
  if (file.entryCount > most.entries) {
    throw new ArchiveRefused(
      'too-large',
      `“${name}” holds ${file.entryCount.toLocaleString('en')} files; an archive may hold up to ${most.entries.toLocaleString('en')}. Unpack it and import its folder.`,
    );
  }
  const { entries, refused } = sorted(name, await entriesOf(name, file));
  const bounds = { entry: most.entry ?? Infinity, total: most.inflated, ratio: mostRatio };
  const bytesOf = createEntryReader(file, bounds);

  const read = async (path: string): Promise<Uint8Array> => {
    const entry = entries.get(path);
    if (!entry) throw new AppError('not-found', `“${shown(path)}” is not in “${name}”.`);
    try {
      return await bytesOf(entry);
    } catch (error) {
      if (!(error instanceof EntryRefused)) throw error;
      throw error.fault === 'total' ? tooMuch(name, most) : refusals[error.fault](shown(path), name);
    }
  };

  return { paths: [...entries.keys()], refused, has: (path) => entries.has(path), read };
}

async function opened(name: string, bytes: Uint8Array): Promise<ZipFile> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    // Names are decoded here, as one bad name would end the list; sizes are compared here, for the same reason.
    return await fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: false });
  } catch {
    throw damaged(name);
  }
}

async function entriesOf(name: string, file: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of file.eachEntry()) entries.push(entry);
  } catch (error) {
    if (error instanceof Error && error.message.includes('encryption')) {
      throw new ArchiveRefused('unsupported', `“${name}” is encrypted. ${unpackFirst}`);
    }
    throw damaged(name);
  }
  return entries;
}

function sorted(
  name: string,
  all: readonly Entry[],
): { entries: Map<string, Entry>; refused: Zip['refused'] } {
  const entries = new Map<string, Entry>();
  const refused: { path: string; error: ErrorData }[] = [];
  const names = namesOf(all);
  for (const [n, entry] of all.entries()) {
    const path = names[n] ?? '';
    if (path.endsWith('/') || isLink(entry)) continue;
    if (path.includes('\0') || path === '' || validateFileName(path) !== null) {
      const message = `“${shown(path)}” in “${name}” was refused: its name points outside the archive.`;
      refused.push({ path: shown(path), error: { code: 'bad-input', message } });
    } else if (entries.has(path)) {
      const message = `“${shown(path)}” stands in “${name}” more than once; the first one was taken.`;
      refused.push({ path: shown(path), error: { code: 'bad-input', message } });
    } else entries.set(path, entry);
  }
  return { entries, refused };
}

const utf8Flag = 0x800;

function namesOf(entries: readonly Entry[]): string[] {
  const raw = entries.map((entry) => {
    const utf8 = (entry.generalPurposeBitFlag & utf8Flag) !== 0;
    const bytes = entry.fileNameRaw;
    if (utf8 || !entry.extraFields.some(({ id }) => id === 0x7075)) return { bytes, utf8 };
    // A second name, in Unicode, when it belongs to the first.
    const other = getFileNameLowLevel(0, bytes, entry.extraFields, true);
    return other === getFileNameLowLevel(0, bytes, [], true)
      ? { bytes, utf8 }
      : { bytes: Buffer.from(other), utf8: true };
  });
  // Some programs on Windows write its own separators.
  return decodeNames(raw).map((name) => name.replaceAll('\\', '/'));
}

/** Unix programs keep a file's kind in the upper half of its attributes. */
function isLink({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  const unix = versionMadeBy >> 8 === 3;
  return unix && ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;
}

/** A name from outside, as text to be shown: without signs that change the order or the look of what stands around it. */
export function shown(path: string): string {
  const plain = path.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return plain.length > 200 ? `…${plain.slice(-199)}` : plain;
}

const unpackFirst = 'Unpack it with its password and import its files.';

const damaged = (name: string): AppError =>
  new ArchiveRefused('unreadable', `“${name}” is damaged or incomplete: its list of files cannot be read.`);

const about = (path: string, name: string): string => `“${path}” in “${name}”`;
const bomb = (path: string, name: string): AppError =>
  new AppError(
    'too-large',
    `${about(path, name)} was refused: it unpacks to more than ${mostRatio} times its size, which no article does.`,
  );
const refusals: Record<Exclude<EntryFault, 'total'>, (path: string, name: string) => AppError> = {
  encrypted: (path, name) => new AppError('unsupported', `${about(path, name)} is encrypted. ${unpackFirst}`),
  packing: (path, name) =>
    new AppError(
      'unsupported',
      `${about(path, name)} is packed in a way that is not read here. Unpack the archive and import its files.`,
    ),
  damaged: (path, name) =>
    new AppError('unreadable', `${about(path, name)} is damaged: it could not be unpacked.`),
  size: (path, name) =>
    new AppError('unreadable', `${about(path, name)} was refused: its size is not what the archive says.`),
  ratio: bomb,
  entry: bomb,
};
const tooMuch = (name: string, { inflated }: Most): AppError =>
  new ArchiveRefused(
    'too-large',
    `“${name}” unpacks to more than ${inflated / 1024 / 1024} MB. Unpack it yourself and import its folder.`,
  );
