import type { Figure } from '../figures/figure';
import { figuresOf } from '../figures/read-figures';
import { countryOf } from '../names/demonyms';
import type { ComparedText, Sentence } from '../text';
import { languageIn } from '../text/language';
import { sentencesOf } from '../text/sentences';
import { stemmer } from '../words/stem';
import { type Token, tokensOf } from '../words/tokens';

/** A sentence with its words. */
export interface ReadSentence extends Sentence {
  tokens: readonly Token[];
  /** What each token is known by: its stem, or the country that it stands for. */
  stems: readonly string[];
  figures: readonly Figure[];
  /** Most words have capitals, as in a headline: a capital says nothing about a word here. */
  headline: boolean;
}

/** A text as the comparison reads it, once. */
export interface ReadText extends ComparedText {
  /** `en` of `en-GB`, as it is said to be or looks; null when neither tells. */
  language: string | null;
  sentences: readonly ReadSentence[];
  figures: readonly Figure[];
}

export function readText(compared: ComparedText): ReadText {
  const { text, lang } = compared;
  const language = languageIn(text, lang);
  const stem = stemmer(language);
  const places = sentencesOf(text, language);
  const figures = figuresOf(text, { ...compared, lang: language }, places);
  const bySentence: Figure[][] = places.map(() => []);
  for (const figure of figures) bySentence[figure.sentence]?.push(figure);
  const sentences = places.map((sentence, at): ReadSentence => {
    const tokens = tokensOf(text, sentence, language);
    const stems = tokens.map((token) => keyOf(token, stem));
    return {
      ...sentence,
      ...{ tokens, stems },
      figures: bySentence[at] ?? [],
      headline: isHeadline(tokens),
    };
  });
  return { ...compared, language, sentences, figures };
}

function keyOf({ word, kind, capital, initials }: Token, stem: (word: string) => string): string {
  if (kind === 'number') return word;
  // “US” is a country, “us” is not.
  const country = capital && (word !== 'us' || initials) ? countryOf(word) : null;
  return stem(country ?? word);
}

function isHeadline(tokens: readonly Token[]): boolean {
  const long = tokens.filter(({ word, kind }) => kind === 'word' && word.length > 3);
  return long.length > 2 && long.filter(({ capital }) => capital).length > 0.7 * long.length;
}
