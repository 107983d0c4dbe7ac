import { AppError, type ArticleSummary, type Id, type ImportOutcome } from '#contract';
import type { Importer, ImportOptions } from '../library/import';
import type { LibraryIndex } from '../library/library-index';
import type { StoredAwaited } from '../store/formats';
import type { Gave, Give } from './give';
import { isTelling, keyOf } from './merge-items';
import type { Deed } from './taking-back';
import type { Listed, Waiting } from './waiting';

/** What a page gave to the article that it has become, and how it was taken off the list. */
export interface Completed extends Gave {
  page: Listed | null;
}

/** Gives pages that wait to the articles that they become. */
export interface Completing {
  /** What was said of a page that waits goes to an article, and the page does not wait any more. */
  complete: (page: StoredAwaited, article: Id) => Promise<Completed>;
  /** The same of the page that an article is by its address, or its title where there is none; null when none waits for it. */
  completeBy: (article: ArticleSummary) => Promise<Completed | null>;
  /** The same importer: what it imports completes its pages, unless `step` is null. */
  over: (importer: Importer) => Importer;
}

export function createCompleting(options: {
  waiting: Waiting;
  give: Give;
  index: Pick<LibraryIndex, 'get'>;
  /** Notes what is done under an id, so that it can be taken back. */
  begin: (id: Id) => Deed;
  newId: () => Id;
  notice: (sentence: string) => void;
}): Completing {
  const { waiting, give, index, notice } = options;

  const complete: Completing['complete'] = async (page, article) => {
    const gave = await give(article, page);
    return { ...gave, page: await waiting.complete(page.id, article) };
  };

  const pageOf = ({ source, title, byline }: ArticleSummary): StoredAwaited | undefined =>
    (source.url === null ? undefined : waiting.find(keyOf({ url: source.url, title, byline }))) ??
    (byline === null ? undefined : waiting.find(keyOf({ url: null, title, byline }))) ??
    // Tools write authors in many ways. A short title may be that of anything.
    (isTelling(title) ? waiting.findTitled(title) : undefined);

  const completeBy: Completing['completeBy'] = async (article) => {
    const page = pageOf(article);
    if (!page) return null;
    try {
      return await complete(page, article.id);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // The article is stored; the page waits on, and can be completed again.
      notice(`“${article.title}” was imported, but its notes still wait with its page. ${error.message}`);
      return null;
    }
  };

  async function* completedAll(
    outcomes: AsyncIterable<ImportOutcome>,
    given?: Id,
  ): AsyncGenerator<ImportOutcome, void> {
    let step = given;
    for await (const outcome of outcomes) {
      const done = 'article' in outcome ? await completeBy(outcome.article) : null;
      if (!done || !('article' in outcome)) {
        yield outcome;
        continue;
      }
      step ??= options.newId();
      const deed = options.begin(step);
      deed.gave(done);
      deed.completed(done);
      yield { ...outcome, article: index.get(outcome.article.id) ?? outcome.article, completed: step };
    }
  }
  const over =
    <Input, How extends Pick<ImportOptions, 'step'>>(
      run: (input: Input, how?: How) => AsyncGenerator<ImportOutcome, void>,
    ) =>
    (input: Input, how?: How): AsyncGenerator<ImportOutcome, void> =>
      how?.step === null ? run(input, how) : completedAll(run(input, how), how?.step);

  return {
    complete,
    completeBy,
    over: (importer) => ({
      ...importer,
      importBytes: over(importer.importBytes),
      importPaths: over(importer.importPaths),
    }),
  };
}
