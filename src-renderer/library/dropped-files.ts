/** The files of a drop, with folders walked to their ends. */
export async function droppedFiles(transfer: DataTransfer): Promise<File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  // Entries exist for real drops only; a synthetic drop carries its files alone.
  if (entries.every((entry) => entry === null)) return [...transfer.files];
  return (await Promise.all(entries.map((entry) => (entry ? filesOf(entry) : Promise.resolve([]))))).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isFile)
    return [await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail))];
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  // A reader hands out its entries in pieces and ends with an empty one.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (!piece.length) break;
    found.push(...piece);
  }
  return (await Promise.all(found.map(filesOf))).flat();
}
