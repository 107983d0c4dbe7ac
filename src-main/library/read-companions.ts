import type { Companion } from '../article/cleaned';
import type { Beside } from './find-files';
import { readRegularFile } from './read-file';

/** Most bytes of one picture, and of all that come with one page. */
const mostBytes = 10 * 1024 * 1024;
const mostTogether = 100 * 1024 * 1024;

/** Reads the pictures beside a page. One that cannot be read is left out: it is missing from the page, which is said there. */
export async function readCompanions(beside: readonly Beside[]): Promise<Companion[]> {
  const companions: Companion[] = [];
  let together = 0;
  for (const { path, name } of beside) {
    const bytes = await readRegularFile(path, mostBytes).catch(() => null);
    if (!bytes || together + bytes.length > mostTogether) continue;
    together += bytes.length;
    companions.push({ path: name, bytes });
  }
  return companions;
}
