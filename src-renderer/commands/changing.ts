import { changingCommands, whyNotesReadOnly, whyReadOnly } from '../read-only';
import { focusedArticle } from '../workspace';
import type { Command } from './command';

/** Whether a command changes notes on the article that is read. */
const ofNotes = (id: string): boolean =>
  /^(annotate|category)\./.test(id) || id === 'links.start' || id === 'notes.place';

/** Why a command cannot be run because it would change what can only be read, in a sentence; null when that is not so. */
export function whyRefused({ id }: Pick<Command, 'id'>): string | null {
  if (!changingCommands.has(id) && !id.startsWith('category.')) return null;
  const article = focusedArticle();
  return whyReadOnly() ?? (article !== undefined && ofNotes(id) ? whyNotesReadOnly(article) : null);
}
