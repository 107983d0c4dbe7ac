import { describe, expect, it } from 'vitest';
import { copiedId, copyOf, isPartial } from './conflict-copy';

const documents = ['article.json', 'annotations.json', 'position.json'];

describe('a file put aside by a program that keeps folders in step', () => {
  it.each([
    'annotations.sync-conflict-20261122-101500-ABCDEFG.json',
    'annotations.sync-conflict-20261122-101500.json',
    'annotations (conflicted copy 2026-11-22 101500).json',
    'annotations (Ines’s conflicted copy 2026-11-22).json',
    'annotations (Copie en conflit de Ines 2026-11-22).json',
    'annotations (In Konflikt stehende Kopie von Ines 2026-11-22).json',
    'annotations (競合コピー 2026-11-22).json',
    'annotations-DESKTOP-AB12.json',
    'annotations-Ines-MacBook-Pro.json',
    'annotations 2.json',
    'annotations (1).json',
  ])('is known by its name: %s', (name) => {
    expect(copyOf(name, documents)).toBe('annotations.json');
  });

  it.each([
    'annotations.json',
    'annotations.json.corrupt-2026-11-22T10-15-00-000Z',
    '.annotations.json.0123456789abcdef.tmp',
    '.syncthing.annotations.json.tmp',
    '~syncthing~annotations.json.tmp',
    'annotationsold.json',
    'original-2.json',
    'article.html',
  ])('is not another file: %s', (name) => {
    expect(copyOf(name, documents)).toBeNull();
  });

  it('is found by the id that it is named by', () => {
    expect(copiedId('abcdefgh1234 (conflicted copy 2026-11-22 101500)')).toBe('abcdefgh1234');
    expect(copiedId('abcdefgh1234 2')).toBe('abcdefgh1234');
    expect(copiedId('comparison-1.sync-conflict-20261122-101500-ABCDEFG.json', '.json')).toBe('comparison-1');
    expect(copiedId('comparison-1 (Ines’s conflicted copy 2026-11-22).json', '.json')).toBe('comparison-1');
    expect(copiedId('comparison-1.json', '.json')).toBeNull();
    expect(copiedId('abcdefgh1234')).toBeNull();
  });

  it('is left alone while it is being copied', () => {
    for (const name of ['.stfolder', '.stversions', '.syncthing.x.tmp', '~syncthing~x.tmp', 'x.part'])
      expect(isPartial(name)).toBe(true);
    expect(isPartial('annotations.json')).toBe(false);
  });
});
