import type { Backups } from './backups';
import type { Disk } from './disk';
import { type Document, openDocument } from './document';
import { durableJson } from './durable-json';
import { type AwaitedFile, formats } from './formats';
import type { Journal } from './journal/journal';

/** Opens the document of pages that wait for their text. @throws AppError `storage` */
export async function openAwaited(options: {
  disk: Disk;
  path: string;
  backups: Backups;
  journal: Journal | null;
  now: () => Date;
  notice: (sentence: string) => void;
}): Promise<Document<AwaitedFile>> {
  const none: AwaitedFile = { formatVersion: 1, pages: [] };
  const adapter = durableJson({
    ...options,
    format: formats.awaited,
    rebuild: async () => none,
    unread: () => none,
  });
  return openDocument(adapter, none, 'The list of pages that wait for their text could not be saved');
}
