import { createContext, useContext } from 'react';
import { heldAnswer, useAnswer, useSteadyAnswer } from './api';

/** Why nothing in the library can be changed, in a sentence; null where all can, and before that is known. */
export const whyReadOnly = (): string | null => heldAnswer('getStatus', {})?.readOnly ?? null;

/** Why what is shown here cannot be changed although the library can: the notes of an article that a newer program wrote. */
export const RefusalHere = createContext<string | null>(null);

/** Why nothing can be changed here, in a sentence; null where it can. Controls that change something ask it. */
export function useRefusal(): string | null {
  const here = useContext(RefusalHere);
  return useAnswer('getStatus', {}).data?.readOnly ?? here;
}

/** Why the notes of an article cannot be changed; null where they can, and before that is known. */
export const whyNotesReadOnly = (article: string): string | null =>
  whyReadOnly() ?? heldAnswer('getArticle', { id: article })?.notesReadOnly ?? null;

/** As `whyNotesReadOnly`, of the article alone and kept fresh; it is not asked for. */
export const useNotesRefusal = (article: string): string | null =>
  useSteadyAnswer('getArticle', { id: article }, () => false, false).data?.notesReadOnly ?? null;

/** Commands that change what is stored of the library. Others that do are refused by the main side. */
export const changingCommands: ReadonlySet<string> = new Set([
  ...['annotate.highlight', 'annotate.note', 'annotate.tags', 'annotate.article-note', 'annotate.extend'],
  ...['annotate.delete', 'article.metadata', 'article.clean-again'],
  ...['library.import', 'library.import-folder', 'library.samples', 'library.new-collection'],
  ...['library.clean-all', 'links.start', 'notes.place', 'grid.put', 'grid.new-row', 'grid.place'],
  ...['library.favourite', 'library.read', 'library.tags', 'library.to-trash', 'library.merge'],
  ...['library.collect', 'library.add-to-collection', 'library.take-out', 'library.save-search'],
  ...['library.rename-collection', 'library.collection-inside', 'library.delete-collection'],
  ...['library.change-search', 'library.update-search'],
  ...['up', 'down', 'in', 'out'].map((move) => `library.collection-${move}`),
  ...['comparing.save', 'comparing.rename', 'comparing.note', 'comparing.reject'],
]);
