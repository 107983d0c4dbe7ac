import type { Passage } from '#contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairTexts } from '../text/pair';
import { quotationsOf } from './quotations';

const given = (text: string) => ({ text, lang: 'en', published: null });
const quotations = (a: string, b: string) => quotationsOf(pairTexts(given(a), given(b))).quotations;
const inText =
  (text: string) =>
  ({ start, end }: Passage): string =>
    text.slice(start, end);
const shown = (a: string, b: string) =>
  quotations(a, b).map((found) => ({
    ...{ a: inText(a)(found.a), b: inText(b)(found.b), whole: found.whole },
    speakers: [found.speakers.a?.name ?? null, found.speakers.b?.name ?? null],
    shared: found.shared.map((each) => inText(a)(each.a)),
    dropped: [found.dropped.a.map(inText(a)), found.dropped.b.map(inText(b))],
  }));

const said = 'The gearbox burst like a rotten barrel and the engine room filled with smoke';

describe('shared quotations', () => {
  it('whole, and who says it was', () => {
    expect(shown(`“${said},” said Ann Roe.`, `Speaking in Holm, engineer Ann Roe said: "${said}."`)).toEqual([
      {
        ...{ a: `${said},`, b: `${said}.`, whole: true, speakers: ['Ann Roe', 'Ann Roe'] },
        ...{ shared: [said], dropped: [[], []] },
      },
    ]);
  });

  it('say what was dropped and changed', () => {
    const b = 'The gearbox burst like an old barrel … the engine room filled with smoke';
    expect(shown(`“${said},” said Ann Roe.`, `“${b},” Bo Lind said.`)).toEqual([
      {
        ...{ a: `${said},`, b: `${b},`, whole: false, speakers: ['Ann Roe', 'Bo Lind'] },
        shared: ['The gearbox burst like', 'barrel', 'the engine room filled with smoke'],
        dropped: [['a rotten', 'and'], ['an old']],
      },
    ]);
  });

  it('understand words in brackets as the reporter’s', () => {
    const [a, b] = [
      'They left us on the burning pier for hours',
      'They [the crew] left us on the burning pier for hours',
    ];
    expect(shown(`“${a},” she said.`, `“${b},” she said.`)).toMatchObject([
      { whole: true, dropped: [[], []] },
    ]);
    const named = '[The crew] left us on the burning pier for hours';
    expect(shown(`“${a},” she said.`, `“${named},” she said.`)).toMatchObject([
      { whole: false, dropped: [['They'], []] },
    ]);
  });

  it('are one utterance, however it is parted', () => {
    const parted =
      '“The gearbox burst like a rotten barrel,” said Ann Roe, “and the engine room filled with smoke.”';
    expect(shown(parted, `“${said},” Roe said.`)).toMatchObject([
      {
        whole: true,
        shared: ['The gearbox burst like a rotten barrel', 'and the engine room filled with smoke'],
      },
    ]);
  });

  it('leave out what the text says between the quoted stretches', () => {
    const a = `“${said},” said Ann Roe. “I chose the bank.”`;
    const b = `“${said},” Ann Roe told the radio. “I chose the bank.”`;
    const [found] = quotations(a, b);
    expect(found?.quoted.a.map(inText(a))).toEqual([`${said},`, 'I chose the bank.']);
    expect(found?.quoted.b.map(inText(b))).toEqual([`${said},`, 'I chose the bank.']);
    expect(found).toMatchObject({ whole: true, dropped: { a: [], b: [] } });
  });

  it('go on over paragraphs', () => {
    const a = `Ann Roe said: “It was dark. ${said}.\n“We swam through burning oil to the lighthouse.”`;
    expect(shown(a, '“We swam through burning oil to the lighthouse,” Ann Roe said.')).toMatchObject([
      { a: 'We swam through burning oil to the lighthouse.', whole: true, speakers: ['Ann Roe', 'Ann Roe'] },
    ]);
  });

  it('are partial ones where they are distinctive', () => {
    const partial = (a: string, b: string) =>
      quotations(`Ann Roe called it “${a}”.`, `It was “${b}”, Ann Roe said.`);
    expect(partial('a floating coffin', 'a floating coffin')).toHaveLength(1);
    expect(partial('unseaworthy', 'unseaworthy')).toHaveLength(1);
    expect(partial('good', 'good')).toEqual([]);
    expect(partial('The Drowned Bell', 'The Drowned Bell')).toEqual([]);
    expect(quotations(`“${said},” said Ann Roe.`, 'It went “like a rotten barrel”, she said.')).toHaveLength(
      1,
    );
  });

  it('are not other words, nor what anybody says', () => {
    expect(
      quotations(
        '“I want to thank all of you for this,” he said.',
        '“I want to go home to my dog,” he said.',
      ),
    ).toEqual([]);
    expect(quotations(`“${said},” said Ann Roe.`, '“We swam to the shore,” said Ann Roe.')).toEqual([]);
  });

  it('hold where one text has no marks, when it is long', () => {
    expect(shown(`“${said},” said Ann Roe.`, `Witnesses say ${said.toLowerCase()}.`)).toMatchObject([
      { whole: true },
    ]);
    expect(
      quotations('“We swam to the lighthouse,” said Ann Roe.', 'We swam to the lighthouse and back.'),
    ).toEqual([]);
  });

  it('exchange with the texts', () => {
    const piece = fc.constantFrom(
      ...[
        `“${said},” said Ann Roe. `,
        `“${said.slice(0, 40)} …,” Lind said. `,
        'He called it “a floating coffin”. ',
      ],
      ...[
        '“It was dark,” she said. ',
        `${said}. `,
        '\n',
        '“',
        '” ',
        'Bo Lind wept. ',
        '“We swam [all of us] through burning oil” ',
      ],
    );
    const pieces = fc.array(piece, { maxLength: 14 });
    fc.assert(
      fc.property(pieces, pieces, (one, other) => {
        const [a, b] = [one.join(''), other.join('')];
        const forth = quotations(a, b).map((each) => [
          each.a,
          each.b,
          each.speakers.a,
          each.speakers.b,
          each.shared.length,
        ]);
        const back = quotations(b, a).map((each) => [
          each.b,
          each.a,
          each.speakers.b,
          each.speakers.a,
          each.shared.length,
        ]);
        const sorted = (list: unknown[]): string[] => list.map((each) => JSON.stringify(each)).sort();
        expect(sorted(forth)).toEqual(sorted(back));
      }),
    );
  });

  it('lie inside of the quotations that they are of', () => {
    const a = `“${said},” said Ann Roe, “and nobody came.”`;
    const [found] = quotations(a, `“${said} and nobody came,” she said.`);
    const within = [...(found?.shared.map((each) => each.a) ?? []), ...(found?.dropped.a ?? [])];
    expect(within.length).toBeGreaterThan(0);
    for (const { start, end } of within)
      expect(start >= (found?.a.start ?? 0) && end <= (found?.a.end ?? 0)).toBe(true);
  });

  it('take thousands of the same', () => {
    const many = `“${said},” said Ann Roe.\n`.repeat(800);
    expect(quotations(many, many.slice(0, -200)).length).toBeGreaterThan(700);
    expect(quotations('“a b c '.repeat(20_000), '“a b c” '.repeat(20_000)).length).toBeLessThan(50_000);
  });
});
