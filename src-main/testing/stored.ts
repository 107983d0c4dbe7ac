import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changesByFile, readJournal } from '../store/journal/found';
import { journalNames } from '../store/journal/journal';
import { patched } from '../store/journal/patch';

/**
 * A document as the next opening would find it, looked up without the program: what its file says with what the journal
 * says of it. Null when there is none.
 */
export async function stored(library: string, place: string): Promise<unknown> {
  const read = (name: string): Promise<Buffer | null> => readFile(join(library, name)).catch(() => null);
  const changes =
    changesByFile(readJournal(await Promise.all(journalNames.map(read))).lines).get(place) ?? [];
  const file = await read(place);
  const raw: unknown = file && JSON.parse(file.toString('utf8'));
  return changes.reduce((value, { patch }) => patched(value, patch), raw);
}
