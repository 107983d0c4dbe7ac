import type { Checked, Id } from '#contract';
import type { Document } from '../../store/document';
import type { CollectionsFile } from '../../store/formats';

type Pair = CollectionsFile['apart'][number];

const pairOf = (a: Id, b: Id): Pair => (a < b ? [a, b] : [b, a]);

/** Articles that the reader has said are not the same. */
export interface Apart {
  are: (a: Id, b: Id) => boolean;
  pairs: () => readonly (readonly [Id, Id])[];
  /** @throws AppError `storage` */
  keep: (input: Checked<'keepApart'>) => Promise<void>;
}

export function createApart(document: Document<CollectionsFile>, changed: () => void): Apart {
  let known: { of: unknown; keys: Set<string> } | null = null;
  return {
    pairs: () => document.data.apart,
    are: (a, b) => {
      const { apart } = document.data;
      if (known?.of !== apart) known = { of: apart, keys: new Set(apart.map((pair) => pair.join(' '))) };
      return known.keys.has(pairOf(a, b).join(' '));
    },
    keep: async ({ articles, not }) => {
      const all = [...new Set(articles)].sort();
      const pairs = all.flatMap((a, at) => all.slice(at + 1).map((b) => pairOf(a, b)));
      const keys = new Set(pairs.map((pair) => pair.join(' ')));
      await document.update((file) => {
        const others = file.apart.filter((pair) => !keys.has(pair.join(' ')));
        const apart = not ? others : [...others, ...pairs];
        return apart.length === file.apart.length ? file : { ...file, apart };
      });
      changed();
    },
  };
}
