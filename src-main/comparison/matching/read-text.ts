import type { Figure } from '../figures/figure';
import { figuresOf } from '../figures/read-figures';
import { countryOf } from '../names/demonyms';
import type { ComparedText, Sentence } from '../text';
import { languageIn } from '../text/language';
import { type QuotedSpan, quotedSpans } from '../text/quoted-spans';
import { sentencesOf } from '../text/sentences';
import { stemmer } from '../words/stem';
import { type Token, tokensOf } from '../words/tokens';

/** A sentence with its words. */
export interface ReadSentence extends Sentence {
  tokens: readonly Token[];
  /** What each token is known by: its stem, or the country that it stands for. */
  stems: readonly string[];
  figures: readonly Figure[];
  /** Share of it that stands between quotation marks, 0 to 1. */
  quoted: number;
  /** Most words have capitals, as in a headline: a capital says nothing about a word here. */
  headline: boolean;
}

/** A text as the comparison reads it, once. */
export interface ReadText extends ComparedText {
  /** `en` of `en-GB`, as it is said to be or looks; null when neither tells. */
  language: string | null;
  sentences: readonly ReadSentence[];
  figures: readonly Figure[];
  /** What stands between quotation marks. */
  quoted: readonly QuotedSpan[];
}

export function readText(compared: ComparedText): ReadText {
  const { text, lang } = compared;
  const language = languageIn(text, lang);
  const stem = stemmer(language);
  const places = sentencesOf(text, language);
  const figures = figuresOf(text, { ...compared, lang: language }, places);
  const bySentence: Figure[][] = places.map(() => []);
  for (const figure of figures) bySentence[figure.sentence]?.push(figure);
  const spans = quotedSpans(text);
  const sentences = places.map((sentence, at): ReadSentence => {
    const tokens = tokensOf(text, sentence, language);
    const stems = tokens.map((token) => keyOf(token, stem));
    return {
      ...sentence,
      ...{ tokens, stems },
      figures: bySentence[at] ?? [],
      quoted: quotedShare(sentence, spans),
      headline: isHeadline(tokens),
    };
  });
  return { ...compared, language, sentences, figures, quoted: spans };
}

function keyOf({ word, kind, capital, initials }: Token, stem: (word: string) => string): string {
  if (kind === 'number') return word;
  // “US” is a country, “us” is not.
  const country = capital && (word !== 'us' || initials) ? countryOf(word) : null;
  return stem(country ?? word);
}

function quotedShare({ start, end }: Sentence, spans: readonly QuotedSpan[]): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let inside = 0;
  for (let at = low; (spans[at]?.start ?? Infinity) < end; at++)
    inside += Math.min(end, spans[at]?.end ?? 0) - Math.max(start, spans[at]?.start ?? 0);
  return inside / Math.max(1, end - start);
}

function isHeadline(tokens: readonly Token[]): boolean {
  const long = tokens.filter(({ word, kind }) => kind === 'word' && word.length > 3);
  return long.length > 2 && long.filter(({ capital }) => capital).length > 0.7 * long.length;
}
