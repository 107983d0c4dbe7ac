import { AppError } from '#contract';
import { dirname, join } from 'node:path';

/** Where a picture lies. @throws AppError `bad-input` */
export function assetPath(folder: string, name: string): string {
  const path = join(folder, name);
  // The contract checks names as well; a name that is a path must not get past either.
  if (dirname(path) !== folder || name.startsWith('.'))
    throw new AppError('bad-input', 'There is no such picture.');
  return path;
}
