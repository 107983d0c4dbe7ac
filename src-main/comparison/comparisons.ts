import type { Api } from '#contract';
import { AppError } from '#contract';
import type { Library } from '../library/library';
import { compareTexts } from './compare';

export type Comparisons = Pick<
  Api,
  | 'alignArticles'
  | 'cancelAlignment'
  | 'getOverview'
  | 'listComparisons'
  | 'getComparison'
  | 'findComparison'
  | 'changeComparison'
  | 'exportComparison'
>;

/** What the articles of the library have in common, and what the reader made of it. */
export function createComparisons({ library }: { library: Library }): Comparisons {
  const missing = (): never => {
    throw new AppError('not-found', 'This comparison is not in the library.');
  };
  return {
    alignArticles: async ({ a, b }) => {
      const [one, other] = [await library.get(a), await library.get(b)];
      return {
        ...compareTexts(
          { text: one.text, lang: one.lang, published: one.publishedTime },
          { text: other.text, lang: other.lang, published: other.publishedTime },
        ),
        a: { article: a, version: one.version },
        b: { article: b, version: other.version },
      };
    },
    cancelAlignment: () => null,
    getOverview: missing,
    listComparisons: () => [],
    getComparison: missing,
    findComparison: () => null,
    changeComparison: missing,
    exportComparison: missing,
  };
}
