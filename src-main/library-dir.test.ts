import { describe, expect, it } from 'vitest';
import { defaultLibraryDir } from './library-dir';

describe('defaultLibraryDir', () => {
  it.each([
    ['linux', {}, '/home/a/.local/share/synoptic'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/synoptic'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a/.local/share/synoptic'],
    ['freebsd', { XDG_DATA_HOME: '' }, '/home/a/.local/share/synoptic'],
    ['darwin', {}, '/home/a/Library/Application Support/Synoptic'],
  ] as const)('%s with %j is %s', (platform, env, expected) => {
    expect(defaultLibraryDir(platform, env, '/home/a')).toBe(expected);
  });

  it('is under APPDATA on Windows', () => {
    expect(defaultLibraryDir('win32', { APPDATA: '/roaming' }, '/home/a')).toMatch(/roaming.Synoptic$/);
    expect(defaultLibraryDir('win32', {}, '/home/a')).toMatch(/AppData.Roaming.Synoptic$/);
  });
});
