import type { Dirent } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/library';
import { findFiles } from './find-files';

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
    { file: join(folder, 'a.txt') },
    { folder: join(folder, 'b'), error: denied },
    { file: join(folder, 'c', 'in-c.txt') },
    { file: join(folder, 'd.txt') },
  ]);
});
