import { AppError } from '#contract';
import { mostBytes } from '#contract/importable';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { systemCode } from '../store/storage-error';

/** Never wait for a pipe or follow a link that took the file's place after it was looked at. Zero on Windows. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a regular file of at most `cap` bytes, or, without one, of as many as files that begin like it may have. They are
 * counted as they are read: a file may say less than it holds.
 * @throws AppError `not-regular`, `empty`, `too-large`, `not-found`, `unreadable`; the message names the file
 */
export async function readRegularFile(path: string, cap?: number): Promise<Uint8Array> {
  const name = basename(path);
  try {
    const found = await lstat(path);
    if (found.isDirectory()) throw new AppError('not-regular', `“${name}” is a folder, not a file.`);
    if (!found.isFile()) {
      throw new AppError('not-regular', `“${name}” is not an ordinary file. Name the file itself.`);
    }
    return await readUpTo(path, name, cap);
  } catch (error) {
    throw refusal(error, name);
  }
}

async function readUpTo(path: string, name: string, given?: number): Promise<Uint8Array> {
  const file = await open(path, openFlags);
  try {
    const { size } = await file.stat();
    const cap = given ?? mostBytes(await headOf(file));
    if (size > cap) throw tooLarge(name, cap);
    const pieces: Uint8Array[] = [];
    let length = 0;
    for await (const piece of file.createReadStream({
      start: 0,
      autoClose: false,
    }) as AsyncIterable<Uint8Array>) {
      length += piece.length;
      if (length > cap) throw tooLarge(name, cap);
      pieces.push(piece);
    }
    if (length === 0) throw emptyFile(name);
    return Buffer.concat(pieces, length);
  } finally {
    await file.close();
  }
}

async function headOf(file: FileHandle): Promise<Uint8Array> {
  const head = new Uint8Array(1024);
  const { bytesRead } = await file.read(head, 0, head.length, 0);
  return head.subarray(0, bytesRead);
}

export function tooLarge(name: string, cap: number): AppError {
  const size = `${Math.floor(cap / 1024 / 1024)} MB`;
  return new AppError('too-large', `“${name}” is larger than ${size}, the most that can be imported.`);
}

export function emptyFile(name: string): AppError {
  return new AppError('empty', `“${name}” is empty: there is nothing to read in it.`);
}

/** Makes a failed file operation an AppError that names the file and the reason. */
export function refusal(error: unknown, name: string): AppError {
  if (error instanceof AppError) return error;
  const code = systemCode(error);
  if (code === 'ENOENT') return new AppError('not-found', `“${name}” is not there. Check the name.`);
  if (code === 'EACCES' || code === 'EPERM') {
    return new AppError('unreadable', `“${name}” may not be read. Check its permissions and try again.`);
  }
  if (code === 'ELOOP') return new AppError('not-regular', `“${name}” is a link. Name the file itself.`);
  if (code !== null)
    return new AppError('unreadable', `“${name}” could not be read (${code}).`, { cause: error });
  return new AppError('internal', `“${name}” could not be imported because of a fault in Synoptic.`, {
    cause: error,
  });
}
