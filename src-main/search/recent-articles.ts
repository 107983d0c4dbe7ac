import type { LibraryEntry } from '../store/formats';
import type { Searchable } from './searchable';

/** Most letters of texts that are kept. */
const mostLetters = 4_000_000;

/**
 * The articles that were read last. While words are typed much the same ones are found again and again, and opening an
 * article costs more than looking through it.
 */
export interface RecentArticles {
  /** As it was read, if that was for this very entry of the list: after a change there is another. */
  get: (entry: LibraryEntry) => Searchable | undefined;
  keep: (entry: LibraryEntry, article: Searchable) => void;
}

export function createRecentArticles(most = mostLetters): RecentArticles {
  const kept = new Map<LibraryEntry, Searchable>();
  let letters = 0;
  return {
    get: (entry) => {
      const article = kept.get(entry);
      if (!article) return undefined;
      kept.delete(entry);
      kept.set(entry, article);
      return article;
    },
    keep: (entry, article) => {
      // One monstrous text would drive all others out, and itself.
      if (kept.has(entry) || article.text.length > most) return;
      kept.set(entry, article);
      letters += article.text.length;
      for (const [old, { text }] of kept) {
        if (letters <= most) break;
        kept.delete(old);
        letters -= text.length;
      }
    },
  };
}
