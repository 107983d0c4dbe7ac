import type { Output } from '#contract';
import type { ArticleFolder } from '../store/article-folder';
import { inDocumentOrder } from './document-order';
import type { Placer } from './placer';

/** Most places that are shown for one. */
const most = 3;

/** The annotations of an article that have no place in its newest text, with the places that they might have. */
export async function orphansIn(folder: ArticleFolder, placer: Placer): Promise<Output<'listOrphans'>> {
  const { record, text } = await folder.content();
  const orphans = folder.annotations.data.annotations
    .filter(({ deleted, target }) => deleted === null && target.version !== record.version)
    .sort(inDocumentOrder);
  if (orphans.length === 0) return [];
  const selectors = orphans.map(({ target, origin = target }) => origin.selector);
  const guesses = await placer.run('guess', { text, selectors, most });
  return orphans.map(({ id }, n) => ({ id, guesses: guesses[n] ?? [] }));
}
