import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairTexts } from '../text/pair';
import { copiedOf, type CopiedText } from './copied';

const given = (text: string, lang: string | null = 'en') => ({ text, lang, published: null });
const copied = (a: string, b: string): CopiedText => copiedOf(pairTexts(given(a), given(b)));
const told = (a: string, b: string): { a: string; b: string; words: number }[] =>
  copied(a, b).copied.map(({ a: inA, b: inB, words }) => ({
    ...{ a: a.slice(inA.start, inA.end), b: b.slice(inB.start, inB.end), words },
  }));

const agency =
  'The ferry Sunna ran aground near the Holm lighthouse before dawn, tearing a hole in her hull. Forty passengers were taken off by fishing boats.';

describe('copied text', () => {
  it('is found over the end of a sentence, and counted in both', () => {
    const a = `Islanders woke to sirens. ${agency} The mayor wept.`;
    const b = `${agency} Nobody has said why.`;
    expect(told(a, b)).toEqual([{ a: agency, b: agency, words: 25 }]);
    const { share } = copied(a, b);
    expect(share.a).toBeCloseTo(25 / 32, 5);
    expect(share.b).toBeCloseTo(25 / 29, 5);
  });

  it('goes on over small changes', () => {
    const changed = agency.replace('before dawn', 'early on Sunday').replace('taken off', 'rescued');
    expect(told(agency, changed)).toMatchObject([{ a: agency, b: changed }]);
  });

  it('levels quotes, dashes, accents and case', () => {
    const [a, b] = [
      'The crew’s well-known skipper, José Marín, steered the naïve trainee’s lifeboat through the breakers.',
      "The crew's WELL-KNOWN skipper, Jose Marin, steered the naive trainee's lifeboat through the breakers.",
    ];
    expect(told(a, b)).toHaveLength(1);
  });

  it('is not what every report says, nor the name of an office', () => {
    const stock = 'Police said in a statement on Monday that two people had';
    expect(told(`${stock} drowned.`, `${stock} left.`)).toEqual([]);
    const office = 'the Royal Commission for Harbours and Inland Waterways of the Northern Isles';
    expect(told(`She leads ${office}.`, `He sued ${office} twice.`)).toEqual([]);
  });

  it('is not a quotation that both have, but its report around it is', () => {
    const quotation = '“The gearbox burst like a rotten barrel and the engine room filled with smoke,”';
    const report = `${quotation} said engineer Lena Roth, wiping soot from spectacles that a trawler captain had lent her hours earlier.`;
    expect(told(`It was dark. ${quotation} she said.`, `${quotation} said Ms Roth.`)).toEqual([]);
    expect(told(`It was dark. ${report}`, `${report} It rained.`)).toMatchObject([{ a: report }]);
  });

  it('is not page furniture', () => {
    const furniture =
      'Sign up for our newsletter to get the best stories of the northern harbours in your inbox every morning.';
    expect(told(`The ferry sank.\n${furniture}`, `A boat went down.\n${furniture}`)).toEqual([]);
  });

  it('is found where words have no spaces between them, and a few signs are not enough', () => {
    const line = '渡轮在灯塔附近搁浅，船体被撕开一个大洞，四十名乘客由渔船救起。';
    expect(told(`今天。${line}`, `${line}没有人知道原因。`)).toHaveLength(1);
    expect(told('他说渡轮在灯塔附近停了。', '昨天渡轮在灯塔附近沉没。')).toEqual([]);
  });

  it('that stands twice in one text is found twice', () => {
    expect(
      told(agency, `${agency}\nMeanwhile, on the island, nothing moved.\nOnce more: ${agency}`),
    ).toHaveLength(2);
  });

  it('exchanging the texts exchanges the result', () => {
    const sentences = agency.split(/(?<=\. )/);
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          ...sentences,
          'Nobody was hurt. ',
          'The sea was rough and grey and the wind would not let up. ',
          '\n',
          '“Help,” she said. ',
        ),
        fc.constantFrom(...agency.split(/(?<= )/)),
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(pieces, pieces, (one, other) => {
        const [a, b] = [one.join(''), other.join('')];
        const [forth, back] = [copied(a, b), copied(b, a)];
        expect(forth.share).toEqual({ a: back.share.b, b: back.share.a });
        const places = ({ a: x, b: y, words }: { a: unknown; b: unknown; words: number }) =>
          JSON.stringify([x, y, words]);
        expect(forth.copied.map(places).sort()).toEqual(
          back.copied.map(({ a: x, b: y, words }) => places({ a: y, b: x, words })).sort(),
        );
      }),
    );
  });

  it('takes texts that repeat themselves thousands of times', () => {
    const [a, b] = [`${agency} `.repeat(1_500), `${agency} `.repeat(1_400)];
    expect(copied(a, b).share.b).toBeGreaterThan(0.99);
    expect(copied('the '.repeat(50_000), 'the '.repeat(40_000)).copied).toEqual([]);
    expect(copied('x'.repeat(200_000), 'x'.repeat(200_000)).copied).toEqual([]);
  });
});
