import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from './align';
import { createAnchorer } from './anchor';
import { place } from './place';
import { selectorsOf } from './selectors';

function placed(old: string, young: string, start: number, end = old.length): string | null {
  const found = place(align(old, young), selectorsOf(old, { start, end }));
  return found && young.slice(found.start, found.end);
}

describe('a passage with an edge within one sign', () => {
  it('takes in the sign, also at the end of the text', () => {
    const old = 'Nobody was warned of it --';
    expect(placed(old, `So: ${old}`, old.length - 1)).toBe('--');
    expect(placed(old, 'Nobody was warned of it —', old.length - 1)).toBe('—');
    const cafe = 'They met in the cafe\u0301';
    expect(placed(cafe, `${cafe} then`, cafe.length - 1)).toBe('e\u0301');
    expect(placed(cafe, 'They met in the café', cafe.length - 1)).toBe('é');
    expect(placed(cafe, 'They met in the café', 16, cafe.length - 1)).toBe('café');
  });

  it('is placed within the text in a moment, whatever signs there are', () => {
    const sign = fc.constantFrom(
      'a',
      'e\u0301',
      '\u0301',
      '-',
      '--',
      '\u00ad',
      'ﬁ',
      ' ',
      '\n',
      '𝒜',
      '\ufdfa',
      '’',
      '港',
      '\u200d',
      '\ud800',
    );
    const text = fc.array(sign, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
    const cases = fc.tuple(text, text, fc.nat(), fc.nat());
    fc.assert(
      fc.property(cases, ([old, other, a, b]) => {
        const start = a % old.length;
        const end = start + 1 + (b % (old.length - start));
        const selector = selectorsOf(old, { start, end });
        for (const young of [old, other, `${other}${old}`, `${old}${other}`, old.normalize('NFC')]) {
          for (const found of [place(align(old, young), selector), createAnchorer(young).anchor(selector)]) {
            if (!found) continue;
            expect(found.start).toBeGreaterThanOrEqual(0);
            expect(found.end).toBeGreaterThan(found.start);
            expect(found.end).toBeLessThanOrEqual(young.length);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
