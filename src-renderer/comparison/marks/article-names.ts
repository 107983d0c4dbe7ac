import { heldAnswer } from '../../api';
import { useWorkspace } from '../../workspace';

const siteOf = (id: string): string | null => heldAnswer('getArticle', { id })?.siteName ?? null;

/** What an open article is called in a sentence: its outlet, or its title where that says too little. */
export function articleName(id: string): string {
  const article = heldAnswer('getArticle', { id });
  if (!article) return 'the other article';
  const { panes } = useWorkspace.getState();
  const site = article.siteName;
  const isAlone = site !== null && panes.every((other) => other === id || siteOf(other) !== site);
  return isAlone ? site : `“${article.title}”`;
}

/** “The Gazette”, “The Gazette and Island Radio”, “A, B and C”. */
export function inSentence(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
