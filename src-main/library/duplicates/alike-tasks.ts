import type { Id } from '#contract';
import { createDisk, type Disk } from '../../store/disk';
import { fingerprintOf } from './fingerprint';
import { candidates, type Looked } from './candidates';
import { likenessOf, runsOf } from './runs';
import { createKnownPrints, type KnownPrints } from './known';

/** An article as it is to be looked at: where its text lies, and what tells whether that is still the same one. */
export interface Listed {
  id: Id;
  of: string;
  text: string;
  addresses: readonly string[];
}

/** Two articles that may be the same, with the likeness of their texts. */
export interface Pair {
  a: Id;
  b: Id;
  likeness: number;
}

/** How long one task goes on with pairs before it tells how far it is. Milliseconds. */
const stretch = 200;

/**
 * The tasks of finding texts that are nearly the same; they share what has been looked at since `begin`. Texts are read as they
 * lie there: what has been found is only told, never stored with an article.
 */
export function createAlikeTasks(disk: Disk = createDisk()) {
  let known: KnownPrints | null = null;
  let looked = new Map<Id, Looked>();
  let pairs: [Looked, Looked][] = [];
  let next = 0;

  const runsIn = async ({ text }: Pick<Listed, 'text'>): Promise<Set<number> | null> => {
    const bytes = await disk.read(text).catch(() => null);
    return bytes && runsOf(bytes.toString('utf8'));
  };
  const likeness = async (a: Looked, b: Looked): Promise<number> => {
    const found = known?.likeness(a, b);
    if (found !== undefined) return found;
    const [x, y] = [await runsIn(a), await runsIn(b)];
    // One that was deleted meanwhile is nothing to compare with.
    if (!x || !y) return 0;
    const share = likenessOf(x, y);
    known?.setLikeness(a, b, share);
    return share;
  };

  return {
    /** @param folder of what can be made again; `path` is where fingerprints are kept */
    begin: async ({ folder, path }: { folder: string; path: string }): Promise<null> => {
      known ??= await createKnownPrints({ disk, folder, path });
      looked = new Map();
      pairs = [];
      next = 0;
      return null;
    },
    /** Makes the fingerprints that are not known yet. */
    look: async (articles: readonly Listed[]): Promise<null> => {
      for (const article of articles) {
        let print = known?.get(article);
        if (print === undefined) {
          const runs = await runsIn(article);
          if (!runs) continue;
          print = fingerprintOf(runs);
          known?.set(article, print);
        }
        looked.set(article.id, { ...article, print });
      }
      return null;
    },
    /** @returns how many pairs are to be compared */
    pair: (apart: readonly (readonly [Id, Id])[]): number => {
      pairs = candidates([...looked.values()], apart);
      return pairs.length;
    },
    /** Compares the next pairs, for some time. Empty when none is left. */
    compare: async (): Promise<Pair[]> => {
      const found: Pair[] = [];
      const end = performance.now() + stretch;
      while (next < pairs.length && (found.length === 0 || performance.now() < end)) {
        const [a, b] = pairs[next++] as [Looked, Looked];
        found.push({ a: a.id, b: b.id, likeness: await likeness(a, b) });
      }
      return found;
    },
    /**
     * Keeps what is new for the next time. Not being able to is no error.
     * @param all whether all articles were looked at: the others are gone
     */
    save: async ({ all }: { all: boolean }): Promise<null> => {
      await known?.save((id) => !all || looked.has(id));
      return null;
    },
  };
}

export type AlikeTasks = ReturnType<typeof createAlikeTasks>;
