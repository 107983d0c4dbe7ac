import type { Lexicon } from './lexicon';
import { ordered, set } from './word-lists';
import type { Hedge } from './figure';

const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

const hedges: [Hedge, string][] = [
  [
    'about',
    'about|around|approximately|roughly|some|circa|an estimated|estimated|or so|close to|in the region of',
  ],
  ['nearly', 'nearly|almost|just under|just below|just short of|not quite'],
  ['at-least', 'at least|no fewer than|no less than|not less than|a minimum of|minimum'],
  ['over', 'more than|over|above|in excess of|upwards of|exceeding|just over|well over|greater than'],
  [
    'at-most',
    'at most|up to|as many as|as much as|no more than|not more than|a maximum of|maximum|as high as',
  ],
  ['under', 'less than|fewer than|under|below'],
];

export const hedgesOf = (table: [Hedge, string][]): ReadonlyMap<string, Hedge> =>
  new Map(table.flatMap(([hedge, words]) => words.split('|').map((word): [string, Hedge] => [word, hedge])));

const irregular = new Map(
  'people:person men:man women:woman children:child wives:wife lives:life knives:knife feet:foot deaths:death'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);

/** A noun without its plural ending; rough, but the same for both texts. */
export function singularEnglish(word: string): string {
  const known = irregular.get(word);
  if (known) return known;
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  return /(?:sh|ch|x|ss|zz)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1);
}

export const english: Lexicon = {
  decimalComma: false,
  cardinals: new Map([
    ...ordered('zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen', 0),
    ...ordered('fifteen sixteen seventeen eighteen nineteen', 15),
    ...tens.map((word, i): [string, number] => [word, (i + 2) * 10]),
  ]),
  scales: new Map([
    ...(['hundred', 'thousand', 'million', 'billion', 'trillion'] as const).map(
      (word, i): [string, number] => [word, [1e2, 1e3, 1e6, 1e9, 1e12][i] ?? 1],
    ),
    ...([
      ['dozen', 12],
      ['k', 1e3],
      ['m', 1e6],
      ['mn', 1e6],
      ['mln', 1e6],
      ['mio', 1e6],
    ] as [string, number][]),
    ...([
      ['bn', 1e9],
      ['b', 1e9],
      ['tn', 1e12],
      ['trn', 1e12],
      ['mrd', 1e9],
      ['lakh', 1e5],
      ['crore', 1e7],
    ] as [string, number][]),
    ...([
      ['mil', 1e6],
      ['bil', 1e9],
    ] as [string, number][]),
  ]),
  articles: set('a an'),
  vague: new Map([
    ['tens', [20, 100]],
    ['dozens', [20, 100]],
    ['scores', [40, 200]],
    ['hundreds', [200, 1000]],
    ['thousands', [2000, 10_000]],
    ['millions', [2e6, 1e9]],
    ['billions', [2e9, 1e12]],
  ]),
  several: set('several few couple'),
  ordinals: new Map([
    ...ordered('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth', 1),
    ...ordered('thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth', 13),
  ]),
  ordinalEndings: set('st nd rd th'),
  fractions: new Map([
    ...ordered('third|thirds quarter|quarters fifth|fifths', 3),
    ['sixth', 6],
    ['tenth', 10],
    ['tenths', 10],
  ]),
  half: set('half'),
  and: set('and'),
  of: set('of'),
  to: set('to or'),
  between: set('between'),
  hedges: hedgesOf(hedges),
  hedgesAfter: hedgesOf([
    ['at-least', 'or more|plus|or greater'],
    ['about', 'or so'],
    ['at-most', 'or less|or fewer'],
  ]),
  percent: set('percent pct pc percentage'),
  months: new Map([
    ...ordered('january|jan february|feb march|mar april|apr may june|jun july|jul august|aug', 1),
    ...ordered('september|sept|sep october|oct november|nov december|dec', 9),
  ]),
  weekdays: new Map([
    ...ordered('sunday|sun monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs friday|fri', 0),
    ['saturday', 6],
    ['sat', 6],
  ]),
  dateWords: set(
    'in since until till by from of on during before after early late mid last next this through for',
  ),
  relativeDays: new Map([
    ['today', 0],
    ['tonight', 0],
    ['yesterday', -1],
    ['tomorrow', 1],
  ]),
  last: set('last past previous'),
  next: set('next coming'),
  this: set('this'),
  halves: new Map([
    ['am', 0],
    ['pm', 12],
  ]),
  oclock: set('oclock'),
  times: new Map([
    ['noon', 720],
    ['midday', 720],
    ['midnight', 0],
  ]),
  old: set('old elderly'),
  aged: set('aged age'),
  stop: set(
    `a an the this that these those some any all both each every no of in on at to by for from with without into onto
    over under about around as than then and or but nor so if when while where which who whom whose what why how it
    its he his him she her they their them we our us you your i my me is are was were be been being am has have had
    do does did will would can could may might must shall should not just only also more most less least very there
    here up down out off per between among through during before after since until against because although though
    one s t re ve ll d said says say such other another according like well now still even much many nearly almost
    roughly approximately`,
  ),
  singular: singularEnglish,
};
