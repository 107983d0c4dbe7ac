import { AppError } from '#contract';

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full. Free some space and try again.',
  EDQUOT: 'your share of the disk is used up. Free some space and try again.',
  EACCES: 'the library folder may not be written to. Check its permissions and try again.',
  EPERM: 'the library folder may not be written to. Check its permissions and try again.',
  EROFS: 'the disk is read-only. Make it writable and try again.',
  ENXIO: 'the disk does not answer. Connect it again and try again.',
  ENODEV: 'the disk does not answer. Connect it again and try again.',
  EIO: 'the disk reported an error. Check the disk and try again.',
  EMFILE: 'too many files are open. Close other programs and try again.',
};

/** The system's code of a failed file operation (`ENOENT`), or null for any other error. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Makes a failed file operation a `storage` error that says what was not done; passes AppErrors through. */
export function storageError(error: unknown, what: string): AppError {
  if (error instanceof AppError) return error;
  const code = systemCode(error) ?? '';
  const reason = Object.hasOwn(reasons, code) ? reasons[code] : 'the disk did not take it. Try again.';
  return new AppError('storage', `${what}: ${reason}`, { cause: error });
}
