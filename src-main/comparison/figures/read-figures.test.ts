import { describe, expect, it } from 'vitest';
import type { Figure } from './figure';
import { figuresOf } from './read-figures';

const read = (text: string, lang: string | null = 'en', published: string | null = null): Figure[] =>
  figuresOf(text, { lang, published }, [{ start: 0, end: text.length, compared: true }]);

/** What is written, what it is, its normal form and its unit. */
const short = (text: string, lang?: string, published?: string): string[] =>
  read(text, lang ?? 'en', published ?? null).map(
    (f) => `${text.slice(f.start, f.end)} = ${f.type} ${f.value}${f.unit ? ` ${f.unit}` : ''}`,
  );

describe('numbers', () => {
  it.each([
    ['14,000 pounds', '14,000 pounds = number 14000 pound'],
    ['fourteen thousand migrants', 'fourteen thousand = number 14000'],
    ['two hundred and fifty-six cats', 'two hundred and fifty-six = number 256'],
    ['half a million people', 'half a million = number 500000'],
    ['a dozen eggs', 'a dozen = number 12'],
    ['16.4m people', '16.4m = number 16400000'],
    ['a wall 40m high', '40m = number 40 m'],
    ['dozens of houses', 'dozens = number 20–100'],
    ['tens of thousands of people', 'tens of thousands = number 20000–100000'],
    ['several hundred ships', 'several hundred = number 200–1000'],
    ['20 to 30 wolves', '20 to 30 = number 20–30'],
    ['the 79th meeting', '79th = number 79 ordinal'],
    ['the fifth voyage', 'fifth = number 5 ordinal'],
    ['a 6.1-magnitude quake', '6.1-magnitude = number 6.1 magnitude'],
    ['a quake of magnitude 6.1', '6.1 = number 6.1 magnitude'],
    ['won 3-1 at home', '3-1 = number 3–1 score'],
    ['12\u202f345 sheep', '12\u202f345 = number 12345'],
    ['١٬٢٣٤ sheep', '١٬٢٣٤ = number 1234'],
  ])('%s', (text, figure) => {
    expect(short(text)).toEqual([figure]);
  });

  it('that belong to names are none', () => {
    expect(short('The G20, an AK-47 and H1N1, since 9/11, one of them, no one.')).toEqual([]);
  });

  it('with their hedges and what they count', () => {
    const figures = read(
      'At least five children, more than 40 men, up to 30 red cars, about 20, 50 or more, nearly 9.',
    );
    expect(figures.map((f) => [f.hedge, f.value, f.counted])).toEqual([
      ['at-least', '5', 'child'],
      ['over', '40', 'man'],
      ['at-most', '30', 'car'],
      ['about', '20', null],
      ['at-least', '50', null],
      ['nearly', '9', null],
    ]);
  });

  it('know to which place they are written', () => {
    expect(read('14,027 or 14,000 or 1.2 billion or $14bn').map((f) => f.step)).toEqual([1, 1000, 1e8, 1e9]);
  });
});

describe('money and percentages', () => {
  it.each([
    ['$14 billion', '$14 billion = money 14000000000 USD'],
    ['€3.2m', '€3.2m = money 3200000 EUR'],
    ['14 Mrd. $', '14 Mrd. $ = money 14000000000 USD'],
    ['US$5,000', 'US$5,000 = money 5000 USD'],
    ['three million dollars', 'three million dollars = money 3000000 USD'],
    ['$14–16 million', '$14–16 million = money 14000000–16000000 USD'],
    ['19.5 per cent', '19.5 per cent = percent 19.5 percent'],
    ['rates of 40%', '40% = percent 40 percent'],
    ['two percentage points', 'two percentage points = percent 2 percentage point'],
  ])('%s', (text, figure) => {
    expect(short(text)).toEqual([figure]);
  });
});

describe('dates and times', () => {
  it.each([
    ['on 8 January 2016', '8 January 2016 = date 2016-01-08'],
    ['Jan. 8 2016', 'Jan. 8 2016 = date 2016-01-08'],
    ['on November 11,2011', 'November 11,2011 = date 2011-11-11'],
    ['Saturday, 8 October 2011', 'Saturday, 8 October 2011 = date 2011-10-08'],
    ['in March', 'March = date --03'],
    ['on 2024-03-02', '2024-03-02 = date 2024-03-02'],
    ['in 2007', '2007 = date 2007'],
    ['the 1990s', '1990s = date 199X'],
    ['1pm ET', '1pm ET = time 13:00 ET'],
    ['at 9.25 am', '9.25 am = time 09:25'],
    ['at 7:37 a.m. local time', '7:37 a.m. local time = time 07:37 local'],
    ['at 02:00 GMT', '02:00 GMT = time 02:00 GMT'],
    ['at noon', 'noon = time 12:00'],
  ])('%s', (text, figure) => {
    expect(short(text)).toEqual([figure]);
  });

  it('count from the day of publication', () => {
    const text = 'It broke yesterday, on Tuesday, and last December.';
    expect(short(text, 'en', '2013-07-03T10:00:00Z')).toEqual([
      'yesterday = date 2013-07-02',
      'Tuesday = date 2013-07-02',
      'December = date 2012-12',
    ]);
    expect(short(text)).toEqual(['Tuesday = date tuesday', 'December = date --12']);
  });

  it('are no verbs', () => {
    expect(short('They may march on, and march in step.')).toEqual([]);
  });
});

describe('durations and ages', () => {
  it.each([
    ['twelve days', 'twelve days = duration 12 day'],
    ['a 16-day strike', '16-day = duration 16 day'],
    ['4½ months', '4½ months = duration 4.5 month'],
    ['two and a half years', 'two and a half years = duration 2.5 year'],
    ['a 16-year-old boy', '16-year-old = age 16 year'],
    ['aged 16, he left', '16 = age 16 year'],
    ['Mary Ball, 62, said no', '62 = age 62 year'],
    ['She sang until she was 80.', '80 = age 80 year'],
    ['in her 40s', '40s = age 40–49 year'],
  ])('%s', (text, figure) => {
    expect(short(text)).toEqual([figure]);
  });
});

describe('other languages', () => {
  it.each([
    ['de', 'fünfundzwanzigtausend Menschen', 'fünfundzwanzigtausend = number 25000'],
    ['de', '3,2 Mio. Euro', '3,2 Mio. Euro = money 3200000 EUR'],
    ['de', '1.234,5 Tonnen', '1.234,5 Tonnen = number 1234.5 tonne'],
    ['de', 'am 2. März 2024', '2. März 2024 = date 2024-03-02'],
    ['de', 'um 19.30 Uhr', '19.30 Uhr = time 19:30'],
    ['de', 'eine 16-jährige Schülerin', '16-jährige = age 16 year'],
    ['fr', '14 000 personnes', '14 000 = number 14000'],
    ['fr', 'quatre-vingt-dix maisons', 'quatre-vingt-dix = number 90'],
    ['fr', '3,2 millions d’euros', '3,2 millions d’euros = money 3200000 EUR'],
    ['fr', 'le 2 mars 2024', '2 mars 2024 = date 2024-03-02'],
    ['fr', 'à 14h30', '14h30 = time 14:30'],
    ['es', 'treinta y cinco muertos', 'treinta y cinco = number 35'],
    ['es', '3,2 millones de euros', '3,2 millones de euros = money 3200000 EUR'],
    ['es', 'el 2 de marzo de 2024', '2 de marzo de 2024 = date 2024-03-02'],
    ['es', '16 años de edad', '16 años de edad = age 16 year'],
    ['zh', '3万人', '3万 = number 30000'],
    ['zh', '2024年3月2日', '2024年3月2日 = date 2024-03-02'],
    ['it', '1.234,5', '1.234,5 = number 1234.5'],
  ])('%s: %s', (lang, text, figure) => {
    expect(short(text, lang)).toEqual([figure]);
  });
});

describe('hostile texts', () => {
  it.each([
    ['numbers', '8 9,1 '.repeat(4_000)],
    ['separators', '1,1.1’111'.repeat(4_000)],
    ['number words', 'one thousand million and '.repeat(4_000)],
    ['hyphens', 'twenty-'.repeat(4_000)],
    ['dozens', 'dozens of '.repeat(4_000)],
    ['signs', '$£€%'.repeat(5_000)],
    ['a long number', '9'.repeat(300_000)],
  ])('of %s are read in good time', (_name, text) => {
    const start = process.cpuUsage();
    const figures = read(text);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(3000);
    expect(figures.filter((f) => f.end <= f.start)).toEqual([]);
  });

  it('give places in order that do not overlap', () => {
    const text =
      'On Tuesday, $3 or $4bn, 5 to 6%, 7-8-9, 10/11/12 13:14:15.16 two-thirds a quarter of a million, 3rd.';
    const figures = read(text);
    expect(figures.length).toBeGreaterThan(8);
    figures.reduce((end, f) => (expect(f.start).toBeGreaterThanOrEqual(end), f.end), 0);
  });
});
