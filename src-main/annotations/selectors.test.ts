import type { Target } from '#contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchor } from './anchor';
import { contextLength, selectorsOf } from './selectors';

const text = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', '\n', '🌉', 'é', '水'),
  minLength: 1,
  maxLength: 400,
});
const textAndPassage = text.chain((text) =>
  fc
    .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: text.length }))
    .map(([start, length]) => ({ text, passage: { start, end: Math.min(text.length, start + length) } })),
);

describe('selectorsOf', () => {
  it('gives a passage that anchors where it was, with whole characters', () => {
    fc.assert(
      fc.property(textAndPassage, ({ text, passage }) => {
        const [position, quote] = selectorsOf(text, passage);
        expect(position.start).toBeLessThanOrEqual(passage.start);
        expect(position.end).toBeGreaterThanOrEqual(passage.end);
        expect(text.slice(position.start, position.end)).toBe(quote.exact);
        for (const part of [quote.prefix, quote.exact, quote.suffix])
          expect(part).not.toMatch(/\p{Surrogate}/u);
        expect(quote.prefix.length).toBeLessThanOrEqual(contextLength);
        expect(quote.suffix.length).toBeLessThanOrEqual(contextLength);
        expect(text.slice(0, position.start).endsWith(quote.prefix)).toBe(true);
        expect(text.slice(position.end).startsWith(quote.suffix)).toBe(true);
        const { start, end } = position;
        expect(anchor(text, [position, quote])).toMatchObject({ start, end, certainty: 'sure' });
      }),
    );
  });

  it('takes all the context there is up to its length', () => {
    const [, quote] = selectorsOf('x'.repeat(500), { start: 200, end: 210 });
    expect([quote.prefix.length, quote.suffix.length]).toEqual([96, 96]);
  });

  it('refuses a passage outside the text', () => {
    expect(() => selectorsOf('short', { start: 2, end: 6 })).toThrow(
      expect.objectContaining({ code: 'bad-input' }),
    );
  });
});

describe('anchor', () => {
  const old = 'The dam broke on Monday. Eleven people died. The mayor spoke. Eleven people died, he said.';
  const second = old.lastIndexOf('Eleven people');
  const target = selectorsOf(old, { start: second, end: second + 'Eleven people'.length });

  it('finds the place by its context after text was put in front', () => {
    const moved = `A new lead paragraph.\n${old}`;
    expect(anchor(moved, target)).toMatchObject({ start: second + 22, end: second + 22 + 13 });
  });

  it('finds the place with the better context, not the nearer one', () => {
    const cut = old.slice(old.indexOf('The mayor'));
    const moved = `${cut} Later. Eleven people were honoured.`;
    expect(anchor(moved, target)).toMatchObject({
      start: cut.indexOf('Eleven'),
      end: cut.indexOf('Eleven') + 13,
    });
  });

  it('is not sure of a few words with none of what stood around them', () => {
    expect(anchor('~Eleven people~', target)?.certainty).not.toBe('sure');
  });

  it('takes a quote that came without context only where it is the only one', () => {
    const bare: Target['selector'] = [
      { type: 'TextPositionSelector', start: 0, end: 13 },
      { type: 'TextQuoteSelector', exact: 'Eleven people', prefix: '', suffix: '' },
    ];
    expect(anchor('~Eleven people~', bare)).toMatchObject({ start: 1, end: 14, certainty: 'sure' });
    expect(anchor('~Eleven people~Eleven people~', bare)?.certainty).not.toBe('sure');
  });

  it('gives up when the words are gone', () => {
    expect(anchor('Nothing of the kind.', target)).toBeNull();
  });
});
