import { describe, expect, it } from 'vitest';
import { compareTexts } from '../compare';
import { figuresOf } from '../figures/read-figures';
import { figureTerms } from './figure-terms';

const termsIn = (text: string, published: string | null = null): string[] =>
  figuresOf(text, { lang: 'en', published }, [{ start: 0, end: text.length, compared: true }]).flatMap(
    (figure) => figureTerms(figure).map(({ key }) => key),
  );

describe('days', () => {
  it.each([null, '2024-03-07'])(
    'of two names are never one, whatever day it was (published %s)',
    (published) => {
      const [one, other] = [
        termsIn('It sank on Wednesday.', published),
        termsIn('It sank on Sunday.', published),
      ];
      expect(one).not.toEqual([]);
      expect(one.filter((key) => other.includes(key))).toEqual([]);
    },
  );

  it('keep the year where it is written, and are the day of the calendar that they were', () => {
    expect(termsIn('It sank on 3 March 2024.')).toContain('year:2024');
    expect(termsIn('It sank on Sunday.', '2024-03-07')).toEqual(['day:3-3', 'weekday:0']);
    expect(termsIn('It sank last year.', '2024-03-07')).toEqual(['year:2023']);
  });

  it('that differ are no evidence of a match', () => {
    const given = (text: string) => ({ text, lang: 'en', published: '2024-03-07' });
    const { matches } = compareTexts(
      given('Divers found the voyage recorder of the ferry Marianne on Wednesday.'),
      given('The voyage recorder of the ferry Marianne fell silent on Sunday.'),
    );
    expect(matches).toHaveLength(1);
    expect(matches[0]?.evidence.filter(({ type }) => type === 'date')).toEqual([]);
  });
});
