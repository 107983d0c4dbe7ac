import type { Lexicon } from './lexicon';
import { hedgesOf } from './lexicon-en';
import { ordered, set } from './word-lists';

const units = new Map([
  ...ordered(
    'null ein|eins|eine|einen|einem|einer|eines zwei|zwo drei vier funf sechs sieben acht neun zehn elf',
    0,
  ),
  ...ordered('zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn', 12),
]);
const tens = new Map(
  'zwanzig dreißig vierzig funfzig sechzig siebzig achtzig neunzig'
    .split(' ')
    .map((word, i): [string, number] => [word, (i + 2) * 10]),
);

/** A German number below a million written as one word; null for any other word. */
export function compoundGerman(word: string): number | null {
  if (word.length > 60) return null;
  const at = word.indexOf('tausend');
  if (at >= 0) {
    const left = at === 0 ? 1 : belowThousand(word.slice(0, at));
    const right = at + 7 === word.length ? 0 : belowThousand(word.slice(at + 7).replace(/^und/, ''));
    return left === null || right === null ? null : left * 1000 + right;
  }
  return belowThousand(word);
}

function belowThousand(word: string): number | null {
  const at = word.indexOf('hundert');
  if (at < 0) return belowHundred(word);
  const left = at === 0 ? 1 : belowHundred(word.slice(0, at));
  const right = at + 7 === word.length ? 0 : belowHundred(word.slice(at + 7).replace(/^und/, ''));
  return left === null || right === null ? null : left * 100 + right;
}

function belowHundred(word: string): number | null {
  const simple = units.get(word) ?? tens.get(word);
  if (simple !== undefined) return simple;
  const at = word.indexOf('und');
  const [one, ten] = [units.get(word.slice(0, at)), tens.get(word.slice(at + 3))];
  return at > 0 && one !== undefined && one < 10 && ten !== undefined ? ten + one : null;
}

export const german: Lexicon = {
  decimalComma: true,
  cardinals: new Map([...units, ...tens]),
  scales: new Map([
    ['hundert', 1e2],
    ['tausend', 1e3],
    ['tsd', 1e3],
    ...(['million', 'millionen', 'mio', 'mill'] as const).map((word): [string, number] => [word, 1e6]),
    ...(['milliarde', 'milliarden', 'mrd', 'md'] as const).map((word): [string, number] => [word, 1e9]),
    ...(['billion', 'billionen', 'bio'] as const).map((word): [string, number] => [word, 1e12]),
    ['dutzend', 12],
  ]),
  articles: set('ein eine einem einer'),
  compound: compoundGerman,
  vague: new Map([
    ['dutzende', [20, 100]],
    ['dutzenden', [20, 100]],
    ['hunderte', [200, 1000]],
    ['hunderten', [200, 1000]],
    ['tausende', [2000, 10_000]],
    ['tausenden', [2000, 10_000]],
  ]),
  several: set('mehrere mehreren einige einigen'),
  ordinals: new Map(
    [...ordered('erst zweit dritt viert funft sechst siebt acht neunt zehnt elft zwolft', 1)].flatMap(
      ([word, n]) => ['e', 'en', 'er', 'es', 'em'].map((ending): [string, number] => [word + ending, n]),
    ),
  ),
  ordinalEndings: set(''),
  fractions: new Map([
    ['drittel', 3],
    ['viertel', 4],
    ['funftel', 5],
    ['zehntel', 10],
  ]),
  half: set('halb halbe halben halber'),
  and: set('und'),
  of: set('von der'),
  to: set('bis oder'),
  between: set('zwischen'),
  hedges: hedgesOf([
    ['about', 'etwa|rund|circa|ca|ungefahr|zirka|gut um die|um die|schatzungsweise|knapp um'],
    ['nearly', 'fast|knapp|beinahe|nahezu'],
    ['at-least', 'mindestens|wenigstens|zumindest'],
    ['over', 'mehr als|uber|gut'],
    ['at-most', 'hochstens|bis zu|maximal'],
    ['under', 'weniger als|unter'],
  ]),
  hedgesAfter: hedgesOf([['at-least', 'oder mehr']]),
  percent: set('prozent'),
  months: new Map([
    ...ordered('januar|jan|janner februar|feb marz april|apr mai juni|jun juli|jul august|aug', 1),
    ...ordered('september|sept|sep oktober|okt november|nov dezember|dez', 9),
  ]),
  weekdays: new Map([
    ...ordered('sonntag montag dienstag mittwoch donnerstag freitag samstag', 0),
    ['sonnabend', 6],
  ]),
  dateWords: set('im in seit bis ab vom am anfang ende mitte jahr jahre jahres letzten nachsten diesen den'),
  relativeDays: new Map([
    ['heute', 0],
    ['gestern', -1],
    ['vorgestern', -2],
    ['morgen', 1],
    ['ubermorgen', 2],
  ]),
  last: set('letzten letzter letzte letztes vergangenen vergangene vergangener vergangenes vorigen'),
  next: set('nachsten nachste nachster kommenden kommende'),
  this: set('diesen dieser diese dieses'),
  halves: new Map(),
  oclock: set('uhr'),
  times: new Map([['mitternacht', 0]]),
  old: set('alt alte alter alten jahrige jahriger jahrigen jahriges'),
  aged: set('alter'),
  stop: set(
    `der die das den dem des ein eine einen einem einer eines und oder aber in im an am auf aus bei mit nach von vom zu
    zum zur fur uber unter um durch gegen ohne als wie wenn dass daß weil ist sind war waren wird werden wurde wurden
    hat haben hatte hatten sei er sie es wir ihr ich sich nicht auch nur noch schon so dann dort hier sein seine ihre
    ihren bis rund etwa mehr sagte laut`,
  ),
  singular: (word) => (word.length > 4 ? word.replace(/(?:en|er|e|n|s)$/, '') : word),
};
