import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDisk } from '../store/disk';
import { readJournals } from '../store/journal/journals';
import { patched } from '../store/journal/patch';

/**
 * Documents as the next opening would find them, looked up without the program: what their files say with what the journal
 * says of them. Null for one that is not there.
 */
export async function storedIn(library: string): Promise<(place: string) => Promise<unknown>> {
  const read = (name: string): Promise<Buffer | null> => readFile(join(library, name)).catch(() => null);
  const { changes } = await readJournals(createDisk(), library);
  return async (place) => {
    const file = await read(place);
    const raw: unknown = file && JSON.parse(file.toString('utf8'));
    return (changes.get(place) ?? []).reduce((value, { patch }) => patched(value, patch), raw);
  };
}

/** One of them. */
export const stored = async (library: string, place: string): Promise<unknown> =>
  (await storedIn(library))(place);
