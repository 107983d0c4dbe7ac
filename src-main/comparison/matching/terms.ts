import { type LongForm, longFormsIn } from '../names/acronyms';
import { countryOf } from '../names/demonyms';
import { commonWords } from '../words/common-words';
import { numberAt } from '../words/number-words';
import type { ReadSentence, ReadText } from './read-text';

export type TermKind = 'word' | 'name' | 'figure' | 'date';

/** Something that sentences of both texts may have in common: a word, a name, a number, a day. */
export interface Term {
  key: string;
  kind: TermKind;
  /** How much it says, in bits. */
  bits: number;
}

/** Where a sentence has a term: tokens `from` to before `to`. */
export interface Occurrence {
  term: number;
  from: number;
  to: number;
}

/** The terms of a sentence, each once, in the order of its tokens. */
export type SentenceTerms = readonly Occurrence[];

export interface Terms {
  all: readonly Term[];
  a: readonly SentenceTerms[];
  b: readonly SentenceTerms[];
}

/** The terms of two texts under common numbers. */
export function termsOf(a: ReadText, b: ReadText): Terms {
  const casing = new Casing([a, b]);
  const acronyms = acronymsOf([a, b]);
  const all: Term[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (key: string, make: () => Omit<Term, 'key'>): number => {
    let number = numbers.get(key);
    if (number === undefined) {
      number = all.push({ key, ...make() }) - 1;
      numbers.set(key, number);
    }
    return number;
  };
  const read = (sentence: ReadSentence): SentenceTerms => {
    const seen = new Map<number, Occurrence>();
    const add = (term: number, from: number, to: number) => {
      if (!seen.has(term)) seen.set(term, { term, from, to });
    };
    const { tokens, stems } = sentence;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      const stem = stems[at];
      if (!token || stem === undefined) continue;
      const number = numberAt(tokens, at);
      if (number) {
        const { value, to } = number;
        add(
          numberOf(`#${value}`, () => numberTerm(value, token.word)),
          at,
          to,
        );
        at = to - 1;
      } else if (token.kind === 'number') {
        add(
          numberOf(`#${stem}`, () => ({ kind: 'figure', bits: 12 })),
          at,
          at + 1,
        );
      } else if (stem.length > 1 || !/[a-z']/.test(stem)) {
        const key = keyOf(sentence, at);
        add(
          numberOf(key, () => ({ kind: casing.kindOf(key), bits: bitsOf(key, a.language) })),
          at,
          at + 1,
        );
      }
    }
    for (const { acronym, from, to } of longForms(sentence, acronyms))
      add(
        numberOf(acronym, () => ({ kind: 'name', bits: rare })),
        from,
        to,
      );
    return [...seen.values()];
  };
  return { all, a: a.sentences.map(read), b: b.sentences.map(read) };
}

const longForms = ({ tokens, headline }: ReadSentence, acronyms: ReadonlySet<string>): LongForm[] =>
  headline ? [] : longFormsIn(tokens, acronyms);

/** What the word at a place of a sentence is known by: its stem, or the country that it stands for. */
export function keyOf({ tokens, stems }: ReadSentence, at: number): string {
  const token = tokens[at];
  const stem = stems[at] ?? '';
  if (!token?.capital) return stem;
  if (token.word === 'us') return token.initials ? 'america' : stem;
  return countryOf(token.word) ?? (dates.has(token.word) ? token.word : stem);
}

const dates = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december'
  ).split(' '),
);

/** How seldom a word is that is in no list. */
const rare = 14.5;

function bitsOf(key: string, language: string): number {
  if (dates.has(key)) return 9.5;
  if (language === 'en') return commonWords.get(key) ?? (key.length < 3 ? 11 : rare);
  // Without a list, short words are taken for the common ones; how often the texts have them says the rest.
  return /^[a-z']{1,3}$/.test(key) ? 6 : rare - 2;
}

function numberTerm(value: number, written: string): Omit<Term, 'key'> {
  if (/^(?:19|20)\d\d$/.test(written)) return { kind: 'date', bits: 11 };
  if (value === 1) return { kind: 'figure', bits: 5 };
  if (!Number.isInteger(value)) return { kind: 'figure', bits: 13.5 };
  const digits = String(value).replace(/0+$/, '').length;
  if (value <= 10) return { kind: 'figure', bits: value <= 3 ? 7 : 9 };
  return { kind: 'figure', bits: value < 100 ? 11.5 : Math.min(15, 11.5 + digits) };
}

/** How the words of two texts are written where a capital letter says something. */
class Casing {
  private capital = new Map<string, number>();
  private small = new Map<string, number>();
  private german: boolean;

  constructor(texts: readonly ReadText[]) {
    // Every noun has a capital there: it says nothing about names.
    this.german = texts.some(({ language }) => language === 'de' || language === 'lb');
    for (const { sentences } of texts)
      for (const sentence of sentences) {
        if (sentence.headline) continue;
        sentence.tokens.forEach((token, at) => {
          if (token.kind !== 'word' || at === 0) return;
          const key = keyOf(sentence, at);
          const counts = token.capital ? this.capital : this.small;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        });
      }
  }

  kindOf(key: string): TermKind {
    if (dates.has(key) && key !== 'may' && key !== 'march') return 'date';
    if (this.german) return 'word';
    const [capital, small] = [this.capital.get(key) ?? 0, this.small.get(key) ?? 0];
    return capital > 3 * small ? 'name' : 'word';
  }
}

function acronymsOf(texts: readonly ReadText[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { sentences } of texts)
    for (const { tokens, headline } of sentences)
      for (const { initials, word } of tokens)
        if (initials && !headline && word.length < 7 && word !== 'us') found.add(word);
  return found;
}
