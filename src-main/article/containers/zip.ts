import { crc32 } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, validateFileName, type Entry, type ZipFile } from 'yauzl';
import { AppError, type ErrorData, limits } from '#contract';
import { decodeNames } from './entry-names';

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

/** How many times its packed size an entry may have; text reaches 30. */
const mostRatio = 200;

/**
 * Opens a zip archive from memory. Sizes are counted while inflating, whatever the archive says.
 * @throws AppError `too-large` with too many entries, `unreadable` when it is damaged
 */
export async function openZip(name: string, bytes: Uint8Array): Promise<Zip> {
  const file = await opened(name, bytes);
  if (file.entryCount > limits.archiveEntries) {
    throw new ArchiveRefused(
      'too-large',
      `“${name}” holds ${file.entryCount.toLocaleString('en')} files; an archive may hold up to ${limits.archiveEntries.toLocaleString('en')}. Unpack it and import its folder.`,
    );
  }
  const { entries, refused } = sorted(name, await entriesOf(name, file));
  let inflated = 0;

  const read = async (path: string): Promise<Uint8Array> => {
    const entry = entries.get(path);
    if (!entry) throw new AppError('not-found', `“${shown(path)}” is not in “${name}”.`);
    const about = `“${shown(path)}” in “${name}”`;
    refuseUnread(about, entry);
    if (inflated + entry.uncompressedSize > limits.archiveInflated) throw tooMuch(name);
    const pieces: Uint8Array[] = [];
    let length = 0;
    try {
      for await (const piece of (await file.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
        length += piece.length;
        inflated += piece.length;
        if (inflated > limits.archiveInflated) throw tooMuch(name);
        if (length > mostRatio * entry.compressedSize) throw bomb(about);
        if (length > entry.uncompressedSize) throw wrongSize(about);
        pieces.push(piece);
      }
    } catch (error) {
      throw error instanceof AppError ? error : damagedEntry(about);
    }
    if (length !== entry.uncompressedSize) throw wrongSize(about);
    // Memory of its own: it is handed from thread to thread, and small Buffers share theirs.
    const whole = new Uint8Array(length);
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    if (crc32(whole) !== entry.crc32) throw damagedEntry(about);
    return whole;
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

function refuseUnread(about: string, entry: Entry): void {
  if (entry.isEncrypted()) throw new AppError('unsupported', `${about} is encrypted. ${unpackFirst}`);
  if (!entry.canDecodeFileData()) {
    throw new AppError(
      'unsupported',
      `${about} is packed in a way that is not read here. Unpack the archive and import its files.`,
    );
  }
  if (entry.compressionMethod === 0 && entry.compressedSize !== entry.uncompressedSize)
    throw wrongSize(about);
  if (entry.uncompressedSize > mostRatio * entry.compressedSize) throw bomb(about);
}

/** A name from outside, as text to be shown: without signs that change the order or the look of what stands around it. */
export function shown(path: string): string {
  const plain = path.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\ufffd');
  return plain.length > 200 ? `…${plain.slice(-199)}` : plain;
}

const unpackFirst = 'Unpack it with its password and import its files.';

const damaged = (name: string): AppError =>
  new ArchiveRefused('unreadable', `“${name}” is damaged or incomplete: its list of files cannot be read.`);
const damagedEntry = (about: string): AppError =>
  new AppError('unreadable', `${about} is damaged: it could not be unpacked.`);
const wrongSize = (about: string): AppError =>
  new AppError('unreadable', `${about} was refused: its size is not what the archive says.`);
const bomb = (about: string): AppError =>
  new AppError(
    'too-large',
    `${about} was refused: it unpacks to more than ${mostRatio} times its size, which no article does.`,
  );
const tooMuch = (name: string): AppError =>
  new ArchiveRefused(
    'too-large',
    `“${name}” unpacks to more than ${limits.archiveInflated / 1024 / 1024} MB. Unpack it yourself and import its folder.`,
  );
