import type { Id } from '#contract';
import { z } from 'zod';
import type { Disk } from '../../store/disk';
import { readSummed, writeSummed } from '../../store/summed-line';
import { fingerprintFrom, written } from './fingerprint';

/** What tells whether a text is still the one that something is known of. */
interface Text {
  id: Id;
  of: string;
}

const Known = z.object({ of: z.string(), print: z.string().nullable() });
/** Ids and `of` of two, and the likeness of their texts. */
const Likeness = z.tuple([z.string(), z.string(), z.string(), z.string(), z.number().min(0).max(1)]);
const KnownFile = z.object({
  formatVersion: z.literal(1),
  prints: z.record(z.string(), Known),
  pairs: z.array(Likeness).default([]),
});

/**
 * Fingerprints and likenesses that have been found, kept over sessions. All of it can be made again: it is written at once and
 * not by way of the journal, and a file that is not as it was written counts for nothing.
 */
export interface KnownPrints {
  /** Undefined: not made yet. Null: too short to have one. */
  get: (text: Text) => Uint16Array | null | undefined;
  set: (text: Text, print: Uint16Array | null) => void;
  /** Undefined: not compared yet. */
  likeness: (a: Text, b: Text) => number | undefined;
  setLikeness: (a: Text, b: Text, likeness: number) => void;
  /** Writes what is new, but for articles that are gone; not being able to is no error. */
  save: (isThere: (id: Id) => boolean) => Promise<void>;
}

export async function createKnownPrints(place: {
  disk: Disk;
  folder: string;
  path: string;
}): Promise<KnownPrints> {
  const { disk, folder, path } = place;
  const prints = new Map<Id, { of: string; print: Uint16Array | null }>();
  const pairs = new Map<string, z.infer<typeof Likeness>>();
  const keyOf = (a: Text, b: Text): string => `${a.id} ${b.id}`;
  let isNew = false;

  try {
    const bytes = await disk.read(path);
    const file = KnownFile.parse(readSummed(bytes?.toString('utf8').trimEnd() ?? ''));
    for (const [id, { of, print }] of Object.entries(file.prints)) {
      const numbers = print === null ? null : fingerprintFrom(print);
      if (numbers || print === null) prints.set(id, { of, print: numbers });
    }
    for (const pair of file.pairs) pairs.set(`${pair[0]} ${pair[2]}`, pair);
  } catch {
    // It is made again.
  }

  return {
    get: ({ id, of }) => {
      const known = prints.get(id);
      return known?.of === of ? known.print : undefined;
    },
    set: ({ id, of }, print) => {
      isNew = true;
      prints.set(id, { of, print });
    },
    likeness: (a, b) => {
      const known = pairs.get(keyOf(a, b));
      return known?.[1] === a.of && known[3] === b.of ? known[4] : undefined;
    },
    setLikeness: (a, b, likeness) => {
      isNew = true;
      pairs.set(keyOf(a, b), [a.id, a.of, b.id, b.of, likeness]);
    },
    save: async (isThere) => {
      if (!isNew) return;
      isNew = false;
      const file: z.infer<typeof KnownFile> = { formatVersion: 1, prints: {}, pairs: [] };
      for (const [id, { of, print }] of prints) {
        if (isThere(id)) file.prints[id] = { of, print: print && written(print) };
      }
      for (const pair of pairs.values()) if (isThere(pair[0]) && isThere(pair[2])) file.pairs.push(pair);
      try {
        await disk.makeFolder(folder);
        await disk.write(path, writeSummed(file));
      } catch {
        // Where nothing may be written, they are made again the next time.
      }
    },
  };
}
