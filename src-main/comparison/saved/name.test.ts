import { describe, expect, it } from 'vitest';
import { nameFor } from './name';

describe('the name of a comparison', () => {
  it('is the longest run of words that the titles have in common', () => {
    expect(
      nameFor([
        'Storm closes the Tollgate Bridge',
        'Tollgate Bridge to stay shut',
        'Who runs Tollgate bridge?',
      ]),
    ).toBe('Tollgate Bridge');
    expect(nameFor(['Collapse of the Port of Holm pier', 'After the collapse of the Port of Holm'])).toBe(
      'Collapse of the Port of Holm',
    );
  });

  it('is the shortest title and how many others there are, where they have no telling run in common', () => {
    expect(
      nameFor([
        'Ferry runs aground off Port Lindow, 14 hurt',
        'Sixteen injured as Lindow ferry hits sandbank',
      ]),
    ).toBe('Ferry runs aground off Port Lindow, 14 hurt and 1 other');
    expect(nameFor(['Flood', 'Water in the streets of Holm', 'After the rain of the week'])).toBe(
      'Flood and 2 others',
    );
  });

  it('takes neither function words nor one word or numbers alone for what titles have in common', () => {
    expect(nameFor(['What we know of the fire', 'Fears grow as what we know shrinks'])).toBe(
      'What we know of the fire and 1 other',
    );
    expect(nameFor(['Biden in Mexico', 'Talks of Biden end'])).toBe('Biden in Mexico and 1 other');
  });

  it('is cut at a word, does not hang on a title that is not there, and has room for the same title twice', () => {
    const long = 'word '.repeat(80);
    expect(nameFor([long, long]).length).toBeLessThan(110);
    expect(nameFor([`First ${long}`, `Second thing, quite ${'another '.repeat(30)}`])).toMatch(
      /^[^…]+ (?:another|word)… and 1 other$/u,
    );
    expect(nameFor(['', '  '])).toBe('Comparison');
    expect(nameFor(['Only one', ''])).toBe('Only one and 1 other');
    expect(nameFor(['The flood', 'The flood'])).toBe('The flood');
  });
});
