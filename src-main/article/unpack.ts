import type { CleanInput, Unpacked } from './cleaned';

/**
 * Looks into a file for what becomes articles of their own. Runs in the worker.
 * @throws AppError that names the file and says why it is refused.
 */
export function unpack(_input: CleanInput): Promise<Unpacked> {
  return Promise.resolve({ kind: 'single' });
}
