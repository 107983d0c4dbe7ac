import type { Lexicon } from './lexicon';
import { hedgesOf } from './lexicon-en';
import { ordered, set } from './word-lists';

export const spanish: Lexicon = {
  decimalComma: true,
  cardinals: new Map([
    ...ordered(
      'cero un|uno|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince',
      0,
    ),
    ...ordered(
      'dieciseis diecisiete dieciocho diecinueve veinte veintiuno|veintiun veintidos veintitres',
      16,
    ),
    ...ordered('veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve treinta', 24),
    ...([
      ['cuarenta', 40],
      ['cincuenta', 50],
      ['sesenta', 60],
      ['setenta', 70],
    ] as [string, number][]),
    ...([
      ['ochenta', 80],
      ['noventa', 90],
      ['doscientos', 200],
      ['trescientos', 300],
    ] as [string, number][]),
    ...([
      ['cuatrocientos', 400],
      ['quinientos', 500],
      ['seiscientos', 600],
    ] as [string, number][]),
  ]),
  scales: new Map([
    ...(['cien', 'ciento', 'centenar'] as const).map((word): [string, number] => [word, 1e2]),
    ...(['mil', 'millar'] as const).map((word): [string, number] => [word, 1e3]),
    ...(['millon', 'millones', 'mm', 'mill'] as const).map((word): [string, number] => [word, 1e6]),
    ['billon', 1e12],
    ['billones', 1e12],
    ['docena', 12],
    ['decena', 10],
  ]),
  articles: set('un una'),
  vague: new Map([
    ['decenas', [20, 100]],
    ['docenas', [20, 100]],
    ['cientos', [200, 1000]],
    ['centenares', [200, 1000]],
    ['miles', [2000, 10_000]],
  ]),
  several: set('varios varias unos unas'),
  ordinals: new Map([
    ...ordered(
      'primero|primera|primer segundo|segunda tercero|tercera|tercer cuarto|cuarta quinto|quinta',
      1,
    ),
    ...ordered('sexto|sexta septimo|septima octavo|octava noveno|novena decimo|decima', 6),
  ]),
  ordinalEndings: set('º ª o a er'),
  fractions: new Map([
    ['tercio', 3],
    ['tercios', 3],
    ['cuartos', 4],
    ['quintos', 5],
  ]),
  half: set('medio media'),
  and: set('y'),
  of: set('de del'),
  to: set('a o'),
  between: set('entre'),
  hedges: hedgesOf([
    ['about', 'unos|unas|alrededor de|cerca de|aproximadamente|en torno a|algunos'],
    ['nearly', 'casi'],
    ['at-least', 'al menos|por lo menos|como minimo'],
    ['over', 'mas de|por encima de'],
    ['at-most', 'hasta|como maximo|a lo sumo'],
    ['under', 'menos de'],
  ]),
  hedgesAfter: hedgesOf([['about', 'aproximadamente']]),
  percent: set('porciento'),
  months: new Map([
    ...ordered('enero|ene febrero|feb marzo abril|abr mayo junio julio agosto septiembre|setiembre|sept', 1),
    ...ordered('octubre|oct noviembre|nov diciembre|dic', 10),
  ]),
  weekdays: new Map(ordered('domingo lunes martes miercoles jueves viernes sabado', 0)),
  dateWords: set('en desde hasta de del el ano finales principios mediados durante'),
  relativeDays: new Map([
    ['hoy', 0],
    ['ayer', -1],
    ['anteayer', -2],
    ['manana', 1],
  ]),
  last: set('pasado pasada ultimo ultima'),
  next: set('proximo proxima'),
  this: set('este esta'),
  halves: new Map([
    ['am', 0],
    ['pm', 12],
  ]),
  oclock: set('horas hora h'),
  times: new Map([
    ['mediodia', 720],
    ['medianoche', 0],
  ]),
  old: set('edad'),
  aged: set('edad'),
  stop: set(
    `el la los las un una unos unas de del y o u pero en a al con sin por para sobre entre que quien cuyo es son era
    eran fue fueron ha han habia se su sus lo le les no mas menos muy tambien como si ya cuando donde desde hasta segun
    dijo este esta estos estas ese esa`,
  ),
  singular: (word) => (word.length > 4 ? word.replace(/(?:es|s)$/, '') : word),
};
