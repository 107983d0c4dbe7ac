import { AppError, type ExportFolder, type Id } from '#contract';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';

const most = 200;
const FoldersFile = z.object({
  formatVersion: z.literal(1),
  /** The one used last comes first. */
  folders: z.array(z.object({ library: z.string(), folder: z.string(), usedAt: z.iso.datetime() })),
});
type Kept = z.infer<typeof FoldersFile>['folders'];

/** Beside the list of known libraries: folders are those of this computer. */
export const exportFoldersFile = (knownLibraries: string): string =>
  join(dirname(knownLibraries), 'export-folders.json');

/** The folders that a library's exports may be written into: a person chose each in a dialog or named it on the command line. */
export interface ChosenFolders {
  list: () => Promise<ExportFolder[]>;
  /** @throws AppError `bad-input` for the library's own folder */
  add: (path: string) => Promise<ExportFolder>;
  forget: (id: Id) => Promise<void>;
  /** @throws AppError `not-found` */
  pathOf: (id: Id) => Promise<string>;
  /** It was used now. */
  used: (id: Id) => Promise<void>;
}

/**
 * @param file where they are kept; without it they are forgotten with the program
 * @param named on the command line: there as long as the program runs
 */
export function createChosenFolders(options: {
  file?: string | undefined;
  library: string;
  named?: readonly string[] | undefined;
  now: () => Date;
}): ChosenFolders {
  const { file, library, now } = options;
  let named = [...new Set(options.named ?? [])];
  let unkept: Kept = [];

  const read = async (): Promise<Kept> => {
    if (file === undefined) return unkept;
    try {
      return FoldersFile.parse(JSON.parse(await readFile(file, 'utf8'))).folders;
    } catch {
      return unkept;
    }
  };
  const write = async (folders: Kept): Promise<void> => {
    unkept = folders.slice(0, most);
    if (file === undefined) return;
    try {
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      const temp = `${file}.${randomBytes(4).toString('hex')}.tmp`;
      await writeFile(temp, `${JSON.stringify({ formatVersion: 1, folders: unkept }, null, 2)}\n`, {
        mode: 0o600,
      });
      await rename(temp, file);
    } catch {
      // A full or read-only home keeps nothing from being exported: the list is kept as long as the program runs.
    }
  };
  const paths = async (): Promise<string[]> => {
    const kept = (await read()).filter((one) => one.library === library).map(({ folder }) => folder);
    return [...new Set([...named, ...kept])];
  };
  const idOf = (path: string): Id =>
    createHash('sha256').update(`${library}\n${path}`).digest('hex').slice(0, 24);
  const shown = (path: string): ExportFolder => ({ id: idOf(path), name: shortened(path) });
  const put = async (path: string): Promise<void> => {
    const others = (await read()).filter((one) => one.library !== library || one.folder !== path);
    await write([{ library, folder: path, usedAt: now().toISOString() }, ...others]);
  };

  return {
    list: async () => (await paths()).map(shown),
    add: async (path) => {
      const [inside, own] = await Promise.all([path, library].map((one) => realpath(one).catch(() => one)));
      const way = relative(own ?? library, inside ?? path);
      if (way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^([a-zA-Z]:|[\\/])/.test(way)))
        throw new AppError(
          'bad-input',
          `“${basename(path)}” is part of the library itself. Choose a folder outside of it.`,
        );
      await put(path);
      return shown(path);
    },
    forget: async (id) => {
      named = named.filter((path) => idOf(path) !== id);
      await write((await read()).filter((one) => one.library !== library || idOf(one.folder) !== id));
    },
    pathOf: async (id) => {
      const found = (await paths()).find((path) => idOf(path) === id);
      if (found === undefined)
        throw new AppError('not-found', 'This folder is not on the list any more. Choose it again.');
      return found;
    },
    used: async (id) => {
      const found = (await paths()).find((path) => idOf(path) === id);
      if (found !== undefined && !named.includes(found)) await put(found);
    },
  };
}

function shortened(path: string, home: string = homedir()): string {
  return path === home || path.startsWith(`${home}${sep}`) ? `~${path.slice(home.length)}` : path;
}
