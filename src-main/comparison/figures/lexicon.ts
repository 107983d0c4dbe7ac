import type { Hedge } from './figure';
import { english } from './lexicon-en';
import { french } from './lexicon-fr';
import { german } from './lexicon-de';
import { spanish } from './lexicon-es';
import { set } from './word-lists';

/** The words of one language that figures are made of, without accents and in small letters. */
export interface Lexicon {
  /** 1.234,5 rather than 1,234.5. */
  decimalComma: boolean;
  /** Number words below one hundred. */
  cardinals: ReadonlyMap<string, number>;
  /** Words that multiply what stands before them: hundred, thousand, dozen, Mio. */
  scales: ReadonlyMap<string, number>;
  /** Words for one that a scale may follow: “a dozen”. */
  articles: ReadonlySet<string>;
  /** Number words written as one: “fünfundzwanzigtausend”. */
  compound?: (word: string) => number | null;
  /** 80 is four twenties, 70 sixty-ten. */
  vigesimal?: true;
  /** “Dozens”, “hundreds”: at least two of that many, less than ten. */
  vague: ReadonlyMap<string, [number, number]>;
  /** “Several hundred”. */
  several: ReadonlySet<string>;
  ordinals: ReadonlyMap<string, number>;
  /** Letters right after digits that make them an ordinal. */
  ordinalEndings: ReadonlySet<string>;
  /** Fractions after a cardinal: “two thirds”. */
  fractions: ReadonlyMap<string, number>;
  half: ReadonlySet<string>;
  and: ReadonlySet<string>;
  of: ReadonlySet<string>;
  /** Between the ends of a range. */
  to: ReadonlySet<string>;
  between: ReadonlySet<string>;
  /** Up to three words, before the number. */
  hedges: ReadonlyMap<string, Hedge>;
  /** Up to two words, after it. */
  hedgesAfter: ReadonlyMap<string, Hedge>;
  percent: ReadonlySet<string>;
  months: ReadonlyMap<string, number>;
  weekdays: ReadonlyMap<string, number>;
  /** Before a month or a year that is a date. */
  dateWords: ReadonlySet<string>;
  /** Days from the publication: today 0, yesterday -1. */
  relativeDays: ReadonlyMap<string, number>;
  last: ReadonlySet<string>;
  next: ReadonlySet<string>;
  this: ReadonlySet<string>;
  /** Am, pm: hours to add. */
  halves: ReadonlyMap<string, number>;
  /** After an hour: “Uhr”. */
  oclock: ReadonlySet<string>;
  times: ReadonlyMap<string, number>;
  /** After a number of years: “old”. */
  old: ReadonlySet<string>;
  /** Before an age: “aged”. */
  aged: ReadonlySet<string>;
  /** Words without a meaning of their own. */
  stop: ReadonlySet<string>;
  singular: (word: string) => string;
}

const lexicons = new Map<string, Lexicon>([
  ['en', english],
  ['de', german],
  ['fr', french],
  ['es', spanish],
]);

const commaLanguages = set(
  'it pt nl da nb nn no sv fi pl cs sk sl hr sr bg ro hu tr el ru uk be lt lv et is id vi ca gl eu',
);

/** Other languages: digits, signs and units, read by their decimal sign. */
const bare = (decimalComma: boolean): Lexicon => {
  const none = new Map<string, never>();
  return {
    ...english,
    ...{ decimalComma, cardinals: none, vague: none, ordinals: none, fractions: none, hedges: none },
    ...{ hedgesAfter: none, months: none, weekdays: none, relativeDays: none, times: none, halves: none },
    ...{ articles: new Set<string>(), several: new Set<string>(), half: new Set<string>() },
    ...{ to: new Set<string>(), stop: new Set<string>(), singular: (word: string) => word },
  };
};
const bareComma = bare(true);
const barePoint = bare(false);

/** The words for a text of this language (BCP 47); English when it is unknown. */
export function lexiconOf(lang: string | null): Lexicon {
  const primary = (lang ?? 'en').toLowerCase().split(/[-_]/)[0] ?? 'en';
  return lexicons.get(primary) ?? (commaLanguages.has(primary) ? bareComma : barePoint);
}
