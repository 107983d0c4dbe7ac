import type { Passage } from '#contract';
import { longDate } from '../dates';
import { say, sayError } from '../toasts';
import type { OpenArticle } from './open-articles';

/** Puts a passage on the clipboard with where it is from. */
export async function copyWithCitation({ article, map }: OpenArticle, passage: Passage): Promise<void> {
  const quote = map.text.slice(passage.start, passage.end).replace(/\s*\n\s*/g, '\n\n');
  const source = [
    article.byline,
    `“${article.title}”`,
    article.siteName,
    article.publishedTime && longDate(article.publishedTime),
    article.source.url,
  ].filter(Boolean);
  try {
    await navigator.clipboard.writeText(`“${quote}”\n\n— ${source.join(', ')}`);
    say('Copied with citation');
  } catch (error) {
    sayError(error);
  }
}
