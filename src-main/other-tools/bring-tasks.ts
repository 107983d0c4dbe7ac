import { readBrought } from './read-brought';
import type { Brought, BroughtItem } from './record';

/** What a file says, without its pages. */
export type BroughtHead = Omit<Brought, 'items'> & { count: number };

/** Reading a file of another tool, where it can be ended. Pages are handed over in pieces: to take in all at once takes long. */
export function createBringTasks() {
  let items: readonly BroughtItem[] = [];
  return {
    read: async ({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<BroughtHead | null> => {
      const brought = await readBrought(name, bytes);
      if (!brought) return null;
      const { items: all, ...head } = brought;
      items = all;
      return { ...head, count: all.length };
    },
    items: ({ from, count }: { from: number; count: number }): BroughtItem[] =>
      items.slice(from, from + count),
  };
}
