import type { MarkedPassage } from './marked-passages';

/** The passages that are marked in each article on the screen, for commands. */
const held = new Map<string, readonly MarkedPassage[]>();

export function holdMarks(article: string, passages: readonly MarkedPassage[]): () => void {
  held.set(article, passages);
  return () => {
    if (held.get(article) === passages) held.delete(article);
  };
}

export const heldMarks = (article: string): readonly MarkedPassage[] => held.get(article) ?? [];
