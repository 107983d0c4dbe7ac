import { create } from 'zustand';
import { openDialog } from '../workspace';

/** The articles whose tags are being written. */
export const useTagging = create<{ articles: readonly string[] }>(() => ({ articles: [] }));

export function editArticleTags(articles: readonly string[]): void {
  if (articles.length === 0) return;
  useTagging.setState({ articles });
  openDialog('article-tags');
}
