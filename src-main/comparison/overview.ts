import type { ComparisonOverview, Id, OverviewSentence, Passage, SharedQuotation } from '#contract';
import { factsOf } from './facts';
import { bySentence, common, overlaps } from './overlap';
import { type AlignedPair, type OverviewArticle, sidesOf } from './pairs';
import { onceEachFigure, together } from './witnesses';

/**
 * All pairs of several articles, put together.
 * @param pairs each pair of articles once
 */
export function overviewOf(
  articles: readonly OverviewArticle[],
  pairs: readonly AlignedPair[],
): ComparisonOverview {
  const ids = ({ a, b }: AlignedPair): { a: Id; b: Id } => ({
    a: articles[a]?.article ?? '',
    b: articles[b]?.article ?? '',
  });
  const said = ({ a, b }: AlignedPair, places: { a: Passage; b: Passage }): { a: string; b: string } => ({
    a: wordsAt(articles[a], places.a),
    b: wordsAt(articles[b], places.b),
  });
  const seen = articles.map((_, n) => sentencesOf(n, pairs));
  return {
    articles: articles.map(({ article, version, text }, n) => {
      const sentences = (seen[n] ?? []).map(({ shown }) => shown);
      const count = (has: (sentence: OverviewSentence) => boolean): number => sentences.filter(has).length;
      const counts = {
        shared: count(({ shared }) => shared > 0),
        onlyHere: count(({ onlyHere }) => onlyHere),
        differing: count(({ differs }) => differs),
      };
      return { article, version, length: text.length, sentences, counts };
    }),
    onlyHere: seen
      .flatMap((sentences, n) =>
        sentences
          .filter(({ shown }) => shown.onlyHere)
          .map(({ shown: { start, end }, weight }) => ({
            ...{ article: articles[n]?.article ?? '', passage: { start, end } },
            ...{ text: wordsAt(articles[n], { start, end }), weight },
          })),
      )
      .sort((x, y) => y.weight - x.weight),
    figures: onceEachFigure(pairs).map(({ pair, figure }) => ({
      ...figure,
      ...{ articles: ids(pair), quotes: said(pair, figure) },
    })),
    quotations: together(pairs).map(({ pair, quotation }) => ({
      ...quotation,
      articles: ids(pair),
      ...quotedWords(articles[pair.a], articles[pair.b], quotation),
    })),
    reuse: pairs.map((pair) => {
      const { a, b } = pair.alignment.copiedShare;
      return { ...ids(pair), shareOfA: a, shareOfB: b };
    }),
    facts: factsOf(articles, pairs),
    differentEvents: pairs.filter(({ alignment }) => !alignment.sameEvent).map((pair) => tuple(ids(pair))),
    differentLanguages: pairs
      .filter(({ alignment }) => !alignment.sameLanguage)
      .map((pair) => tuple(ids(pair))),
  };
}

const tuple = ({ a, b }: { a: Id; b: Id }): [Id, Id] => [a, b];

const wordsAt = (article: OverviewArticle | undefined, { start, end }: Passage): string =>
  article?.text.slice(start, end) ?? '';

/** The words of a shared quotation, without what the articles say in between. */
function quotedWords(
  a: OverviewArticle | undefined,
  b: OverviewArticle | undefined,
  { quoted, dropped }: SharedQuotation,
): Pick<ComparisonOverview['quotations'][number], 'quotes' | 'droppedWords'> {
  const words = (article: OverviewArticle | undefined, places: readonly Passage[]): string[] =>
    places.map((place) => wordsAt(article, place));
  const joined = (article: OverviewArticle | undefined, places: readonly Passage[]): string =>
    places.reduce((said, place, i) => {
      const between = wordsAt(article, { start: places[i - 1]?.end ?? place.start, end: place.start });
      // Between the paragraphs of one long quotation stands nothing but its marks.
      const gap = /[\p{L}\p{N}]/u.test(between) ? ' … ' : between.includes('\n') ? '\n' : ' ';
      return i === 0 ? wordsAt(article, place) : `${said}${gap}${wordsAt(article, place)}`;
    }, '');
  return {
    quotes: { a: joined(a, quoted.a), b: joined(b, quoted.b) },
    droppedWords: { a: words(a, dropped.a), b: words(b, dropped.b) },
  };
}

/** The sentences of an article over all its pairs, with how much news each holds that no other article has. */
function sentencesOf(
  article: number,
  pairs: readonly AlignedPair[],
): { shown: OverviewSentence; weight: number }[] {
  const all = sidesOf(article, pairs);
  const own = all[0]?.alignment.sentences[all[0].side] ?? [];
  const sides = all.map(({ side, alignment }) => {
    const { figures, quotations, copied, sameLanguage } = alignment;
    const sentences = alignment.sentences[side];
    const differing = figures.filter(({ state }) => state === 'differ');
    const inEach = (all: readonly { a: Passage; b: Passage }[]): Passage[][] =>
      bySentence(
        own,
        all.map((one) => one[side]),
      );
    return {
      ...{ sameLanguage, at: new Map(sentences.map((sentence) => [sentence.start, sentence])) },
      ...{ differing: inEach(differing), copied: inEach(copied) },
      quoted: bySentence(
        own,
        quotations.flatMap(({ quoted }) => quoted[side]),
      ),
    };
  });
  return own.map(({ start, end }, n) => {
    const place = { start, end };
    const states = sides.map(({ at, sameLanguage }) => ({ sentence: at.get(start), sameLanguage }));
    const copied = Math.max(
      0,
      ...sides.map((one) => (one.copied[n] ?? []).reduce((sum, c) => sum + common(c, place), 0)),
    );
    return {
      shown: {
        ...place,
        shared: states.filter(({ sentence }) => sentence?.state === 'shared').length,
        // Words in another language are not compared: that nothing was found there says nothing.
        onlyHere: states.every(
          ({ sentence, sameLanguage }) => sameLanguage && sentence?.state === 'only-here',
        ),
        differs: sides.some((one) => (one.differing[n] ?? []).length > 0),
        quotation: sides.some((one) => (one.quoted[n] ?? []).some((quote) => overlaps(quote, place))),
        copied: copied > (end - start) / 2,
      },
      weight: Math.min(...states.map(({ sentence }) => sentence?.weight ?? 0)),
    };
  });
}
