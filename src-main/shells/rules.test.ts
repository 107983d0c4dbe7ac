import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

// Rules that no type can state, on the program's own text. Tests and this file are not the program.
const root = resolve(import.meta.dirname, '../..');
const sources = ['src-main', 'src-renderer'].flatMap((dir) =>
  readdirSync(join(root, dir), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)),
);
const text = new Map(sources.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
const filesWith = (pattern: RegExp): string[] => sources.filter((file) => pattern.test(text.get(file) ?? ''));

test('there are sources to look at', () => {
  expect(sources.length).toBeGreaterThan(50);
});

test('electron is imported in its shell only', () => {
  const files = filesWith(/from 'electron'|import 'electron'|import\('electron'\)|require\('electron'\)/);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !file.startsWith('src-main/shells/electron/'))).toEqual([]);
});

test('the rights of a page are set in one file', () => {
  expect(filesWith(/webPreferences/)).toEqual(['src-main/shells/electron/window.ts']);
});

test('messages from the page are taken in one file, which checks the sender', () => {
  expect(filesWith(/ipcMain\.(on|handle)|\bipc\.(on|handle)/)).toEqual([
    'src-main/shells/electron/ipc-channel.ts',
  ]);
  expect(filesWith(/ipcRenderer/)).toEqual(['src-main/shells/electron/preload.ts']);
});

test('the system is asked to open something in one file', () => {
  expect(filesWith(/shell\.open|openExternal\(/)).toEqual(['src-main/shells/electron/navigation.ts']);
});

test.each([
  ['pages from disk', /file:\/\/|\bloadFile\(/],
  ['Node in a page', /nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webSecurity: false/],
  ['text made into code', /\beval\(|new Function\(|dangerouslySetInnerHTML/],
  ['running scripts of an imported page', /runScripts|resources: 'usable'/],
  ['a loopback name that others can take', /['"`/]localhost\b/],
])('nowhere: %s', (_, pattern) => {
  expect(filesWith(pattern)).toEqual([]);
});
