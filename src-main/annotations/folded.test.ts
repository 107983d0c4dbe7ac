import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './folded';

const levelled = (text: string): string => {
  const { units, length } = fold(text);
  return String.fromCharCode(...units.subarray(0, length));
};

describe('fold', () => {
  it.each([
    ['“Don’t” — she said…', '"don\'t"-shesaid...'],
    ['a -- b', 'a-b'],
    ['ﬁnd the ﬂow', 'findtheflow'],
    ['co\u00adoperate \u200bnow', 'cooperatenow'],
    ['Ｆｕｌｌ　ｗｉｄｔｈ', 'fullwidth'],
    ['Straße, Œuvre', 'strasse,oeuvre'],
    ['cafe\u0301 Café', 'cafecafe'],
    ['が が'.normalize('NFD'), 'がが'.normalize('NFD')],
    ['Ёлка'.normalize('NFD'), 'елка'],
  ])('levels %j', (text, said) => {
    expect(levelled(text)).toBe(said);
  });

  it('knows where each unit came from', () => {
    const text = 'e\u0301 “x”\u00adﬁ🌉';
    const { starts, ends, length } = fold(text);
    const parts = Array.from({ length }, (_, k) => text.slice(starts[k], ends[k]));
    expect(parts).toEqual(['e\u0301', '“', 'x', '”', 'ﬁ', 'ﬁ', '🌉', '🌉']);
  });

  it('keeps the order of the text, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { starts, ends, length } = fold(text);
        for (let k = 0; k < length; k++) {
          expect(starts[k]).toBeGreaterThanOrEqual(starts[k - 1] ?? 0);
          expect(ends[k]).toBeGreaterThan(starts[k] ?? 0);
          expect(ends[k]).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
