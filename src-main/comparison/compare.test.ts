import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare';
import { swapped } from './swapped';
import type { Compared, ComparedText } from './text';

const english = (text: string): ComparedText => ({ text, lang: 'en', published: null });

/** Two invented reports of one event. */
const ferry = english(`Ferry runs aground off Skarholm
The ferry Marianne ran aground on rocks off the island of Skarholm on Tuesday evening with 212 people aboard.
All passengers were brought ashore by lifeboats within two hours, the coastguard said.
“We heard a terrible grinding noise and then the lights went out,” said passenger Lena Brandvold.
The captain, Oskar Hellgren, has commanded the vessel since 2009.
Seven people were treated in hospital for bruises and shock.
Skarholm is known for its lighthouse, which was built by monks.`);

const ship = english(`Passengers rescued as ship strikes rocks
More than 200 people were evacuated on Tuesday after the ferry Marianne hit rocks near Skarholm.
Passenger Lena Brandvold said: “We heard a terrible grinding noise and then the lights went out.”
Seven passengers were taken to hospital with minor injuries.
The operator, Nordline, said that it would hire a second vessel so that the timetable could be kept.
Lifeboats brought everyone ashore in less than two hours, according to the coastguard.
Police in the port of Vik are questioning Oskar Hellgren, the captain of the ferry.`);

/** The same kind of event, elsewhere. */
const tanker = english(`Tanker collides with bridge in Portosul
A tanker carrying palm oil collided with the railway bridge of Portosul early on Monday.
Nobody was hurt, the harbour master Tiago Ramires said.
Trains between Portosul and Almeira were cancelled until the pillars have been examined by divers.
The tanker Estrela do Mar had left the refinery an hour before.
Ramires said that fog had been thick over the river.`);

const quote = (text: ComparedText, { start, end }: { start: number; end: number }): string =>
  text.text.slice(start, end);

function matchOf(found: Compared, a: ComparedText, begin: string, b: ComparedText, other: string) {
  return found.matches.find(
    (match) => quote(a, match.a).includes(begin) && quote(b, match.b).includes(other),
  );
}

function stateOf(found: Compared, side: 'a' | 'b', text: ComparedText, words: string) {
  return found.sentences[side].find((sentence) => quote(text, sentence).includes(words))?.state;
}

describe('two reports of one event', () => {
  const found = compareTexts(ferry, ship);

  it('finds what both say, in other words and in another order', () => {
    expect(found.sameEvent).toBe(true);
    for (const [one, other] of [
      ['212 people aboard', 'More than 200 people'],
      ['brought ashore by lifeboats', 'Lifeboats brought everyone'],
      ['Seven people were treated', 'Seven passengers were taken'],
    ] as const)
      expect(matchOf(found, ferry, one, ship, other)?.kind, one).toBe('same-fact');
  });

  it('knows what has no counterpart', () => {
    expect(stateOf(found, 'a', ferry, 'built by monks')).toBe('only-here');
    expect(stateOf(found, 'b', ship, 'Nordline')).not.toMatch(/shared|partly/);
    expect(found.matches.some((match) => quote(ferry, match.a).includes('monks'))).toBe(false);
  });

  it('gives what only one says more weight when it names more', () => {
    const weight = (words: string) =>
      found.sentences.b.find((sentence) => quote(ship, sentence).includes(words))?.weight ?? 0;
    expect(weight('Nordline')).toBeGreaterThan(weight('Lifeboats brought everyone'));
  });

  it('says of each match why, with the same words in both places', () => {
    const match = matchOf(found, ferry, 'Seven people', ship, 'Seven passengers');
    const said = match?.evidence.map(({ type, text }) => `${type} ${text}`) ?? [];
    expect(said).toContain('figure Seven');
    expect(said).toContain('word hospital');
    for (const { evidence, a, b } of found.matches) {
      expect(evidence.length).toBeGreaterThan(0);
      expect(evidence.length).toBeLessThanOrEqual(12);
      const weights = evidence.map(({ weight }) => weight);
      expect(weights).toEqual([...weights].sort((x, y) => y - x));
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(1.001);
      for (const one of evidence) {
        expect(one.a.every(({ start, end }) => start >= a.start && end <= a.end && start < end)).toBe(true);
        expect(one.b.every(({ start, end }) => start >= b.start && end <= b.end && start < end)).toBe(true);
        if (one.a[0]) expect(one.text).toBe(quote(ferry, one.a[0]));
      }
    }
  });

  it('follows the order of both texts in the backbone', () => {
    const byId = new Map(found.matches.map((match) => [match.id, match]));
    const line = found.backbone.map((id) => byId.get(id));
    expect(line.length).toBeGreaterThan(1);
    line.slice(1).forEach((match, at) => {
      expect(match?.a.start ?? 0).toBeGreaterThan(line[at]?.a.start ?? 0);
      expect(match?.b.start ?? 0).toBeGreaterThan(line[at]?.b.start ?? 0);
    });
  });

  it('exchanges the result when the texts are exchanged, and nothing else', () => {
    expect(compareTexts(ship, ferry)).toEqual(swapped(found, ship.text));
  });
});

it('says that two events are not one, and matches nothing', () => {
  const found = compareTexts(ferry, tanker);
  expect(found.sameEvent).toBe(false);
  expect(found.matches).toEqual([]);
});

it('finds nothing that is not there', () => {
  for (const text of ['', ' \n ', '…', 'One.']) {
    const found = compareTexts(english(text), ferry);
    expect(found.matches).toEqual([]);
    expect(found.sentences.b.every(({ state }) => state === 'only-here' || state === 'not-compared')).toBe(
      true,
    );
  }
});

it('matches a text with itself, each sentence with itself best', () => {
  const found = compareTexts(ferry, ferry);
  for (const { start } of found.sentences.a) {
    const own = found.matches.filter(({ a }) => a.start === start).sort((x, y) => y.score - x.score)[0];
    expect(own?.b.start).toBe(start);
  }
});

describe('languages', () => {
  const fähre: ComparedText = {
    text: `Die Fähre Marianne ist am Dienstagabend vor der Insel Skarholm mit 212 Menschen an Bord auf Felsen gelaufen.
Kapitän Oskar Hellgren steuert das Schiff seit 2009, wie die Reederei mitteilte.
Die Ermittlungen dauern noch an, und niemand weiß, wann sie zu Ende sein werden.`,
    lang: 'de',
    published: null,
  };

  it('compares texts in different languages by names and figures only, and says so', () => {
    const found = compareTexts(ferry, fähre);
    expect(found.sameLanguage).toBe(false);
    expect(matchOf(found, ferry, '212 people', fähre, '212 Menschen')).toBeDefined();
    const types = new Set(found.matches.flatMap(({ evidence }) => evidence.map(({ type }) => type)));
    expect(types.has('word')).toBe(false);
    expect(types.has('run')).toBe(false);
    expect(types.has('figure')).toBe(true);
  });

  it('compares in other languages than English', () => {
    const other: ComparedText = {
      text: `Mehr als 200 Menschen wurden gerettet, nachdem die Fähre Marianne vor Skarholm auf Felsen lief.
Der Kapitän Oskar Hellgren führt das Schiff nach Angaben der Reederei seit dem Jahr 2009.
Im Hafen wird jetzt ein Ersatz gesucht.`,
      lang: 'de',
      published: null,
    };
    const found = compareTexts(fähre, other);
    expect(found.sameLanguage).toBe(true);
    expect(matchOf(found, fähre, 'Kapitän', other, 'Kapitän')?.kind).toBe('same-fact');
    expect(matchOf(found, fähre, '212 Menschen', other, 'Mehr als 200')).toBeDefined();
    expect(stateOf(found, 'b', other, 'Ersatz')).toBe('only-here');
  });
});

describe('any input', () => {
  const words = [
    ...[
      'ferry',
      'rocks',
      'Skarholm',
      'Marianne',
      'police',
      'said',
      'the',
      'of',
      'Tuesday',
      '212',
      'seven',
      'people',
    ],
    ...['hospital', 'US', 'World Health Organization', 'WHO', '“help”', '$14 billion', 'he', '漢字', 'Ñandú'],
  ];
  const sentence = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
    .map((chosen) => `${chosen.join(' ')}.`);
  const text = fc
    .array(fc.oneof({ weight: 5, arbitrary: sentence }, { weight: 1, arbitrary: fc.string() }), {
      maxLength: 10,
    })
    .map((all) => english(all.join('\n')));

  it('gives the same whichever text comes first', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        fc.pre(a.text !== b.text);
        expect(compareTexts(b, a)).toEqual(swapped(compareTexts(a, b), b.text));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    [
      'one sentence a thousand times',
      'The ferry Marianne ran aground off Skarholm with 212 people. '.repeat(1000),
    ],
    ['a token of 200,000 letters', `${'x'.repeat(200_000)} ran aground.`],
    ['thousands of numbers', Array.from({ length: 6000 }, (_, n) => n * 7).join(' ')],
    ['a sentence of 40,000 words', 'alpha beta gamma delta '.repeat(10_000)],
    ['quotation marks that do not close', '“‘«"'.repeat(5000)],
  ])('does not hang on %s', (_, hostile) => {
    const before = process.cpuUsage();
    compareTexts(english(hostile), english(`${hostile} end`));
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(20);
  });
});

it('reads figures in the language that a text looks like where none is said', () => {
  const said = (dead: string): string =>
    `Nach dem Erdbeben in der Provinz Halden sind nach Angaben der Behörden ${dead} Menschen ums Leben gekommen. Die Retter suchen noch immer nach Verschütteten, und viele Häuser sind nicht mehr zu bewohnen.`;
  const figures = (lang: string | null): string[] => {
    const [one, other] = [said('zwölf'), said('siebzehn')].map((text) => ({ text, lang, published: null }));
    if (!one || !other) throw new Error('two texts');
    return compareTexts(one, other).figures.map(({ a, b }) => `${a.value} ${b.value}`);
  };
  expect(figures('de')).toEqual(['12 17']);
  expect(figures(null)).toEqual(['12 17']);
});
