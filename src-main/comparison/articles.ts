import { AppError, type Id } from '#contract';
import type { Articles } from '../store/articles';
import { described } from '../store/described';
import type { ComparedArticle } from './alignments';

/** An article of the library as it is compared, and what it is called. @throws AppError `not-found`, `storage` */
export async function readCompared(articles: Articles, id: Id): Promise<ComparedArticle & { title: string }> {
  try {
    return await articles.use(id, async ({ content }) => {
      const { record, text } = await content();
      const { title, lang, publishedTime } = described(record);
      return { article: id, version: record.version, text, title, lang, published: publishedTime };
    });
  } catch (error) {
    const isMissing = error instanceof AppError && error.code === 'not-found';
    if (isMissing && (await articles.isTrashed(id))) throw inTrash();
    throw error;
  }
}

const inTrash = (): AppError =>
  new AppError('not-found', 'An article of this comparison is in the trash. Bring it back to compare it.');
