import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostile } from '../testing/hostile-text';
import { safeName } from './safe-name';

const name = (title: string, taken = new Set<string>()): string => safeName(title, '.md', taken);

describe('safeName', () => {
  it.each([
    ['Dam wall fails', 'Dam wall fails.md'],
    ['Who won? A/B: the test', 'Who won A-B- the test.md'],
    ['../../etc/passwd', 'etc-passwd.md'],
    ['CON', '_CON.md'],
    ['nul.txt', '_nul.txt.md'],
    ['com1 ', '_com1.md'],
    ['.hidden', 'hidden.md'],
    ['-rf', 'rf.md'],
    ['ends with dots...  ', 'ends with dots.md'],
    ['gpj.\u202Eexe', 'gpj. exe.md'],
    ['a\0b\nc', 'a b c.md'],
    ['', 'Untitled.md'],
    ['???', 'Untitled.md'],
    ['洪水のニュース', '洪水のニュース.md'],
    ['Cafe\u0301', 'Café.md'],
  ])('%j → %j', (title, expected) => {
    expect(name(title)).toBe(expected);
  });

  it('gives no name twice, also where case is not told apart', () => {
    const taken = new Set<string>();
    expect(['Flood', 'FLOOD', 'flood', 'Flood (2)'].map((title) => name(title, taken))).toEqual([
      'Flood.md',
      'FLOOD (2).md',
      'flood (3).md',
      'Flood (2) (2).md',
    ]);
  });

  it('holds for every title', () => {
    const taken = new Set<string>();
    const given = new Set<string>();
    fc.assert(
      fc.property(hostile, (title) => {
        const result = name(title, taken);
        expect([...result].length).toBeLessThanOrEqual(100);
        expect(Buffer.byteLength(result)).toBeLessThanOrEqual(255);
        expect(result).not.toMatch(/[/\\:*?"<>|\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u);
        expect(result).not.toMatch(/^[.\s]|[.\s]$/u);
        expect(result).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\./i);
        expect(result).toMatch(/.\.md$/u);
        expect(given.has(result.toLowerCase())).toBe(false);
        given.add(result.toLowerCase());
      }),
      { numRuns: 500 },
    );
  });
});
