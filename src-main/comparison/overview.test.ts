import type { Alignment, ComparedSentence, FigurePair, Match, Passage, SharedQuotation } from '#contract';
import { describe, expect, it } from 'vitest';
import { overviewOf } from './overview';
import type { AlignedPair } from './pairs';

/** Articles of five sentences of ten characters: sentence n of article x stands from 10n to 10n + 10. */
const ids = ['article-a', 'article-b', 'article-c'];
const text = (n: number): string => Array.from({ length: 5 }, (_, k) => `${'abc'[n]}${k}______.\n`).join('');
const articles = (count: number) =>
  ids.slice(0, count).map((article, n) => ({ article, version: 1, text: text(n) }));

const at = (n: number): Passage => ({ start: 10 * n, end: 10 * n + 9 });
const match = (a: number, b: number, more: Partial<Match> = {}): Match => ({
  ...{ id: `${a}-${b}`, a: at(a), b: at(b), kind: 'same-fact', score: 0.8 },
  ...{ origin: 'found', evidence: [], ...more },
});
const figure = (
  a: number,
  b: number,
  values: [string, string],
  more: Partial<FigurePair> = {},
): FigurePair => ({
  ...{
    id: `f${a}-${b}`,
    match: `${a}-${b}`,
    type: 'number',
    state: 'differ',
    about: 'people',
    confidence: 0.8,
  },
  a: { start: 10 * a + 2, end: 10 * a + 4, value: values[0], unit: 'people' },
  b: { start: 10 * b + 2, end: 10 * b + 4, value: values[1], unit: 'people' },
  ...more,
});
const quotation = (a: number, b: number): SharedQuotation => ({
  ...{ id: `q${a}-${b}`, a: at(a), b: at(b), speakers: { a: null, b: null } },
  ...{ quoted: { a: [at(a)], b: [at(b)] }, shared: [], dropped: { a: [], b: [] }, whole: true },
});

function pair(a: number, b: number, matches: Match[], more: Partial<Alignment> = {}): AlignedPair {
  const states = (side: 'a' | 'b') =>
    Array.from({ length: 5 }, (_, n): ComparedSentence => {
      const isShared = matches.some((one) => one[side].start === 10 * n);
      return { ...at(n), state: isShared ? 'shared' : 'only-here', best: 0, weight: n };
    });
  const alignment: Alignment = {
    ...{ matches, backbone: [], figures: [], quotations: [], copied: [], copiedShare: { a: 0, b: 0 } },
    sentences: { a: states('a'), b: states('b') },
    ...{ sameEvent: true, sameLanguage: true, ...more },
  };
  return { a, b, alignment };
}

describe('the sentences of several articles', () => {
  it('are shared with as many as have a counterpart, and only here where no other has one', () => {
    const { articles: all, onlyHere } = overviewOf(articles(3), [
      pair(0, 1, [match(0, 0), match(1, 1)]),
      pair(0, 2, [match(0, 3)]),
      pair(1, 2, []),
    ]);
    expect(all[0]?.sentences.map(({ shared }) => shared)).toEqual([2, 1, 0, 0, 0]);
    expect(all.map(({ counts }) => counts.onlyHere)).toEqual([3, 3, 4]);
    expect(all[0]?.counts).toEqual({ shared: 2, onlyHere: 3, differing: 0 });
    expect(all[0]?.length).toBe(text(0).length);
    // Those with the most news first, as said in their article.
    expect(onlyHere.slice(0, 4).map(({ text }) => text.trim().slice(0, 2))).toEqual(['a4', 'b4', 'c4', 'a3']);
  });

  it('are not only here where that is unsure, not compared, or the other is in another language', () => {
    const states = pair(0, 1, []).alignment.sentences;
    const unsure = states.a.map((one, n) => (n === 1 ? { ...one, state: 'unsure' as const } : one));
    const two = [
      pair(0, 1, [], { sentences: { a: unsure, b: states.b } }),
      pair(0, 2, []),
      pair(1, 2, [], { sameLanguage: false }),
    ];
    const found = overviewOf(articles(3), two);
    expect(found.articles.map(({ counts }) => counts.onlyHere)).toEqual([4, 0, 0]);
    expect(found.differentLanguages).toEqual([['article-b', 'article-c']]);
  });

  it('say what is about them', () => {
    const { articles: all } = overviewOf(articles(2), [
      pair(0, 1, [match(0, 0)], {
        figures: [figure(0, 0, ['14', '11']), figure(2, 2, ['1', '2'], { state: 'rounded' })],
        quotations: [quotation(3, 3)],
        copied: [{ a: { start: 10, end: 16 }, b: at(1), words: 3 }],
      }),
    ]);
    const [a] = all;
    expect(a?.sentences.map(({ differs }) => differs)).toEqual([true, false, false, false, false]);
    expect(a?.sentences.map(({ quotation: isQuoted }) => isQuoted)).toEqual([
      false,
      false,
      false,
      true,
      false,
    ]);
    expect(a?.sentences.map(({ copied }) => copied)).toEqual([false, true, false, false, false]);
    expect(a?.counts.differing).toBe(1);
  });
});

describe('figures', () => {
  it('are told with both places, the differing ones first, then the surest', () => {
    const { figures } = overviewOf(articles(2), [
      pair(0, 1, [match(0, 0), match(1, 1), match(2, 2)], {
        figures: [
          figure(0, 0, ['1', '2'], { state: 'rounded', confidence: 1 }),
          figure(1, 1, ['3', '4'], { confidence: 0.6 }),
          figure(2, 2, ['5', '6'], { confidence: 0.9 }),
        ],
      }),
    ]);
    expect(figures.map(({ id }) => id)).toEqual(['f2-2', 'f1-1', 'f0-0']);
    expect(figures[0]).toMatchObject({
      articles: { a: 'article-a', b: 'article-b' },
      quotes: { a: text(0).slice(22, 24), b: text(1).slice(22, 24) },
    });
  });

  it('in a text that two have copied are one figure', () => {
    const differs = (n: number) => ({ figures: [figure(n, 4, ['14', '11'])] });
    const copied = [{ a: { start: 0, end: 29 }, b: { start: 10, end: 39 }, words: 9 }];
    const pairs = (copies: Alignment['copied']) => [
      pair(0, 1, [match(0, 1)], { copied: copies }),
      pair(0, 2, [match(0, 4)], differs(0)),
      pair(1, 2, [match(1, 4)], differs(1)),
    ];
    expect(overviewOf(articles(3), pairs([])).figures).toHaveLength(2);
    const [first, ...others] = overviewOf(articles(3), pairs(copied)).figures;
    expect(others).toEqual([]);
    expect(first?.articles).toEqual({ a: 'article-a', b: 'article-c' });
  });
});

it('puts quotations of one utterance together', () => {
  const { quotations } = overviewOf(articles(3), [
    pair(0, 1, [], { quotations: [quotation(0, 3), quotation(1, 0)] }),
    pair(0, 2, [], { quotations: [quotation(1, 2)] }),
    pair(1, 2, [], { quotations: [quotation(3, 4)] }),
  ]);
  expect(quotations.map(({ id, articles: { a, b } }) => `${id} ${a.at(-1)}${b.at(-1)}`)).toEqual([
    'q0-3 ab',
    'q3-4 bc',
    'q1-0 ab',
    'q1-2 ac',
  ]);
});

it('tells of quotations the quoted words alone', () => {
  const text = '“It sank,” she said. “Nobody came.”\n“We swam on.”';
  const places = ['It sank,', 'Nobody came.', 'We swam on.'].map((words) => {
    const start = text.indexOf(words);
    return { start, end: start + words.length };
  });
  const place = { start: 1, end: text.length - 1 };
  const said: SharedQuotation = {
    ...{ id: 'q', a: place, b: place, quoted: { a: places, b: places.slice(0, 1) }, shared: [] },
    ...{ speakers: { a: null, b: null }, dropped: { a: places.slice(1, 2), b: [] }, whole: false },
  };
  const all = articles(2).map((article) => ({ ...article, text }));
  const [found] = overviewOf(all, [pair(0, 1, [], { quotations: [said] })]).quotations;
  expect(found?.quotes).toEqual({ a: 'It sank, … Nobody came.\nWe swam on.', b: 'It sank,' });
  expect(found?.droppedWords).toEqual({ a: ['Nobody came.'], b: [] });
});

describe('facts', () => {
  const cellsOf = (pairs: AlignedPair[], count = 3) =>
    overviewOf(articles(count), pairs).facts.map(({ cells }) =>
      cells.map(({ article, passage }) => `${article.at(-1)}${passage.start / 10}`).join(' '),
    );

  it('join what each has best in the other, through all articles; the one that most report comes first', () => {
    const pairs = [
      pair(0, 1, [match(0, 4), match(1, 0)]),
      pair(0, 2, [match(1, 2)]),
      pair(1, 2, [match(0, 2)]),
    ];
    expect(cellsOf(pairs)).toEqual(['a1 b0 c2', 'a0 b4']);
    const [fact] = overviewOf(articles(3), pairs).facts;
    expect(fact).toMatchObject({ claim: text(0).slice(10, 19).trim(), differs: false });
  });

  it('do not chain: a second best counterpart, and a second sentence of an article, stay out', () => {
    expect(
      cellsOf([
        pair(0, 1, [match(0, 0, { score: 0.9 }), match(1, 0, { score: 0.7 })]),
        pair(0, 2, [match(1, 1, { score: 0.8 })]),
        pair(1, 2, [match(0, 1, { score: 0.75 })]),
      ]),
    ).toEqual(['a0 b0', 'a1 c1']);
  });

  it('are no mentions, and nothing of different events but what the reader pinned', () => {
    expect(cellsOf([pair(0, 1, [match(0, 0, { kind: 'same-topic' })])], 2)).toEqual([]);
    const other = pair(0, 1, [match(0, 0), match(1, 1, { origin: 'pinned', score: 1 })], {
      sameEvent: false,
    });
    expect(cellsOf([other], 2)).toEqual(['a1 b1']);
    expect(overviewOf(articles(2), [other]).differentEvents).toEqual([['article-a', 'article-b']]);
  });

  it('that copies of one text report count as said once', () => {
    const copied = [{ a: at(0), b: at(0), words: 2 }];
    const facts = cellsOf(
      [pair(0, 1, [match(0, 0, { score: 1 }), match(4, 4, { score: 0.7 })], { copied })],
      2,
    );
    expect(facts).toEqual(['a4 b4', 'a0 b0']);
  });

  it('are said in a sentence where one article has one, and headlines come last', () => {
    const two = [
      { article: 'article-a', version: 1, text: 'Dam breaks\nIt rained.\n' },
      { article: 'article-b', version: 1, text: 'Dam broken\nMuch rain.\n' },
    ];
    const place = (n: number) => ({ start: 11 * n, end: 11 * n + 10 });
    const sentence = (n: number): ComparedSentence => ({ ...place(n), state: 'shared', best: 1, weight: 0 });
    const found = pair(
      0,
      1,
      [0, 1].map((n) => match(n, n, { a: place(n), b: place(n) })),
      {
        sentences: { a: [sentence(0), sentence(1)], b: [sentence(0), sentence(1)] },
      },
    );
    expect(overviewOf(two, [found]).facts.map(({ claim }) => claim)).toEqual(['It rained.', 'Dam breaks']);
  });

  it('differ where a figure in them does', () => {
    const [fact] = overviewOf(articles(2), [
      pair(0, 1, [match(0, 0)], { figures: [figure(0, 0, ['14', '11'])] }),
    ]).facts;
    expect(fact?.differs).toBe(true);
  });
});
