import { AppError } from '#contract';
import { randomBytes } from 'node:crypto';
import { constants, copyFile, type FileHandle, link, lstat, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { storageError, systemCode } from '../store/storage-error';

/** A file that is being written; it has its name when it is whole. */
export interface FileBegun {
  write: (bytes: Uint8Array) => Promise<void>;
  end: () => Promise<void>;
  giveUp: () => Promise<void>;
}

/**
 * A file in the folder and nowhere else: what is no ordinary file there is never written to or through.
 * @throws AppError `conflict` where there is one already, `storage`
 */
export async function beginFile(folder: string, name: string, overwrite: boolean): Promise<FileBegun> {
  const target = join(folder, name);
  // An end in between leaves no half of a file under its name.
  const temp = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
  const said = (error: unknown): unknown =>
    systemCode(error) === 'EEXIST'
      ? alreadyThere(name, true)
      : storageError(error, `“${name}” could not be written`);
  const there = await lstat(target).catch(() => null);
  if (there && (!overwrite || !there.isFile())) throw alreadyThere(name, there.isFile());
  const file: FileHandle = await open(temp, 'wx').catch((error: unknown) => {
    throw said(error);
  });
  const giveUp = async (): Promise<void> => {
    await file.close().catch(() => undefined);
    await unlink(temp).catch(() => undefined);
  };
  const orGiveUp = async (work: Promise<unknown>): Promise<void> => {
    try {
      await work;
    } catch (error) {
      await giveUp();
      throw said(error);
    }
  };
  return {
    write: (bytes: Uint8Array) => orGiveUp(file.writeFile(bytes)),
    end: async () => {
      await orGiveUp(file.sync().then(() => file.close()));
      // Unlike a renaming, a new name for it takes nothing's place.
      await orGiveUp(overwrite ? rename(temp, target) : named(temp, target));
    },
    giveUp,
  };
}

async function named(temp: string, target: string): Promise<void> {
  await link(temp, target).catch(async (error: unknown) => {
    // Some drives know no second names.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(systemCode(error) ?? '')) throw error;
    await copyFile(temp, target, constants.COPYFILE_EXCL);
  });
  await unlink(temp);
}

function alreadyThere(name: string, isFile: boolean): AppError {
  const what = isFile
    ? 'is there already. Use --overwrite to replace it.'
    : 'is there already and is no ordinary file.';
  return new AppError('conflict', `“${name}” ${what}`);
}
