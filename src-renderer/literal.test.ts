import { describe, expect, it } from 'vitest';
import { limits } from '#contract/limits';
import { evened, findLiteral, type Literal } from './literal';

const found = (text: string, words: string, options: Partial<Literal> = {}): string[] => {
  const asked = { words, matchCase: false, wholeWords: false, ...options };
  return findLiteral(text, evened(text, asked.matchCase), asked).passages.map(({ start, end }) =>
    text.slice(start, end),
  );
};

describe('words in an open text', () => {
  it('are found whatever their case and accents', () => {
    expect(found('López met Lopez, LÓPEZ and Lo\u0301pez.', 'lopez')).toEqual([
      'López',
      'Lopez',
      'LÓPEZ',
      'Lo\u0301pez',
    ]);
    expect(found('Lopez', 'López')).toEqual(['Lopez']);
  });

  it('are found across line breaks, wide spaces and hyphens that are not seen', () => {
    expect(found('the river\n\u00a0rose', 'river rose')).toEqual(['river\n\u00a0rose']);
    expect(found('an over\u00adflow', 'overflow')).toEqual(['over\u00adflow']);
    expect(found('the  river', '  the river ')).toEqual(['the  river']);
  });

  it('are found with any kind of quotes and dashes', () => {
    expect(found('“It’s over – now”', `"it's over - now"`)).toEqual(['“It’s over – now”']);
  });

  it('keep their places behind letters that become longer or shorter', () => {
    expect(found('ﬃ ½ \u{1F30A} the Straße', 'straße')).toEqual(['Straße']);
    expect(found('A ﬁne day', 'fine')).toEqual(['ﬁne']);
  });

  it('are taken as they are, not as a search', () => {
    expect(found('a -b "c" (d.*)', '-b "c"')).toEqual(['-b "c"']);
    expect(found('a.b aXb', 'a.b')).toEqual(['a.b']);
  });

  it('are whole words when that is asked for', () => {
    expect(found('dam damage Dam-side madam', 'dam', { wholeWords: true })).toEqual(['dam', 'Dam']);
    expect(found('Édam dam', 'dam', { wholeWords: true })).toEqual(['dam']);
    // Nothing is between words there.
    expect(found('大坝溃决', '坝', { wholeWords: true })).toEqual(['坝']);
  });

  it('have their case when that is asked for', () => {
    expect(found('Dam dam DAM', 'dam', { matchCase: true })).toEqual(['dam']);
    expect(found('Á á', 'a', { matchCase: true })).toEqual(['á']);
  });

  it('do not overlap, and nothing is found for nothing', () => {
    expect(found('aaaaa', 'aa')).toEqual(['aa', 'aa']);
    expect(found('text', ' ')).toEqual([]);
    expect(found('text', '\u00ad')).toEqual([]);
  });

  it('are counted beyond what is shown', () => {
    const text = 'a '.repeat(limits.found + 10);
    const { passages, total } = findLiteral(text, evened(text, false), {
      ...{ words: 'a', matchCase: false, wholeWords: false },
    });
    expect(passages).toHaveLength(limits.found);
    expect(total).toBe(limits.found + 10);
  });
});
