import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dependenciesAreCurrent, refuseLinkedFolder } from './dependencies.mjs';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'synoptic-test-'));
  mkdirSync(join(dir, 'node_modules'));
});
afterEach(() => rmSync(dir, { recursive: true }));

type Packages = Record<string, { version?: string; integrity?: string; optional?: boolean }>;
const write = (file: string, packages: Packages): void =>
  writeFileSync(join(dir, file), JSON.stringify({ packages }));
const lock = (packages: Packages): void => write('package-lock.json', { '': {}, ...packages });
const installed = (packages: Packages): void => write('node_modules/.package-lock.json', packages);

const a = { version: '1.0.0', integrity: 'sha512-a' };
const b = { version: '2.0.0', integrity: 'sha512-b' };

test('the same list twice is current', () => {
  lock({ 'node_modules/a': a, 'node_modules/b': b });
  installed({ 'node_modules/b': b, 'node_modules/a': a });
  expect(dependenciesAreCurrent(dir)).toBe(true);
});

test('nothing installed, or half of it, is not', () => {
  lock({ 'node_modules/a': a, 'node_modules/b': b });
  expect(dependenciesAreCurrent(dir)).toBe(false);
  installed({ 'node_modules/a': a });
  expect(dependenciesAreCurrent(dir)).toBe(false);
});

test('another version, another content or a package too many is not', () => {
  lock({ 'node_modules/a': a });
  installed({ 'node_modules/a': { ...a, version: '1.0.1' } });
  expect(dependenciesAreCurrent(dir)).toBe(false);
  installed({ 'node_modules/a': { ...a, integrity: 'sha512-x' } });
  expect(dependenciesAreCurrent(dir)).toBe(false);
  installed({ 'node_modules/a': a, 'node_modules/b': b });
  expect(dependenciesAreCurrent(dir)).toBe(false);
});

test('an optional package for another system may be away', () => {
  lock({ 'node_modules/a': a, 'node_modules/b': { ...b, optional: true } });
  installed({ 'node_modules/a': a });
  expect(dependenciesAreCurrent(dir)).toBe(true);
});

test('a list that cannot be read is not', () => {
  lock({ 'node_modules/a': a });
  writeFileSync(join(dir, 'node_modules/.package-lock.json'), '{ cut o');
  expect(dependenciesAreCurrent(dir)).toBe(false);
});

test('nothing is installed through a symbolic link, which would empty the folder of another project', () => {
  expect(() => refuseLinkedFolder(dir)).not.toThrow();
  rmSync(join(dir, 'node_modules'), { recursive: true });
  expect(() => refuseLinkedFolder(dir)).not.toThrow();
  mkdirSync(join(dir, 'theirs'));
  // A junction needs no special rights on Windows.
  symlinkSync(join(dir, 'theirs'), join(dir, 'node_modules'), 'junction');
  expect(() => refuseLinkedFolder(dir)).toThrow(/node_modules is a symbolic link/);
});
