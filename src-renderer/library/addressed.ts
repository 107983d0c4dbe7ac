import { summariesOf } from '../summaries';
import { focusedArticle } from '../workspace';
import { anyTicked, tickedArticles, tickingDone } from './ticked-articles';

const rowInFocus = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[role="grid"][aria-label="Articles"] [role="row"]')?.dataset
    .key;

/** Whether there is an article that a command means. */
export const isAddressed = (): boolean => {
  return anyTicked() || rowInFocus() !== undefined || focusedArticle() !== undefined;
};

/** The articles that a command means: in the list the ticked ones, or the row with the keyboard; else the one that is read. */
export async function addressed(): Promise<string[]> {
  const row = rowInFocus();
  const inList =
    row !== undefined ||
    focusedArticle() === undefined ||
    document.activeElement?.closest('[data-region="library"]');
  await tickingDone();
  if (inList && anyTicked()) return tickedArticles();
  const one = row ?? focusedArticle();
  return one === undefined ? tickedArticles() : [one];
}

/** What holds of all articles that are meant decides which way a command goes. */
export async function addressedAre(
  is: (article: Awaited<ReturnType<typeof summariesOf>>[number]) => boolean,
): Promise<{
  ids: string[];
  all: boolean;
}> {
  const ids = await addressed();
  const some = await summariesOf(ids.slice(0, 1000));
  return { ids, all: some.length > 0 && some.every(is) };
}
