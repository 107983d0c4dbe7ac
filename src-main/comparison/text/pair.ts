import type { ComparedText, Sentence } from '../text';
import { languageIn } from './language';
import { type QuotedSpan, quotedSpans } from './quoted-spans';
import { sentencesOf } from './sentences';
import { type WordsOfPair, wordsOfPair } from './words';

/** A text with what is looked at in it for copies and quotations. */
export interface PairedText {
  text: string;
  /** Two letters; `en` where it is not known. */
  language: string;
  sentences: readonly Sentence[];
  quoted: readonly QuotedSpan[];
}

/** Two texts under common words. */
export interface TextPair {
  a: PairedText;
  b: PairedText;
  words: WordsOfPair;
}

/** A text with what is known of it already. */
type GivenText = ComparedText & Partial<Pick<PairedText, 'sentences' | 'quoted'>>;

export function pairTexts(a: GivenText, b: GivenText): TextPair {
  const read = ({ text, lang, sentences, quoted }: GivenText): PairedText => ({
    ...{ text, language: languageIn(text, lang) ?? 'en' },
    ...{ sentences: sentences ?? sentencesOf(text, lang), quoted: quoted ?? quotedSpans(text) },
  });
  const [one, other] = [read(a), read(b)];
  const languages = [...new Set([one.language, other.language])].sort();
  return { a: one, b: other, words: wordsOfPair(a.text, b.text, languages) };
}

/** The same with the texts in the other order. */
export const exchanged = ({ a, b, words }: TextPair): TextPair => ({
  ...{ a: b, b: a },
  words: { ...words, a: words.b, b: words.a },
});
