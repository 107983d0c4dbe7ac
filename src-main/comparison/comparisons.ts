import { type Api, AppError, type ArticleAlignment, type Id } from '#contract';
import type { Placer } from '../annotations/placer';
import type { LibraryIndex } from '../library/library-index';
import type { Articles } from '../store/articles';
import type { StoredComparisons } from '../store/comparisons';
import { createAlignments } from './alignments';
import { readCompared } from './articles';
import type { Comparer } from './comparer';
import { createJobs } from './jobs';
import { createPlaces } from './saved/places';
import { createSavedComparisons } from './saved/saved';

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
> & {
  /** Ends what is being compared, and waits for what is being stored. */
  close: () => Promise<void>;
};

/** What the articles of the library have in common, and what the reader made of it. */
export function createComparisons(options: {
  articles: Articles;
  index: LibraryIndex;
  placer: Placer;
  comparer: Comparer;
  stored: StoredComparisons;
  now: () => Date;
  changed: (id: Id) => void;
  progress: (job: Id, done: number) => void;
}): Comparisons {
  const { articles, comparer } = options;
  const places = createPlaces(options);
  const saved = createSavedComparisons({ ...options, places });
  const alignments = createAlignments(comparer);
  const jobs = createJobs(options.progress);

  const alignTwo = async (a: Id, b: Id, signal: AbortSignal): Promise<ArticleAlignment> => {
    if (a === b) throw new AppError('bad-input', 'An article cannot be compared with itself.');
    const [one, other] = [await readCompared(articles, a), await readCompared(articles, b)];
    return {
      ...(await alignments.of(one, other, signal)),
      a: { article: a, version: one.version },
      b: { article: b, version: other.version },
    };
  };

  const missing = (): never => {
    throw comparisonGoneYet();
  };
  const comparisonGoneYet = () => new AppError('not-found', 'This comparison is not in the library.');

  return {
    alignArticles: ({ a, b, job }) =>
      jobs.run(job, async (signal, tell) => {
        tell(0);
        const found = await alignTwo(a, b, signal);
        tell(1);
        return found;
      }),
    cancelAlignment: ({ job }) => (jobs.cancel(job), null),
    getOverview: missing,
    listComparisons: ({ deleted }) => saved.list(deleted),
    getComparison: async ({ id }) => {
      comparer.warm();
      return saved.show(await saved.get(id));
    },
    findComparison: async ({ articles: ids }) => {
      // Articles have been opened side by side: what they have in common is asked for next.
      comparer.warm();
      const found = await saved.find(ids);
      return found && saved.show(found);
    },
    changeComparison: (change) => saved.change(change),
    exportComparison: missing,
    close: async () => {
      jobs.close();
      await comparer.close();
      await saved.idle();
    },
  };
}
