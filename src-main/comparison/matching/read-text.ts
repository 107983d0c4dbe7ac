import { languageOf, stemmer } from '../words/stem';
import { type Token, tokensOf } from '../words/tokens';
import type { ComparedText, Sentence } from '../text';
import { sentencesOf } from './provisional-sentences';

/** A sentence with its words. */
export interface ReadSentence extends Sentence {
  tokens: readonly Token[];
  /** The stem of each token. */
  stems: readonly string[];
  /** Most words have capitals, as in a headline: a capital says nothing about a word here. */
  headline: boolean;
}

/** A text as the comparison reads it, once. */
export interface ReadText {
  text: string;
  /** `en` of `en-GB`; of an unknown language as well. */
  language: string;
  sentences: readonly ReadSentence[];
}

export function readText({ text, lang }: ComparedText): ReadText {
  const stem = stemmer(lang);
  const sentences = sentencesOf(text, lang).map((sentence): ReadSentence => {
    const tokens = tokensOf(text, sentence, lang);
    const stems = tokens.map(({ word, kind }) => (kind === 'word' ? stem(word) : word));
    return { ...sentence, tokens, stems, headline: isHeadline(tokens) };
  });
  return { text, language: languageOf(lang), sentences };
}

function isHeadline(tokens: readonly Token[]): boolean {
  const long = tokens.filter(({ word, kind }) => kind === 'word' && word.length > 3);
  return long.length > 2 && long.filter(({ capital }) => capital).length > 0.7 * long.length;
}
