import type { Lexicon } from './lexicon';
import { hedgesOf } from './lexicon-en';
import { ordered, set } from './word-lists';

export const french: Lexicon = {
  decimalComma: true,
  cardinals: new Map([
    ...ordered(
      'zero un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
      0,
    ),
    ...([
      ['vingt', 20],
      ['trente', 30],
      ['quarante', 40],
      ['cinquante', 50],
    ] as [string, number][]),
    ...([
      ['soixante', 60],
      ['septante', 70],
      ['huitante', 80],
      ['nonante', 90],
    ] as [string, number][]),
  ]),
  scales: new Map([
    ...(['cent', 'cents', 'centaine'] as const).map((word): [string, number] => [word, 1e2]),
    ...(['mille', 'millier'] as const).map((word): [string, number] => [word, 1e3]),
    ...(['million', 'millions', 'mio'] as const).map((word): [string, number] => [word, 1e6]),
    ...(['milliard', 'milliards', 'mds', 'md', 'mrd'] as const).map((word): [string, number] => [word, 1e9]),
    ['douzaine', 12],
    ['dizaine', 10],
    ['vingtaine', 20],
    ['trentaine', 30],
    ['cinquantaine', 50],
  ]),
  articles: set('un une'),
  vigesimal: true,
  vague: new Map([
    ['dizaines', [20, 100]],
    ['centaines', [200, 1000]],
    ['milliers', [2000, 10_000]],
  ]),
  several: set('plusieurs quelques'),
  ordinals: new Map([
    ...ordered(
      'premier|premiere deuxieme|second|seconde troisieme quatrieme cinquieme sixieme septieme huitieme',
      1,
    ),
    ['neuvieme', 9],
    ['dixieme', 10],
  ]),
  ordinalEndings: set('e eme er ere'),
  fractions: new Map([
    ['tiers', 3],
    ['quart', 4],
    ['quarts', 4],
    ['cinquiemes', 5],
  ]),
  half: set('demi demie'),
  and: set('et'),
  of: set('de d des du'),
  to: set('a ou'),
  between: set('entre'),
  hedges: hedgesOf([
    ['about', 'environ|autour de|pres de|quelque|quelques|a peu pres|une'],
    ['nearly', 'presque|moins d'],
    ['at-least', 'au moins|au minimum'],
    ['over', 'plus de|plus d|au dela de'],
    ['at-most', 'au plus|jusqu a|au maximum'],
    ['under', 'moins de'],
  ]),
  hedgesAfter: hedgesOf([['about', 'environ']]),
  percent: set('pourcent'),
  months: new Map([
    ...ordered('janvier|janv fevrier|fevr mars avril mai juin juillet|juil aout septembre|sept', 1),
    ...ordered('octobre|oct novembre|nov decembre|dec', 10),
  ]),
  weekdays: new Map(ordered('dimanche lundi mardi mercredi jeudi vendredi samedi', 0)),
  dateWords: set('en depuis avant apres de du le fin debut mi annee jusqu d des'),
  relativeDays: new Map([
    ['aujourd', 0],
    ['hier', -1],
    ['demain', 1],
  ]),
  last: set('dernier derniere passe passee'),
  next: set('prochain prochaine'),
  this: set('ce cet cette'),
  halves: new Map(),
  oclock: set('h heures heure'),
  times: new Map([
    ['midi', 720],
    ['minuit', 0],
  ]),
  old: set('age'),
  aged: set('age agee ages agees'),
  stop: set(
    `le la les l un une des de du d et ou mais dans en au aux a sur sous par pour avec sans ce cet cette ces son sa ses
    leur leurs il elle ils elles on nous vous je qui que quoi dont est sont etait etaient ete etre a ont avait avaient
    ne pas plus moins se s y n qu selon comme tres aussi dit`,
  ),
  singular: (word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word),
};
