import { type Alignment, AppError, type Id, type ShownComparison } from '#contract';
import type { Articles } from '../store/articles';
import type { Alignments, ComparedArticle } from './alignments';
import { readCompared } from './articles';
import { applyDecisions } from './decisions';
import type { AlignedPair } from './pairs';
import { decidedOn } from './saved/decided';

/** Several articles with what each two of them have in common, as the reader wants it. */
export interface ComparedSet {
  articles: (ComparedArticle & { title: string })[];
  pairs: AlignedPair[];
  /** What the reader made of them; null where nothing was asked for, or there is none. */
  comparison: ShownComparison | null;
}

/** Articles of the library compared, with the reader's decisions. */
export interface Comparing {
  /**
   * @param comparison whose decisions hold; one that is not there (yet) has none
   * @param tell how far it is, 0 to 1
   * @throws AppError `not-found`, `bad-input`, `cancelled`, `timeout`, `too-complex`, `storage`
   */
  compare: (
    articles: readonly Id[],
    comparison: Id | undefined,
    signal: AbortSignal,
    tell: (done: number) => void,
  ) => Promise<ComparedSet>;
}

export function createComparing(options: {
  articles: Articles;
  alignments: Alignments;
  /** Null where there is no such comparison. */
  shown: (id: Id) => Promise<ShownComparison | null>;
}): Comparing {
  const { articles, alignments, shown } = options;
  return {
    compare: async (ids, id, signal, tell) => {
      if (new Set(ids).size < ids.length) throw oneTwice();
      const read = await Promise.all(ids.map((article) => readCompared(articles, article)));
      const comparison = id === undefined ? null : await shown(id);
      const pairs = read.flatMap((_, a) => read.slice(a + 1).map((_, n) => ({ a, b: a + 1 + n })));
      let done = 0;
      tell(0);
      // When one pair fails, nobody waits for the others.
      const ending = new AbortController();
      const either = AbortSignal.any([signal, ending.signal]);
      const align = async ({ a, b }: { a: number; b: number }): Promise<AlignedPair> => {
        const [one, other] = [read[a], read[b]] as [ComparedArticle, ComparedArticle];
        const found = await alignments.of(one, other, either);
        tell(++done / pairs.length);
        return { a, b, alignment: decided(found, comparison, one.article, other.article) };
      };
      try {
        return { articles: read, comparison, pairs: await Promise.all(pairs.map(align)) };
      } catch (error) {
        ending.abort();
        throw error;
      }
    },
  };
}

function decided(found: Alignment, comparison: ShownComparison | null, a: Id, b: Id): Alignment {
  if (!comparison) return found;
  const said = decidedOn(comparison, a, b);
  return applyDecisions(found, said.decided, said.dismissed);
}

const oneTwice = (): AppError =>
  new AppError('bad-input', 'An article cannot be compared with itself. Choose each article once.');
