import type { ComparisonOverview } from '#contract';
import type { AlignedPair } from '../comparison/pairs';
import type { Read } from './compared-files';

/** The form that is described with the command line: articles by their number, offsets into each text. */
export function comparisonJson(
  texts: readonly Read[],
  pairs: readonly AlignedPair[],
  overview: ComparisonOverview,
): object {
  const number = (id: string): number => texts.findIndex(({ name }) => name === id);
  const both = ([a, b]: [string, string]): [number, number] => [number(a), number(b)];
  return {
    articles: texts.map(({ name, isInLibrary, article: { title }, text }) => ({
      ...(isInLibrary ? { id: name } : { file: name }),
      ...{ title, text },
    })),
    pairs: pairs.flatMap(({ a, b, alignment }) =>
      alignment.matches.map(({ a: left, b: right, kind, score, evidence }) => ({
        a: { article: a, ...left },
        b: { article: b, ...right },
        ...{ kind, score, evidence },
      })),
    ),
    only: overview.articles.flatMap(({ sentences }, article) =>
      sentences.filter(({ onlyHere }) => onlyHere).map(({ start, end }) => ({ article, start, end })),
    ),
    figures: overview.figures
      .filter(({ state }) => state === 'differ')
      .map(({ a, b, type, about, articles }) => ({
        a: { article: number(articles.a), ...a },
        b: { article: number(articles.b), ...b },
        ...{ type, about },
      })),
    quotations: overview.quotations.map(({ a, b, articles, quoted, speakers, whole }) => ({
      a: { article: number(articles.a), ...a, quoted: quoted.a, speaker: speakers.a?.name ?? null },
      b: { article: number(articles.b), ...b, quoted: quoted.b, speaker: speakers.b?.name ?? null },
      whole,
    })),
    reuse: overview.reuse.flatMap(({ a, b, shareOfA, shareOfB }) => [
      { a: number(a), b: number(b), share: shareOfA },
      { a: number(b), b: number(a), share: shareOfB },
    ]),
    differentEvents: overview.differentEvents.map(both),
    differentLanguages: overview.differentLanguages.map(both),
  };
}
