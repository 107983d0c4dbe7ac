import type { FigurePair, Match } from '#contract';
import { describe, expect, it } from 'vitest';
import { differencesOf } from './differences';
import { figuresOf } from './read-figures';

interface Given {
  kind?: Match['kind'];
  published?: [string | null, string | null];
  lang?: string;
  sameEvent?: boolean;
  /** Of the matches of the first sentence, in order. */
  scores?: readonly number[];
}

/** One sentence or more in each text, all of them matched with all of the other. */
function compare(
  a: string[],
  b: string[],
  { kind = 'same-fact', published, lang = 'en', sameEvent = true, scores = [] }: Given = {},
): FigurePair[] {
  const text = (sentences: string[], when: string | null) => {
    let start = 0;
    const places = sentences.map((sentence) => {
      const place = { start, end: start + sentence.length, compared: true };
      start += sentence.length + 1;
      return place;
    });
    const compared = { text: sentences.join(' '), lang, published: when };
    return { places, read: { ...compared, figures: figuresOf(compared.text, compared, places) } };
  };
  const [one, other] = [text(a, published?.[0] ?? null), text(b, published?.[1] ?? null)];
  const matches = one.places.flatMap((x, i) =>
    other.places.map((y, j): Match => {
      const places = { a: { start: x.start, end: x.end }, b: { start: y.start, end: y.end } };
      return { id: `${i}-${j}`, ...places, kind, score: scores[j] ?? 0.9, origin: 'found', evidence: [] };
    }),
  );
  return differencesOf(one.read, other.read, matches, sameEvent);
}

const said = (a: string, b: string, given?: Given): string[] =>
  compare([a], [b], given).map(({ state, a: x, b: y }) => `${state}: ${x.value} ${y.value}`);

describe('where only the figure is another', () => {
  it.each([
    ['The mill opened in 1902 with much noise.', 'The mill opened in 1907 with much noise.', '1902 1907'],
    ['Rents rose by 12% in the old town.', 'Rents rose by 17 per cent in the old town.', '12 17'],
    ['The bridge cost €3.2m to mend.', 'The bridge cost 4.1 million euros to mend.', '3200000 4100000'],
    ['Some fourteen thousand eels were freed.', 'Some 17,000 eels were freed.', '14000 17000'],
    ['The ferry leaves at 1pm from the pier.', 'The ferry leaves at 4pm from the pier.', '13:00 16:00'],
    ['The strike lasted for 16 days in all.', 'The strike lasted for 22 days in all.', '16 22'],
    ['Anna Holm, 62, was not amused.', 'Anna Holm, 29, was not amused.', '62 29'],
    ['The vote is on 3 May in the hall.', 'The vote is on 8 May in the hall.', '--05-03 --05-08'],
    ['The lake is 7 to 9km wide.', 'The lake is 9 to 9km wide.', '7–9 9–9'],
    ['The fifth bell was lost there.', 'The seventh bell was lost there.', '5 7'],
    ['Almost 1,200 geese flew by the tower.', 'Almost 786 geese flew by the tower.', '1200 786'],
  ])('%s', (a, b, values) => {
    expect(said(a, b)).toEqual([`differ: ${values}`]);
    expect(said(b, a)).toEqual([`differ: ${values.split(' ').reverse().join(' ')}`]);
  });

  it('an equal figure that stands in its own place elsewhere does not hide it', () => {
    expect(said('A fall is expected in 2013 and 2014.', 'A fall is expected in 2013 and 2013.')).toEqual([
      'differ: 2014 2013',
    ]);
  });

  it('is said with both places, what it is about, and the match', () => {
    const [a, b] = ['The boat took 14 migrants ashore.', 'The boat took 18 migrants ashore.'];
    const [pair] = compare([a], [b]);
    expect(pair).toMatchObject({ match: '0-0', type: 'number', state: 'differ', about: 'migrants' });
    expect([a.slice(pair?.a.start, pair?.a.end), b.slice(pair?.b.start, pair?.b.end)]).toEqual(['14', '18']);
    expect(pair?.a).toMatchObject({ value: '14', unit: 'migrant' });
  });
});

describe('in other words', () => {
  it.each([
    ['The blast killed at least 12 people, the mayor said.', 'Nineteen workers died in the blast.', '12 19'],
    ['Police arrested 40 protesters near the port.', 'By night, 25 people had been arrested.', '40 25'],
    ['The storm left dozens injured.', 'Hundreds were hurt as the storm passed.', '20–100 200–1000'],
    [
      'A quake hit the coast, injuring at least five people.',
      'At least 50 people were hurt in the quake.',
      '5 50',
    ],
  ])('the same must have happened: %s', (a, b, values) => {
    expect(said(a, b)).toEqual([`differ: ${values}`]);
  });
});

describe('in sentences that have little else in common', () => {
  const topic: Given = { kind: 'same-topic' };

  it.each([
    [
      'the same things in the same unit',
      'The lorry, loaded with 14 tonnes of hops for the Hennig brewery, left the road at the mill.',
      'By the mill a lorry of the Hennig brewery with 11 tonnes of hops fell into the ditch.',
      '14 11',
    ],
    [
      'the same counted things, in the best counterpart',
      'Some 11,500 lamps light the tunnel on an ordinary evening, says a club.',
      'About 14,000 lamps shine in the tunnel on a winter night.',
      '11500 14000',
    ],
    [
      'the same words before a sum of money',
      'The museum puts the loss at €3.1 million, counting frames and glass as well.',
      'Ms Weil put the value of the loss at €2.4m, “if nothing else turns up”.',
      '3100000 2400000',
    ],
    [
      'a way beside the same name',
      'Cars are led over the pass at Brunn, 26 kilometres away.',
      'The only other road is the old pass of Brunn, a detour of 31 kilometres.',
      '26 31',
    ],
  ])('%s', (_name, a, b, values) => {
    expect(said(a, b, topic)).toEqual([`differ: ${values}`]);
    expect(said(b, a, topic)).toEqual([`differ: ${values.split(' ').reverse().join(' ')}`]);
  });

  it('a day on which the same is to come', () => {
    const a = 'The office asks for a diving bell, expected from Marlow on Friday.';
    const b = 'A diving bell was called from Marlow and is due on Thursday.';
    const [pair] = compare([a], [b]);
    expect(pair).toMatchObject({ type: 'date', state: 'differ' });
    expect(a.slice(pair?.a.start, pair?.a.end)).toBe('Friday');
    expect(said(a, b, topic)).toEqual([]);
  });

  it.each([
    [
      'money for other things',
      'Last spring the town of Brunn spent £3 million on roads.',
      'Asked again, the town of Brunn spent £2m on schools.',
    ],
    [
      'money that something else led to',
      'The firm put the repair of its ships at £3 million.',
      'The firm put the repair bill for fuel at £2m.',
    ],
    [
      'other goods',
      'The lorry, loaded with 14 tonnes of hops for the Hennig brewery, left the road at the mill.',
      'By the mill a lorry of the Hennig brewery with 11 tonnes of malt fell into the ditch.',
    ],
    [
      'goods by the day',
      'The lorry, loaded with 14 tonnes of hops for the Hennig brewery, left the road at the mill.',
      'The Hennig brewery at the mill takes 11 tonnes of hops a day from each lorry.',
    ],
    [
      'a load twice as large and more',
      'The lorry, loaded with 14 tonnes of hops for the Hennig brewery, left the road at the mill.',
      'By the mill the Hennig brewery keeps 90 tonnes of hops where the lorry left.',
    ],
    [
      'how far and how long',
      'Cars are led over the pass at Brunn, 26 kilometres away.',
      'The only other road is the old pass of Brunn, now 31 kilometres long.',
    ],
    [
      'people of a crowd and others',
      'Some 400 people crossed the square in Brunn on an ordinary day.',
      'About 500 people left the square in Brunn on a working day.',
    ],
    ['models', 'The van held seven AK-47 rifles of Holm.', 'In the van of Holm lay six AK-47 pistols.'],
    [
      'results of a game',
      'On their second drive the Otters jumped to a 14-0 lead.',
      'The Otters had a 17-7 lead when the second half began with a drive.',
    ],
  ])('but not %s', (_name, a, b) => {
    expect(said(a, b, topic)).toEqual([]);
    expect(said(b, a, topic)).toEqual([]);
  });

  it('nor days on which something else was', () => {
    const a = 'The diving bell from Marlow sank in the harbour mouth on Friday.';
    const b = 'A diving bell was called from Marlow in great haste on Thursday.';
    expect(said(a, b)).toEqual([]);
  });

  it('nor counted things of a passage that has a better counterpart', () => {
    const a = ['Some 11,500 lamps light the tunnel on an ordinary evening.'];
    const b = [
      'About 14,000 lamps shine in the tunnel on a winter night.',
      'The tunnel is lit by lamps as the club says.',
    ];
    expect(compare(a, b, { ...topic, scores: [0.6, 0.5] })).toHaveLength(1);
    expect(compare(a, b, { ...topic, scores: [0.4, 0.5] })).toEqual([]);
  });
});

describe('two events', () => {
  const [a, b] = ['The boat took 14 migrants ashore.', 'The boat took 18 migrants ashore.'];

  it('nothing differs in what is told of both', () => {
    expect(said(a, b, { sameEvent: false })).toEqual([]);
  });

  it('but in what one has from the other', () => {
    expect(said(a, b, { sameEvent: false, kind: 'copied' })).toEqual(['differ: 14 18']);
  });
});

describe('what is no difference', () => {
  it.each([
    ['rounding', 'The firm lost $14.3 billion last year.', 'The firm lost $14 billion last year.'],
    ['rounding of thousands', 'It counted 1,186 swans on the lake.', 'It counted 1,200 swans on the lake.'],
    ['a hedge', 'About 20 houses burnt in the village.', 'In the village, 22 houses burnt.'],
    ['more than', 'More than 40 guests fell ill there.', 'In all, 46 guests fell ill there.'],
    ['a range', 'Between 20 and 30 trucks were stuck.', 'Some 25 trucks were stuck.'],
    ['dozens', 'Dozens were hurt in the crash.', 'In the crash, 34 people were hurt.'],
    ['miles', 'The fire came within 6 miles of the town.', 'The fire came within 10 kilometres of the town.'],
    ['pounds', 'They seized 14,000 pounds of tea.', 'They seized 6.4 tonnes of tea.'],
    ['a day', 'The ship was late by 24 hours.', 'The ship was late by one day.'],
  ])('%s', (_name, a, b) => {
    expect(said(a, b).filter((line) => line.startsWith('differ'))).toEqual([]);
  });

  it.each([
    ['words and digits', 'Fourteen thousand eels were freed.', '14,000 eels were freed.'],
    ['writing of money', 'It cost €3.2m to mend.', 'It cost 3.2 million euros to mend.'],
    ['writing of dates', 'It began on 8 January 2016.', 'It began on Jan. 8.'],
    ['a part of a date', 'It began on 8 January 2016.', 'It began in 2016.'],
    ['time zones', 'It starts at 1pm EST on the pier.', 'It starts at 18:00 GMT on the pier.'],
    ['a zone that is not said', 'It starts at 7am local time.', 'It starts at 00:37 GMT.'],
    ['another currency', 'The coat cost $40 in the shop.', 'The coat cost £30 in the shop.'],
    ['ages of two people', 'Anna Holm, 62, was not amused.', 'Ben Voss, 30, was amused.'],
    ['other places', 'It killed 230,000 people across Asia.', 'It killed 170,000 people in Sumatra.'],
    ['other things', 'Holm ran for 440 yards in the game.', 'Holm had 106 carries in the game.'],
    ['killed and hurt', 'The bomb killed three people.', 'The bomb hurt nine people.'],
    ['those who did it', 'Two men are accused of killing a mother.', 'A mother of 12 was killed.'],
    [
      'the past and the plan',
      'It sold 40 boats in 2012.',
      'It wants to sell many boats, and by 2019 no cars.',
    ],
    ['names with numbers', 'The G7 met by the sea.', 'The G20 met by the sea.'],
  ])('%s', (_name, a, b) => {
    expect(said(a, b)).toEqual([]);
    expect(said(b, a)).toEqual([]);
  });

  it('nor a figure that the other text has in another matched sentence', () => {
    expect(
      compare(
        ['Police say 12 people were killed.'],
        ['Nine people were killed at sea.', 'In all 12 people died.'],
      ),
    ).toEqual([]);
  });

  it('nor passages of the same topic only, unless nothing but the figure is another', () => {
    const [a, b] = ['The blast killed 12 people, the mayor said.', 'Nineteen workers died in the blast.'];
    expect(said(a, b, { kind: 'same-topic' })).toEqual([]);
    const [c, d] = [
      'Rents in the old town rose by 12% this year.',
      'Rents in the old town rose by 17% this year.',
    ];
    expect(said(c, d, { kind: 'same-topic' })).toEqual(['differ: 12 17']);
  });

  it.each([
    [
      'money and people',
      'It agreed to cut 110bn of debt with loans of the fund.',
      'Some 100,000 people marched as loans of the fund cut the debt.',
    ],
    [
      'a part of the land',
      'In 2004 a wave killed 170,000 people in the province.',
      'In 2004 a wave killed 230,000 people around the Indian Ocean.',
    ],
  ])('nor %s', (_name, a, b) => {
    expect(said(a, b)).toEqual([]);
  });

  it('but a date that was moved in its sentence is', () => {
    expect(
      said('In 2012, two nurses gave a show on the roof.', 'Two nurses gave a show on the roof in 2016.'),
    ).toEqual(['differ: 2012 2016']);
  });

  it('nor the lines that say when an article was printed', () => {
    expect(said('Updated: May 24, 2005, 3:23 PM ET', 'Updated: May 16, 2005, 6:03 PM ET')).toEqual([]);
  });

  it.each([
    [
      'a season and a game',
      'Holm made 20 points and nine saves a game.',
      'Holm made 20 points and seven saves.',
    ],
    ['a year and another', 'In 2004 a wave killed 900 people.', 'On 2 July 2013 a wave killed 40 people.'],
    ['some of them', 'Six children died when the hall fell.', 'When the hall fell, 11 people died.'],
    [
      'places by number',
      'Police searched the 12200 block of Elm Street for hours.',
      'He lived with his aunt in a flat in the 12500 block of East Elm Street.',
    ],
  ])('nor %s', (_name, a, b) => {
    expect(said(a, b)).toEqual([]);
  });
});

describe('what is shown as such', () => {
  it('rounded figures', () => {
    expect(said('The firm lost $14.3 billion last year.', 'The firm lost $14 billion last year.')).toEqual([
      'rounded: 14300000000 14000000000',
    ]);
  });

  it('more in the later report', () => {
    const published: [string, string] = ['2024-03-02T08:00:00Z', '2024-03-03T08:00:00Z'];
    const [a, b] = ['The blast killed 12 people in the mill.', 'The blast killed 19 people in the mill.'];
    expect(said(a, b, { published })).toEqual(['other-time: 12 19']);
    expect(said(b, a, { published })).toEqual(['differ: 19 12']);
  });
});

describe('other languages', () => {
  it('German', () => {
    const [a, b] = ['Bei dem Brand starben 12 Menschen.', 'Bei dem Brand starben neunzehn Menschen.'];
    expect(said(a, b, { lang: 'de' })).toEqual(['differ: 12 19']);
    const [c, d] = ['Das kostet 3,2 Mio. Euro.', 'Das kostet 3.200.000 €.'];
    expect(said(c, d, { lang: 'de' })).toEqual([]);
  });
});

describe('hostile texts', () => {
  it('of thousands of numbers are compared in good time', () => {
    const numbers = (n: number): string =>
      Array.from({ length: 8000 }, (_, i) => String(i * n + 1)).join(' ');
    const start = process.cpuUsage();
    compare([numbers(3)], [numbers(7)]);
    compare(
      new Array<string>(10).fill(numbers(3).slice(0, 300)),
      new Array<string>(10).fill(numbers(7).slice(0, 300)),
    );
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000);
  });
});
