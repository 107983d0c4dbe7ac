import type { Backups } from './backups';
import type { Disk } from './disk';
import { type Document, openDocument } from './document';
import { durableJson } from './durable-json';
import { formats, noTemplates, type TemplatesFile } from './formats';
import type { Journal } from './journal/journal';

/** Opens the document of the reader's own templates. @throws AppError `storage` */
export async function openTemplates(options: {
  disk: Disk;
  path: string;
  backups: Backups;
  journal: Journal | null;
  now: () => Date;
  notice: (sentence: string) => void;
}): Promise<Document<TemplatesFile>> {
  const adapter = durableJson({
    ...options,
    format: formats.templates,
    rebuild: async () => noTemplates,
    unread: () => noTemplates,
  });
  return openDocument(adapter, noTemplates, 'The template could not be saved');
}
