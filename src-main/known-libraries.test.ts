import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { knownLibrariesFile } from './known-libraries';
import { openApp, temporaryFolder } from './testing/library';

const vanished = {
  code: 'storage',
  message: expect.stringMatching(/“stick”.*nothing in it now.*--new/s) as string,
};

it('a known library whose folder is empty or gone is not begun anew, unless that is asked for', async () => {
  const home = await temporaryFolder();
  const [libraryDir, file] = [join(home, 'stick'), join(home, 'config', 'libraries.json')];
  const known = { file, isNew: false };
  await openApp(libraryDir, { known }).then((app) => app.close());
  await openApp(libraryDir, { known }).then((app) => app.close());
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ libraries: [{ folder: libraryDir }] });

  await rename(libraryDir, join(home, 'pulled'));
  for (const readOnly of [false, true]) {
    await expect(openApp(libraryDir, { known, readOnly })).rejects.toMatchObject(vanished);
  }
  await mkdir(libraryDir);
  await expect(openApp(libraryDir, { known })).rejects.toMatchObject(vanished);
  expect(await readdir(libraryDir)).toEqual([]);

  await rm(libraryDir, { recursive: true });
  await rename(join(home, 'pulled'), libraryDir);
  await openApp(libraryDir, { known }).then((app) => app.close());
  await rm(libraryDir, { recursive: true });
  await openApp(libraryDir, { known: { file, isNew: true } }).then((app) => app.close());
  expect(await readdir(libraryDir)).toContain('library.json');
});

it('a list that cannot be read or written keeps no library from being opened', async () => {
  const home = await temporaryFolder();
  const file = join(home, 'libraries.json');
  await writeFile(file, '{"formatVersion":');
  await openApp(join(home, 'one'), { known: { file, isNew: false } }).then((app) => app.close());
  const inFile = join(file, 'libraries.json');
  await openApp(join(home, 'two'), { known: { file: inFile, isNew: false } }).then((app) => app.close());
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    libraries: [{ folder: join(home, 'one') }],
  });
});

it('lies in no library folder', () => {
  expect(knownLibrariesFile('linux', {}, '/home/a')).toBe('/home/a/.config/synoptic/libraries.json');
  expect(knownLibrariesFile('linux', { XDG_CONFIG_HOME: '/c' }, '/home/a')).toBe(
    '/c/synoptic/libraries.json',
  );
  expect(knownLibrariesFile('darwin', {}, '/home/a')).toBe(
    '/home/a/Library/Preferences/Synoptic/libraries.json',
  );
});
