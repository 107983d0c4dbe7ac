import { AppError, type ErrorData } from '#contract';
import { takenOutOf } from '#contract/importable';
import type { Companion, Part, Unpacked } from '../cleaned';
import { ArchiveRefused, shown, type Zip } from './zip';

type Archive = Extract<Unpacked, { kind: 'archive' }>;

/** Archives are taken out of archives by nobody: each level would be another chance to hide how much it holds. */
const isArchive = /\.(?:zip|7z|rar|tar|tgz|gz|bz2|xz|zst)$/i;

/**
 * The files of a zip archive that can be imported, wherever they lie in it, saved pages with the pictures of their
 * folders. One that is refused keeps nothing else away.
 * @throws ArchiveRefused when the archive goes beyond a limit as a whole, AppError `unsupported` when it holds nothing
 */
export async function unpackArchive(name: string, zip: Zip): Promise<Archive> {
  const parts: Part[] = [];
  const refused = [...zip.refused];
  const refuse = (path: string, { code, message }: ErrorData): void =>
    void refused.push({ path: shown(path), error: { code, message } });

  const visible = zip.paths.filter((path) => !path.split('/').some(isOfTheSystem));
  for (const path of visible.filter((one) => isArchive.test(one))) {
    const message = `“${shown(path)}” in “${name}” is an archive inside an archive. Take it out and import it by itself.`;
    refuse(path, new AppError('unsupported', message));
  }
  // The archive stands for the folder that was chosen.
  const inside = takenOutOf(visible.filter((one) => !isArchive.test(one)).map((path) => `/${path}`));
  for (const taken of inside) {
    const path = taken.path.slice(1);
    try {
      const bytes = await zip.read(path);
      const companions: Companion[] = [];
      for (const one of taken.companions) {
        const picture = await pictureOf(zip, one.path.slice(1));
        if (picture) companions.push({ path: one.name, bytes: picture });
      }
      const input = { name: shown(path.slice(path.lastIndexOf('/') + 1)), bytes };
      parts.push({ path: shown(path), input: companions.length ? { ...input, companions } : input });
    } catch (error) {
      if (!(error instanceof AppError) || error instanceof ArchiveRefused) throw error;
      refuse(path, error);
    }
  }
  if (parts.length === 0 && refused.length === 0) throw nothingIn(name);
  return { kind: 'archive', parts, refused };
}

/** What macOS and others put beside the files. */
const isOfTheSystem = (part: string): boolean => part.startsWith('.') || part === '__MACOSX';

/** A picture that cannot be had is missing from its page, which is said there. */
export async function pictureOf(zip: Zip, path: string): Promise<Uint8Array | null> {
  try {
    return await zip.read(path);
  } catch (error) {
    if (error instanceof ArchiveRefused || !(error instanceof AppError)) throw error;
    return null;
  }
}

function nothingIn(name: string): AppError {
  return new AppError(
    'unsupported',
    `“${name}” holds nothing that can be imported: no page, text, document or book.`,
  );
}
