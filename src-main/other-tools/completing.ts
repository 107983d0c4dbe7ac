import { AppError, type ArticleSummary, type Id, type ImportOutcome } from '#contract';
import type { Importer } from '../library/import';
import type { LibraryIndex } from '../library/library-index';
import type { StoredAwaited } from '../store/formats';
import type { Give, Given } from './give';
import { keyOf } from './merge-items';
import type { Waiting } from './waiting';

/** Gives pages that wait to the articles that they become. */
export interface Completing {
  /** What was said of a page that waits goes to an article, and the page does not wait any more. */
  complete: (page: StoredAwaited, article: Id) => Promise<Given>;
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

  const complete: Completing['complete'] = async (page, article) => {
    const given = await give(article, page, page.tool);
    await waiting.remove([page.id], article);
    return given;
  };

  const pageOf = ({ source, title, byline }: ArticleSummary): StoredAwaited | undefined =>
    (source.url === null ? undefined : waiting.find(keyOf({ url: source.url, title, byline }))) ??
    waiting.find(keyOf({ url: null, title, byline })) ??
    waiting.find(keyOf({ url: null, title, byline: null }));

  const completed = async (outcome: ImportOutcome): Promise<ImportOutcome> => {
    if (!('article' in outcome)) return outcome;
    const page = pageOf(outcome.article);
    if (!page) return outcome;
    try {
      await complete(page, outcome.article.id);
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
    over: (importer) => ({
      ...importer,
      importBytes: (input, how) => completedAll(importer.importBytes(input, how)),
      importPaths: (paths, how) => completedAll(importer.importPaths(paths, how)),
    }),
  };
}
