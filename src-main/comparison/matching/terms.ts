import { type LongForm, longFormsIn } from '../names/acronyms';
import { bitsOfKnownName } from '../names/known-names';
import { functionWordsOf } from '../text/function-words';
import { commonWords } from '../words/common-words';
import { figureTerms } from './figure-terms';
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
  const foreign = !sameLanguage(a, b);
  const read = (sentence: ReadSentence): SentenceTerms => {
    const seen = new Map<number, Occurrence>();
    const add = (term: number, from: number, to: number) => {
      if (!seen.has(term)) seen.set(term, { term, from, to });
    };
    const { tokens, stems, figures } = sentence;
    let next = 0;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      const stem = stems[at];
      if (!token || stem === undefined) continue;
      while ((figures[next]?.end ?? Infinity) <= token.start) next++;
      const figure = figures[next];
      if (figure && token.start >= figure.start) {
        let to = at + 1;
        while ((tokens[to]?.start ?? Infinity) < figure.end) to++;
        for (const term of figureTerms(figure))
          add(
            numberOf(term.key, () => term),
            at,
            to,
          );
        at = to - 1;
      } else if (token.kind === 'number') {
        add(
          numberOf(`#${stem}`, () => ({ kind: 'figure', bits: 11 })),
          at,
          at + 1,
        );
      } else if (stem.length > 1 || !/[a-z']/.test(stem)) {
        const term = numberOf(stem, () => {
          const kind = casing.kindOf(stem);
          // Words of two languages that look alike say nothing.
          return { kind, bits: foreign && kind === 'word' ? 0 : bitsOf(stem, kind, a.language) };
        });
        add(term, at, at + 1);
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

/** How seldom a word is that is in no list. */
const rare = 14.5;

function bitsOf(key: string, kind: TermKind, language: string | null): number {
  if (kind === 'name') return bitsOfKnownName(key) ?? rare;
  if (language === 'en' || language === null) return commonWords.get(key) ?? (key.length < 3 ? 11 : rare);
  // Without a list, short words are taken for the common ones; how often the texts have them says the rest.
  return functionWordsOf(language).has(key) || /^[a-z']{1,3}$/.test(key) ? 5 : rare - 2;
}

/** False only where both languages are known. */
export const sameLanguage = (a: ReadText, b: ReadText): boolean =>
  a.language === null || b.language === null || a.language === b.language;

/** How the words of two texts are written where a capital letter says something. */
class Casing {
  private capital = new Map<string, number>();
  private small = new Map<string, number>();
  private silent: boolean;

  constructor(texts: readonly ReadText[]) {
    // Where every noun has a capital it says nothing about names; what the other language says holds for both.
    const telling = texts.filter(({ language }) => language !== 'de' && language !== 'lb');
    this.silent = telling.length === 0;
    for (const { sentences } of telling)
      for (const sentence of sentences) {
        if (sentence.headline) continue;
        sentence.tokens.forEach((token, at) => {
          if (token.kind !== 'word' || at === 0) return;
          const key = sentence.stems[at] ?? '';
          const counts = token.capital ? this.capital : this.small;
          counts.set(key, (counts.get(key) ?? 0) + 1);
        });
      }
  }

  kindOf(key: string): TermKind {
    if (this.silent) return 'word';
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
