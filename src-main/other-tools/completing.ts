import { AppError, type ArticleSummary, type Id, type ImportOutcome } from '#contract';
import type { Importer } from '../library/import';
import type { LibraryIndex } from '../library/library-index';
import type { StoredAwaited } from '../store/formats';
import type { Gave, Give } from './give';
import { isTelling, keyOf } from './merge-items';
import type { Listed, Waiting } from './waiting';

/** What a page gave to the article that it has become, and how it was taken off the list. */
export interface Completed extends Gave {
  page: Listed | null;
}

/** Completions that are kept for whoever asks what an import did. */
const kept = 100;

/** Gives pages that wait to the articles that they become. */
export interface Completing {
  /** What was said of a page that waits goes to an article, and the page does not wait any more. */
  complete: (page: StoredAwaited, article: Id) => Promise<Completed>;
  /** What the article completed when it was imported last, handed out once. */
  take: (article: Id) => Completed | null;
  /** The same importer: an article whose address, or title where there is none, is that of a page that waits completes it. */
  over: (importer: Importer) => Importer;
}

export function createCompleting(options: {
  waiting: Waiting;
  give: Give;
  index: Pick<LibraryIndex, 'get'>;
  notice: (sentence: string) => void;
}): Completing {
  const { waiting, give, index, notice } = options;

  const last = new Map<Id, Completed>();
  const complete: Completing['complete'] = async (page, article) => {
    const gave = await give(article, page);
    return { ...gave, page: await waiting.complete(page.id, article) };
  };

  const pageOf = ({ source, title, byline }: ArticleSummary): StoredAwaited | undefined =>
    (source.url === null ? undefined : waiting.find(keyOf({ url: source.url, title, byline }))) ??
    (byline === null ? undefined : waiting.find(keyOf({ url: null, title, byline }))) ??
    // Tools write authors in many ways. A short title may be that of anything.
    (isTelling(title) ? waiting.findTitled(title) : undefined);

  const completed = async (outcome: ImportOutcome): Promise<ImportOutcome> => {
    if (!('article' in outcome)) return outcome;
    const page = pageOf(outcome.article);
    if (!page) return outcome;
    try {
      last.set(outcome.article.id, await complete(page, outcome.article.id));
      for (const old of last.keys()) {
        if (last.size <= kept) break;
        last.delete(old);
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // The article is stored; the page waits on, and can be completed again.
      notice(
        `“${outcome.article.title}” was imported, but its notes still wait with its page. ${error.message}`,
      );
      return outcome;
    }
    return { ...outcome, article: index.get(outcome.article.id) ?? outcome.article, completed: true };
  };

  async function* completedAll(outcomes: AsyncIterable<ImportOutcome>): AsyncGenerator<ImportOutcome, void> {
    for await (const outcome of outcomes) yield await completed(outcome);
  }
  return {
    complete,
    take: (article) => {
      const found = last.get(article) ?? null;
      last.delete(article);
      return found;
    },
    over: (importer) => ({
      ...importer,
      importBytes: (input, how) => completedAll(importer.importBytes(input, how)),
      importPaths: (paths, how) => completedAll(importer.importPaths(paths, how)),
    }),
  };
}
