import { readBrought } from './read-brought';
import type { Brought } from './record';

/** Reading a file of another tool, where it can be ended. */
export const bringTasks = {
  read: ({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<Brought | null> =>
    readBrought(name, bytes),
};
