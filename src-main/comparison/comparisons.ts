import { type Api, type ArticleAlignment, type Id, type ShownComparison } from '#contract';
import type { Links } from '../annotations/links/links';
import type { Placer } from '../annotations/placer';
import type { LibraryIndex } from '../library/library-index';
import type { Articles } from '../store/articles';
import type { StoredComparisons } from '../store/comparisons';
import { createAlignments } from './alignments';
import type { Comparer } from './comparer';
import { createComparing } from './comparing';
import { createComparisonExport } from './exported';
import { createJobs } from './jobs';
import { overviewOf } from './overview';
import { wantedFacts } from './saved/decided';
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
  links: Pick<Links, 'list'>;
  comparer: Comparer;
  stored: StoredComparisons;
  now: () => Date;
  changed: (id: Id, decided: boolean) => void;
  progress: (job: Id, done: number) => void;
}): Comparisons {
  const { comparer, stored } = options;
  const saved = createSavedComparisons({ ...options, places: createPlaces(options) });
  const shown = async (id: Id): Promise<ShownComparison | null> => {
    const found = await stored.get(id);
    return found?.deleted === null ? saved.show(found) : null;
  };
  const comparing = createComparing({ ...options, shown, alignments: createAlignments(comparer) });
  const jobs = createJobs(options.progress);
  const exportFiles = createComparisonExport({
    ...{ ...options, shown },
    compare: (articles, comparison) =>
      jobs.run(undefined, (signal, tell) => comparing.compare(articles, comparison, signal, tell)),
  });

  return {
    alignArticles: ({ a, b, comparison, job }) =>
      jobs.run(job, async (signal, tell): Promise<ArticleAlignment> => {
        const { articles, pairs } = await comparing.compare([a, b], comparison, signal, tell);
        const [one, other] = articles.map(({ article, version }) => ({ article, version }));
        const [pair] = pairs;
        if (!one || !other || !pair) throw new Error('Two articles are one pair.');
        return { ...pair.alignment, a: one, b: other };
      }),
    cancelAlignment: ({ job }) => (jobs.cancel(job), null),
    getOverview: ({ articles, comparison, job }) =>
      jobs.run(job, async (signal, tell) => {
        const set = await comparing.compare(articles, comparison, signal, tell);
        const found = overviewOf(set.articles, set.pairs);
        return set.comparison ? { ...found, facts: wantedFacts(found.facts, set.comparison) } : found;
      }),
    listComparisons: ({ deleted }) => saved.list(deleted),
    getComparison: async ({ id }) => {
      comparer.warm();
      return saved.show(await saved.get(id));
    },
    findComparison: async ({ articles }) => {
      // Articles have been opened side by side: what they have in common is asked for next.
      comparer.warm();
      const found = await saved.find(articles);
      return found && saved.show(found);
    },
    changeComparison: (change) => saved.change(change),
    exportComparison: ({ articles, comparison, format }) => exportFiles(articles, comparison, format),
    close: async () => {
      jobs.close();
      await comparer.close();
      await saved.idle();
    },
  };
}
