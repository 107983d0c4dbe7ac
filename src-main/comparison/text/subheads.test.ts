import { describe, expect, it } from 'vitest';
import { compareTexts } from '../compare';
import { sentencesOf } from './sentences';

const headings = (text: string): string[] =>
  sentencesOf(text, 'en').flatMap(({ start, end, heading }) => (heading ? text.slice(start, end) : []));

const [one, other] = ['The bridge is shut until May.', 'Divers “saw no cracks.”'];

describe('subheads', () => {
  it('are short lines without a full stop between paragraphs', () => {
    expect(headings(`Bridge shut\n${one}\n\nA warning in November\n${other}`)).toEqual([
      'A warning in November',
    ]);
    expect(headings(`${one}\n14,000 crossings a day\n${other}`)).toEqual(['14,000 crossings a day']);
  });

  it.each([
    ['the title', `A warning in November\n${one}\n${other}`],
    ['the last line', `${one}\n${other}\nA warning in November`],
    ['a sentence', `${one}\nNobody was hurt.\n${other}`],
    ['a quotation', `${one}\n“Nobody was hurt”\n${other}`],
    ['lines of a list', `${one}\nHolm\nPort Lindow\n${other}`],
    ['an item', `${one}\n- Nobody was hurt\n${other}`],
    [
      'lines that were broken by hand',
      `The bridge of the port was shut\nOn Monday the divers came\nand went.`,
    ],
    ['long lines', `${one}\nThe divers that came on Monday from Holm found twelve dead fish\n${other}`],
  ])('are not %s', (_, text) => {
    expect(headings(text)).toEqual([]);
  });

  it('and credits are never only here, and match where both have them', () => {
    const given = (text: string) => ({ text, lang: 'en', published: null });
    const a = `${one}\nQuarrels over Skarholm\nA tanker of Nordline sank in fog. Illustration: Kellport Courier\nSource: Holm Gazette`;
    const statesWith = (b: string) => {
      const { sentences } = compareTexts(given(a), given(b));
      return Object.fromEntries(sentences.a.map(({ start, end, state }) => [a.slice(start, end), state]));
    };
    expect(statesWith('Nothing is known of the election in the hills.')).toMatchObject({
      'Quarrels over Skarholm': 'not-compared',
      'A tanker of Nordline sank in fog.': 'only-here',
      'Illustration: Kellport Courier': 'not-compared',
      'Source: Holm Gazette': 'not-compared',
    });
    expect(statesWith('The quarrels over Skarholm go on.')['Quarrels over Skarholm']).not.toBe(
      'not-compared',
    );
  });
});
