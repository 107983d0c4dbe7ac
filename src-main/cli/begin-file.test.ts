import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../testing/library';
import { beginFile } from './begin-file';

const bytes = Buffer.from('Fourteen people');

it.each([false, true])(
  'a file has its name when it is whole, and not before (overwriting: %s)',
  async (over) => {
    const folder = await temporaryFolder();
    const given = await beginFile(folder, 'a.md', over);
    await given.write(bytes);
    expect(await readdir(folder)).not.toContain('a.md');
    await given.giveUp();
    expect(await readdir(folder)).toEqual([]);

    const file = await beginFile(folder, 'a.md', over);
    await file.write(bytes);
    await file.write(bytes);
    await file.end();
    expect(await readdir(folder)).toEqual(['a.md']);
    expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('Fourteen peopleFourteen people');
  },
);

it('one that comes meanwhile is not overwritten, and nothing is left lying about', async () => {
  const folder = await temporaryFolder();
  const file = await beginFile(folder, 'a.md', false);
  await file.write(bytes);
  await writeFile(join(folder, 'a.md'), 'mine');
  await expect(file.end()).rejects.toMatchObject({ code: 'conflict' });
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('mine');
  expect(await readdir(folder)).toEqual(['a.md']);
});

it('a link is not written through', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'else.md'), 'mine');
  await symlink(join(folder, 'else.md'), join(folder, 'a.md'));
  await expect(beginFile(folder, 'a.md', true)).rejects.toMatchObject({ code: 'conflict' });
});
