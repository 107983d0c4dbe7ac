import { foldersOfPage, mayBePicture, takesFile, walksFolder } from '#contract/importable';
import { limits } from '#contract/limits';

/** A file on its way into the library, with the pictures that lay in its page's folder. */
export interface Chosen {
  file: File;
  beside: { file: File; /** As the page names it: `photo_files/a.jpg`. */ name: string }[];
}

/**
 * The files of a drop, with folders walked to their ends. A file dropped by itself is always taken, so that it is
 * named when it is refused; of a folder, what the name rules take. A page comes with the pictures of its folder, also
 * when the two are dropped side by side. A folder that cannot be read gives nothing, and keeps nothing else away.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<Chosen[]> {
  // The items are gone after the first wait: everything is taken from them at once.
  const items = [...transfer.items].map((item) => ({
    entry: item.webkitGetAsEntry?.() ?? null,
    file: item.getAsFile?.() ?? null,
  }));
  // Entries exist for real drops only; a synthetic drop carries its files alone.
  if (items.every(({ entry }) => entry === null))
    return [...transfer.files].map((file) => ({ file, beside: [] }));
  const entries = items.flatMap(({ entry }) => entry ?? []);
  const names = new Set(entries.map(({ name }) => name));
  const found = await Promise.all(
    items.map(async ({ entry, file }) => {
      if (!entry) return [];
      if (isFolder(entry)) return walksFolder(entry.name, (name) => names.has(name)) ? inFolder(entry) : [];
      // A file that cannot be opened goes on by its name; reading it then tells the reason.
      const read = (await fileOf(entry as FileSystemFileEntry)) ?? file;
      return read ? [{ file: read, beside: await besidePage(entry.name, entries) }] : [];
    }),
  );
  return found.flat();
}

async function inFolder(folder: FileSystemDirectoryEntry): Promise<Chosen[]> {
  const entries = await entriesOf(folder);
  const names = new Set(entries.map(({ name }) => name));
  const found = await Promise.all(
    entries.map(async (entry) => {
      if (isFolder(entry)) return walksFolder(entry.name, (name) => names.has(name)) ? inFolder(entry) : [];
      const file = takesFile(entry.name) ? await fileOf(entry as FileSystemFileEntry) : null;
      return file ? [{ file, beside: await besidePage(entry.name, entries) }] : [];
    }),
  );
  return found.flat();
}

async function besidePage(page: string, entries: readonly FileSystemEntry[]): Promise<Chosen['beside']> {
  const wanted = new Set(foldersOfPage(page));
  const folders = entries.filter((entry) => isFolder(entry) && wanted.has(entry.name));
  const found: Chosen['beside'] = [];
  for (const folder of folders) await pictures(folder as FileSystemDirectoryEntry, folder.name, found, 0);
  return found.slice(0, limits.companions);
}

/** Browsers put all in one folder; frames saved with the page have folders of their own in it. */
async function pictures(
  folder: FileSystemDirectoryEntry,
  name: string,
  found: Chosen['beside'],
  depth: number,
): Promise<void> {
  for (const entry of await entriesOf(folder)) {
    if (found.length >= limits.companions) return;
    const inside = `${name}/${entry.name}`;
    if (isFolder(entry)) {
      if (depth < 3) await pictures(entry, inside, found, depth + 1);
    } else if (mayBePicture(entry.name)) {
      const file = await fileOf(entry as FileSystemFileEntry);
      if (file) found.push({ file, name: inside });
    }
  }
}

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry): Promise<File | null> =>
  new Promise((done) => entry.file(done, () => done(null)));

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  // A reader hands out its entries in pieces and ends with an empty one.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((done) => reader.readEntries(done, () => done([])));
    if (!piece.length) return found;
    found.push(...piece);
  }
}
