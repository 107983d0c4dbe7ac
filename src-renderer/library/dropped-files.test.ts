import { expect, test } from 'vitest';
import { droppedFiles } from './dropped-files';

type Entry = Partial<FileSystemFileEntry & FileSystemDirectoryEntry>;
const broken = (_done: unknown, fail?: (error: DOMException) => void): void =>
  fail?.(new DOMException('No.'));

const fileEntry = (name: string): Entry => ({
  ...{ name, isFile: true, isDirectory: false },
  file: (done: (file: File) => void) => done(new File(['text'], name)),
});
const unreadable = (name: string): Entry => ({ ...fileEntry(name), file: broken });
/** A folder that hands out its entries one at a time. */
const folder = (name: string, ...entries: Entry[]): Entry => ({
  ...{ name, isFile: false, isDirectory: true },
  createReader: () => {
    const left = [...entries] as FileSystemEntry[];
    return { readEntries: (done: (piece: FileSystemEntry[]) => void) => done(left.splice(0, 1)) };
  },
});
const lockedFolder = (name: string): Entry => ({
  ...folder(name),
  createReader: () => ({ readEntries: broken }),
});

const namesOf = async (...entries: Entry[]): Promise<string[]> => {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry, getAsFile: () => null }));
  const files = await droppedFiles({ items, files: [] } as unknown as DataTransfer);
  return files.map(({ file, beside }) => [file.name, ...beside.map(({ name }) => name)].join(' + '));
};

test('takes single files whatever they are called, and of folders what can be imported', async () => {
  const saved = folder('page_files', fileEntry('frame.html'));
  const inside = folder('deep', fileEntry('b.txt'), fileEntry('c.png'), fileEntry('.hidden.txt'));
  const dropped = folder(
    'dropped',
    fileEntry('page.html'),
    saved,
    inside,
    folder('.git', fileEntry('d.txt')),
  );
  expect(await namesOf(fileEntry('picture.png'), dropped)).toEqual(['picture.png', 'page.html', 'b.txt']);
});

test('what cannot be read keeps nothing else away', async () => {
  const dropped = folder('dropped', unreadable('a.txt'), lockedFolder('locked'), fileEntry('b.txt'));
  expect(await namesOf(unreadable('c.txt'), lockedFolder('top'), dropped, fileEntry('d.txt'))).toEqual([
    'b.txt',
    'd.txt',
  ]);
});

test('a page comes with the pictures of its folder, in a folder or dropped beside it', async () => {
  const pictures = folder(
    'page-Dateien',
    fileEntry('a.png'),
    fileEntry('b.js'),
    folder('deep', fileEntry('c.jpg')),
  );
  const together = 'page.html + page-Dateien/a.png + page-Dateien/deep/c.jpg';
  expect(await namesOf(folder('dropped', pictures, fileEntry('page.html')))).toEqual([together]);
  expect(await namesOf(pictures, fileEntry('page.html'))).toEqual([together]);
  expect(await namesOf(folder('page_files', fileEntry('d.html')))).toEqual(['d.html']);
});
