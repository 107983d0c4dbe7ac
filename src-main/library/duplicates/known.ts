import type { Id } from '#contract';
import { join } from 'node:path';
import { z } from 'zod';
import type { Disk } from '../../store/disk';
import type { LibraryEntry } from '../../store/formats';
import { readSummed, writeSummed } from '../../store/summed-line';
import { fingerprintFrom, written } from './fingerprint';

/** A fingerprint and what tells whether the text is still the same one: its file and how many words it has. */
const Known = z.object({ of: z.string(), print: z.string().nullable() });
const KnownFile = z.object({ formatVersion: z.literal(1), prints: z.record(z.string(), Known) });

/**
 * Fingerprints that have been made, kept over sessions in `index/alike.json`. All of it can be made again: it is written at
 * once and not by way of the journal, and one that is not as it was written counts for nothing.
 */
export interface KnownPrints {
  /** Undefined: not made yet. Null: too short to have one. */
  get: (entry: LibraryEntry) => Promise<Uint16Array | null | undefined>;
  set: (entry: LibraryEntry, print: Uint16Array | null) => void;
  /** Writes what is new; not being able to is no error. */
  save: (isThere: (id: Id) => boolean) => Promise<void>;
}

export function createKnownPrints({ disk, root }: { disk: Disk; root: string }): KnownPrints {
  const folder = join(root, 'index');
  const path = join(folder, 'alike.json');
  let reading: Promise<Map<Id, { of: string; print: Uint16Array | null }>> | null = null;
  let isNew = false;

  const read = async () => {
    const prints = new Map<Id, { of: string; print: Uint16Array | null }>();
    try {
      const bytes = await disk.read(path);
      const file = KnownFile.parse(readSummed(bytes?.toString('utf8').trimEnd() ?? ''));
      for (const [id, { of, print }] of Object.entries(file.prints)) {
        const numbers = print === null ? null : fingerprintFrom(print);
        if (numbers || print === null) prints.set(id, { of, print: numbers });
      }
    } catch {
      // It is made again.
    }
    return prints;
  };
  const all = () => (reading ??= read());
  const keyOf = ({ source, words }: LibraryEntry): string => `${source.sha256.slice(0, 16)} ${words}`;

  return {
    get: async (entry) => {
      const known = (await all()).get(entry.id);
      return known?.of === keyOf(entry) ? known.print : undefined;
    },
    set: (entry, print) => {
      isNew = true;
      void all().then((prints) => prints.set(entry.id, { of: keyOf(entry), print }));
    },
    save: async (isThere) => {
      if (!isNew) return;
      isNew = false;
      const prints: z.infer<typeof KnownFile>['prints'] = {};
      for (const [id, { of, print }] of await all())
        if (isThere(id)) prints[id] = { of, print: print && written(print) };
      try {
        await disk.makeFolder(folder);
        await disk.write(path, writeSummed({ formatVersion: 1, prints }));
      } catch {
        // Where nothing may be written, they are made again the next time.
      }
    },
  };
}
