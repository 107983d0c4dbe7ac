import { AppError } from '#contract/errors';
import { mostBytes } from '#contract/importable';
import { limits } from '#contract/limits';
import { call } from '../api';
import type { Chosen } from './dropped-files';

const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;

/** Sends a file unless it is too large. @throws AppError `too-large` */
export async function sendFile(file: File, upload: string, cancelled: () => boolean): Promise<void> {
  await refuseSize(file);
  await uploadFile(file, file.name, upload, cancelled);
}

/** Said before the bytes travel; the main side checks again what it reads. */
async function refuseSize(file: File): Promise<void> {
  const most = mostBytes(new Uint8Array(await file.slice(0, 1024).arrayBuffer()));
  if (file.size <= most) return;
  throw new AppError(
    'too-large',
    `“${file.name}” has ${inMegabytes(file.size)}; files of this kind may have up to ${inMegabytes(most)}. Nothing was imported from it.`,
  );
}

/**
 * Sends the pictures of a page; answers the ids of those that have arrived. One that cannot be read is missing from the page,
 * which is said there.
 * @param uploading the ids of all that are on their way are added to it
 */
export async function sendBeside(
  { beside }: Chosen,
  uploading: string[],
  cancelled: () => boolean,
): Promise<string[]> {
  const companions: string[] = [];
  let together = 0;
  for (const { file, name } of beside) {
    if (cancelled()) break;
    if (file.size > limits.htmlBytes || together + file.size > limits.archiveBytes) continue;
    together += file.size;
    const upload = crypto.randomUUID();
    uploading.push(upload);
    const sent = await uploadFile(file, name, upload, cancelled).then(
      () => true,
      () => false,
    );
    if (sent) companions.push(upload);
  }
  return companions;
}

/**
 * Sends a file in pieces, none of which keeps the page busy for longer than a few milliseconds.
 * @param cancelled asked before each piece
 * @returns the id of the upload; what has been sent stays there until it is imported or cancelled
 */
async function uploadFile(file: File, name: string, upload: string, cancelled: () => boolean): Promise<void> {
  let offset = 0;
  do {
    const piece = new Uint8Array(await file.slice(offset, offset + limits.uploadChunk).arrayBuffer());
    if (cancelled()) return;
    await call('uploadFile', { upload, name, offset, bytes: toBase64(piece) });
    offset += piece.length;
  } while (offset < file.size && !cancelled());
}

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  }
  return btoa(binary);
}
