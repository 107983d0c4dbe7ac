import { AppError, limits } from '#contract';
import type { CleanInput, Companion } from '../cleaned';
import { pictureOf } from '../containers/archive';
import { openZip, type Zip } from '../containers/zip';
import { decode } from '../decode';
import { cleanHtml, type CleanedText } from '../html/clean-html';
import { ownPictures } from './own-pictures';
import { savedComment } from './saved-comment';

type CleanedBytes = CleanedText & { encoding: string; mediaType: string };

/**
 * Makes an article of a self-extracting page of SingleFile: HTML with a zip archive in it, which a script unpacks in the
 * browser. Here the archive is read as any other, and the page in it cleaned with its pictures.
 * @throws AppError `unreadable` when there is no page to be had, with what to do; limits as for every archive.
 */
export async function cleanSelfExtracting(input: CleanInput): Promise<CleanedBytes> {
  const { name, bytes } = input;
  const zip = await opened(name, archiveIn(bytes));
  if (!zip?.has('index.html')) throw notReadable(name);
  const { text, encoding, warnings } = decode(name, await zip.read('index.html'), input.encoding);
  const pictures: Companion[] = [];
  for (const path of zip.paths
    .filter((p) => /\.(?:png|jpe?g|gif|webp|avif)$/i.test(p))
    .slice(0, limits.companions)) {
    const picture = await pictureOf(zip, path);
    if (picture) pictures.push({ path, bytes: picture });
  }
  const companions = [...(input.companions ?? []), ...pictures];
  const cleaned = cleanHtml({ ...input, companions }, (addressOf(bytes) ?? '') + text);
  const beside = new Set((input.companions ?? []).map((c) => c.path));
  return {
    ...cleaned,
    assets: ownPictures(cleaned.assets, beside),
    warnings: [...warnings, ...cleaned.warnings],
    encoding,
    mediaType: 'text/html',
  };
}

/** The archive alone: what stands before it shifts its addresses, what stands behind it is no comment of its own. */
function archiveIn(bytes: Uint8Array): Uint8Array | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0 || end + 22 > buffer.length) return null;
  const length = buffer.readUInt32LE(end + 12);
  const offset = buffer.readUInt32LE(end + 16);
  const start = end - length - offset;
  if (start < 0) return null;
  const archive = new Uint8Array(buffer.subarray(start, end + 22));
  // No comment: the rest of the page is none.
  archive.fill(0, archive.length - 2);
  return archive;
}

async function opened(name: string, archive: Uint8Array | null): Promise<Zip | null> {
  if (!archive) return null;
  try {
    return await openZip(name, archive);
  } catch (error) {
    if (error instanceof AppError && error.code !== 'unreadable') throw error;
    return null;
  }
}

/** The address stands in the comment on top of the outer page. */
function addressOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('utf8');
  const url = /Page saved with SingleFile\s{1,10}url: (https?:\/\/\S{1,2000})/.exec(head)?.[1];
  return url !== undefined && URL.canParse(url) ? savedComment(url) : null;
}

const notReadable = (name: string): AppError =>
  new AppError(
    'unreadable',
    `“${name}” is a self-extracting page of SingleFile that cannot be unpacked here. Open it in a browser and save it again as a plain HTML file.`,
  );
