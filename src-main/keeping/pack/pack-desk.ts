import { type Desk, openDesk } from '../../threads/desk';
import { createPackReader } from './pack-reader';
import { createPackWriter } from './pack-writer';

/** All that packing and unpacking do that takes time and needs nothing of the open library. */
export const createPackTasks = (textOf: (html: string) => string) => ({
  ...createPackWriter(),
  ...createPackReader(textOf),
});

/** Where one file is packed or unpacked. Closing it closes the file. */
export type PackDesk = Desk<ReturnType<typeof createPackTasks>>;

export function openPackDesk(
  { packWorker, textOf }: { packWorker?: URL | undefined; textOf: (html: string) => string },
  what: 'Packing the library' | 'Adding the library',
): PackDesk {
  return openDesk({ worker: packWorker, here: () => createPackTasks(textOf), what });
}
