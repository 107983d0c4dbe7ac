import { takesFile, walksFolder } from '#contract/importable';

/**
 * The files of a drop, with folders walked to their ends. A file dropped by itself is always taken, so that it is
 * named when it is refused; of a folder, what the name rules take. A folder that cannot be read gives nothing, and
 * keeps nothing else away.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  // The items are gone after the first wait: everything is taken from them at once.
  const items = [...transfer.items].map((item) => ({
    entry: item.webkitGetAsEntry?.() ?? null,
    file: item.getAsFile?.() ?? null,
  }));
  // Entries exist for real drops only; a synthetic drop carries its files alone.
  if (items.every(({ entry }) => entry === null)) return [...transfer.files];
  const found = await Promise.all(
    items.map(async ({ entry, file }) => {
      if (!entry) return [];
      if (entry.isDirectory) return inFolder(entry as FileSystemDirectoryEntry);
      const read = await fileOf(entry as FileSystemFileEntry);
      // A file that cannot be opened goes on by its name; reading it then tells the reason.
      return [read ?? file].filter((one) => one !== null);
    }),
  );
  return found.flat();
}

async function inFolder(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const entries = await entriesOf(folder);
  const names = new Set(entries.map(({ name }) => name));
  const found = await Promise.all(
    entries.map(async (entry) => {
      if (entry.isDirectory) {
        const walked = walksFolder(entry.name, (name) => names.has(name));
        return walked ? inFolder(entry as FileSystemDirectoryEntry) : [];
      }
      const file = takesFile(entry.name) ? await fileOf(entry as FileSystemFileEntry) : null;
      return file ? [file] : [];
    }),
  );
  return found.flat();
}

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
