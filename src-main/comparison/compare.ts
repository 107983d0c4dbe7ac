import { copiedOf } from './copied/copied';
import { differencesOf } from './figures/differences';
import { withKinds } from './kinds';
import { alignTexts } from './matching/align';
import { backboneOf } from './matching/backbone';
import { type ReadText, readText } from './matching/read-text';
import { quotationsOf } from './quotations/quotations';
import { swapped } from './swapped';
import type { Compared, ComparedText } from './text';
import { pairTexts } from './text/pair';

/**
 * What two texts have in common. The texts are taken in one order, whichever comes first, and the result is turned round
 * again: so the same input gives the same output, and exchanging the texts exchanges `a` and `b` and nothing else.
 */
export function compareTexts(a: ComparedText, b: ComparedText): Compared {
  return inOrder(a, b) ? compare(a, b) : swapped(compare(b, a), a.text);
}

function inOrder(a: ComparedText, b: ComparedText): boolean {
  if (a.text !== b.text) return a.text < b.text;
  const rest = ({ lang, published }: ComparedText): string => `${lang ?? ''} ${published ?? ''}`;
  return rest(a) <= rest(b);
}

function compare(a: ComparedText, b: ComparedText): Compared {
  const [left, right] = [readText(a), readText(b)];
  const pair = pairTexts(left, right);
  const { quotations } = quotationsOf(pair);
  const { copied, share } = copiedOf(pair);
  const aligned = alignTexts(left, right);
  const matches = withKinds(aligned.matches, quotations, copied);
  return {
    ...aligned,
    matches,
    backbone: backboneOf(matches.filter(({ kind }) => kind !== 'same-topic')),
    figures: differencesOf(withFigures(left), withFigures(right), matches, aligned.sameEvent),
    ...{ quotations, copied, copiedShare: share },
  };
}

/** Its figures in the language that it was read in, without those of sentences that are not compared: of a dateline, say. */
const withFigures = ({ text, language, published, figures, sentences }: ReadText) => ({
  ...{ text, lang: language, published },
  figures: figures.filter(({ sentence }) => sentences[sentence]?.compared),
});
