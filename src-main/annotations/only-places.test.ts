import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { onlyPlaces } from './only-places';

const text = `The report, in short.
The dam number five “broke at dawn” near the mill, and the mill was lost.
Whoever was near the mill said that the dam is safe. Others, too, said that the dam is safe.`;

const said = (quotes: readonly string[]) =>
  onlyPlaces(text, quotes).map((one) => (typeof one === 'object' ? text.slice(one.start, one.end) : one));

describe('words are found', () => {
  it('where they stand, whatever is between them and however they are written', () => {
    expect(said(['number five "broke  at\ndawn"', 'THE MILL WAS LOST', 'Whoever was near'])).toEqual([
      'number five “broke at dawn”',
      'the mill was lost',
      'Whoever was near',
    ]);
  });

  it('only if they stand once; short ones and empty ones are not sure', () => {
    expect(said(['that the dam is safe', 'words of another text', 'report', 'mill', '', ' \n'])).toEqual([
      ...['several', 'none', 'none', 'several', 'none', 'none'],
    ]);
  });

  it('each for itself, when several quotes say the same or begin with the same words', () => {
    const quotes = ['number five broke at', 'number five “broke at', 'number five “broke at dawn” near'];
    expect(said([...quotes, ...quotes])).toEqual([
      ...['none', 'number five “broke at', 'number five “broke at dawn” near'],
      ...['none', 'number five “broke at', 'number five “broke at dawn” near'],
    ]);
  });
});

it('finds what looking for one after the other finds', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 12, maxLength: 40 });
  fc.assert(
    fc.property(letters, fc.array(letters), (one, quotes) => {
      const all = one.repeat(3) + quotes.join('c');
      const places = onlyPlaces(all, quotes);
      const expected = quotes.map((quote) => {
        const start = all.indexOf(quote);
        return all.includes(quote, start + 1) ? 'several' : { start, end: start + quote.length };
      });
      expect(places).toEqual(expected);
    }),
  );
});

it('comes to an end with a text of one letter', () => {
  const quotes = Array.from({ length: 1000 }, (_, n) => `${'a'.repeat(3000 + n)}b`);
  expect(new Set(onlyPlaces('a'.repeat(500_000), quotes))).toEqual(new Set(['none']));
});
