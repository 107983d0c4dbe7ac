import { type Alignment, AppError, type Id } from '#contract';
import type { Comparer } from './comparer';
import { swapped } from './swapped';
import type { ComparedText } from './text';

/** An article as it is compared. */
export interface ComparedArticle extends ComparedText {
  article: Id;
  version: number;
}

/** What pairs of articles have in common: worked out once for each pair of texts, whoever asks and in whatever order. */
export interface Alignments {
  /** @throws AppError `cancelled` when `signal` says so, and those of the comparer */
  of: (a: ComparedArticle, b: ComparedArticle, signal?: AbortSignal) => Promise<Alignment>;
}

/** Most alignments that are remembered, and most of all their texts together, in UTF-16 code units. */
const most = { pairs: 28, length: 8_000_000 };

interface Entry {
  found: Promise<Alignment>;
  /** Length of both texts: what an alignment holds grows with it. */
  length: number;
  isDone: boolean;
  /** How many wait for it; when nobody does any more, it is ended. */
  waiting: number;
  ender: AbortController;
}

export function createAlignments(comparer: Pick<Comparer, 'compare'>, limit = most): Alignments {
  /** In order of use, the least recent first. */
  const known = new Map<string, Entry>();

  const start = (key: string, a: ComparedArticle, b: ComparedArticle): Entry => {
    const ender = new AbortController();
    const entry: Entry = {
      found: comparer.compare(a, b, ender.signal),
      ...{ length: a.text.length + b.text.length, isDone: false, waiting: 0, ender },
    };
    const forget = (): void => void (known.get(key) === entry && known.delete(key));
    entry.found.then(() => {
      entry.isDone = true;
      if (known.get(key) === entry) trim();
    }, forget);
    return entry;
  };

  const trim = (): void => {
    let [pairs, length] = [0, 0];
    // The one used last is always kept.
    for (const [key, entry] of [...known].reverse()) {
      if (!entry.isDone) continue;
      pairs++;
      length += entry.length;
      if (pairs > 1 && (pairs > limit.pairs || length > limit.length)) known.delete(key);
    }
  };

  const wait = (entry: Entry, key: string, signal: AbortSignal | undefined): Promise<Alignment> => {
    if (entry.isDone) return entry.found;
    entry.waiting++;
    return new Promise<Alignment>((resolve, reject) => {
      const leave = (): void => {
        reject(cancelled());
        if (--entry.waiting > 0) return;
        if (known.get(key) === entry) known.delete(key);
        entry.ender.abort();
      };
      signal?.addEventListener('abort', leave, { once: true });
      const done = (): void => signal?.removeEventListener('abort', leave);
      entry.found.finally(done).then(resolve, reject);
    });
  };

  return {
    of: async (a, b, signal) => {
      if (signal?.aborted) throw cancelled();
      const [keyA, keyB] = [keyOf(a), keyOf(b)];
      const isTurned = keyB < keyA;
      const [first, second] = isTurned ? [b, a] : [a, b];
      const key = isTurned ? `${keyB} ${keyA}` : `${keyA} ${keyB}`;
      const entry = known.get(key) ?? start(key, first, second);
      known.delete(key);
      known.set(key, entry);
      const found = await wait(entry, key, signal);
      return isTurned ? swapped(found, a.text) : found;
    },
  };
}

/** What an alignment depends on: the text, its language, and the day that its words count from. */
const keyOf = ({ article, version, lang, published }: ComparedArticle): string =>
  JSON.stringify([article, version, lang, published]);

const cancelled = (): AppError => new AppError('cancelled', 'Comparing the articles was cancelled.');
