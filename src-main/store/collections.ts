import type { Backups } from './backups';
import type { Disk } from './disk';
import { type Document, openDocument } from './document';
import { durableJson } from './durable-json';
import { type CollectionsFile, formats, noCollections } from './formats';
import type { Journal } from './journal/journal';

/** Opens the document of the reader's collections. @throws AppError `storage`, `newer-format` */
export async function openCollections(options: {
  disk: Disk;
  path: string;
  backups: Backups;
  journal: Journal | null;
  now: () => Date;
  notice: (sentence: string) => void;
}): Promise<Document<CollectionsFile>> {
  const adapter = durableJson({
    ...options,
    format: formats.collections,
    rebuild: async () => noCollections,
    unread: () => noCollections,
  });
  return openDocument(adapter, noCollections, 'The collection could not be saved');
}
