import type { Dirent } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/library';
import { findFiles, type Found } from './find-files';

it('a folder that cannot be listed is told in its place, and the rest is found', async () => {
  const folder = await temporaryFolder();
  for (const name of ['a.txt', 'b/in-b.txt', 'c/in-c.txt', 'd.txt']) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), 'text');
  }
  const denied = Object.assign(new Error('EACCES'), { code: 'EACCES' });
  const list = async (path: string): Promise<Dirent[]> => {
    if (basename(path) === 'b') throw denied;
    return readdir(path, { withFileTypes: true });
  };
  const found = [];
  for await (const one of findFiles(folder, list)) found.push(one);
  expect(found).toEqual([
    { file: join(folder, 'a.txt'), beside: [] },
    { folder: join(folder, 'b'), error: denied },
    { file: join(folder, 'c', 'in-c.txt'), beside: [] },
    { file: join(folder, 'd.txt'), beside: [] },
  ]);
});

it('finds the pictures in the folder of a saved page, and walks past its frames', async () => {
  const folder = await temporaryFolder();
  const files = [
    ...[
      'Reise.html',
      'Reise-Dateien/berg.jpg',
      'Reise-Dateien/frame.html',
      'Reise-Dateien/frame_files/see.png',
    ],
    ...['Reise-Dateien/stil.css', 'Notes.txt', 'Notes_files/inside.txt'],
  ];
  for (const name of files) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), 'text');
  }
  const found = [];
  for await (const one of findFiles(folder)) found.push(one);
  const beside = [
    { path: join(folder, 'Reise-Dateien', 'berg.jpg'), name: 'Reise-Dateien/berg.jpg' },
    {
      path: join(folder, 'Reise-Dateien', 'frame_files', 'see.png'),
      name: 'Reise-Dateien/frame_files/see.png',
    },
  ];
  expect(found.map(sorted)).toEqual([
    { file: join(folder, 'Notes.txt'), beside: [] },
    { file: join(folder, 'Notes_files', 'inside.txt'), beside: [] },
    { file: join(folder, 'Reise.html'), beside },
  ]);
  // The page named by itself has them too.
  const { value: alone } = await findFiles(join(folder, 'Reise.html')).next();
  expect(alone && sorted(alone)).toEqual({ file: join(folder, 'Reise.html'), beside });
});

/** The order within a folder is that of the disk. */
const sorted = (found: Found): Found =>
  'file' in found ? { ...found, beside: found.beside.toSorted((a, b) => (a.path < b.path ? -1 : 1)) } : found;
